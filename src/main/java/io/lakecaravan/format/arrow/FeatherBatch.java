package io.lakecaravan.format.arrow;

import io.lakecaravan.format.arrow.FeatherColumn.Array;
import io.lakecaravan.format.arrow.FeatherColumn.Levels;
import io.lakecaravan.format.arrow.ObjectRanges.Range;
import io.lakecaravan.format.arrow.Vectors.Offsets;
import io.lakecaravan.format.arrow.Vectors.Validity;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rows of a Feather file, version 1. */
final class FeatherBatch implements Batch {
    private final ObjectRanges ranges;
    private final List<FeatherColumn> columns;
    private final long rows;
    private int window = Limits.SAMPLE_WINDOW;

    FeatherBatch(ObjectRanges ranges, List<FeatherColumn> columns, long rows) {
        this.ranges = ranges;
        this.columns = columns;
        this.rows = rows;
    }

    @Override
    public long rows() {
        return rows;
    }

    @Override
    public long offset() {
        return 0;
    }

    /** A window for each buffer, and the levels of a category whole. */
    @Override
    public long sampleCost(int column) {
        FeatherColumn asked = columns.get(column);
        long levels = asked.levels().map(level -> level.values().bytes()).orElse(0L);
        return levels + cost(asked.values());
    }

    private long cost(Array array) {
        return ranges.isHeld(array.offset(), array.bytes()) ? 0 : Math.min(array.bytes(), 3L * window);
    }

    @Override
    public void fetch(List<Integer> wanted, Reach reach) throws IOException {
        List<Range> whole = new ArrayList<>();
        List<Range> starts = new ArrayList<>();
        for (int column : wanted) {
            Array array = columns.get(column).values();
            whole.add(new Range(array.offset(), array.bytes()));
            starts.add(new Range(array.offset(), Math.min(array.bytes(), window)));
            columns.get(column)
                    .levels()
                    .map(Levels::values)
                    .filter(levels -> levels.bytes() <= Limits.SAMPLE_EXPANDED)
                    .ifPresent(levels -> {
                        whole.add(new Range(levels.offset(), levels.bytes()));
                        starts.add(new Range(levels.offset(), levels.bytes()));
                    });
        }
        if (reach == Reach.ALL) {
            window = (int) Math.max(4 << 10, Math.min(1 << 20, Limits.HELD_BODY / Math.max(1, 3 * wanted.size())));
            if (whole.stream().mapToLong(Range::length).sum() <= Limits.HELD_BODY) {
                ranges.fetch(whole);
            }
        } else {
            ranges.fetch(ranges.cost(whole) <= ranges.cost(starts) ? whole : starts);
        }
    }

    @Override
    public Vector vector(int column) throws IOException {
        FeatherColumn asked = columns.get(column);
        Vector values = vector(asked.values(), asked.stored());
        if (values.length() < rows) {
            throw Corrupt.batch("a Feather column has " + values.length() + " values in a file of " + rows + " rows");
        }
        Optional<Levels> levels = asked.levels();
        return levels.isEmpty()
                ? values
                : new Category(
                        values, vector(levels.get().values(), levels.get().stored()));
    }

    private Vector vector(Array array, ScalarType type) throws IOException {
        Pieces pieces = new Pieces(array);
        Validity validity = array.nulls() == 0
                ? Validity.ALL
                : Validity.of(pieces.next((array.length() + 7) / 8), array.length(), array.nulls());
        if (type.layout() instanceof Layout.Variable variable) {
            int width = variable.large() ? 8 : 4;
            BufferBytes offsets = pieces.next(Math.multiplyExact(array.length() + 1, width));
            return new Vectors.Variable(
                    array.length(),
                    validity,
                    new Offsets(offsets, variable.large()),
                    pieces.rest(),
                    variable.decoder());
        }
        return Vectors.Fixed.of(array.length(), validity, pieces.rest(), (Layout.Fixed) type.layout());
    }

    /** Cuts an array into its buffers. */
    private final class Pieces {
        private final Array array;
        private long taken;

        Pieces(Array array) {
            this.array = array;
        }

        BufferBytes next(long length) throws IOException {
            if (length > array.bytes() - taken) {
                throw Corrupt.batch("a Feather column has " + array.bytes() + " bytes, too few for its "
                        + array.length() + " values");
            }
            BufferBytes bytes = bytes(array.offset() + taken, length);
            long padded = (length + Array.ALIGNMENT - 1) / Array.ALIGNMENT * Array.ALIGNMENT;
            taken = Math.min(array.bytes(), taken + padded);
            return bytes;
        }

        BufferBytes rest() throws IOException {
            return next(array.bytes() - taken);
        }

        private BufferBytes bytes(long start, long length) throws IOException {
            return length <= window || ranges.isHeld(start, length)
                    ? BufferBytes.of(ranges.read(start, Math.toIntExact(length)), ByteOrder.LITTLE_ENDIAN)
                    : BufferBytes.windowed(
                            length,
                            ByteOrder.LITTLE_ENDIAN,
                            window,
                            (position, count) -> ranges.read(start + position, count));
        }
    }

    private record Category(Vector indexes, Vector levels) implements Vector {
        @Override
        public long length() {
            return indexes.length();
        }

        @Override
        public Object value(long index, ValueBudget budget) throws IOException {
            Object level = indexes.value(index, budget);
            if (level == null) {
                return null;
            }
            long position = ((Number) level).longValue();
            if (position < 0 || position >= levels.length()) {
                throw Corrupt.batch("an index of a Feather category lies outside of its levels");
            }
            return levels.value(position, budget);
        }
    }
}
