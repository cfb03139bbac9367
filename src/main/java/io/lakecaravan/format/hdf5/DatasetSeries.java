package io.lakecaravan.format.hdf5;

import io.lakecaravan.format.hdf5.ElementTypes.Member;
import io.lakecaravan.schema.Column;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/** Columns out of the rows of one dataset, each at its place in the row. */
final class DatasetSeries implements Series {
    private final Slices slices;
    private final List<Member> cells;

    DatasetSeries(Slices slices, List<Member> cells) {
        this.slices = slices;
        this.cells = List.copyOf(cells);
    }

    @Override
    public List<Column> columns() {
        return cells.stream()
                .map(cell -> ElementTypes.column(cell.name(), cell.element()))
                .toList();
    }

    @Override
    public long rows() {
        return slices.rows();
    }

    @Override
    public long bytesPerRow() {
        return slices.bytesPerRow();
    }

    @Override
    public long rowsPerChunk() {
        return slices.rowsPerChunk();
    }

    @Override
    public long cost(long rows) {
        return slices.isNothing() ? 0 : slices.cost(rows);
    }

    @Override
    public void read(long start, int count, Object[][] rows, int column) throws IOException {
        if (slices.isNothing()) {
            return;
        }
        ByteBuffer bytes = slices.read(start, count);
        int length = (int) slices.bytesPerRow();
        for (int row = 0; row < count; row++) {
            for (int i = 0; i < cells.size(); i++) {
                Member cell = cells.get(i);
                rows[row][column + i] = cell.element().decode(bytes, row * length + cell.offset());
            }
        }
    }
}
