package io.lakecaravan.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakecaravan.catalog.CatalogAnswer;
import io.lakecaravan.catalog.Effect;
import io.lakecaravan.demo.EmbeddedS3;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.table.Evidence;
import io.lakecaravan.table.Fragment;
import io.lakecaravan.table.Grounds;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.ObjectPage;
import io.lakecaravan.table.Publication;
import io.lakecaravan.table.RecordJson;
import io.lakecaravan.table.TableColumn;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.kamelet.KameletComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Each Kamelet in a CamelContext that holds nothing else, with only its parameters. */
@Timeout(60)
class BareKameletTest {
    private static final String STORE = "region=us-east-1&accessKey=local&secretKey=secret&endpoint=";

    @TempDir
    Path directory;

    private EmbeddedS3 server;
    private DefaultCamelContext camel;

    @BeforeEach
    void start() throws Exception {
        server = EmbeddedS3.start(directory.resolve("s3"), "local", "secret");
        try (S3Client s3 = client(server.endpoint())) {
            s3.createBucket(request -> request.bucket("lake"));
            for (String key : List.of("a/one.csv", "a/two.csv", "b/three.csv")) {
                s3.putObject(
                        request -> request.bucket("lake").key(key), RequestBody.fromString("id,day\n1,2024-01-02\n"));
            }
        }
        camel = new DefaultCamelContext();
        camel.getComponent("kamelet", KameletComponent.class).setLocation("file:kamelet-catalog");
        camel.start();
    }

    @AfterEach
    void stop() throws Exception {
        camel.close();
        server.close();
    }

