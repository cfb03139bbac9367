package io.lakecaravan.format.text;

import java.nio.charset.Charset;
import java.util.Locale;

/**
 * How a text's characters are stored.
 *
 * @param bomBytes length of the byte order mark at the start, 0 where there is none
 */
public record TextEncoding(Charset charset, int bomBytes) {
    /** IANA name in lower case, e.g. {@code utf-8}. */
    public String name() {
        return charset.name().toLowerCase(Locale.ROOT);
    }
}
