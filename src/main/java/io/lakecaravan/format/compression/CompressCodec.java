package io.lakecaravan.format.compression;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.compress.compressors.z.ZCompressorInputStream;

/** The LZW of Unix {@code compress}. Its streams do not say where they end. */
final class CompressCodec implements Codec {
    private static final int MEMORY_KIB = 4 << 10;

    @Override
    public String name() {
        return "compress";
    }

    @Override
    public Set<String> extensions() {
        return Set.of("z");
    }

    @Override
    public boolean recognises(byte[] head) {
        boolean magic = Magic.is(head, 0, 0x1f, 0x9d) && head.length > 2;
        int bits = magic ? head[2] & 0x1f : 0;
        return bits >= 9 && bits <= 16 && (head[2] & 0x60) == 0;
    }

    @Override
    public Expansion expand(InputStream stored) {
        return new Expansion(name(), stored) {
            private Optional<InputStream> words = Optional.empty();

            @Override
            int expand(byte[] target, int start, int length) throws IOException {
                if (words.isEmpty()) {
                    words = Optional.of(new ZCompressorInputStream(stored(), MEMORY_KIB));
                }
                return words.get().read(target, start, length);
            }
        };
    }
}
