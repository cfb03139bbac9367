package io.lakecaravan.format.hdf5;

import io.lakecaravan.format.hdf5.ElementTypes.Member;
import io.lakecaravan.schema.Column;
import java.util.List;

/** Columns without rows. */
record NoValues(List<Member> cells) implements Series {
    @Override
    public List<Column> columns() {
        return cells.stream()
                .map(cell -> ElementTypes.column(cell.name(), cell.element()))
                .toList();
    }

    @Override
    public long rows() {
        return 0;
    }

    @Override
    public long bytesPerRow() {
        return 0;
    }

    @Override
    public long rowsPerChunk() {
        return 1;
    }

    @Override
    public long cost(long rows) {
        return 0;
    }

    @Override
    public void read(long start, int count, Object[][] rows, int column) {}
}
