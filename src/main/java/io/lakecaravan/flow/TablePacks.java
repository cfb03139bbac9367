package io.lakecaravan.flow;

import io.lakecaravan.catalog.atlan.PackedTable;
import io.lakecaravan.catalog.atlan.TablePack;
import io.lakecaravan.state.Ledger;
import io.lakecaravan.table.Publication;
import java.util.List;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;

/**
 * The steps around a {@link TablePack}, which is a property of the exchange that writes to an Atlan tenant; as a strategy, takes
 * the next table from the queue.
 */
public final class TablePacks implements AggregationStrategy {
    private static final List<String> HEADERS = List.of("CaravanRun", "CaravanSource");

    private final Ledger ledger;

    public TablePacks(Ledger ledger) {
        this.ledger = ledger;
    }

    public void begin(Exchange exchange) {
        exchange.setProperty(TablePack.PROPERTY, new TablePack());
    }

    /** @param next null where nobody came in time; the body is then null, too */
    @Override
    public Exchange aggregate(Exchange exchange, Exchange next) {
        if (next == null) {
            nobodyCame(exchange);
            exchange.getMessage().setBody(null);
            return exchange;
        }
        exchange.getMessage().setBody(next.getMessage().getBody());
        HEADERS.forEach(
                name -> exchange.getMessage().setHeader(name, next.getMessage().getHeader(name)));
        return exchange;
    }

    /** While others of the source are on their way, a little more patience saves requests. */
    private void nobodyCame(Exchange exchange) {
        TablePack pack = pack(exchange);
        long owed = ledger.owed(
                exchange.getMessage().getHeader("CaravanRun", "", String.class),
                exchange.getMessage().getHeader("CaravanSource", "", String.class),
                RetryAfter.catalog(exchange));
        if (owed > pack.size()) {
            pack.nobodyCameYet();
        } else {
            pack.nobodyCame();
        }
    }

    /** Takes the message, a {@link Publication}, with what its sink needs. */
    public void add(Exchange exchange) {
        pack(exchange).add(exchange.getMessage().getBody(Publication.class), exchange);
    }

    public boolean hasRoom(Exchange exchange) {
        return pack(exchange).hasRoom();
    }

    public boolean isGoingOn(Exchange exchange) {
        return !pack(exchange).isEmpty();
    }

    public void breakOff(Exchange exchange) {
        pack(exchange).breakOff();
    }

    public List<PackedTable> settled(Exchange exchange) {
        return pack(exchange).settled();
    }

    public List<PackedTable> dissolved(Exchange exchange) {
        return pack(exchange).dissolved();
    }

    private static TablePack pack(Exchange exchange) {
        return exchange.getProperty(TablePack.PROPERTY, TablePack.class);
    }
}
