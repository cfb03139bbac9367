package io.lakecaravan.flow;

import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.Publication;
import java.util.Iterator;
import java.util.Optional;

/** The tables of a run as messages, without holding more than the iterator beneath does. */
final class Publications implements Iterator<Publication> {
    private final String run;
    private final Iterator<LogicalTable> tables;

    Publications(String run, Iterator<LogicalTable> tables) {
        this.run = run;
        this.tables = tables;
    }

    @Override
    public boolean hasNext() {
        return tables.hasNext();
    }

    @Override
    public Publication next() {
        return new Publication(run, tables.next(), Optional.empty());
    }
}
