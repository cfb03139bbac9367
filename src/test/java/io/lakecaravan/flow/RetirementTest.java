package io.lakecaravan.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.lakecaravan.catalog.RemovalAnswer;
import io.lakecaravan.config.CaravanConfig;
import io.lakecaravan.config.CatalogConfig;
import io.lakecaravan.config.CredentialsConfig;
import io.lakecaravan.config.HttpConfig;
import io.lakecaravan.config.RemovalPolicy;
import io.lakecaravan.config.SourceConfig;
import io.lakecaravan.config.TagConfig;
import io.lakecaravan.config.TlsConfig;
import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.state.ReportedFinding;
import io.lakecaravan.state.RunStatus;
import io.lakecaravan.state.SettledTable;
import io.lakecaravan.state.StateFixture;
import io.lakecaravan.state.StateStore;
import io.lakecaravan.table.ListingEnd;
import io.lakecaravan.table.MadeEntity;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which tables are due, run after run, without a lake and without a catalog. */
class RetirementTest {
    private static final String SOURCE = "demo";
    private static final RemovalPolicy SOFT =
            new RemovalPolicy(RemovalPolicy.Mode.SOFT, 2, 10, RemovalPolicy.EmptyParents.STAY);

    @TempDir
    private Path folder;

    private StateStore state;
    private RemovalPolicy policy = SOFT;
    private String exclude = "";
    private Retirement.Guard guard = Retirement.Guard.ON;

    @BeforeEach
    void open() {
        state = StateStore.open(folder);
    }

    @AfterEach
    void close() {
        state.close();
    }

    private Retirement retirement() {
        SourceConfig plain = SourceConfig.of(
                SOURCE, "lake", exclude, Optional.empty(), Optional.empty(), new CredentialsConfig.Anonymous());
        CatalogConfig catalog = new CatalogConfig.OpenMetadata(
                "om",
                URI.create("http://localhost/api"),
                "t",
                CatalogConfig.Model.TABLES,
                Optional.empty(),
                TlsConfig.DEFAULT,
                HttpConfig.DEFAULT,
                1,
                Duration.ZERO,
                CatalogConfig.Shown.DEFAULT,
                policy);
        CaravanConfig config = new CaravanConfig(List.of(plain), TagConfig.NONE, List.of(catalog), 1000);
        return new Retirement(config, state, Optional.empty(), guard);
    }

    private static String[] names(int count) {
        return IntStream.range(0, count).mapToObj(i -> "t" + (100 + i)).toArray(String[]::new);
    }

    private static MadeEntity entity(String name) {
        return new MadeEntity(
                "om",
                "tables",
                "demo.lake.default." + name,
                "id-" + name,
                SOURCE,
                SOURCE,
                "lake",
                name,
                JsonNodeFactory.instance.objectNode());
    }

    /** As a run that publishes them for the first time. */
    private void made(String... names) {
        crawl(names);
        for (String name : names) {
            state.made().made(entity(name), name + "/");
        }
    }

    /** A run up to the point where tables are retired. */
    private String begin(ListingEnd end, String... names) {
        String run = state.ledger().begin("crawl", List.of(SOURCE), List.of("om"));
        for (String name : names) {
            SettledTable table = new SettledTable(name + "#csv", name, StateFixture.table(name));
            state.settled().put(run, SOURCE, table.identity(), List.of(table));
        }
        state.ledger().listed(run, SOURCE, end);
        assertThat(state.ledger().claimRelease(run, SOURCE)).isTrue();
        state.settled().assignNames(run, SOURCE, (base, identity) -> base + "~" + identity);
        return run;
    }

    private List<String> due(String run) {
        Retirement retirement = retirement();
        retirement.compare(run, SOURCE);
        retirement.compare(run, SOURCE);
        List<String> due = new ArrayList<>();
        for (Iterator<MadeEntity> each = retirement.due(run, SOURCE); each.hasNext(); ) {
            due.add(each.next().table());
        }
        return due;
    }

    /** A whole run. */
    private List<String> crawl(String... names) {
        String run = begin(ListingEnd.COMPLETE, names);
        List<String> due = due(run);
        state.ledger().end(run, RunStatus.COMPLETED);
        return due;
    }

    private static String[] without(String[] names, String... gone) {
        List<String> left = new ArrayList<>(List.of(names));
        left.removeAll(List.of(gone));
        return left.toArray(String[]::new);
    }

