package io.lakecaravan.flow;

import static io.lakecaravan.catalog.openmetadata.Tables.bigint;
import static io.lakecaravan.catalog.openmetadata.Tables.column;
import static io.lakecaravan.catalog.openmetadata.Tables.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lakecaravan.catalog.openmetadata.Tables;
import io.lakecaravan.catalog.openmetadata.stub.Fault;
import io.lakecaravan.catalog.openmetadata.stub.StubOpenMetadata;
import io.lakecaravan.catalog.openmetadata.stub.StubSettings;
import io.lakecaravan.config.CatalogConfig;
import io.lakecaravan.config.HttpConfig;
import io.lakecaravan.config.TlsConfig;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.state.CatalogCounts;
import io.lakecaravan.state.DeadLetter;
import io.lakecaravan.state.ReportedFinding;
import io.lakecaravan.state.RunRecord;
import io.lakecaravan.table.LogicalTable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogFaultsTest {
    @TempDir
    private Path folder;

    private StubOpenMetadata server;

    @BeforeEach
    void start() {
        server = StubOpenMetadata.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static LogicalTable table(int number) {
        return Tables.table(
                "area" + number % 3 + "/table" + number,
                number + 1,
                List.of("Source.S3"),
                column("id", bigint()),
                column("email", text(), "PII.Sensitive"));
    }

    private static LogicalTable[] tables(int count) {
        return IntStream.range(0, count).mapToObj(CatalogFaultsTest::table).toArray(LogicalTable[]::new);
    }

    private PublishingFlow flow(CatalogConfig... catalogs) throws Exception {
        return new PublishingFlow(folder, List.of(catalogs), Map.of("caravan.catalog.patience", "300"));
    }

    private CatalogConfig.Local local() {
        return new CatalogConfig.Local("local", folder.resolve("catalog"));
    }

    static Stream<Fault> passing() {
        return Stream.of(
                Fault.tooManyRequests(),
                Fault.tooManyRequests(Duration.ZERO),
                Fault.tooManyRequestsUntil(Duration.ZERO),
                new Fault.ServerError(),
                new Fault.BadGateway(),
                Fault.unavailable(),
                new Fault.Cut(),
                new Fault.Truncated(),
                new Fault.Stall(Duration.ofSeconds(5)),
                new Fault.AnswerLost());
    }

    @ParameterizedTest
    @MethodSource("passing")
    void whatPassesIsTriedAgain(Fault fault) throws Exception {
        HttpConfig hasty = new HttpConfig(Optional.empty(), Duration.ofSeconds(2), Duration.ofMillis(400), 5);
        try (PublishingFlow flow = flow(
                PublishingFlow.catalog("om", URI.create(server.url()), server.token(), TlsConfig.DEFAULT, hasty, 4))) {
            server.faults().next(2, "PUT", "/v1/tables", fault);
            RunRecord record = flow.publish(table(1));
            assertThat(record.catalogs()).containsEntry("om", new CatalogCounts(1, 0, 0, 0));
            assertThat(flow.state.deadLetters().count()).isZero();
        }
        assertThat(puts(server)).isEqualTo(3);
        assertThat(server.log()
                        .count(entry ->
                                entry.method().equals("PUT") && entry.path().endsWith("/sampleData")))
                .isEqualTo(1);
    }

    @Test
    void attemptsAreThoseOfTheCatalogAndNoMore() throws Exception {
        try (StubOpenMetadata other = StubOpenMetadata.start();
                PublishingFlow flow =
                        flow(PublishingFlow.catalog("om", server, 3), PublishingFlow.catalog("other", other, 1))) {
            server.faults().next(1000, "PUT", "/v1/tables", new Fault.ServerError());
            other.faults().next(1000, "PUT", "/v1/tables", Fault.tooManyRequests());
            RunRecord record = flow.publish(table(1));
            assertThat(record.catalogs())
                    .containsEntry("om", new CatalogCounts(0, 0, 1, 0))
                    .containsEntry("other", new CatalogCounts(0, 0, 1, 0));
            assertThat(puts(server)).isEqualTo(3);
            assertThat(puts(other)).isEqualTo(1);
            assertThat(letters(flow)).extracting(DeadLetter::attempts).containsExactly(3, 1);
        }
    }

    private static long puts(StubOpenMetadata stub) {
        return stub.log()
                .count(entry -> entry.method().equals("PUT") && entry.path().endsWith("/tables"));
    }

    @Test
    void retryAfterGoesBeforeThePause() throws Exception {
        try (PublishingFlow flow = flow(PublishingFlow.catalog("om", server, 2))) {
            server.faults().next(1, "PUT", "/v1/tables", Fault.tooManyRequests(Duration.ofSeconds(1)));
            long before = System.nanoTime();
            flow.publish(table(1));
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(900));
            assertThat(puts(server)).isEqualTo(2);
        }
    }

    @Test
    void deadLettersHoldTheWholeMessageTheAttemptsAndTheServersWords() throws Exception {
        try (PublishingFlow flow = flow(PublishingFlow.catalog("om", server, 3))) {
            server.faults().next(2, "PUT", "/v1/tables", new Fault.ServerError());
            server.faults().next(1, "PUT", "/v1/tables", new Fault.BadGateway());
            flow.publish(table(1));
            DeadLetter letter = flow.state.deadLetters().all().next();
            assertThat(letter.message().table()).isEqualTo(table(1));
            assertThat(letter.attempts()).isEqualTo(3);
            assertThat(letter.status()).isEqualTo(502);
            assertThat(letter.answer()).contains("Bad Gateway");
            assertThat(letter.reason()).contains("502", "gateway");
            flow.publish(table(1));
            assertThat(flow.state.deadLetters().count())
                    .as("a later success supersedes it")
                    .isZero();
        }
    }

    @Test
    void rowsThatAreRefusedDoNotCostTheTable() throws Exception {
        try (PublishingFlow flow = flow(PublishingFlow.catalog("om", server, 3))) {
            server.faults().next(1, "PUT", "/sampleData", new Fault.Invalid());
            RunRecord record = flow.publish(table(1));
            assertThat(record.catalogs()).containsEntry("om", new CatalogCounts(1, 0, 0, 0));
            assertThat(findings(flow, record, FindingCode.CATALOG_SAMPLE_REFUSED))
                    .hasSize(1);
            assertThat(flow.state.deadLetters().count()).isZero();
            long before = server.log().count(entry -> !entry.path().contains("ingestionPipelines"));
            assertThat(flow.publish(table(1)).catalogs()).containsEntry("om", new CatalogCounts(0, 1, 0, 0));
            assertThat(server.log().count(entry -> !entry.path().contains("ingestionPipelines")))
                    .as("the same rows are not tried again")
                    .isEqualTo(before);
        }
    }

    @Test
    void aCatalogThatRefusesUsIsStoppedAndTheOthersGoOn() throws Exception {
        server.revokeTokens();
        try (StubOpenMetadata other = StubOpenMetadata.start();
                PublishingFlow flow = flow(
                        PublishingFlow.catalog("om", server, 5), PublishingFlow.catalog("other", other, 5), local())) {
            RunRecord record = flow.publish(tables(8));
            assertThat(record.catalogs())
                    .containsEntry("om", new CatalogCounts(0, 0, 0, 8))
                    .containsEntry("other", new CatalogCounts(8, 0, 0, 0))
                    .containsEntry("local", new CatalogCounts(8, 0, 0, 0));
            assertThat(findings(flow, record, FindingCode.CATALOG_STOPPED))
                    .isNotEmpty()
                    .allSatisfy(
                            finding -> assertThat(finding.finding().message()).contains("token", "om"));
            assertThat(server.log().count(entry -> entry.status() == 401)).isLessThanOrEqualTo(4);
            assertThat(flow.state.deadLetters().count()).isZero();
        }
    }

    @Test
    void aCatalogThatIsNotReachedIsWaitedForAndThenDeferred() throws Exception {
        int port = freePort();
        URI url = URI.create("http://127.0.0.1:" + port + "/api");
        String token = server.token();
        try (PublishingFlow flow =
                flow(PublishingFlow.catalog("om", url, token, TlsConfig.DEFAULT, PublishingFlow.HTTP, 2), local())) {
            RunRecord record = flow.publish(tables(20));
            assertThat(record.catalogs()).containsEntry("local", new CatalogCounts(20, 0, 0, 0));
            CatalogCounts counts = record.catalogs().get("om");
            assertThat(counts.written()).isZero();
            assertThat(counts.deferred() + counts.deadLettered()).isEqualTo(20);
            assertThat(counts.deadLettered()).as("one for each worker at most").isBetween(1L, 4L);
            assertThat(findings(flow, record, FindingCode.CATALOG_UNREACHABLE)).isNotEmpty();
            try (StubOpenMetadata back =
                    StubOpenMetadata.start(StubSettings.defaults().withPort(port))) {
                await().until(() -> flow.publishing.catalogs().isOpen("om"));
                assertThat(flow.publish(tables(20)).catalogs()).containsEntry("om", new CatalogCounts(20, 0, 0, 0));
                assertThat(flow.state.deadLetters().count()).isZero();
                assertThat(back.snapshot().path("table")).hasSize(20);
            }
        }
    }

    @Test
    void aFullQueueOfAPausedCatalogHoldsUpNobody() throws Exception {
        URI url = URI.create("http://127.0.0.1:" + freePort() + "/api");
        try (PublishingFlow flow = new PublishingFlow(
                folder,
                List.of(
                        PublishingFlow.catalog("om", url, server.token(), TlsConfig.DEFAULT, PublishingFlow.HTTP, 2),
                        local()),
                Map.of(
                        "caravan.catalog.patience", "5000",
                        "caravan.catalog.queue", "10",
                        "caravan.openmetadata.workers", "1"))) {
            flow.begin(tables(60));
            await().until(() -> tableFiles() == 60);
            assertThat(flow.publishing.catalogs().isAwaited("om")).isTrue();
            CatalogCounts counts = flow.awaitEnd().catalogs().get("om");
            assertThat(counts.deadLettered() + counts.deferred()).isEqualTo(60);
        }
    }

    private long tableFiles() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().contains("tables")
                            && file.toString().endsWith(".json"))
                    .count();
        }
    }

    @Test
    void aCatalogThatComesBackInTimeGetsWhatWaits() throws Exception {
        int port = freePort();
        URI url = URI.create("http://127.0.0.1:" + port + "/api");
        try (PublishingFlow flow = new PublishingFlow(
                folder,
                List.of(PublishingFlow.catalog("om", url, server.token(), TlsConfig.DEFAULT, PublishingFlow.HTTP, 2)),
                Map.of("caravan.catalog.patience", "20000", "caravan.openmetadata.workers", "1"))) {
            flow.begin(tables(20));
            await().until(() -> flow.publishing.catalogs().isAwaited("om"));
            try (StubOpenMetadata back =
                    StubOpenMetadata.start(StubSettings.defaults().withPort(port))) {
                RunRecord record = flow.awaitEnd();
                CatalogCounts counts = record.catalogs().get("om");
                assertThat(counts.deadLettered()).isEqualTo(1);
                assertThat(counts.written()).isEqualTo(19 - counts.deferred());
                assertThat(counts.deferred())
                        .as("taken while the consumer was on its way to stop")
                        .isLessThan(19);
                assertThat(back.writes()).isPositive();
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void withAThirdOfAllRequestsFailingNothingIsLost() throws Exception {
        LogicalTable[] tables = tables(60);
        try (StubOpenMetadata calm = StubOpenMetadata.start();
                PublishingFlow flow = new PublishingFlow(
                        folder.resolve("calm"), List.of(PublishingFlow.catalog("om", calm, 6)), Map.of())) {
            flow.publish(tables);
            try (PublishingFlow stormy = flow(PublishingFlow.catalog("om", server, 6))) {
                server.faults().share(new Fault.AnswerLost(), 0.10);
                server.faults().share(new Fault.ServerError(), 0.05);
                server.faults().share(Fault.unavailable(), 0.05);
                server.faults().share(Fault.tooManyRequests(Duration.ZERO), 0.05);
                server.faults().share(new Fault.Cut(), 0.05);
                CatalogCounts counts = stormy.publish(tables).catalogs().get("om");
                assertThat(counts.written() + counts.unchanged() + counts.deadLettered() + counts.deferred())
                        .isEqualTo(60);
                assertThat(stormy.state.deadLetters().count()).isEqualTo(counts.deadLettered());
                server.faults().clear();
                await().until(() -> stormy.publishing.catalogs().isOpen("om"));
                List<LogicalTable> left = new ArrayList<>();
                letters(stormy).forEach(letter -> left.add(letter.message().table()));
                for (LogicalTable table : tables) {
                    if (stormy.state.sent().find("om", table.id()).isEmpty() && !left.contains(table)) {
                        left.add(table);
                    }
                }
                assertThat(left).hasSize((int) (counts.deadLettered() + counts.deferred()));
                if (!left.isEmpty()) {
                    stormy.publish(left.toArray(LogicalTable[]::new));
                }
                assertThat(server.log().count(entry -> entry.status() >= 429 || entry.status() == 0))
                        .as("requests that failed")
                        .isGreaterThan(30);
                assertThat(stormy.state.deadLetters().count()).isZero();
                assertThat(server.snapshotWithoutRuns()).isEqualTo(calm.snapshotWithoutRuns());
            }
        }
    }

    private static List<DeadLetter> letters(PublishingFlow flow) {
        List<DeadLetter> all = new ArrayList<>();
        Iterator<DeadLetter> letters = flow.state.deadLetters().all();
        letters.forEachRemaining(all::add);
        return all;
    }

    private static List<ReportedFinding> findings(PublishingFlow flow, RunRecord record, FindingCode code) {
        List<ReportedFinding> all = new ArrayList<>();
        flow.state.findings().of(record.id()).forEachRemaining(finding -> {
            if (finding.finding().code() == code) {
                all.add(finding);
            }
        });
        return all;
    }
}
