package io.lakecaravan.format.archive;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What a pax header says of the member behind it: lines of "length keyword=value".
 *
 * @param size -1 where it says nothing of it
 */
record Pax(Optional<String> path, long size) {
    static Pax parse(byte[] content) {
        Optional<String> path = Optional.empty();
        long size = -1;
        int at = 0;
        while (at < content.length) {
            int digits = at;
            int length = 0;
            while (digits < content.length
                    && content[digits] >= '0'
                    && content[digits] <= '9'
                    && length < content.length) {
                length = 10 * length + content[digits++] - '0';
            }
            if (length <= digits - at + 1 || length > content.length - at) {
                break;
            }
            String line = new String(content, digits + 1, at + length - digits - 2, StandardCharsets.UTF_8);
            if (line.startsWith("path=")) {
                path = Optional.of(line.substring(5));
            } else if (line.matches("size=[0-9]{1,18}")) {
                size = Long.parseLong(line.substring(5));
            }
            at += length;
        }
        return new Pax(path, size);
    }
}