    @Test
    void lakeSourceGivesPagesAndTheirEnd() throws Exception {
        List<ObjectPage> pages = new CopyOnWriteArrayList<>();
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("kamelet:lake-source?bucket=lake&prefix=a/&" + STORE + server.endpoint())
                        .process(exchange -> pages.add(exchange.getMessage().getBody(ObjectPage.class)));
            }
        });

        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> pages.stream().anyMatch(ObjectPage::isLast));

        assertThat(pages.get(0).objects()).extracting(object -> object.key()).containsExactly("a/one.csv", "a/two.csv");
        assertThat(pages.get(0).source()).isEqualTo("lake");
        assertThat(pages).hasSize(2);
        assertThat(pages.get(1).objects()).isEmpty();
    }

    @Test
    void inspectActionReadsTheObjectThatTheTextNames() {
        List<?> fragments = camel.createProducerTemplate()
                .requestBody(
                        "kamelet:inspect-action?" + STORE + server.endpoint(), "s3://lake/b/three.csv", List.class);

        assertThat(fragments).singleElement().isInstanceOfSatisfying(Fragment.class, fragment -> {
            assertThat(fragment.format()).isEqualTo("csv");
            assertThat(fragment.schema().names()).containsExactly("id", "day");
            assertThat(fragment.object().size()).isEqualTo(20);
        });
    }

    @Test
    void inspectActionSaysWhichObjectItDoesNotFind() {
        String endpoint = "kamelet:inspect-action?" + STORE + server.endpoint();

        assertThatThrownBy(() -> camel.createProducerTemplate().requestBody(endpoint, "s3://lake/absent.csv"))
                .isInstanceOf(CamelExecutionException.class)
                .rootCause()
                .isNotNull();
        assertThatThrownBy(() -> camel.createProducerTemplate().requestBody(endpoint, "lake"))
                .rootCause()
                .hasMessageContaining("s3://bucket/key");
    }

    @Test
    void theClientMadeOfParametersIsClosedWithTheContext() throws Exception {
        camel.createProducerTemplate()
                .requestBody("kamelet:inspect-action?" + STORE + server.endpoint(), "s3://lake/b/three.csv");
        LakeParameters.Closing lake = camel.hasService(LakeParameters.Closing.class);
        assertThat(lake.isOpen()).isTrue();

        camel.stop();

        assertThat(lake.isOpen()).isFalse();
    }

    @Test
    void tagActionTagsTablesAndColumns() {
        Publication publication = publication();

        Publication table = camel.createProducerTemplate()
                .requestBody("kamelet:tag-action?tags=Finance.Critical&table=ord.*", publication, Publication.class);
        Publication column = camel.createProducerTemplate()
                .requestBody("kamelet:tag-action?tags=PII.Email&column=.*mail.*", publication, Publication.class);
        Publication other = camel.createProducerTemplate()
                .requestBody("kamelet:tag-action?tags=Finance.Critical&glob=b/**", publication, Publication.class);

        assertThat(table.table().tags()).containsExactly("Finance.Critical");
        assertThat(column.table().tags()).isEmpty();
        assertThat(column.table().columns().get(1).tags()).containsExactly("PII.Email");
        assertThat(other.table().tags()).isEmpty();
    }

    @Test
    void lineageActionSaysWhereDataComesFromAndGoesTo() {
        Publication traced = camel.createProducerTemplate()
                .requestBody(
                        "kamelet:lineage-action?rule=shop&table=RAW((?<t>ord.*))&fromSystem=postgresql"
                                + "&fromName=RAW(shop,public,{t|upper})&fromServices=openmetadata=shop-pg,atlan=pg"
                                + "&toSystem=kafka&toName=RAW({bucket}.{t})",
                        publication(),
                        Publication.class);
        Publication untouched =
                camel.createProducerTemplate().requestBody("kamelet:lineage-action", publication(), Publication.class);

        assertThat(traced.lineage()).singleElement().satisfies(flow -> {
            assertThat(flow.name()).isEqualTo("shop");
            assertThat(flow.upstream().orElseThrow().path()).containsExactly("shop", "public", "ORDERS");
            assertThat(flow.upstream().orElseThrow().services()).containsEntry("atlan", "pg");
            assertThat(flow.downstream().orElseThrow().path()).containsExactly("lake.orders");
        });
        assertThat(untouched).isEqualTo(publication());
        assertThatThrownBy(() -> camel.createProducerTemplate()
                        .requestBody("kamelet:lineage-action?fromSystem=mysql&fromName=RAW({tabel})", publication()))
                .rootCause()
                .hasMessageContaining("Did you mean table?");
    }

    @Test
    void localCatalogSinkTakesRecordsAndTheirJson() throws IOException {
        Path catalog = directory.resolve("catalog");
        String sink = "kamelet:local-catalog-sink?directory=" + catalog;
        Publication publication = publication();
        String json = RecordJson.mapper().writeValueAsString(publication);

        CatalogAnswer first = camel.createProducerTemplate().requestBody(sink, publication, CatalogAnswer.class);
        CatalogAnswer again = camel.createProducerTemplate().requestBody(sink, json, CatalogAnswer.class);

        assertThat(first.effect()).isEqualTo(Effect.WRITTEN);
        assertThat(again.effect()).isEqualTo(Effect.UNCHANGED);
        Path file = catalog.resolve("tables/demo/lake/orders.json");
        assertThat(new ObjectMapper().readTree(file.toFile()).get("columns")).hasSize(2);
    }

    @Test
    void localCatalogSinkOnlyTellsWhenItPlans() throws IOException {
        Path catalog = directory.resolve("planned");

        CatalogAnswer answer = camel.createProducerTemplate()
                .requestBody(
                        "kamelet:local-catalog-sink?mode=PLAN&directory=" + catalog,
                        publication(),
                        CatalogAnswer.class);

        assertThat(answer.effect()).isEqualTo(Effect.PLANNED);
        assertThat(answer.changes()).containsExactly("create table orders");
        assertThat(Files.exists(catalog.resolve("tables"))).isFalse();
    }

    static Publication publication() {
        List<TableColumn> columns = new ArrayList<>();
        columns.add(column("id"));
        columns.add(column("email"));
        return new Publication(
                "run-1",
                new LogicalTable(
                        "orders",
                        "demo",
                        "lake",
                        "a/orders/",
                        "",
                        "demo|lake|a/orders/|csv",
                        Grounds.configured("folder"),
                        "csv",
                        "none",
                        List.of(),
                        LogicalTable.Partitions.NONE,
                        columns,
                        1,
                        20,
                        Optional.empty(),
                        Instant.parse("2024-01-02T03:04:05Z"),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        "fingerprint"),
                Optional.empty());
    }

    private static TableColumn column(String name) {
        return new TableColumn(
                Column.nullable(name, new LogicalType.Bool()), List.of(), new Evidence(1, OptionalDouble.empty()));
    }

    private static S3Client client(URI endpoint) {
        return S3Client.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "secret")))
                .build();
    }
}
