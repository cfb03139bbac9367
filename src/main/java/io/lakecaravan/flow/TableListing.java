package io.lakecaravan.flow;

import io.lakecaravan.catalog.atlan.LakeCounts;
import io.lakecaravan.catalog.atlan.TableObjects;
import io.lakecaravan.config.CaravanConfig;
import io.lakecaravan.config.CatalogConfig;
import io.lakecaravan.config.Glob;
import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.layout.TableKeys;
import io.lakecaravan.s3.LakeObjects;
import io.lakecaravan.s3.ListingException;
import io.lakecaravan.s3.SourceException;
import io.lakecaravan.state.StateStore;
import io.lakecaravan.table.LakeObject;
import io.lakecaravan.table.LineageFlow;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.ObjectPage;
import io.lakecaravan.table.Publication;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;

/**
 * Lists the objects of a table again for a catalog that shows each: what a run keeps of a table are counts. Holds at most
 * {@value TableObjects#MOST} and one page.
 */
public final class TableListing {
    /** Pages of the table's prefix after which it is given up: other tables lie there, too. */
    private static final int MOST_PAGES = 50;

    private final CaravanConfig config;
    private final LakeObjects lake;
    private final StateStore state;
    private final BucketTotals totals;

    public TableListing(CaravanConfig config, LakeObjects lake, StateStore state) {
        this.config = config;
        this.lake = lake;
        this.state = state;
        this.totals = new BucketTotals(state);
    }

    /**
     * Puts {@link LakeCounts} and {@link TableObjects} where the sink finds them; no objects where they are too many or
     * cannot be told.
     */
    public void offer(String run, String catalog, Publication publication, Exchange exchange) {
        exchange.removeProperty(TableObjects.PROPERTY);
        LogicalTable table = publication.table();
        count(run, catalog, publication, exchange);
        boolean asked = config.catalog(catalog) instanceof CatalogConfig.Atlan tenant
                && tenant.objects() == CatalogConfig.Objects.ALL;
        if (!asked || table.objects() > TableObjects.MOST) {
            return;
        }
        objects(run, table)
                .ifPresent(found -> exchange.setProperty(
                        TableObjects.PROPERTY, new TableObjects(found, through(found, publication.lineage()))));
    }

    private void count(String run, String catalog, Publication publication, Exchange exchange) {
        exchange.removeProperty(LakeCounts.PROPERTY);
        boolean isWhole = config.catalog(catalog) instanceof CatalogConfig.Atlan tenant
                && (tenant.connection().isEmpty() || config.sources().size() == 1)
                && state.ledger().isComplete(run, publication.table().source());
        if (isWhole) {
            LogicalTable table = publication.table();
            Map<String, BucketTotals.Total> buckets = totals.of(run, table.source());
            Optional.ofNullable(buckets.get(table.bucket()))
                    .ifPresent(own -> exchange.setProperty(
                            LakeCounts.PROPERTY, new LakeCounts(buckets.size(), own.tables(), own.objects())));
        }
    }

    private Optional<List<LakeObject>> objects(String run, LogicalTable table) {
        try {
            List<LakeObject> found = list(table);
            boolean whole = found.size() == table.objects()
                    && found.stream().mapToLong(LakeObject::size).sum() == table.bytes();
            if (whole) {
                return Optional.of(found);
            }
            report(run, table, "not exactly the table's objects are found under its root, by what their names say");
        } catch (ListingException | SourceException e) {
            report(run, table, "the table's root could not be listed again");
        }
        return Optional.empty();
    }

    private void report(String run, LogicalTable table, String why) {
        state.findings()
                .report(
                        run,
                        table.source(),
                        Finding.of(
                                FindingCode.CATALOG_OBJECTS_LEFT_OUT,
                                table.bucket(),
                                table.root(),
                                why + ", so in Atlan the table stands for them, and what stands there of them stays"));
    }

    private List<LakeObject> list(LogicalTable table) {
        TableKeys keys = new TableKeys(config.source(table.source()), table);
        List<LakeObject> found = new ArrayList<>();
        Iterator<ObjectPage> pages = lake.listing(table.source()).below(table.bucket(), keys.prefix());
        for (int page = 0; page < MOST_PAGES && pages.hasNext() && found.size() <= TableObjects.MOST; page++) {
            for (LakeObject object : pages.next().objects()) {
                if (keys.holds(object) && found.size() <= TableObjects.MOST) {
                    found.add(object);
                }
            }
        }
        return found;
    }

    private static Map<String, List<String>> through(List<LakeObject> objects, List<LineageFlow> flows) {
        Map<String, List<String>> through = new HashMap<>();
        for (LineageFlow flow : flows) {
            flow.objects()
                    .map(Glob::of)
                    .ifPresent(glob -> through.put(
                            flow.name(),
                            objects.stream()
                                    .map(LakeObject::key)
                                    .filter(glob::matches)
                                    .toList()));
        }
        return through;
    }
}
