package io.lakecaravan.format.arrow;

import io.lakecaravan.format.FormatException;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.table.ColumnStatistics;
import io.lakecaravan.table.RowCount;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Rows and nulls, summed over the metadata of batches. */
final class BatchCounts {
    private final IpcSchema schema;
    private final long[] nulls;
    private long rows;
    private long bytes;
    private Optional<BodyCodec> codec = Optional.empty();

    BatchCounts(IpcSchema schema) {
        this.schema = schema;
        this.nulls = new long[schema.fields().size()];
    }

    void add(BatchHeader header) throws FormatException {
        VectorReader.Position position = new VectorReader.Position(0, 0, 0);
        for (int i = 0; i < nulls.length; i++) {
            ArrowField field = schema.fields().get(i);
            nulls[i] += header.nulls(position.node());
            if (field.layout() instanceof Layout.Unreadable) {
                break;
            }
            position = VectorReader.behind(header, field, position);
        }
        rows = Math.addExact(rows, header.rows());
        bytes += header.message().end() - header.message().offset();
        codec = codec.isEmpty() ? Optional.of(header.codec()) : codec;
    }

    /** All batches were added. */
    ArrowTable.Counts exact() {
        List<ColumnStatistics> statistics = new ArrayList<>();
        for (int i = 0; i < nulls.length; i++) {
            ArrowField field = schema.fields().get(i);
            statistics.add(new ColumnStatistics(field.column().name(), rows, nulls(field, nulls[i])));
        }
        return new ArrowTable.Counts(Optional.of(RowCount.exact(rows)), statistics, compression(), Optional.empty());
    }

    /** Nulls of encoded values do not all stand in the batch. */
    private OptionalLong nulls(ArrowField field, long counted) {
        Layout layout = field.layout();
        if (field.column().type() instanceof LogicalType.Null) {
            return OptionalLong.of(rows);
        }
        boolean isPlain = !(layout instanceof Layout.RunEnds
                || layout instanceof Layout.Dictionary
                || layout instanceof Layout.Union
                || layout instanceof Layout.Unreadable);
        return isPlain ? OptionalLong.of(counted) : OptionalLong.empty();
    }

    /**
     * Some batches were added.
     *
     * @param allBytes that those added and the others take
     */
    ArrowTable.Counts estimated(long allBytes, Optional<FormatException> failure) {
        Optional<RowCount> estimate = bytes == 0
                ? Optional.empty()
                : Optional.of(RowCount.estimated(Math.max(rows, Math.round((double) rows / bytes * allBytes))));
        return new ArrowTable.Counts(estimate, List.of(), compression(), failure);
    }

    private String compression() {
        return codec.orElse(BodyCodec.NONE).shown();
    }
}
