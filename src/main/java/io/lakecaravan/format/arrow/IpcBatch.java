package io.lakecaravan.format.arrow;

import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.arrow.ObjectRanges.Range;
import io.lakecaravan.format.arrow.VectorReader.Position;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A record batch message. Its body is fetched column by column. */
final class IpcBatch implements Batch {
    private final IpcSchema schema;
    private final BatchHeader header;
    private final ObjectRanges ranges;
    private final Dictionaries dictionaries;
    private final List<Position> positions = new ArrayList<>();
    private BufferReader buffers;

    IpcBatch(IpcSchema schema, BatchHeader header, ObjectRanges ranges, Dictionaries dictionaries)
            throws FormatException {
        this.schema = schema;
        this.header = header;
        this.ranges = ranges;
        this.dictionaries = dictionaries;
        this.buffers = new BufferReader(ranges, schema.order(), Limits.SAMPLE_WINDOW, Limits.SAMPLE_EXPANDED);
        Position position = new Position(0, 0, 0);
        positions.add(position);
        for (ArrowField field : schema.fields()) {
            if (field.layout() instanceof Layout.Unreadable) {
                // Where its buffers end is not known: the columns before it can be read.
                return;
            }
            position = VectorReader.behind(header, field, position);
            positions.add(position);
        }
    }

    @Override
    public long rows() {
        return header.rows();
    }

    @Override
    public long offset() {
        return header.message().offset();
    }

    @Override
    public long sampleCost(int column) throws IOException {
        return ranges.bytes(starts(column)) + dictionaryBytes(schema.fields().get(column));
    }

    private long dictionaryBytes(ArrowField field) {
        if (field.layout() instanceof Layout.Dictionary dictionary) {
            return dictionaries.stored(dictionary.id()) + dictionaryBytes(dictionary.values());
        }
        return field.children().stream().mapToLong(this::dictionaryBytes).sum();
    }

    @Override
    public void fetch(List<Integer> columns, Reach reach) throws IOException {
        buffers = reach == Reach.SAMPLE ? sampled(columns) : all(columns);
    }

    private BufferReader sampled(List<Integer> columns) throws IOException {
        List<Range> pieces = new ArrayList<>();
        for (int column : columns) {
            pieces.addAll(starts(column));
        }
        List<Range> whole = spanned(columns);
        boolean takeWhole = ranges.cost(whole) <= ranges.cost(pieces);
        ranges.fetch(takeWhole ? whole : pieces);
        dictionaries.expandUpTo(Limits.SAMPLE_EXPANDED);
        return new BufferReader(ranges, schema.order(), Limits.SAMPLE_WINDOW, Limits.SAMPLE_EXPANDED);
    }

    private BufferReader all(List<Integer> columns) throws IOException {
        List<Range> wanted = new ArrayList<>();
        for (int column : columns) {
            wanted.addAll(buffers(column, Long.MAX_VALUE));
        }
        long bytes = wanted.stream().mapToLong(Range::length).sum();
        if (bytes <= Limits.HELD_BODY) {
            ranges.fetch(wanted);
        }
        long window = Limits.HELD_BODY / Math.max(1, wanted.size());
        dictionaries.expandUpTo(Limits.EXPANDED);
        return new BufferReader(
                ranges, schema.order(), (int) Math.max(4 << 10, Math.min(1 << 20, window)), Limits.EXPANDED);
    }

    @Override
    public Vector vector(int column) throws IOException {
        Vector vector = new VectorReader(header, position(column), buffers, dictionaries)
                .read(schema.fields().get(column));
        if (vector.length() < header.rows()) {
            throw Corrupt.batch("a column has " + vector.length() + " values in a batch of " + header.rows() + " rows");
        }
        return vector;
    }

    private Position position(int column) throws FormatException {
        if (column + 1 >= positions.size()) {
            // Says what it is that cannot be read.
            schema.fields().get(positions.size() - 1).layout().buffers(false);
        }
        return positions.get(column);
    }

    /** The first piece of each buffer; all of it where it is compressed. */
    private List<Range> starts(int column) throws FormatException {
        return buffers(column, header.codec() == BodyCodec.NONE ? Limits.SAMPLE_WINDOW : Long.MAX_VALUE);
    }

    private List<Range> buffers(int column, long most) throws FormatException {
        int first = position(column).buffer();
        int end = positions.get(column + 1).buffer();
        List<Range> buffers = new ArrayList<>();
        for (int buffer = first; buffer < end; buffer++) {
            buffers.add(new Range(header.start(buffer), Math.min(most, header.size(buffer))));
        }
        return buffers;
    }

    private List<Range> spanned(List<Integer> columns) throws FormatException {
        long start = Long.MAX_VALUE;
        long end = 0;
        for (int column : columns) {
            for (Range range : buffers(column, Long.MAX_VALUE)) {
                start = Math.min(start, range.offset());
                end = Math.max(end, range.end());
            }
        }
        return start >= end ? List.of() : List.of(new Range(start, end - start));
    }
}
