package io.lakecaravan.format.compression;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
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
        return new BrotliExpansion(name(), stored);
    }

    /**
     * The library pads an early end with zeros and gives what they mean before it complains. So what it gives once the
     * stored bytes have run out is held back until it has come to the end.
     */
    private static final class BrotliExpansion extends Expansion {
        private static final int MOST_HELD = 4 << 20;

        private Optional<InputStream> brotli = Optional.empty();
        private final ByteArrayOutputStream held = new ByteArrayOutputStream();
        private Optional<InputStream> tail = Optional.empty();

        BrotliExpansion(String codec, InputStream stored) {
            super(codec, stored);
        }

        @Override
        int expand(byte[] target, int start, int length) throws IOException {
            if (tail.isPresent()) {
                return tail.get().read(target, start, length);
            }
            if (brotli.isEmpty()) {
                brotli = Optional.of(new BrotliInputStream(stored()));
            }
            int count = brotli.get().read(target, start, length);
            if (!stored().isPassed()) {
                return count;
            }
            while (count >= 0) {
                held.write(target, start, count);
                if (held.size() > MOST_HELD) {
                    throw corrupt("has an end that expands to more than " + MOST_HELD + " bytes");
                }
                count = brotli.get().read(target, start, length);
            }
            tail = Optional.of(new ByteArrayInputStream(held.toByteArray()));
            return tail.get().read(target, start, length);
        }
    }
}
