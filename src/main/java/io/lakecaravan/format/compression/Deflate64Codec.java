package io.lakecaravan.format.compression;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.compress.compressors.deflate64.Deflate64CompressorInputStream;

/** Deflate with a window of 64 kB, which some systems write into large zip archives. */
final class Deflate64Codec implements Codec {
    @Override
    public String name() {
        return "deflate64";
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
        return new Expansion(name(), stored) {
            private Optional<InputStream> deflate = Optional.empty();

            @Override
            int expand(byte[] target, int start, int length) throws IOException {
                if (deflate.isEmpty()) {
                    deflate = Optional.of(new Deflate64CompressorInputStream(stored()));
                }
                return deflate.get().read(target, start, length);
            }
        };
    }
}
