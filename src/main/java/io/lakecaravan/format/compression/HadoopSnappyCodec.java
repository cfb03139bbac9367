package io.lakecaravan.format.compression;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/** Snappy as Hadoop's SnappyCodec writes it. */
final class HadoopSnappyCodec implements Codec {
    @Override
    public String name() {
        return "snappy";
    }

    @Override
    public Set<String> extensions() {
        return Set.of("snappy");
    }

    @Override
    public boolean recognises(byte[] head) {
        return HadoopBlocks.couldStart(head) && Trial.expands(this, HadoopBlocks.firstChunk(head));
    }

    @Override
    public Expansion expand(InputStream stored) {
        return new HadoopBlocks(name(), stored) {
            @Override
            Window.Block chunk(long end, long most, Window window) throws IOException {
                return new SnappyBlock(stored(), end, most, window, this::corrupt);
            }
        };
    }
}
