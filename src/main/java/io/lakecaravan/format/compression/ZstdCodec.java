package io.lakecaravan.format.compression;

import java.io.InputStream;
import java.util.Set;

/** RFC 8878: frames one behind the other, skippable ones among them. */
final class ZstdCodec implements Codec {
    @Override
    public String name() {
        return "zstd";
    }

    @Override
    public Set<String> extensions() {
        return Set.of("zst", "zstd");
    }

    @Override
    public boolean recognises(byte[] head) {
        return isFrame(Skippable.behind(head));
    }

    static boolean isFrame(byte[] head) {
        return Magic.is(head, 0, 0x28, 0xb5, 0x2f, 0xfd);
    }

    @Override
    public Expansion expand(InputStream stored) {
        return new ZstdExpansion(name(), stored);
    }
}
