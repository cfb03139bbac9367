package io.lakecaravan.format.compression;

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
        return Magic.is(head, 0, 0x1f, 0x8b, 8);
    }

    @Override
    public Expansion expand(InputStream stored) {
        return new GzipExpansion(name(), stored);
    }
}
