package io.lakecaravan.format.text;

import java.io.InputStream;
import java.util.Set;

/** RFC 1952. */
final class GzipCodec implements Codec {
    @Override
    public String name() {
        return "gzip";
    }

    @Override
    public Set<String> extensions() {
        return Set.of("gz", "gzip");
    }

    @Override
    public boolean recognises(byte[] head) {
        return head.length >= 3 && head[0] == 0x1f && head[1] == (byte) 0x8b && head[2] == 8;
    }

    @Override
    public InputStream expand(InputStream stored) {
        return new GzipStream(stored);
    }
}
