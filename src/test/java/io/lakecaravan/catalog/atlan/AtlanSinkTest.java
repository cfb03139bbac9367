package io.lakecaravan.catalog.atlan;

import static io.lakecaravan.catalog.openmetadata.Tables.bigint;
import static io.lakecaravan.catalog.openmetadata.Tables.column;
import static io.lakecaravan.catalog.openmetadata.Tables.orders;
import static io.lakecaravan.catalog.openmetadata.Tables.reading;
import static io.lakecaravan.catalog.openmetadata.Tables.struct;
import static io.lakecaravan.catalog.openmetadata.Tables.table;
import static io.lakecaravan.catalog.openmetadata.Tables.text;
import static io.lakecaravan.catalog.openmetadata.Tables.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.catalog.CatalogAnswer;
import io.lakecaravan.catalog.CatalogException;
import io.lakecaravan.catalog.Effect;
import io.lakecaravan.catalog.RemovalAnswer;
import io.lakecaravan.catalog.TagDecision;
import io.lakecaravan.catalog.TagDecision.Choice;
import io.lakecaravan.catalog.atlan.stub.Fault;
import io.lakecaravan.catalog.atlan.stub.RequestLog;
import io.lakecaravan.catalog.atlan.stub.StubAtlan;
import io.lakecaravan.catalog.atlan.stub.StubAtlanSettings;
import io.lakecaravan.catalog.atlan.stub.Variant;
import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.table.ChosenObject.Reason;
import io.lakecaravan.table.LakeObject;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.Publication;
import io.lakecaravan.table.ReadObject;
import io.lakecaravan.table.TableColumn;
import io.lakecaravan.table.TaggedField;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AtlanSinkTest {
    private static final String CONNECTION = AtlanNames.connection("demo");
    private static final String SCHEMA = CONNECTION + "/lake/lake.prod";
    private static final String ORDERS = SCHEMA + "/sales.orders";

    private StubAtlan server;
    private BareAtlan sink;

    @BeforeEach
    void start() {
        server = StubAtlan.start();
        sink = new BareAtlan(server, "tags=create");
    }

    @AfterEach
    void stop() {
        sink.close();
        assertThat(server.dropped()).isEmpty();
        assertThat(server.violations()).isEmpty();
        assertThat(server.lapses()).isEmpty();
        server.close();
    }

    private JsonNode asset(String type, String name) {
        JsonNode found = server.snapshot().path(type).path(name);
        assertThat(found.isMissingNode()).as(type + " " + name).isFalse();
        return found;
    }

    private static List<LakeObject> objects(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new LakeObject(
                        "lake.prod",
                        "sales/orders/part-%04d.parquet".formatted(i),
                        1000,
                        Optional.of("e" + i),
                        Instant.parse("2026-01-02T03:04:05Z"),
                        LakeObject.STANDARD))
                .toList();
    }

    @Test
    void aTableBecomesAssets() {
        sink.with(new TableObjects(objects(2), Map.of()));

        CatalogAnswer answer = sink.publish(orders(2));

        assertThat(answer.effect()).isEqualTo(Effect.WRITTEN);
        assertThat(answer.entity()).isEqualTo(ORDERS);
        assertThat(answer.findings()).isEmpty();
        assertThat(asset("Connection", CONNECTION).path("name").asText()).isEqualTo("demo");
        assertThat(asset("Database", CONNECTION + "/lake").path("name").asText())
                .isEqualTo("Lake");
        assertThat(asset("Schema", SCHEMA).path("-> database")).hasSize(1);
        JsonNode table = asset("Table", ORDERS);
        assertThat(table.path("name").asText()).isEqualTo("sales/orders");
        assertThat(table.path("columnCount").asInt()).isEqualTo(5);
        assertThat(table.path("rowCount").asInt()).isEqualTo(20);
        assertThat(table.path("tableObjectCount").asInt()).isEqualTo(2);
        assertThat(table.path("externalLocation").asText()).isEqualTo("s3://lake.prod/sales/orders/");
        assertThat(table.path("isPartitioned").asBoolean()).isTrue();
        assertThat(table.path("partitionList").asText()).isEqualTo("year");
        assertThat(table.path("tags")).extracting(JsonNode::asText).containsExactly("Source.S3");
        assertThat(table.path("custom Lake Caravan").path("Format").asText()).isEqualTo("parquet");
        assertThat(table.path("custom Lake Caravan").path("Rows").asInt()).isEqualTo(20);
        JsonNode amount = asset("Column", ORDERS + "/amount");
        assertThat(amount.path("dataType").asText()).isEqualTo("DECIMAL");
        assertThat(amount.path("precision").asInt()).isEqualTo(12);
        assertThat(amount.path("order").asInt()).isEqualTo(3);
        JsonNode year = asset("Column", ORDERS + "/year");
        assertThat(year.path("isPartition").asBoolean()).isTrue();
        assertThat(year.path("partitionOrder").asInt()).isEqualTo(1);
        assertThat(asset("Column", ORDERS + "/email").path("tags"))
                .extracting(JsonNode::asText)
                .containsExactly("PII.Sensitive");
        JsonNode object = asset("S3Object", CONNECTION + "/lake.prod/sales/orders/part-0001.parquet");
        assertThat(object.path("s3ETag").asText()).isEqualTo("e1");
        assertThat(object.path("-> bucket")).hasSize(1);
    }

    @Test
    void everyObjectThatWasReadIsShown() {
        try (BareAtlan sampling = new BareAtlan(server, "tags=create", "objects=sampled")) {
            sampling.publish(reading(
                    orders(2),
                    new ReadObject("sales/orders/a.parquet", 10, Reason.NEWEST),
                    new ReadObject("sales/orders/year=2024/b.parquet", 20, Reason.HASH),
                    new ReadObject("sales/orders/_log/", 30, Reason.LOG)));
        }

        JsonNode sample = asset("S3Object", CONNECTION + "/lake.prod/sales/orders/a.parquet");
        assertThat(sample.path("s3ETag").asText()).isEqualTo("e2");
        JsonNode other = asset("S3Object", CONNECTION + "/lake.prod/sales/orders/year=2024/b.parquet");
        assertThat(other.path("s3ObjectSize").asInt()).isEqualTo(20);
        assertThat(other.path("-> s3Prefix")).hasSize(1);
        assertThat(server.snapshot().path("S3Object")).hasSize(2);
        assertThat(asset("S3Prefix", CONNECTION + "/lake.prod/sales/orders/").has("s3ObjectCount"))
                .isFalse();
    }

    @Test
    void theFolderOfATableCountsWhatLiesInIt() {
        List<LakeObject> some = Stream.of("a.parquet", "b.parquet", "year=2024/a.parquet", "year=2024/b.parquet")
                .map(name -> new LakeObject(
                        "lake.prod",
                        "sales/orders/" + name,
                        500,
                        Optional.of(name),
                        Instant.parse("2026-01-02T03:04:05Z"),
                        LakeObject.STANDARD))
                .toList();
        LogicalTable table = orders(4);
        sink.with(new TableObjects(some, Map.of())).publish(table);
        JsonNode folder = asset("S3Prefix", CONNECTION + "/lake.prod/sales/orders/");
        assertThat(folder.path("name").asText()).isEqualTo("orders");
        assertThat(folder.path("s3ObjectCount").asInt()).isEqualTo(2);
        assertThat(folder.path("s3PrefixCount").asInt()).isEqualTo(1);
        assertThat(folder.path("-> s3Objects")).hasSize(4);
        assertThat(folder.path("-> s3Bucket")).hasSize(1);

        sink.remove(table);
        assertThat(asset("S3Prefix", CONNECTION + "/lake.prod/sales/orders/")
                        .path("status")
                        .asText())
                .isEqualTo("DELETED");
    }

    @Test
    void objectsThatCannotBeListedOnceStay() {
        sink.with(new TableObjects(objects(2), Map.of())).publish(orders(2));

        CatalogAnswer answer = sink.with(null).publish(orders(3));

        assertThat(asset("S3Object", CONNECTION + "/lake.prod/sales/orders/part-0001.parquet")
                        .has("status"))
                .isFalse();
        assertThat(answer.base().path("lineage").path("unfinished").asBoolean()).isTrue();
        assertThat(sink.with(new TableObjects(objects(3), Map.of()))
                        .publish(orders(3))
                        .base()
                        .has("lineage"))
                .isFalse();
        assertThat(server.snapshot().path("S3Object")).hasSize(3);
    }

    @Test
    void whatWasSentIsNotSentAgain() {
        sink.publish(orders(2));
        server.log().clear();

        CatalogAnswer again = sink.publish(orders(2));

        assertThat(again.effect()).isEqualTo(Effect.UNCHANGED);
        assertThat(server.log().entries())
                .noneMatch(entry ->
                        entry.path().endsWith("/entity/bulk") && !entry.method().equals("GET"));
    }

    @Test
    void onlyWhatDiffersIsSent() {
        LogicalTable table = orders(2);
        sink.publish(table);
        server.log().clear();

        sink.publish(with(
                table,
                table.columns().get(0),
                table.columns().get(1),
                column("amount", text()),
                table.columns().get(3),
                table.columns().get(4)));

        List<RequestLog.Entry> writes = server.log().entries().stream()
                .filter(entry -> entry.method().equals("POST") && entry.path().endsWith("/entity/bulk"))
                .toList();
        assertThat(writes).hasSize(1);
        assertThat(writes.get(0).body()).contains("/amount\"").doesNotContain("/email\"");
        assertThat(asset("Column", ORDERS + "/amount").path("dataType").asText())
                .isEqualTo("STRING");
    }

    @Test
    void aTableTakesAsManyWritesAsItsEntitiesFill() {
        TableColumn[] columns =
                IntStream.range(0, 50).mapToObj(i -> column("c" + i, bigint())).toArray(TableColumn[]::new);
        sink.with(new TableObjects(objects(30), Map.of()));
        sink.publish(orders(1));
        server.log().clear();

        sink.publish(table("wide", 30, List.of(), columns));

        long writes = server.log()
                .count(entry -> entry.method().equals("POST") && entry.path().endsWith("/entity/bulk"));
        // database, schema, bucket, table, columns, objects
        assertThat(writes).isEqualTo((3 + 1 + 50 + 30 + 19) / 20);
    }

    @Test
    void aColumnThatWentIsArchivedAndOneThatComesBackIsRestored() {
        LogicalTable table = orders(2);
        sink.publish(table);
        server.person("ann").describe("Column", ORDERS + "/amount", "what it cost");

        sink.publish(with(table, table.columns().get(0), table.columns().get(1)));
        assertThat(asset("Column", ORDERS + "/amount").path("status").asText()).isEqualTo("DELETED");

        sink.publish(table);
        JsonNode back = asset("Column", ORDERS + "/amount");
        assertThat(back.has("status")).isFalse();
        assertThat(back.path("userDescription").asText()).isEqualTo("what it cost");
    }

    @Test
    void tagsOfPeopleStayAndThoseTheyTookDoNotComeBack() {
        LogicalTable table = orders(2);
        sink.publish(table);
        server.person("ann").untag("Table", ORDERS, "Source.S3");
        server.person("ann").tag("Table", ORDERS, "Confidential");
        server.person("ann").own("Table", ORDERS);
        server.person("ann").certify("Table", ORDERS, "VERIFIED");

        sink.publish(orders(3));

        JsonNode after = asset("Table", ORDERS);
        assertThat(after.path("tags")).extracting(JsonNode::asText).containsExactly("Confidential");
        assertThat(after.path("certificateStatus").asText()).isEqualTo("VERIFIED");
        assertThat(after.path("ownerUsers")).hasSize(1);
    }

    @Test
    void aTagWhoseRuleWentGoes() {
        LogicalTable table = orders(2);
        sink.publish(table);

        sink.publish(table.withTags(List.of(), table.columns()));

        assertThat(asset("Table", ORDERS).has("tags")).isFalse();
        assertThat(asset("Column", ORDERS + "/email").has("tags")).isTrue();
    }

    @Test
    void aPersonsTagIsNotTakenForOurs() {
        LogicalTable table = orders(2).withTags(List.of(), orders(2).columns());
        sink.publish(table);
        server.person("ann").tag("Table", ORDERS, "PII");
        LogicalTable tagged = table.withTags(List.of("PII"), table.columns());

        sink.publish(tagged);
        sink.publish(table);

        assertThat(asset("Table", ORDERS).path("tags"))
                .extracting(JsonNode::asText)
                .containsExactly("PII");
    }

    @Test
    void onlyDefinedTagsAreSetUnlessAskedFor() {
        try (BareAtlan careful = new BareAtlan(server)) {
            LogicalTable table =
                    orders(2).withTags(List.of("PII", "Nowhere"), orders(2).columns());

            CatalogAnswer answer = careful.publish(table);

            assertThat(asset("Table", ORDERS).path("tags"))
                    .extracting(JsonNode::asText)
                    .containsExactly("PII");
            assertThat(answer.findings())
                    .filteredOn(finding -> finding.code() == FindingCode.CATALOG_TAG_MISSING)
                    .extracting(Finding::key)
                    .containsExactlyInAnyOrder("Nowhere", "PII.Sensitive");
        }
    }

    @Test
    void tagsGoByTheNamesOfTheTenant() {
        String names = "RAW(PII.Sensitive=Personal%20data|Kind%2C%20sensitive,Source.*=)";
        LogicalTable table = orders(2);
        try (BareAtlan named = new BareAtlan(server, "tags=create", "tagNames=" + names)) {
            named.publish(table);
            assertThat(asset("Table", ORDERS).has("tags")).isFalse();
            assertThat(asset("Column", ORDERS + "/email").path("tags"))
                    .extracting(JsonNode::asText)
                    .containsExactly("Kind, sensitive", "Personal data");
            assertThat(server.tagName("PII.Sensitive")).isEmpty();

            server.person("ann").untag("Column", ORDERS + "/email", "Personal data");
            assertThat(named.publish(orders(3)).decisions()).isEmpty();
            server.person("ann").untag("Column", ORDERS + "/email", "Kind, sensitive");
            assertThat(named.publish(orders(4)).decisions())
                    .containsExactly(new TagDecision(List.of("email"), "PII.Sensitive", Choice.REJECTED));
            assertThat(asset("Column", ORDERS + "/email").has("tags")).isFalse();
        }
    }

    @Test
    void aMappingThatChangedTakesOldNamesAway() {
        sink.publish(orders(2));
        sink = sink.restarted(server, "tags=create", "tagNames=RAW(PII.*=Personal)");

        assertThat(sink.publish(orders(2)).decisions()).isEmpty();

        assertThat(asset("Column", ORDERS + "/email").path("tags"))
                .extracting(JsonNode::asText)
                .containsExactly("Personal");
    }

    @Test
    void fieldsHaveTheirTagsAndPeopleDecideAboutThem() {
        TableColumn contacts = column(
                        "contacts",
                        new LogicalType.ListOf(Column.nullable(
                                "element",
                                struct(
                                        Column.nullable("mail", text()),
                                        Column.nullable(
                                                "phones", new LogicalType.ListOf(Column.nullable("one", text())))))))
                .withFields(List.of(
                        new TaggedField(List.of("element", "mail"), List.of("PII.Email"), List.of()),
                        new TaggedField(List.of("element", "phones", "one"), List.of("PII.Phone"), List.of())));
        sink.publish(table("people", 1, List.of(), contacts));
        String items = SCHEMA + "/people/contacts/items";
        assertThat(asset("Column", items + "/mail").path("tags"))
                .extracting(JsonNode::asText)
                .containsExactly("PII.Email");
        assertThat(asset("Column", items + "/phones").path("tags"))
                .extracting(JsonNode::asText)
                .containsExactly("PII.Phone");
        assertThat(asset("Column", SCHEMA + "/people/contacts").has("tags")).isFalse();

        server.person("ann").untag("Column", items + "/phones", "PII.Phone");
        assertThat(sink.publish(table("people", 2, List.of(), contacts)).decisions())
                .containsExactly(
                        new TagDecision(List.of("contacts", "element", "phones", "one"), "PII.Phone", Choice.REJECTED));
        assertThat(asset("Column", items + "/phones").has("tags")).isFalse();
    }

    @Test
    void columnsWithTooManyInsideShowTheirTypeAlone() {
        Column[] fields = IntStream.rangeClosed(0, ColumnEntities.MOST_NESTED)
                .mapToObj(i -> Column.nullable("f" + i, bigint()))
                .toArray(Column[]::new);
        LogicalType deep = bigint();
        for (int i = 0; i < 50; i++) {
            deep = struct(Column.nullable("in/side", deep));
        }
        LogicalType values = new LogicalType.MapOf(
                Column.nullable("key", text()),
                Column.nullable("value", new LogicalType.ListOf(Column.nullable("element", struct(fields[0])))));

        sink.publish(table(
                "wide", 1, List.of(), column("many", struct(fields)), column("deep", deep), column("by", values)));

        JsonNode columns = server.snapshot().path("Column");
        assertThat(asset("Column", SCHEMA + "/wide/many").has("nestedColumnCount"))
                .isFalse();
        assertThat(columns.has(SCHEMA + "/wide/many/f0")).isFalse();
        JsonNode one = asset("Column", SCHEMA + "/wide/by/values/items/f0");
        assertThat(one.path("-> parentColumn"))
                .extracting(JsonNode::asText)
                .containsExactly("Column " + SCHEMA + "/wide/by");
        assertThat(one.path("columnDepthLevel").asInt()).isEqualTo(1);
        assertThat(one.has("-> table")).isFalse();
        assertThat(columns.properties().stream()
                        .filter(each -> each.getValue().path("columnDepthLevel").asInt() > 1))
                .hasSize(9)
                .allMatch(each -> each.getValue().path("columnHierarchy").size()
                        == each.getValue().path("columnDepthLevel").asInt());
        assertThat(asset("Table", SCHEMA + "/wide").path("columnCount").asInt()).isEqualTo(3);
    }

    @Test
    void whatPeoplePurgedIsMadeAnewWhole() {
        LogicalTable table = orders(2);
        sink.publish(table);
        for (String column : List.of("id", "email", "amount", "address", "year")) {
            server.person("ann").purge("Column", ORDERS + "/" + column);
        }
        server.person("ann").purge("Table", ORDERS);

        sink.publish(orders(3));

        assertThat(asset("Table", ORDERS).path("tags")).hasSize(1);
        assertThat(asset("Column", ORDERS + "/email").path("tags")).hasSize(1);
    }

    @Test
    void aTableThatVanishedIsArchivedAndComesBackWithItsWords() {
        sink.with(new TableObjects(objects(2), Map.of()));
        LogicalTable table = orders(2);
        sink.publish(table);
        server.person("ann").describe("Table", ORDERS, "all orders");

        sink.remove(table);
        assertThat(asset("Table", ORDERS).path("status").asText()).isEqualTo("DELETED");
        assertThat(asset("Column", ORDERS + "/id").path("status").asText()).isEqualTo("DELETED");
        assertThat(asset("S3Object", CONNECTION + "/lake.prod/sales/orders/part-0001.parquet")
                        .path("status")
                        .asText())
                .isEqualTo("DELETED");

        sink.publish(table);
        assertThat(asset("Table", ORDERS).has("status")).isFalse();
        assertThat(asset("Table", ORDERS).path("userDescription").asText()).isEqualTo("all orders");
        assertThat(asset("Column", ORDERS + "/id").has("status")).isFalse();
    }

    @Test
    void whatWasRemovedIsRestoredAsPeopleLeftIt() {
        sink.with(new TableObjects(objects(30), Map.of()));
        LogicalTable table = orders(30);
        sink.publish(table);
        server.person("ann").describe("Table", ORDERS, "all orders");
        JsonNode before = server.snapshot();
        sink.remove(table);

        assertThat(sink.restore(table, CONNECTION, ORDERS)).isEqualTo(RemovalAnswer.restored());
        assertThat(server.snapshot()).isEqualTo(before);
        server.log().clear();
        assertThat(sink.restore(table, CONNECTION, ORDERS)).isEqualTo(RemovalAnswer.restored());
        assertThat(server.log().entries()).noneMatch(RequestLog.Entry::isWrite);

        server.person("ann").archive("Table", ORDERS);
        sink.forget();
        assertThat(sink.restore(table, CONNECTION, ORDERS)).isEqualTo(RemovalAnswer.restored());
        assertThat(asset("Table", ORDERS).has("status")).isFalse();
        server.person("ann").purge("Table", ORDERS);
        assertThat(sink.restore(table, CONNECTION, ORDERS).result()).isEqualTo(RemovalAnswer.Result.DISOWNED);
    }

    @Test
    void aPlanOnlyReads() {
        sink.publish(orders(2));
        server.log().clear();
        try (BareAtlan plan = new BareAtlan(server, "tags=create", "mode=PLAN")) {
            CatalogAnswer known = plan.publish(orders(3));
            CatalogAnswer unknown = plan.publish(table("other", 1, List.of("New.Tag"), column("id", bigint())));

            assertThat(known.effect()).isEqualTo(Effect.PLANNED);
            assertThat(known.changes()).contains("change table " + ORDERS);
            assertThat(unknown.changes())
                    .contains("create tag New.Tag", "create table " + SCHEMA + "/other with 1 columns");
        }
        assertThat(server.log().entries())
                .noneMatch(entry -> entry.isWrite() && !entry.path().endsWith("/indexsearch"));
    }

    @Test
    void anAnswerThatIsLostDefinesNothingTwice() {
        server.faults().next(2, "POST", "/types/typedefs", new Fault.AnswerLost());

        sink.publish(orders(2));

        assertThat(asset("Table", ORDERS).path("tags")).hasSize(1);
        assertThat(server.snapshot().path("tags"))
                .extracting(JsonNode::asText)
                .containsOnlyOnce("Source.S3", "PII.Sensitive");
        assertThat(asset("Table", ORDERS).has("custom Lake Caravan")).isTrue();
    }

    @Test
    void aDefinitionThatOtherNodesDoNotShowYetIsNotMadeTwice() {
        try (StubAtlan slow = StubAtlan.start(StubAtlanSettings.defaults().with(Variant.TYPES_SEEN_LATE));
                BareAtlan other = new BareAtlan(slow, "tags=create")) {
            assertThat(other.publish(orders(2)).findings()).isEmpty();
            assertThat(slow.lapses()).isEmpty();
            assertThat(slow.snapshot().path("Table").path(ORDERS).has("custom Lake Caravan"))
                    .isTrue();
        }
        try (StubAtlan slow = StubAtlan.start(StubAtlanSettings.defaults().with(Variant.TYPES_SEEN_LATE));
                BareAtlan other = new BareAtlan(slow, "tags=create")) {
            slow.faults().next(2, "POST", "/types/typedefs", new Fault.AnswerLost());

            assertThat(other.publish(orders(2)).findings()).isEmpty();
            assertThat(slow.lapses()).isEmpty();
            assertThat(slow.snapshot().path("Table").path(ORDERS).has("custom Lake Caravan"))
                    .isTrue();
        }
    }

    @Test
    void anAttributeThatThePeoplesSetLacksIsTold() {
        server.seed().customSet("Lake Caravan", "Format");

        CatalogAnswer answer = sink.publish(orders(2));

        assertThat(asset("Table", ORDERS).path("custom Lake Caravan")).hasSize(1);
        assertThat(answer.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(FindingCode.CATALOG_ATTRIBUTE_UNKNOWN);
            assertThat(finding.message()).contains("Compression").doesNotContain("Format");
        });
        assertThat(sink.publish(orders(3)).findings()).hasSize(1);
    }

    @Test
    void anOldTenantsModelIsHeeded() {
        try (StubAtlan old = StubAtlan.start(StubAtlanSettings.defaults().with(Variant.OLD_TENANT));
                BareAtlan other = new BareAtlan(old)) {
            other.publish(orders(2));

            assertThat(old.dropped()).isEmpty();
            assertThat(old.snapshot().path("Table").has(ORDERS)).isTrue();
        }
    }

    @Test
    void aRefusedTokenStopsTheCatalog() {
        server.revokeTokens();

        Exception failure = sink.request(new Publication("run-x", orders(1), Optional.empty()))
                .getException();

        assertThat(failure).hasMessageContaining("401");
    }

    @Test
    void aConnectionOfTheVendorsCrawlerIsNotWrittenTo() {
        server.seed().sharedConnection("s3", "default/s3/1600000000", "crawled");
        server.seed().crawledObject("default/s3/1600000000", "lake.prod", "sales/orders/a.parquet");
        try (BareAtlan other = new BareAtlan(server, "connection=crawled")) {
            Exception failure = other.request(new Publication("run-x", orders(1), Optional.empty()))
                    .getException();

            assertThat(failure)
                    .isInstanceOf(CatalogException.class)
                    .hasMessageContaining("holds the bucket lake.prod under another name");
        }
    }

    /** Contract §2: a text has 100,000 characters, and what is asked for by name 4,096. */
    @Test
    void namesThatAreTooLongAreCutAndStayApart() {
        TableColumn one = column("é".repeat(40_000) + "1", bigint(), "PII.Sensitive");
        TableColumn two = column("é".repeat(40_000) + "2", text(), "PII.Sensitive");
        TableColumn deep = column(
                "a".repeat(120_000),
                struct(Column.nullable("b".repeat(3_000), struct(Column.nullable("c".repeat(3_000), bigint())))));
        TableColumn inner = column(
                "in",
                struct(Column.nullable("b".repeat(3_000), struct(Column.nullable("c".repeat(3_000), bigint())))));
        sink.publish(table("long", 1, List.of(), one, two, deep, inner));

        assertThat(server.snapshot().path("Column").properties())
                .filteredOn(each -> each.getKey().startsWith(SCHEMA))
                .hasSize(6)
                .allMatch(each -> AtlanRequest.encoded(each.getKey()).length() <= 4_096)
                .filteredOn(each -> each.getValue().has("tags"))
                .hasSize(2);
        assertThat(sink.publish(table("long", 2, List.of(), inner)).effect()).isEqualTo(Effect.WRITTEN);
        assertThat(server.snapshot().path("Column").properties())
                .filteredOn(each -> each.getValue().has("status"))
                .hasSize(3);
    }

    @Test
    void namesWithDotsAndSlashesStayApart() {
        sink.publish(table("a/b", 1, List.of(), column("x/y", bigint()), column("x.y", bigint())));
        sink.publish(table("a.b", 1, List.of(), column("x", bigint())));

        assertThat(server.snapshot().path("Table")).hasSizeGreaterThanOrEqualTo(2);
        assertThat(asset("Table", SCHEMA + "/a.b").path("columnCount").asInt()).isEqualTo(2);
        assertThat(asset("Column", SCHEMA + "/a.b/x.y").path("name").asText()).isEqualTo("x.y");
    }
}
