package io.lakecaravan.flow;

import io.lakecaravan.state.SchemaHistory;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.Publication;
import java.util.Iterator;
import java.util.Optional;

/** The tables of a run as messages, without holding more than the iterator beneath does. */
final class Publications implements Iterator<Publication> {
    private final String run;
    private final SchemaHistory history;
    private final Iterator<LogicalTable> tables;

    Publications(String run, Iterator<LogicalTable> tables, SchemaHistory history) {
        this.run = run;
        this.history = history;
        this.tables = tables;
    }

    @Override
    public boolean hasNext() {
        return tables.hasNext();
    }

    @Override
    public Publication next() {
        LogicalTable table = tables.next();
        return new Publication(run, table, Optional.empty(), history.of(table));
    }
}
