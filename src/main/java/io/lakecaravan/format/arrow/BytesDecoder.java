package io.lakecaravan.format.arrow;

import java.nio.charset.StandardCharsets;

/** What the bytes of a value of variable width become. */
@FunctionalInterface
interface BytesDecoder {
    BytesDecoder TEXT = bytes -> new String(bytes, StandardCharsets.UTF_8);
    BytesDecoder BINARY = bytes -> bytes;

    Object decode(byte[] bytes);
}