    private List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        Iterator<ReportedFinding> each =
                state.findings().of(state.ledger().last().orElseThrow().id());
        each.forEachRemaining(reported -> findings.add(reported.finding()));
        return findings;
    }

    @Test
    void aSecondCompletedRunConfirms() {
        String[] all = names(20);
        made(all);
        assertThat(crawl(all)).isEmpty();
        String[] left = without(all, "t100", "t101");
        assertThat(crawl(left)).isEmpty();
        assertThat(crawl(left)).containsExactly("t101", "t100");
        assertThat(findings()).isEmpty();
    }

    @Test
    void aRunThatWasCutShortAfterItLookedConfirmsNothing() {
        String[] all = names(20);
        made(all);
        String[] left = without(all, "t100");
        due(begin(ListingEnd.COMPLETE, left));
        assertThat(crawl(left)).as("the first that came to its end").isEmpty();
        String killed = begin(ListingEnd.COMPLETE, left);
        assertThat(due(killed)).containsExactly("t100");
        assertThat(crawl(left)).as("killed before it was removed").containsExactly("t100");
    }

    @Test
    void anIncompleteRunNeitherConfirmsNorRemovesAndStillSees() {
        String[] all = names(20);
        made(all);
        String[] left = without(all, "t100");
        crawl(left);
        String incomplete = begin(ListingEnd.INCOMPLETE, left);
        assertThat(due(incomplete)).isEmpty();
        state.ledger().end(incomplete, RunStatus.COMPLETED_WITH_FINDINGS);
        assertThat(crawl(left)).containsExactly("t100");
        String back = begin(ListingEnd.INCOMPLETE, "t100");
        assertThat(due(back)).isEmpty();
        state.ledger().end(back, RunStatus.COMPLETED_WITH_FINDINGS);
        assertThat(crawl(left)).as("it was seen in between").isEmpty();
    }

    @Test
    void aWithheldSourceRemovesNothing() {
        String[] all = names(20);
        made(all);
        String[] left = without(all, "t100");
        crawl(left);
        String withheld = begin(ListingEnd.COMPLETE, left);
        state.ledger().withhold(withheld, SOURCE);
        assertThat(due(withheld)).isEmpty();
    }

    @Test
    void aTableThatIsBackInTimeIsNotMissingAnyMore() {
        String[] all = names(20);
        made(all);
        String[] left = without(all, "t105");
        crawl(left);
        crawl(all);
        assertThat(crawl(left)).isEmpty();
        assertThat(crawl(left)).containsExactly("t105");
    }

    @Test
    void exactlyTheLimitGoesAndOneMoreIsHeld() {
        String[] all = names(20);
        made(all);
        policy = new RemovalPolicy(RemovalPolicy.Mode.SOFT, 1, 10, RemovalPolicy.EmptyParents.STAY);
        assertThat(crawl(without(all, "t100", "t101"))).hasSize(2);
        assertThat(crawl(without(all, "t100", "t101", "t102"))).isEmpty();
        assertThat(findings()).singleElement().satisfies(held -> {
            assertThat(held.code()).isEqualTo(FindingCode.CATALOG_REMOVALS_HELD);
            assertThat(held.message())
                    .contains("3 tables (t100, t101, t102)", "15% of the 20", "allows 10%", "crawl --allow-removals");
        });
        guard = Retirement.Guard.OFF;
        assertThat(crawl(without(all, "t100", "t101", "t102"))).hasSize(3);
    }

    @Test
    void aLimitOfNothingHoldsEverything() {
        made(names(20));
        policy = new RemovalPolicy(RemovalPolicy.Mode.SOFT, 1, 0, RemovalPolicy.EmptyParents.STAY);
        assertThat(crawl(without(names(20), "t100"))).isEmpty();
        assertThat(findings()).extracting(Finding::code).containsExactly(FindingCode.CATALOG_REMOVALS_HELD);
    }

    @Test
    void aSourceWithoutTablesEmptiesNoCatalog() {
        made(names(3));
        policy = new RemovalPolicy(RemovalPolicy.Mode.SOFT, 1, 100, RemovalPolicy.EmptyParents.STAY);
        assertThat(crawl()).isEmpty();
        assertThat(findings().get(0).message()).contains("the source gives no table at all");
    }

    @Test
    void bucketsThatCouldNotBeLookedForHoldEverything() {
        String[] all = names(20);
        made(all);
        policy = new RemovalPolicy(RemovalPolicy.Mode.SOFT, 1, 100, RemovalPolicy.EmptyParents.STAY);
        String run = begin(ListingEnd.COMPLETE, without(all, "t100"));
        state.findings()
                .report(run, SOURCE, Finding.of(FindingCode.SOURCE_BUCKETS_NOT_LISTABLE, "", "", "no right to list"));
        assertThat(due(run)).isEmpty();
    }

    @Test
    void whatAnotherScopeHidesNeedsAPersonsWord() {
        String[] all = names(20);
        made(all);
        crawl(all);
        exclude = "raw/";
        String[] left = without(all, "t100");
        crawl(left);
        assertThat(crawl(left)).isEmpty();
        assertThat(findings()).extracting(Finding::code).containsExactly(FindingCode.CATALOG_REMOVALS_HELD);
        guard = Retirement.Guard.OFF;
        assertThat(crawl(left)).containsExactly("t100");
    }

    @Test
    void aTableWithFindingsOnItsObjectsIsNotGone() {
        String[] all = names(20);
        made(all);
        policy = new RemovalPolicy(RemovalPolicy.Mode.SOFT, 1, 100, RemovalPolicy.EmptyParents.STAY);
        String run = begin(ListingEnd.COMPLETE, without(all, "t100", "t101"));
        state.findings()
                .report(
                        run,
                        SOURCE,
                        Finding.of(FindingCode.OBJECT_FORBIDDEN, "lake", "t100/a.csv", "no right to read"));
        state.findings()
                .report(
                        run,
                        SOURCE,
                        Finding.of(FindingCode.OBJECT_FORBIDDEN, "other", "t101/a.csv", "no right to read"));
        assertThat(due(run)).containsExactly("t101");
    }

    @Test
    void reportAndNeverRemoveNothing() {
        String[] all = names(20);
        made(all);
        policy = RemovalPolicy.DEFAULT;
        String[] left = without(all, "t100");
        crawl(left);
        assertThat(findings()).isEmpty();
        assertThat(crawl(left)).isEmpty();
        assertThat(findings()).singleElement().satisfies(found -> {
            assertThat(found.code()).isEqualTo(FindingCode.CATALOG_TABLES_GONE);
            assertThat(found.message()).contains("1 table (t100)", "catalog om");
        });
        policy = new RemovalPolicy(RemovalPolicy.Mode.NEVER, 2, 10, RemovalPolicy.EmptyParents.STAY);
        assertThat(crawl(left)).isEmpty();
        assertThat(findings()).isEmpty();
    }

    @Test
    void whatIsRestoredByAPersonsWishStaysUntilTheLakeHasHadItAgain() {
        String[] all = names(20);
        made(all);
        policy = new RemovalPolicy(RemovalPolicy.Mode.SOFT, 1, 10, RemovalPolicy.EmptyParents.STAY);
        String[] left = without(all, "t100");
        String run = begin(ListingEnd.COMPLETE, left);
        assertThat(due(run)).containsExactly("t100");
        retirement().answered(run, entity("t100"), RemovalAnswer.removed());
        assertThat(state.ledger().record(run).catalogs().get("om").removed()).isEqualTo(1);
        state.ledger().end(run, RunStatus.COMPLETED);
        assertThat(crawl(left)).as("removed already").isEmpty();
        String undo = state.ledger().begin("cleanup", List.of("(cleanup)"), List.of("om"));
        retirement().answered(undo, entity("t100"), RemovalAnswer.restored());
        assertThat(crawl(left)).isEmpty();
        crawl(all);
        assertThat(crawl(left)).containsExactly("t100");
    }

    @Test
    void whatSomebodyMadeAnewOrTookOverIsNotOursAnyMore() {
        String[] all = names(20);
        made(all);
        policy = new RemovalPolicy(RemovalPolicy.Mode.SOFT, 1, 100, RemovalPolicy.EmptyParents.STAY);
        MadeEntity ours = entity("t100");
        MadeEntity theirs =
                new MadeEntity("om", "tables", ours.name(), "another-id", SOURCE, SOURCE, "lake", "t100", ours.base());
        state.made().found(theirs, "t100/");
        String run = begin(ListingEnd.COMPLETE, without(all, "t100", "t101"));
        assertThat(due(run)).containsExactly("t101");
        retirement().answered(run, entity("t101"), RemovalAnswer.disowned("it is called other now"));
        assertThat(due(run)).isEmpty();
    }

    @Test
    void moreThanAPageIsDueInOneRun() {
        String[] all = names(1001);
        made(all);
        guard = Retirement.Guard.OFF;
        policy = new RemovalPolicy(RemovalPolicy.Mode.SOFT, 1, 10, RemovalPolicy.EmptyParents.STAY);
        assertThat(crawl("t100")).hasSize(1000).doesNotHaveDuplicates().doesNotContain("t100");
    }
}
