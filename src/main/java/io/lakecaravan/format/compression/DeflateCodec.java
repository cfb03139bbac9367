package io.lakecaravan.format.compression;

import java.io.InputStream;
import java.util.Set;
import java.util.zip.Inflater;

/** RFC 1951 without any header, as members of zip archives are stored; never recognised by itself. */
final class DeflateCodec implements Codec {
    @Override
    public String name() {
        return "deflate";
    }

    @Override
    public Set<String> extensions() {
        return Set.of();
    }

    @Override
    public boolean recognises(byte[] head) {
        return false;
    }

    @Override
    public Expansion expand(InputStream stored) {
        return new InflateExpansion(name(), stored, new Inflater(true));
    }
}
