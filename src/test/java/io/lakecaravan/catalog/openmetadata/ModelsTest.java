package io.lakecaravan.catalog.openmetadata;

import static io.lakecaravan.catalog.openmetadata.Tables.bigint;
import static io.lakecaravan.catalog.openmetadata.Tables.column;
import static io.lakecaravan.catalog.openmetadata.Tables.orders;
import static io.lakecaravan.catalog.openmetadata.Tables.sampled;
import static io.lakecaravan.catalog.openmetadata.Tables.struct;
import static io.lakecaravan.catalog.openmetadata.Tables.table;
import static io.lakecaravan.catalog.openmetadata.Tables.text;
import static io.lakecaravan.catalog.openmetadata.Tables.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.catalog.CatalogAnswer;
import io.lakecaravan.catalog.CatalogException;
import io.lakecaravan.catalog.Effect;
import io.lakecaravan.catalog.StoreFacts;
import io.lakecaravan.catalog.openmetadata.stub.EntityKind;
import io.lakecaravan.catalog.openmetadata.stub.Fault;
import io.lakecaravan.catalog.openmetadata.stub.PayloadSchemas;
import io.lakecaravan.catalog.openmetadata.stub.StubOpenMetadata;
import io.lakecaravan.catalog.openmetadata.stub.StubSettings;
import io.lakecaravan.catalog.openmetadata.stub.Variant;
import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.table.DetectedTag;
import io.lakecaravan.table.Evidence;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.Publication;
import io.lakecaravan.table.TableColumn;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the two models have in common, and what differs. */
class ModelsTest {
    private StubOpenMetadata server;
    private BareSink sink;
    private Shelf shelf;

    private void open(Model model, String version, String schemas, String... parameters) {
        server = StubOpenMetadata.start(
                StubSettings.defaults().withVersion(version).withSchemas(PayloadSchemas.load(schemas)));
        String[] all = Stream.concat(Stream.of("model=" + model), Stream.of(parameters))
                .toArray(String[]::new);
        sink = new BareSink(server, all);
        shelf = new Shelf(model, server);
    }

    private void open(Model model) {
        open(model, "1.12.6", "1.13");
    }

    @AfterEach
    void everyPayloadFits() {
        sink.close();
        server.close();
        assertThat(server.schemaViolations()).isEmpty();
    }

    static Stream<Arguments> modelsSchemasAndNames() {
        List<String> names = List.of(
                "dots.in/na.me",
                "a/b/c/d",
                "x::y",
                "a>b",
                "a\"b",
                "\"whole\"",
                "ü/日本/😀",
                "tab\tline\nend",
                "l".repeat(300),
                "deep/" + "😀".repeat(200));
        return Stream.of(Model.values())
                .flatMap(model -> Stream.of("1.11", "1.13")
                        .flatMap(schemas -> names.stream().map(name -> Arguments.of(model, schemas, name))));
    }

    @ParameterizedTest
    @MethodSource("modelsSchemasAndNames")
    void everyNameIsLegalStableAndShownAsItIs(Model model, String schemas, String name) {
        open(model, schemas.equals("1.11") ? "1.11.0" : "2.0.0", schemas);
        LogicalTable odd = table(
                name,
                1,
                List.of("Source.S3"),
                column(name, bigint(), "PII.Email"),
                column("s", struct(Column.nullable(name, text()), Column.nullable("x\"y", text()))));
        String entity = sink.publish(odd).entity();
        long writes = server.writes();
        sink.publish(odd);
        sink.forget();
        assertThat(sink.publish(odd).effect()).isEqualTo(Effect.UNCHANGED);
        assertThat(server.writes()).isEqualTo(writes);
        sink.publish(with(
                odd,
                Stream.concat(odd.columns().stream(), Stream.of(column("more", text())))
                        .toArray(TableColumn[]::new)));
        JsonNode stored = shelf.entity(entity);
        assertThat(shelf.columns(stored)).hasSize(3);
        JsonNode first = shelf.columns(stored).get(0);
        assertThat(first.path("displayName").asText(first.path("name").asText()))
                .isEqualTo(name);
        assertThat(Shelf.tags(first)).containsExactly("PII.Sensitive", "PersonalData.Personal", "LakePII.Email");
    }

