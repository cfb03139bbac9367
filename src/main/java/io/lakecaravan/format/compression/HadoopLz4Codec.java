package io.lakecaravan.format.compression;

import java.io.InputStream;
import java.util.Set;

/** LZ4 as Hadoop's Lz4Codec writes it. Its blocks say so little of themselves that the name must help. */
final class HadoopLz4Codec implements Codec {
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
        return HadoopBlocks.couldStart(head) && Trial.expands(this, HadoopBlocks.firstChunk(head));
    }

    @Override
    public Expansion expand(InputStream stored) {
        return new HadoopBlocks(name(), stored) {
            @Override
            Window.Block chunk(long end, long most, Window window) {
                return new Lz4Block(stored(), end, window, this::corrupt);
            }
        };
    }
}
