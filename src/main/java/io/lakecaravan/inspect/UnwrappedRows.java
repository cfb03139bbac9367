package io.lakecaravan.inspect;

import io.lakecaravan.finding.Finding;
import io.lakecaravan.format.RowStream;
import io.lakecaravan.schema.Schema;
import io.lakecaravan.table.Row;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Rows of a format, which take what is around the format with them when they are closed. */
final class UnwrappedRows implements RowStream {
    private final RowStream rows;
    private final Content content;
    private final Deque<Closeable> opened;

    /** @param opened the last one first, the rows themselves among them */
    UnwrappedRows(RowStream rows, Content content, Deque<Closeable> opened) {
        this.rows = rows;
        this.content = content;
        this.opened = opened;
    }

    @Override
    public Schema schema() {
        return rows.schema();
    }

    @Override
    public Optional<Row> next() throws IOException {
        return rows.next();
    }

    @Override
    public List<Finding> findings() {
        List<Finding> all = new ArrayList<>(rows.findings());
        content.expanded().ifPresent(expanded -> all.addAll(expanded.findings()));
        return all;
    }

    @Override
    public void close() throws IOException {
        ObjectRows.closeAll(opened);
    }
}