    @ParameterizedTest
    @CsvSource({"TABLES,CustomDatabase", "TABLES,Datalake", "CONTAINERS,CustomStorage", "CONTAINERS,S3"})
    void aMissingServiceIsCreatedAsConfigured(Model model, String type) {
        open(model, "1.13.0", "1.13", "serviceType=" + type);
        sink.publish(orders(1));
        String kind = model == Model.TABLES ? "databaseService" : "storageService";
        assertThat(server.snapshot().path(kind).path("demo").path("serviceType").asText())
                .isEqualTo(type);
        assertThat(server.snapshot().path(kind).toString()).doesNotContain("ecret", "accessKey");
    }

    @Test
    void aContainerTellsWhatLiesThere() {
        open(Model.CONTAINERS);
        sink.publish(orders(3));
        JsonNode container = shelf.entity();
        assertThat(container.path("parent").asText()).isEqualTo("demo.\"lake.prod\"");
        assertThat(container.path("prefix").asText()).isEqualTo("/sales/orders");
        assertThat(container.path("fullPath").asText()).isEqualTo("s3://lake.prod/sales/orders");
        assertThat(container.path("size").asLong()).isEqualTo(3000);
        assertThat(container.path("numberOfObjects").asLong()).isEqualTo(3);
        assertThat(container.path("fileFormats").toString()).isEqualTo("[\"parquet\"]");
        assertThat(container.at("/dataModel/isPartitioned").asBoolean()).isTrue();
        sink.publish(orders(5));
        assertThat(shelf.entity().path("numberOfObjects").asLong()).isEqualTo(5);
        assertThat(shelf.writes("/containers/")).isEqualTo(1);
    }

    @Test
    void aContainerThatOthersMadeGetsItsDataModel() {
        open(Model.CONTAINERS);
        sink.publish(table("other", 1, List.of(), column("id", bigint())));
        String parent = server.log().entries().stream()
                .filter(entry -> entry.method().equals("PUT") && entry.body().contains("\"name\":\"other\""))
                .map(entry -> entry.body().replaceAll(".*\"parent\":(\\{[^}]*}).*", "$1"))
                .findFirst()
                .orElseThrow();
        new io.lakecaravan.catalog.openmetadata.stub.StubClient(server, server.administratorToken())
                .put(
                        "containers",
                        "{'name':'sales/orders','service':'demo','description':'Mine.','parent':"
                                + parent.replace('"', '\'') + "}");
        assertThat(sink.publish(orders(3)).effect()).isEqualTo(Effect.WRITTEN);
        assertThat(shelf.columns(shelf.entity())).hasSize(5);
        assertThat(shelf.entity().path("description").asText()).isEqualTo("Mine.");
        long writes = server.writes();
        assertThat(sink.publish(orders(3)).effect()).isEqualTo(Effect.UNCHANGED);
        assertThat(server.writes()).isEqualTo(writes);
    }

