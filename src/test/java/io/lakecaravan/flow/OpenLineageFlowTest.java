package io.lakecaravan.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.lakecaravan.catalog.atlan.stub.StubAtlan;
import io.lakecaravan.catalog.openlineage.EventRules;
import io.lakecaravan.catalog.openlineage.OpenLineageEventsTest;
import io.lakecaravan.catalog.openmetadata.Tables;
import io.lakecaravan.config.CatalogConfig;
import io.lakecaravan.config.TlsConfig;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.state.CatalogCounts;
import io.lakecaravan.state.RunRecord;
import io.lakecaravan.table.Publication;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The OpenLineage routes as they lie, with a server that answers what it is told to. */
@Timeout(120)
class OpenLineageFlowTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private final List<JsonNode> events = new CopyOnWriteArrayList<>();
    private final List<String> tokens = new CopyOnWriteArrayList<>();
    private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/lineage", exchange -> {
            Integer planned = answers.poll();
            int status = planned == null ? 201 : planned;
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (status < 300) {
                events.add(JSON.readTree(body));
                tokens.add(exchange.getRequestHeaders().getFirst("Authorization"));
            }
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private CatalogConfig.OpenLineage catalog() {
        return catalog("http://localhost:" + server.getAddress().getPort() + "/api/v1/lineage", "t0ken", "lake");
    }

    private static CatalogConfig.OpenLineage catalog(String url, String token, String namespace) {
        return new CatalogConfig.OpenLineage(
                "marquez",
                URI.create(url),
                token,
                namespace,
                TlsConfig.DEFAULT,
                PublishingFlow.HTTP,
                3,
                Duration.ofMillis(2));
    }

    private static Publication traced(Publication publication) {
        return publication.withLineage(List.of(OpenLineageEventsTest.flow()));
    }

    private static CatalogCounts counts(RunRecord run, String catalog) {
        return run.catalogs().get(catalog);
    }

    @Test
    void eventsArePostedOnceForWhatIsNew() throws Exception {
        answers.add(503);
        try (PublishingFlow flow = new PublishingFlow(folder, List.of(catalog()), Map.of())) {
            RunRecord first = flow.publish(OpenLineageFlowTest::traced, Tables.orders(3));
            assertThat(counts(first, "marquez").written()).isOne();
            assertThat(events)
                    .hasSize(4)
                    .allSatisfy(event -> assertThat(EventRules.problems(event)).isEmpty());
            assertThat(tokens).containsOnly("Bearer t0ken");
            RunRecord second = flow.publish(OpenLineageFlowTest::traced, Tables.orders(3));
            assertThat(counts(second, "marquez").unchanged()).isOne();
            assertThat(events).hasSize(4);
            // Another flow, the same table.
            flow.publish(Tables.orders(3));
            RunRecord other = flow.publish(OpenLineageFlowTest::traced, Tables.orders(3));
            assertThat(counts(other, "marquez").written()).isOne();
            assertThat(events).hasSize(8);
        }
    }

    @Test
    void aRefusedEventIsADeadLetterAndAWrongUrlStopsTheCatalog() throws Exception {
        answers.add(422);
        try (PublishingFlow flow = new PublishingFlow(folder, List.of(catalog()), Map.of())) {
            RunRecord refused = flow.publish(OpenLineageFlowTest::traced, Tables.orders(3));
            assertThat(counts(refused, "marquez").deadLettered()).isOne();
            answers.add(404);
            RunRecord stopped = flow.publish(OpenLineageFlowTest::traced, Tables.orders(4));
            List<String> messages = new ArrayList<>();
            flow.state.findings().of(stopped.id()).forEachRemaining(found -> {
                if (found.finding().code() == FindingCode.CATALOG_STOPPED) {
                    messages.add(found.finding().message());
                }
            });
            assertThat(messages).singleElement().asString().contains("the url takes no events");
        }
    }

    /** Atlan's contract §11: answered with 202, and 401 for a namespace that is no connection. */
    @Test
    void atlanTakesEventsOfItsConnectionsAlone() throws Exception {
        try (StubAtlan tenant = StubAtlan.start()) {
            String url = tenant.url() + "/events/openlineage/spark/api/v1/lineage";
            try (PublishingFlow flow = new PublishingFlow(
                    folder.resolve("good"), List.of(catalog(url, tenant.token(), "acme-snowflake")), Map.of())) {
                RunRecord run = flow.publish(OpenLineageFlowTest::traced, Tables.orders(3));
                assertThat(counts(run, "marquez").written()).isOne();
            }
            assertThat(tenant.events()).hasSize(4);
            try (PublishingFlow flow = new PublishingFlow(
                    folder.resolve("bad"), List.of(catalog(url, tenant.token(), "lake")), Map.of())) {
                RunRecord run = flow.publish(OpenLineageFlowTest::traced, Tables.orders(3));
                assertThat(flow.state.findings().of(run.id()))
                        .toIterable()
                        .anyMatch(found -> found.finding()
                                .message()
                                .contains("namespace must be the name of a connection in Atlan"));
            }
        }
    }

    @Test
    void whatGoesWrongIsSaidOfAReceiverOfEvents() throws Exception {
        answers.addAll(List.of(500, 500, 500));
        try (PublishingFlow flow = new PublishingFlow(folder, List.of(catalog()), Map.of())) {
            flow.publish(OpenLineageFlowTest::traced, Tables.orders(3));
            assertThat(flow.state.deadLetters().of("marquez").next().reason())
                    .contains("see the log of the receiver of events");
        }
    }

    @Test
    void eventsAreLinesOfAFile() throws Exception {
        Path file = folder.resolve("events of the lake/lineage.jsonl");
        CatalogConfig.OpenLineageFile events = new CatalogConfig.OpenLineageFile("file", file, "lake");
        try (PublishingFlow flow = new PublishingFlow(folder, List.of(events), Map.of())) {
            flow.publish(OpenLineageFlowTest::traced, Tables.orders(3));
            flow.publish(OpenLineageFlowTest::traced, Tables.orders(4));
            flow.publish(Tables.orders(5));
        }
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        assertThat(lines).hasSize(8);
        for (String line : lines) {
            assertThat(EventRules.problems(JSON.readTree(line))).isEmpty();
        }
    }
}
