package io.lakecaravan.format.parquet;

import io.lakecaravan.format.ObjectSource;
import java.io.IOException;

/** The bytes of one column chunk, or of its beginning. */
sealed interface ChunkInput {
    /** Position after the last byte to be had. */
    long end();

    /** Up to {@code wanted} bytes from {@code position}: fewer only where the input ends. */
    Span at(long position, int wanted) throws IOException;

    /** Bytes that were fetched before. */
    record Fetched(Span span) implements ChunkInput {
        @Override
        public long end() {
            return span.end();
        }

        @Override
        public Span at(long position, int wanted) {
            return span.from(position, wanted);
        }
    }

    /** Fetches in pieces as pages are asked for, and holds one piece, or one page where that is longer. */
    final class Ranged implements ChunkInput {
        private final ObjectSource source;
        private final long end;
        private final int piece;
        private Span held;

        Ranged(ObjectSource source, long start, long end, int piece) {
            this.source = source;
            this.end = end;
            this.piece = piece;
            this.held = Span.of(start, new byte[0]);
        }

        @Override
        public long end() {
            return end;
        }

        @Override
        public Span at(long position, int wanted) throws IOException {
            int length = (int) Math.min(wanted, end - position);
            if (!held.holds(position, position + length)) {
                int fetched = (int) Math.min(Math.max(piece, length), end - position);
                held = Span.of(position, source.read(position, fetched));
            }
            return held.from(position, length);
        }
    }
}
