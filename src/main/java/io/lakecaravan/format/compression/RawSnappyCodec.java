package io.lakecaravan.format.compression;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;

/** One raw Snappy block without any frame; believed only where the name says so and the bytes expand. */
final class RawSnappyCodec implements Codec {
    @Override
    public String name() {
        return "snappy-raw";
    }

    @Override
    public Set<String> extensions() {
        return Set.of("snappy");
    }

    @Override
    public boolean recognises(byte[] head) {
        return Trial.expands(this, head);
    }

    @Override
    public Expansion expand(InputStream stored) {
        return new Expansion(name(), stored) {
            private Optional<SnappyBlock> block = Optional.empty();

            @Override
            int expand(byte[] target, int start, int length) throws IOException {
                if (block.isEmpty()) {
                    block = Optional.of(
                            new SnappyBlock(stored(), Long.MAX_VALUE, 0xffffffffL, new Window(), this::corrupt));
                }
                int count = block.get().read(target, start, length);
                return count >= 0 || stored().isAtEnd() ? count : strayed();
            }
        };
    }
}