    @Test
    void countsOfABucketFollowTheLakeAndPeoplesWordsStay() {
        open(Model.CONTAINERS, "1.12.6", "1.13", "stores=#bean:stores");
        String bucket = "demo.\"lake.prod\"";
        StoreFacts store =
                new StoreFacts(StoreFacts.Provider.AWS, Optional.empty(), Optional.of("eu-west-1"), Optional.empty());
        sink.stores(any -> store.withTotals(10, 1000));
        sink.publish(orders(3));
        server.person("alice").describe(EntityKind.CONTAINER, bucket, "Ours.");
        server.person("alice").displayName(EntityKind.CONTAINER, bucket, "The lake");
        sink.stores(any -> store.withTotals(12, 1500));
        sink.publish(orders(3));
        JsonNode stored = shelf.entity(bucket);
        assertThat(stored.path("numberOfObjects").asLong()).isEqualTo(12);
        assertThat(stored.path("size").asLong()).isEqualTo(1500);
        assertThat(stored.path("description").asText()).isEqualTo("Ours.");
        assertThat(stored.path("displayName").asText()).isEqualTo("The lake");
        assertThat(stored.path("sourceUrl").asText())
                .isEqualTo("https://s3.console.aws.amazon.com/s3/buckets/lake.prod?region=eu-west-1&prefix=");
        assertThat(shelf.entity().path("sourceUrl").asText()).endsWith("&prefix=sales/orders/");
        long writes = server.writes();
        sink.publish(orders(3));
        assertThat(server.writes()).isEqualTo(writes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.13.0", "2.0.0"})
    void containersShowRowsFromTwoPointZeroOn(String version) {
        open(Model.CONTAINERS, version, "1.13");
        CatalogAnswer answer = sink.publish(sampled("r1", orders(3), "1", "a@example.org"));
        boolean shown = version.startsWith("2");
        assertThat(answer.sampleVersion().isPresent()).isEqualTo(shown);
        assertThat(shelf.entity().has("sampleData")).isEqualTo(shown);
        assertThat(server.log().count(entry -> entry.path().contains("tableProfile")))
                .isZero();
    }

    @ParameterizedTest
    @EnumSource(Model.class)
    void whatWasJustCreatedIsNotReadAgain(Model model) {
        open(model, "2.0.0", "1.13");
        sink.publish(sampled("r1", orders(3), "1"));
        assertThat(server.log()
                        .count(entry -> entry.method().equals("GET")
                                && (entry.path().endsWith("sampleData")
                                        || entry.path().contains("tableProfile"))))
                .isZero();
        assertThat(shelf.entity().path("sampleData").path("rows")).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Model.class)
    void parentsThatWereDeletedComeBackAsPeopleLeftThem(Model model) {
        open(model);
        sink.publish(orders(3));
        EntityKind kind = model == Model.TABLES ? EntityKind.DATABASE_SCHEMA : EntityKind.CONTAINER;
        String parent = model == Model.TABLES ? "demo.\"lake.prod\".sales" : "demo.\"lake.prod\"";
        shelf.person.displayName(kind, parent, "Above");
        shelf.person.displayName(shelf.kind(), shelf.fqn(), "Orders");
        shelf.person.delete(kind, parent);
        assertThat(sink.publish(orders(3)).effect()).isEqualTo(Effect.WRITTEN);
        JsonNode above = server.snapshot().path(kind.type()).path(parent);
        assertThat(above.path("deleted").asBoolean(false)).isFalse();
        assertThat(above.path("displayName").asText()).isEqualTo("Above");
        assertThat(shelf.entity().path("deleted").asBoolean(false)).isFalse();
        assertThat(shelf.entity().path("displayName").asText()).isEqualTo("Orders");
    }

    @ParameterizedTest
    @EnumSource(Model.class)
    void whoLosesTheRaceForAParentGoesOn(Model model) {
        open(model);
        String collection = model == Model.TABLES ? "/databaseSchemas" : "/containers";
        server.faults().next(1, "PUT", collection, new Fault.Refused(409, "Entity already exists"));
        assertThat(sink.publish(orders(3)).effect()).isEqualTo(Effect.WRITTEN);
        assertThat(shelf.columns(shelf.entity())).hasSize(5);
    }

    @ParameterizedTest
    @EnumSource(Model.class)
    void manyTablesAtOnceShareTheirParents(Model model) throws Exception {
        open(model);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<CatalogAnswer>> calls = IntStream.range(0, 24)
                    .<Callable<CatalogAnswer>>mapToObj(i -> () -> sink.send(Tables.publication(
                            "run", table("sales/t" + i, 1, List.of("Source.S3"), column("id", bigint(), "PII.Email")))))
                    .toList();
            for (Future<CatalogAnswer> answer : threads.invokeAll(calls)) {
                assertThat(answer.get().effect()).isEqualTo(Effect.WRITTEN);
                assertThat(answer.get().findings()).isEmpty();
            }
        } finally {
            threads.shutdownNow();
        }
        long tables = server.log().entries().stream()
                .filter(entry -> entry.method().equals("PUT") && entry.body().contains("\"name\":\"t"))
                .count();
        assertThat(model == Model.TABLES ? tables : 24).isEqualTo(24);
        assertThat(server.snapshot().path(shelf.kind().type())).hasSize(model == Model.TABLES ? 24 : 25);
    }

    @ParameterizedTest
    @EnumSource(Model.class)
    void aFieldThatCannotBeAskedForIsLeftOutOfTheQuestion(Model model) {
        open(model);
        server.faults().next(1, "GET", "orders", new Fault.Refused(400, "Invalid field name sourceHash"));
        assertThat(sink.publish(orders(3)).effect()).isEqualTo(Effect.WRITTEN);
        sink.publish(orders(4));
        assertThat(server.log().entries().stream()
                        .filter(entry ->
                                entry.method().equals("GET") && entry.path().contains("orders"))
                        .map(entry -> entry.query().contains("sourceHash")))
                .containsExactly(true, false, false);
    }

    @Test
    void detectedTagsOfTheTableAreSuggestions() {
        open(Model.TABLES);
        Publication publication = Tables.publication("r", orders(3))
                .withDetected(List.of(new DetectedTag("PersonalData.Personal", 0.8, List.of("2 columns"))));
        sink.publish(publication);
        JsonNode label = shelf.entity().path("tags").get(1);
        assertThat(label.path("tagFQN").asText()).isEqualTo("PersonalData.Personal");
        assertThat(label.path("state").asText()).isEqualTo("Suggested");
        assertThat(shelf.entity().path("tags").get(0).path("state").asText()).isEqualTo("Confirmed");
    }

    @Test
    void aPersonsTagAgainstOursIsOneFindingHoweverManyColumns() {
        open(Model.TABLES);
        LogicalTable plain = with(orders(3), column("a", text()), column("b", text()), column("c", text()));
        sink.publish(plain);
        List.of("a", "b", "c")
                .forEach(name -> shelf.person.tagColumn(EntityKind.TABLE, shelf.fqn(), name, "PII.NonSensitive"));
        CatalogAnswer answer = sink.publish(with(
                orders(4),
                column("a", text(), "PII.Email"),
                column("b", text(), "PII.Email"),
                column("c", text(), "PII.Email")));
        assertThat(answer.findings()).hasSize(1);
        Finding finding = answer.findings().get(0);
        assertThat(finding.code()).isEqualTo(FindingCode.CATALOG_TAG_CONFLICT);
        assertThat(finding.message()).contains("PII.Sensitive was not set at column a, column b, column c");
        assertThat(Shelf.tags(shelf.column("b")))
                .containsExactly("PII.NonSensitive", "PersonalData.Personal", "LakePII.Email");
    }

    @Test
    void tagsAreMappedAsConfigured() {
        open(Model.TABLES, "1.12.6", "1.13", "tags=RAW(PII.Email=Tier.Tier1,Source.*=)");
        sink.publish(with(orders(3), column("email", text(), "PII.Email")));
        assertThat(Shelf.tags(shelf.column("email"))).containsExactly("Tier.Tier1");
        assertThat(Shelf.tags(shelf.entity())).isEmpty();
    }

    @Test
    void theConsoleIsLinked() {
        open(Model.TABLES, "1.12.6", "1.13", "console=RAW(https://minio.example.com/browser/{bucket}/{prefix})");
        sink.publish(orders(3));
        assertThat(shelf.entity().path("sourceUrl").asText())
                .isEqualTo("https://minio.example.com/browser/lake.prod/sales/orders/");
    }

    @DisplayName("a proxy that refuses slashes in names is no proof that nothing stands there")
    @ParameterizedTest
    @EnumSource
    void aProxysAnswerIsNoAbsence(Model model) {
        open(model);
        LogicalTable deep = table("sales/deep/orders", 1, List.of(), column("id", bigint()));
        sink.publish(deep);
        server.log().clear();
        server.faults().next(1, "GET", "deep/orders", new Fault.Refused(404, "no Route matched with those values"));
        assertThatThrownBy(() -> sink.publish(table("sales/deep/orders", 2, List.of(), column("id", bigint()))))
                .hasRootCauseInstanceOf(CatalogException.class)
                .rootCause()
                .hasMessageContaining("%2F");
        assertThat(server.log().count(entry -> entry.isWrite())).isZero();
    }

    @DisplayName("words of ours that a server cleaned as HTML are ours still")
    @ParameterizedTest
    @EnumSource
    void ourDescriptionsFollowTheLakeThoughCleaned(Model model) {
        server = StubOpenMetadata.start(StubSettings.defaults()
                .withVersion("1.13.3")
                .with(Variant.Descriptions.CLEANED)
                .withSchemas(PayloadSchemas.load("1.13")));
        sink = new BareSink(server, "model=" + model);
        shelf = new Shelf(model, server);
        Column odd = new Column("id", bigint(), true, "map<string,list<int>> \u00e0 'la' \uD83E\uDD86 & co");
        sink.publish(with(orders(3), new TableColumn(odd, List.of(), new Evidence(1, OptionalDouble.empty()))));
        assertThat(shelf.entity().path("description").asText()).contains("&#96;", "3 objects");
        assertThat(shelf.column("id").path("description").asText()).contains("&gt;", "&#x1f986;");
        shelf.server.log().clear();
        sink.publish(with(orders(4), new TableColumn(odd, List.of(), new Evidence(1, OptionalDouble.empty()))));
        assertThat(shelf.entity().path("description").asText()).contains("`", "4 objects");
        assertThat(server.log().entries().stream()
                        .filter(entry -> entry.method().equals("PATCH"))
                        .map(entry -> entry.body())
                        .toList())
                .singleElement()
                .asString()
                .doesNotContain("/columns/0/description");
        shelf.person.describe(shelf.kind(), shelf.fqn(), "Hers &#96;now&#96;.");
        sink.publish(with(orders(5), new TableColumn(odd, List.of(), new Evidence(1, OptionalDouble.empty()))));
        assertThat(shelf.entity().path("description").asText()).isEqualTo("Hers &#96;now&#96;.");
    }

    @Test
    void whatAPersonEmptiedStaysEmpty() {
        open(Model.TABLES);
        sink.publish(orders(3));
        shelf.person.describe(EntityKind.TABLE, shelf.fqn(), "");
        sink.publish(orders(4));
        sink.publish(orders(5));
        assertThat(shelf.entity().path("description").asText()).isEmpty();
    }

    @Test
    void constraintsOfPeopleStay() {
        open(Model.TABLES);
        TableColumn id = new TableColumn(
                Column.required("id", bigint()),
                List.of(),
                orders(1).columns().get(0).evidence());
        sink.publish(with(orders(3), id));
        assertThat(shelf.column("id").path("constraint").asText()).isEqualTo("NOT_NULL");
        sink.publish(with(orders(3), column("id", bigint())));
        assertThat(shelf.column("id").has("constraint")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"iceberg,Iceberg", "parquet,External"})
    void icebergTablesAreCalledSo(String format, String type) {
        open(Model.TABLES);
        LogicalTable table = orders(3);
        sink.publish(new LogicalTable(
                table.name(),
                table.source(),
                table.bucket(),
                table.root(),
                table.member(),
                table.candidate(),
                table.grounds(),
                format,
                table.compression(),
                table.partitionKeys(),
                table.partitions(),
                table.columns(),
                table.objects(),
                table.bytes(),
                table.rows(),
                table.lastModified(),
                table.sampleObject(),
                table.dialect(),
                table.tags(),
                table.findings(),
                table.fingerprint()));
        assertThat(shelf.entity().path("tableType").asText()).isEqualTo(type);
        assertThat(shelf.entity().has("fileFormat")).isEqualTo(format.equals("parquet"));
        assertThat(shelf.entity().path("sourceHash").asText()).hasSize(32);
    }

    @Test
    void aRetypedNestedColumnKeepsItsTypeOfPlace() {
        open(Model.TABLES, "1.13.0", "1.13");
        sink.publish(orders(3));
        shelf.person.describeColumn(EntityKind.TABLE, shelf.fqn(), "address", "Where.");
        sink.publish(with(orders(3), column("address", text())));
        assertThat(shelf.column("address").path("children").isEmpty()).isTrue();
        sink.publish(with(orders(3), column("address", bigint())));
        sink.publish(with(orders(3), column("address", struct())));
        assertThat(shelf.column("address").path("children").isArray()).isTrue();
        sink.publish(with(orders(3), column("address", struct(Column.nullable("zip", new LogicalType.Int(32, true))))));
        assertThat(shelf.column("address.zip").path("dataType").asText()).isEqualTo("INT");
        assertThat(shelf.column("address").path("description").asText()).isEqualTo("Where.");
    }
}
