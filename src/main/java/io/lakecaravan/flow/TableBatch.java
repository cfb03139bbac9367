package io.lakecaravan.flow;

import io.lakecaravan.table.Publication;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;

/** Gathers publications for one request; a batch of many columns is full early, so that its size has a bound. */
public final class TableBatch implements AggregationStrategy {
    private static final int MOST_COLUMNS = 5_000;

    @Override
    public Exchange aggregate(Exchange batch, Exchange next) {
        Publication publication = next.getMessage().getBody(Publication.class);
        if (batch == null) {
            List<Publication> tables = new ArrayList<>();
            tables.add(publication);
            next.getMessage().setBody(tables);
            return next;
        }
        tables(batch).add(publication);
        return batch;
    }

    /** Whether the batch is to be sent before it has as many tables as it may. */
    public boolean isFull(Exchange batch) {
        return tables(batch).stream()
                        .mapToLong(each -> each.table().columns().size())
                        .sum()
                >= MOST_COLUMNS;
    }

    @SuppressWarnings("unchecked") // what aggregate() put there
    private static List<Publication> tables(Exchange batch) {
        return batch.getMessage().getBody(List.class);
    }
}
