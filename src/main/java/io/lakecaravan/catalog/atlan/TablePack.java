package io.lakecaravan.catalog.atlan;

import io.lakecaravan.table.Publication;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.camel.Exchange;

/**
 * Tables whose assets go to a tenant in the same requests. A request that is not full waits for the next tables, unless nobody
 * comes: so a crawl needs as many writes as its assets fill. Belongs to one exchange.
 *
 * <p>It holds at most {@value #MOST_TABLES} tables that are new and as many as one request has assets that were begun before;
 * tables of many assets fill it sooner.
 */
public final class TablePack {
    /** Exchange property. */
    public static final String PROPERTY = "CaravanPack";

    private static final int MOST_TABLES = 50;
    /** Assets of new tables; what one table has comes on top. */
    private static final int MOST_ASSETS = 2_000;
    /** Times that a pack waits for tables that are to come. */
    private static final int MOST_SILENCES = 10;

    private final List<PackedTable> tables = new ArrayList<>();
    private int newTables;
    private int newAssets;
    private int silences;
    private boolean nobodyCame;
    private boolean brokenOff;

    /** Takes a table with what the exchange holds for its sink. */
    public void add(Publication publication, Exchange exchange) {
        PackedTable table = PackedTable.of(publication, exchange);
        tables.add(table);
        silences = 0;
        newTables++;
        newAssets += table.weight();
    }

    /** Whether to wait for more tables before the tenant is written to. */
    public boolean hasRoom() {
        return !nobodyCame && newTables < MOST_TABLES && newAssets < MOST_ASSETS;
    }

    /** No table is to be waited for. */
    public void nobodyCame() {
        nobodyCame = true;
    }

    /** Tables are to come; they are waited for so often. */
    public void nobodyCameYet() {
        silences++;
        nobodyCame = silences == MOST_SILENCES;
    }

    public int size() {
        return tables.size();
    }

    /** The tenant could not be talked to: the next table goes by itself, where each error has its meaning. */
    public void breakOff() {
        brokenOff = true;
    }

    public boolean isEmpty() {
        return tables.isEmpty();
    }

    List<PackedTable> tables() {
        return List.copyOf(tables);
    }

    /** Whether a request that is not full has waited long enough. */
    boolean isLast() {
        return nobodyCame;
    }

    /** Takes out the tables of which nothing is left to be done in company. */
    public List<PackedTable> settled() {
        List<PackedTable> settled = new ArrayList<>();
        boolean one = brokenOff;
        for (Iterator<PackedTable> all = tables.iterator(); all.hasNext(); ) {
            PackedTable table = all.next();
            if (table.isSettled()) {
                settled.add(table);
                all.remove();
            } else if (one) {
                settled.add(table);
                all.remove();
                one = false;
            }
        }
        // Of a pack that broke off nearly all is left; otherwise less than one request.
        newTables = brokenOff ? tables.size() : 0;
        newAssets = brokenOff ? tables.stream().mapToInt(PackedTable::weight).sum() : 0;
        silences = 0;
        nobodyCame = false;
        brokenOff = false;
        return settled;
    }

    /** Takes out all tables: the catalog takes none any more. */
    public List<PackedTable> dissolved() {
        List<PackedTable> all = List.copyOf(tables);
        tables.clear();
        return all;
    }
}
