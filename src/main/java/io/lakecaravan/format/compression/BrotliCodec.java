package io.lakecaravan.format.compression;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import org.brotli.dec.BrotliInputStream;

/** RFC 7932. The stream has no magic: believed only where the name says so and the bytes expand. */
final class BrotliCodec implements Codec {
    @Override
    public String name() {
        return "brotli";
    }

    @Override
    public Set<String> extensions() {
        return Set.of("br");
    }

    @Override
    public boolean recognises(byte[] head) {
        return head.length > 1 && Trial.expands(this, head);
    }

    @Override
    public Expansion expand(InputStream stored) {
        return new Expansion(name(), stored) {
            private Optional<InputStream> brotli = Optional.empty();

            @Override
            int expand(byte[] target, int start, int length) throws IOException {
                if (brotli.isEmpty()) {
                    brotli = Optional.of(new BrotliInputStream(stored()));
                }
                return brotli.get().read(target, start, length);
            }
        };
    }
}
