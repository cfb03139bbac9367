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
import io.lakecaravan.catalog.Effect;
import io.lakecaravan.catalog.atlan.stub.RequestLog;
import io.lakecaravan.catalog.atlan.stub.StubAtlan;
import io.lakecaravan.catalog.atlan.stub.StubAtlanSettings;
import io.lakecaravan.catalog.atlan.stub.Variant;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.table.ChosenObject.Reason;
import io.lakecaravan.table.LakeObject;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.ReadObject;
import io.lakecaravan.table.TableColumn;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a table becomes in a tenant, and what is sent of one that changed. */
class AtlanSinkTest extends AtlanSinkCase {
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

    /** Contract §4 and §10: where it lies, and Amazon's name where the tenant has a place for it that need not be unique. */
    @Test
    void assetsLeadToTheStore() {
        String page = "https://s3.console.aws.amazon.com/s3/buckets/lake.prod?region=eu-west-1&prefix=";
        try (BareAtlan linked = new BareAtlan(server, "tags=create", "stores=#bean:aws")) {
            linked.with(new TableObjects(objects(1), Map.of())).publish(orders(1));
        }
        JsonNode table = asset("Table", ORDERS);
        assertThat(table.path("sourceURL").asText()).isEqualTo(page + "sales/orders/");
        assertThat(table.path("externalLocationRegion").asText()).isEqualTo("eu-west-1");
        assertThat(asset("Schema", SCHEMA).path("sourceURL").asText()).isEqualTo(page);
        JsonNode bucket = asset("S3Bucket", CONNECTION + "/lake.prod");
        assertThat(bucket.path("cloudUniformResourceName").asText()).isEqualTo("arn:aws:s3:::lake.prod");
        assertThat(bucket.path("awsRegion").asText()).isEqualTo("eu-west-1");
        assertThat(bucket.path("sourceURL").asText()).isEqualTo(page);
        assertThat(asset("S3Object", CONNECTION + "/lake.prod/sales/orders/part-0000.parquet")
                        .path("cloudUniformResourceName")
                        .asText())
                .isEqualTo("arn:aws:s3:::lake.prod/sales/orders/part-0000.parquet");

        try (StubAtlan old = StubAtlan.start(StubAtlanSettings.defaults().with(Variant.OLD_TENANT));
                BareAtlan other = new BareAtlan(old, "tags=create", "stores=#bean:aws")) {
            assertThat(other.publish(orders(1)).findings()).isEmpty();
            assertThat(old.dropped()).isEmpty();
        }
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

    /** Contract §2: a text has 100,000 characters, and what is asked for by name 4,096. */
    @Test
    void namesThatAreTooLongAreCutAndStayApart() {
        TableColumn one = column("é".repeat(40_000) + "1", bigint(), "PII.Sensitive");
        TableColumn two = column("é".repeat(40_000) + "2", text(), "PII.Sensitive");
        TableColumn deep = column(
                "a".repeat(120_000),
                struct(Column.nullable("b".repeat(3_000), struct(Column.nullable("c".repeat(3_000), bigint())))));
        TableColumn inner = column(
                "in", struct(Column.nullable("b".repeat(3_000), struct(Column.nullable("c".repeat(3_000), bigint())))));
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
