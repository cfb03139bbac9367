package io.lakecaravan.format.compression;

import java.io.InputStream;
import java.util.Set;

/** The LZ4 frame format 1.6, with frames one behind the other, skippable and legacy ones among them. */
final class Lz4Codec implements Codec {
    @Override
    public String name() {
        return "lz4";
    }

    @Override
    public Set<String> extensions() {
        return Set.of("lz4");
    }

    @Override
    public boolean recognises(byte[] head) {
        byte[] behind = Skippable.behind(head);
        return isFrame(behind) || isLegacy(behind);
    }

    static boolean isFrame(byte[] head) {
        return Magic.is(head, 0, 0x04, 0x22, 0x4d, 0x18);
    }

    static boolean isLegacy(byte[] head) {
        return Magic.is(head, 0, 0x02, 0x21, 0x4c, 0x18);
    }

    @Override
    public Expansion expand(InputStream stored) {
        return new Lz4Expansion(name(), stored);
    }
}
