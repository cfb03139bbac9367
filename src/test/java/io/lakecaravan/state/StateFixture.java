package io.lakecaravan.state;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.lakecaravan.finding.Finding;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.Schema;
import io.lakecaravan.table.Evidence;
import io.lakecaravan.table.Fragment;
import io.lakecaravan.table.Grounds;
import io.lakecaravan.table.LakeObject;
import io.lakecaravan.table.ListingEnd;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.Publication;
import io.lakecaravan.table.RowCount;
import io.lakecaravan.table.Sample;
import io.lakecaravan.table.TableColumn;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;

/** Records for tests. */
public final class StateFixture {
    public static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    public static final String SECRET = "4111-1111-1111-1111";

    private StateFixture() {}

    static StateStore open(Path directory) {
        AtomicInteger runs = new AtomicInteger();
        String opened = Long.toString(System.nanoTime(), 36);
        return StateStore.open(
                directory, Clock.fixed(NOW, ZoneOffset.UTC), () -> opened + "-" + runs.incrementAndGet());
    }

    public static LakeObject object(String key, String etag) {
        return new LakeObject("lake", key, 10, Optional.of(etag), NOW, LakeObject.STANDARD);
    }

    public static Fragment fragment(LakeObject object, Finding... findings) {
        Schema schema = Schema.of(Column.nullable("id", LogicalType.Int.signed(64)));
        return new Fragment(
                object,
                "",
                "csv",
                "none",
                schema,
                Optional.of(RowCount.exact(3)),
                Optional.empty(),
                List.of(),
                List.of(findings));
    }

    public static LogicalTable table(String name) {
        return table(name, "f1");
    }

    public static LogicalTable table(String name, String fingerprint) {
        Column nested = Column.required(
                "address",
                new LogicalType.StructOf(List.of(
                        Column.nullable("street", LogicalType.Text.plain()),
                        Column.nullable(
                                "phones",
                                new LogicalType.ListOf(Column.nullable("element", LogicalType.Text.plain()))))));
        return new LogicalTable(
                name,
                "demo",
                "lake",
                name + "/",
                "",
                "demo|lake|" + name + "/|csv",
                Grounds.configured("folder"),
                "csv",
                "none",
                List.of(),
                LogicalTable.Partitions.NONE,
                List.of(
                        new TableColumn(
                                Column.required("id", LogicalType.Int.signed(64))
                                        .withNativeType("INT64"),
                                List.of(),
                                new Evidence(3, OptionalDouble.of(0))),
                        new TableColumn(nested, List.of("PII.Sensitive"), new Evidence(2, OptionalDouble.empty()))),
                12,
                34567,
                Optional.of(RowCount.exact(1200)),
                NOW,
                Optional.of(object(name + "/a.csv", "e1")),
                Optional.empty(),
                List.of("Source.S3"),
                List.of(),
                fingerprint);
    }

    public static Sample sample() {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return new Sample(List.of("id", "address"), List.of(List.of(nodes.numberNode(1), nodes.textNode(SECRET))));
    }

    public static Publication publication(LogicalTable table) {
        return new Publication("r1", table, Optional.of(sample()));
    }

    static SettledTable settled(String name) {
        return new SettledTable(name + "#csv", name, table(name));
    }

    static <T> List<T> all(Iterator<T> iterator) {
        List<T> all = new ArrayList<>();
        iterator.forEachRemaining(all::add);
        return all;
    }

    /** A whole run of one source that finds these tables. */
    static String run(StateStore state, ListingEnd end, SettledTable... tables) {
        String run = state.ledger().begin("crawl", List.of("demo"), List.of("local"));
        for (SettledTable settled : tables) {
            state.settled().put(run, "demo", settled.identity(), List.of(settled));
        }
        state.ledger().listed(run, "demo", end);
        if (!state.ledger().claimRelease(run, "demo")) {
            throw new AssertionError("not released");
        }
        state.settled().assignNames(run, "demo", (base, identity) -> base + "~" + identity);
        return run;
    }
}
