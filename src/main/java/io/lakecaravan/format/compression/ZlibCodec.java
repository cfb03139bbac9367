package io.lakecaravan.format.compression;

import java.io.InputStream;
import java.util.Set;
import java.util.zip.Inflater;

/** RFC 1950: one deflate stream with its two-byte header, which plain text may start with, too. */
final class ZlibCodec implements Codec {
    @Override
    public String name() {
        return "zlib";
    }

    @Override
    public Set<String> extensions() {
        return Set.of("zz", "zlib", "deflate");
    }

    @Override
    public boolean recognises(byte[] head) {
        boolean header = head.length > 2
                && head[0] == 0x78
                && (0x7800 | head[1] & 0xff) % 31 == 0
                && (head[1] & 0x20) == 0
                && Trial.expands(this, head);
        return header;
    }

    @Override
    public Expansion expand(InputStream stored) {
        return new InflateExpansion(name(), stored, new Inflater());
    }
}
