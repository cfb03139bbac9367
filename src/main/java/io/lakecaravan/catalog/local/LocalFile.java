package io.lakecaravan.catalog.local;

import java.nio.charset.StandardCharsets;

/**
 * A file of the local catalog before it is written.
 *
 * @param path relative to the catalog's directory, with {@code /}
 * @param text ends with a line feed
 */
public record LocalFile(String path, String text) {
    public byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
