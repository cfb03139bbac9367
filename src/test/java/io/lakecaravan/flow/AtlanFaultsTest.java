package io.lakecaravan.flow;

import static io.lakecaravan.catalog.openmetadata.Tables.bigint;
import static io.lakecaravan.catalog.openmetadata.Tables.column;
import static io.lakecaravan.catalog.openmetadata.Tables.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.catalog.atlan.stub.Fault;
import io.lakecaravan.catalog.atlan.stub.StubAtlan;
import io.lakecaravan.catalog.atlan.stub.StubAtlanSettings;
import io.lakecaravan.catalog.openmetadata.Tables;
import io.lakecaravan.config.CatalogConfig;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.state.CatalogCounts;
import io.lakecaravan.state.DeadLetter;
import io.lakecaravan.state.ReportedFinding;
import io.lakecaravan.state.RunRecord;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.TableColumn;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The application's routes with an Atlan tenant that fails. */
@Timeout(120)
class AtlanFaultsTest {
    @TempDir
    private Path folder;

    private StubAtlan server;

    @BeforeEach
    void start() {
        server = StubAtlan.start();
    }

    @AfterEach
    void stop() {
        assertThat(server.dropped()).isEmpty();
        assertThat(server.violations()).isEmpty();
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

    private static LogicalTable wide() {
        TableColumn[] columns =
                IntStream.range(0, 70).mapToObj(i -> column("c" + i, bigint())).toArray(TableColumn[]::new);
        return Tables.table("wide", 1, List.of("Source.S3"), columns);
    }

    private static LogicalTable[] tables(int count) {
        return IntStream.range(0, count).mapToObj(AtlanFaultsTest::table).toArray(LogicalTable[]::new);
    }

    private PublishingFlow flow(CatalogConfig... catalogs) throws Exception {
        return new PublishingFlow(folder, List.of(catalogs), Map.of("caravan.catalog.patience", "300"));
    }

    private static List<DeadLetter> letters(PublishingFlow flow) {
        List<DeadLetter> letters = new ArrayList<>();
        flow.state.deadLetters().of("atlan").forEachRemaining(letters::add);
        return letters;
    }

    private static List<ReportedFinding> findings(PublishingFlow flow, RunRecord run) {
        List<ReportedFinding> findings = new ArrayList<>();
        Iterator<ReportedFinding> all = flow.state.findings().of(run.id());
        all.forEachRemaining(findings::add);
        return findings;
    }

    private JsonNode assets(String type) {
        return server.snapshot().path(type);
    }

    static Stream<Fault> passing() {
        return Stream.of(
                Fault.tooManyRequests(),
                Fault.tooManyRequests(Duration.ZERO),
                Fault.serverError(),
                Fault.badGateway(),
                Fault.unavailable(),
                Fault.gatewayTimeoutAfterwards(),
                Fault.serverErrorAfterwards(),
                new Fault.Redirect(),
                new Fault.Cut(),
                new Fault.Truncated(),
                new Fault.AnswerLost());
    }

    @ParameterizedTest
    @MethodSource("passing")
    void whatPassesIsTriedAgainAndOnlyThatRequest(Fault fault) throws Exception {
        try (StubAtlan calm = StubAtlan.start()) {
            try (PublishingFlow flow = new PublishingFlow(
                    folder.resolve("calm"), List.of(PublishingFlow.atlan("atlan", calm, 4)), Map.of())) {
                flow.publish(wide());
            }
            try (PublishingFlow flow = flow(PublishingFlow.atlan("atlan", server, 4))) {
                flow.publish(table(1));
                server.log().clear();
                server.faults().next(2, "POST", "/meta/entity/bulk", fault);

                RunRecord record = flow.publish(wide());

                assertThat(record.catalogs()).containsEntry("atlan", new CatalogCounts(1, 0, 0, 0));
            }
            assertThat(server.log()
                            .count(entry -> entry.method().equals("POST")
                                    && entry.path().endsWith("/entity/bulk")))
                    .isEqualTo(4 + 2);
            assertThat(assets("Table").properties().stream()
                            .filter(each -> each.getKey().endsWith("/wide"))
                            .map(Map.Entry::getValue))
                    .singleElement()
                    .isEqualTo(wideOf(calm));
        }
    }

    private static JsonNode wideOf(StubAtlan calm) {
        return calm.snapshot().path("Table").properties().stream()
                .filter(each -> each.getKey().endsWith("/wide"))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    @Test
    void aFailureInTheMiddleOfAllEndsInTheSameState() throws Exception {
        try (StubAtlan calm = StubAtlan.start()) {
            try (PublishingFlow flow = new PublishingFlow(
                    folder.resolve("calm"), List.of(PublishingFlow.atlan("atlan", calm, 9)), Map.of())) {
                flow.publish(tables(20));
            }
            server.faults().share(Fault.serverError(), 0.1);
            server.faults().share(new Fault.AnswerLost(), 0.1);
            server.faults().share(Fault.unavailable(), 0.05);
            try (PublishingFlow flow = flow(PublishingFlow.atlan("atlan", server, 9))) {
                RunRecord record = flow.publish(tables(20));
                assertThat(record.catalogs().get("atlan").deadLettered()).isZero();
            }
            assertThat(server.snapshot()).isEqualTo(calm.snapshot());
        }
    }

    /** Contract §1: both ids are logged, so that the vendor finds the request again. */
    @Test
    void whatTheTenantCallsAFailedRequestIsLogged() throws Exception {
        List<String> lines = new CopyOnWriteArrayList<>();
        AbstractAppender appender = new AbstractAppender("ids", null, null, false, Property.EMPTY_ARRAY) {
            @Override
            public void append(LogEvent event) {
                lines.add(event.getMessage().getFormattedMessage());
            }
        };
        appender.start();
        Logger root = (Logger) LogManager.getRootLogger();
        root.addAppender(appender);
        server.faults().next(2, "POST", "/entity/bulk", Fault.unavailable());
        server.faults().next(1, "POST", "/entity/bulk", new Fault.Refused(400, Fault.Words.ATLAS));
        try (PublishingFlow flow = flow(PublishingFlow.atlan("atlan", server, 4))) {
            flow.publish(table(1));
        } finally {
            root.removeAppender(appender);
        }

        String ids = " to request [0-9a-f-]{36}, trace [0-9a-f]{32}";
        assertThat(lines)
                .anyMatch(line -> line.matches("Atlan answers 503" + ids))
                .anyMatch(line -> line.matches("Atlan answers 400" + ids));
    }

    @Test
    void definitionsWaitUntilTypesAreFree() throws Exception {
        server.faults().next(2, "POST", "/types/typedefs", new Fault.TypeLock());
        server.faults().next(2, "POST", "/types/typedefs", Fault.tooManyRequests(Duration.ZERO));
        try (PublishingFlow flow = flow(PublishingFlow.atlan("atlan", server, 9))) {
            RunRecord record = flow.publish(table(1));

            assertThat(record.catalogs()).containsEntry("atlan", new CatalogCounts(1, 0, 0, 0));
            assertThat(findings(flow, record)).isEmpty();
        }
        assertThat(assets("Table").properties().stream()
                        .filter(each -> each.getKey().endsWith("/area1.table1"))
                        .map(Map.Entry::getValue))
                .singleElement()
                .satisfies(table -> assertThat(table.has("custom Lake Caravan")).isTrue());
    }

    @Test
    void whatIsRefusedForGoodIsADeadLetterAndTheOthersGoOn() throws Exception {
        try (PublishingFlow flow = flow(PublishingFlow.atlan("atlan", server, 2))) {
            flow.publish(table(0));
            // The request that both share, then both tries of the first table by itself.
            server.faults().next(3, "POST", "/meta/entity/bulk", Fault.serverError());

            RunRecord record = flow.publish(table(1), table(2));

            assertThat(record.catalogs()).containsEntry("atlan", new CatalogCounts(1, 0, 1, 0));
            assertThat(letters(flow))
                    .singleElement()
                    .satisfies(letter -> assertThat(letter.attempts()).isEqualTo(2));
            flow.publish(table(1), table(2));
            assertThat(letters(flow)).isEmpty();
        }
    }

    @Test
    void anInvalidAnswerToABatchIsNarrowedDown() throws Exception {
        try (PublishingFlow flow = flow(PublishingFlow.atlan("atlan", server, 2))) {
            flow.publish(table(0));
            server.faults().next(1, "POST", "/meta/entity/bulk", new Fault.Refused(400, Fault.Words.ATLAS));

            RunRecord record = flow.publish(table(1));

            assertThat(record.catalogs()).containsEntry("atlan", new CatalogCounts(1, 0, 0, 0));
        }
    }

    @Test
    void aRevokedTokenStopsTheCatalogAndNamesTheFix() throws Exception {
        try (PublishingFlow flow = flow(PublishingFlow.atlan("atlan", server, 2))) {
            server.revokeTokens();

            RunRecord record = flow.publish(tables(3));

            assertThat(record.catalogs()).containsEntry("atlan", new CatalogCounts(0, 0, 0, 3));
            assertThat(findings(flow, record))
                    .filteredOn(found -> found.finding().code() == FindingCode.CATALOG_STOPPED)
                    .singleElement()
                    .satisfies(found -> assertThat(found.finding().message()).contains("API token"));
        }
    }

    @Test
    void aTenantThatIsAwayIsWaitedFor() throws Exception {
        try (PublishingFlow flow = flow(PublishingFlow.atlan("atlan", server, 1))) {
            flow.publish(table(0));
            server.faults().next(3, "POST", "/meta/entity/bulk", Fault.unavailable());

            RunRecord record = flow.publish(tables(6));

            assertThat(record.catalogs().get("atlan").deferred()).isZero();
            assertThat(record.catalogs().get("atlan").deadLettered()).isBetween(1L, 3L);
        }
    }

    @Test
    void theSecondRunSendsNothing() throws Exception {
        try (PublishingFlow flow = flow(PublishingFlow.atlan("atlan", server, 2))) {
            flow.publish(tables(5));
            server.log().clear();

            RunRecord record = flow.publish(tables(5));

            assertThat(record.catalogs()).containsEntry("atlan", new CatalogCounts(0, 5, 0, 0));
            assertThat(server.log().entries())
                    .noneMatch(entry -> entry.isWrite() && !entry.path().endsWith("/indexsearch"));
        }
        assertThat(server.lapses()).isEmpty();
    }

    private static LogicalTable[] wider(int count) {
        TableColumn[] columns =
                IntStream.range(0, 12).mapToObj(i -> column("c" + i, bigint())).toArray(TableColumn[]::new);
        return IntStream.range(0, count)
                .mapToObj(i -> Tables.table("wider" + i, 1, List.of("Source.S3"), columns))
                .toArray(LogicalTable[]::new);
    }

    private static long writes(StubAtlan server) {
        return server.log()
                .count(entry -> entry.method().equals("POST") && entry.path().endsWith("/entity/bulk"));
    }

    @Test
    void aRunThatIsKilledBetweenTwoWritesIsMadeUpFor() throws Exception {
        LogicalTable[] tables = wider(60);
        try (StubAtlan slow = StubAtlan.start(StubAtlanSettings.defaults().withLatency(Duration.ofMillis(20)));
                StubAtlan calm = StubAtlan.start()) {
            PublishingFlow killed = flow(PublishingFlow.atlan("atlan", slow, 2));
            killed.begin(tables);
            await().until(() -> writes(slow) > 12);
            killed.kill();
            try (PublishingFlow flow = flow(PublishingFlow.atlan("atlan", slow, 2))) {
                JsonNode standing = slow.snapshot().path("Column");
                List<LogicalTable> sent = Stream.of(tables)
                        .filter(table ->
                                flow.state.sent().find("atlan", table.id()).isPresent())
                        .toList();
                assertThat(sent)
                        .hasSizeLessThan(tables.length)
                        .allSatisfy(table -> assertThat(standing.properties())
                                .filteredOn(each -> each.getKey().contains("/" + table.name() + "/"))
                                .hasSize(12));
                slow.log().clear();

                RunRecord record = flow.publish(tables);

                assertThat(record.catalogs().get("atlan").unchanged()).isEqualTo(sent.size());
                assertThat(record.catalogs().get("atlan").written() + sent.size())
                        .isEqualTo(tables.length);
            }
            try (PublishingFlow flow = new PublishingFlow(
                    folder.resolve("calm"), List.of(PublishingFlow.atlan("atlan", calm, 2)), Map.of())) {
                flow.publish(tables);
            }
            assertThat(slow.snapshot()).isEqualTo(calm.snapshot());
        }
    }

    @Test
    void aTableThatBreaksEveryRequestIsADeadLetterAndTheOthersOfItsPackAreNot() throws Exception {
        // A 500 for ever: longer than any text may be (contract, section 2), and than any key of a store.
        LogicalTable poisoned = Tables.table("x".repeat(100_001), 1, List.of(), column("id", bigint()));
        LogicalTable[] tables = Stream.concat(
                        Stream.concat(Stream.of(tables(3)), Stream.of(poisoned)), Stream.of(wider(3)))
                .toArray(LogicalTable[]::new);
        try (PublishingFlow flow = flow(PublishingFlow.atlan("atlan", server, 1))) {
            RunRecord record = flow.publish(tables);

            assertThat(record.catalogs()).containsEntry("atlan", new CatalogCounts(6, 0, 1, 0));
            assertThat(letters(flow))
                    .singleElement()
                    .satisfies(letter -> assertThat(letter.status()).isEqualTo(500));
            assertThat(flow.state.sent().find("atlan", poisoned.id())).isEmpty();
            assertThat(flow.publish(tables).catalogs()).containsEntry("atlan", new CatalogCounts(0, 6, 1, 0));
        }
    }

    @Test
    void permissionsOfANewConnectionAreWaitedFor() throws Exception {
        try (StubAtlan slow = StubAtlan.start(StubAtlanSettings.defaults().withFreshRefusals(7));
                PublishingFlow flow = flow(PublishingFlow.atlan("atlan", slow, 1))) {
            RunRecord record = flow.publish(tables(2));

            assertThat(record.catalogs()).containsEntry("atlan", new CatalogCounts(2, 0, 0, 0));
        }
    }

    @Test
    void theTenantsLimitIsKept() throws Exception {
        try (StubAtlan strict = StubAtlan.start(StubAtlanSettings.defaults().withRequestsPerSecond(50));
                PublishingFlow flow = flow(PublishingFlow.atlan("atlan", strict, 9))) {
            RunRecord record = flow.publish(tables(30));

            assertThat(record.catalogs()).containsEntry("atlan", new CatalogCounts(30, 0, 0, 0));
        }
    }
}
