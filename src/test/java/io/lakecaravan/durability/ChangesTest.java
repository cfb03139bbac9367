package io.lakecaravan.durability;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakecaravan.durability.Crawls.Crawled;
import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.s3.FakeS3;
import io.lakecaravan.state.CatalogCounts;
import io.lakecaravan.state.RunStatus;
import io.lakecaravan.state.TableCounts;
import io.lakecaravan.table.ListingEnd;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run finds against the one before, and what a lake that is not as it was listed costs. */
class ChangesTest {
    @TempDir
    Path directory;

    private FakeS3 store;
    private Crawls crawls;

    @BeforeEach
    void plant() throws Exception {
        store = FakeS3.start();
        store.put("orders/day=2026-01-01/part-0.csv", "id,amount\n1,2.50\n")
                .put("orders/day=2026-01-02/part-0.csv", "id,amount\n2,3.50\n")
                .put("people/list.csv", "id,name\n1,Ada\n")
                .put("cities/list.csv", "id,city\n1,Graz\n");
        crawls = new Crawls(store.endpoint(), directory);
    }

    @AfterEach
    void stop() {
        store.close();
    }

    @Test
    void countsWhatWasAddedChangedAndRemoved() throws Exception {
        assertThat(tables(crawls.crawl())).isEqualTo(new TableCounts(3, 3, 0, 0, 0));
        assertThat(crawls.files())
                .containsOnlyKeys("lake/cities/list.json", "lake/orders.json", "lake/people/list.json");
        store.forgetRequests();

        store.put("orders/day=2026-01-03/part-0.csv", "id,amount\n3,4.50\n");
        Crawled added = crawls.crawl();
        assertThat(tables(added)).isEqualTo(new TableCounts(3, 0, 1, 2, 0));
        assertThat(added.run().catalogs().get("local")).isEqualTo(new CatalogCounts(1, 2, 0, 0));
        assertThat(crawls.files().get("lake/orders.json")).contains("\"objects\" : 3", "day=2026-01-03");
        assertThat(store.gets()).isNotEmpty().allMatch(seen -> seen.key().equals("orders/day=2026-01-03/part-0.csv"));

        store.put("people/list.csv", "id,name,born\n1,Ada,1815-12-10\n");
        assertThat(tables(crawls.crawl())).isEqualTo(new TableCounts(3, 0, 1, 2, 0));
        assertThat(crawls.files().get("lake/people/list.json")).contains("\"born\"", "1815-12-10");

        store.remove("cities/list.csv");
        assertThat(tables(crawls.crawl())).isEqualTo(new TableCounts(2, 0, 0, 2, 1));
        assertThat(crawls.files()).containsOnlyKeys("lake/orders.json", "lake/people/list.json");

        store.put("cities/list.csv", "id,city\n1,Graz\n");
        assertThat(tables(crawls.crawl())).isEqualTo(new TableCounts(3, 1, 0, 2, 0));
        assertThat(crawls.files()).containsKey("lake/cities/list.json");
    }

    @Test
    void aListingWithAHoleRemovesNothingAndPublishesTheRest() throws Exception {
        crawls.buckets("attic", "lake", "zoo");
        store.bucket("attic").bucket("zoo");
        crawls.crawl();
        store.remove("cities/list.csv").put("towns/list.csv", "id,town\n1,Sfax\n");
        store.fail(seen -> seen.isList() && seen.bucket().equals("attic"), 1, FakeS3.error(404, "NoSuchBucket"));

        Crawled broken = crawls.crawl();
        assertThat(broken.run().status()).isEqualTo(RunStatus.COMPLETED_WITH_FINDINGS);
        assertThat(broken.run().sources().get(0).listing()).contains(ListingEnd.INCOMPLETE);
        assertThat(broken.findings()).extracting(Finding::code).containsExactly(FindingCode.SOURCE_LISTING_FAILED);
        assertThat(tables(broken)).isEqualTo(new TableCounts(3, 1, 0, 2, 0));
        assertThat(crawls.files()).containsKeys("lake/cities/list.json", "lake/towns/list.json");

        store.forgetRequests();
        Crawled whole = crawls.crawl();
        assertThat(tables(whole)).isEqualTo(new TableCounts(3, 0, 0, 3, 1));
        assertThat(crawls.files()).doesNotContainKey("lake/cities/list.json").containsKey("lake/towns/list.json");
        assertThat(store.gets()).isEmpty();
    }

    @Test
    void aSourceThatCannotBeListedAtAllFailsTheRun() throws Exception {
        crawls.buckets("nowhere");
        Crawled failed = crawls.crawl();
        assertThat(failed.run().status()).isEqualTo(RunStatus.FAILED);
        assertThat(failed.findings()).extracting(Finding::code).containsExactly(FindingCode.SOURCE_LISTING_FAILED);
    }

    @Test
    void theLimitOnTablesTripsBeforeAnythingIsPublished() throws Exception {
        crawls.crawl();
        var before = crawls.files();
        store.put("people/list.csv", "id\n1\n")
                .put("towns/list.csv", "id,town\n1,Sfax\n")
                .remove("cities/list.csv");
        store.put("roads/list.csv", "id,road\n1,A1\n");

        Crawled withheld = crawls.tableLimit(3).crawl();
        assertThat(withheld.findings()).extracting(Finding::code).containsExactly(FindingCode.TABLES_LIMIT_EXCEEDED);
        assertThat(withheld.run().status()).isEqualTo(RunStatus.COMPLETED_WITH_FINDINGS);
        assertThat(withheld.run().catalogs().get("local")).isEqualTo(CatalogCounts.NONE);
        assertThat(crawls.files()).isEqualTo(before);

        store.forgetRequests();
        Crawled allowed = crawls.tableLimit(4).crawl();
        assertThat(tables(allowed)).isEqualTo(new TableCounts(4, 2, 1, 1, 1));
        assertThat(store.gets()).isEmpty();
    }

    @Test
    void objectsThatCannotBeHadAreFindingsAndTheRestIsCatalogued() throws Exception {
        store.put("secret/list.csv", "id,pin\n1,1234\n")
                .put("gone/list.csv", "id,x\n1,2\n")
                .put("changed/list.csv", "id,y\n1,2\n")
                .put("cold/list.csv", archived("id,z\n1,2\n"))
                .put("mixed/day=2026-01-01/a.csv", archived("id,w\n1,2\n"))
                .put("mixed/day=2026-01-02/a.csv", "id,w\n2,3\n");
        store.fail(reads("secret/list.csv"), 1, FakeS3.error(403, "AccessDenied"));
        store.fail(reads("gone/list.csv"), 1, FakeS3.error(404, "NoSuchKey"));
        store.fail(reads("changed/list.csv"), 1, FakeS3.error(412, "PreconditionFailed"));

        Crawled crawled = crawls.crawl();
        assertThat(crawled.findings())
                .extracting(finding -> finding.code() + " " + finding.key())
                .containsExactlyInAnyOrder(
                        "OBJECT_FORBIDDEN secret/list.csv",
                        "OBJECT_GONE gone/list.csv",
                        "OBJECT_CHANGED changed/list.csv",
                        "OBJECT_ARCHIVED cold/list.csv");
        assertThat(crawled.run().status()).isEqualTo(RunStatus.COMPLETED_WITH_FINDINGS);
        assertThat(crawls.files())
                .containsOnlyKeys(
                        "lake/cities/list.json", "lake/mixed.json", "lake/orders.json", "lake/people/list.json");
        assertThat(crawls.files().get("lake/mixed.json")).contains("\"objects\" : 2");

        Crawled better = crawls.crawl();
        assertThat(tables(better)).isEqualTo(new TableCounts(7, 3, 0, 4, 0));
        assertThat(better.findings()).extracting(Finding::code).containsExactly(FindingCode.OBJECT_ARCHIVED);
    }

    private static Predicate<FakeS3.Seen> reads(String key) {
        return seen -> seen.isGet() && seen.key().equals(key);
    }

    private static FakeS3.Stored archived(String text) {
        return new FakeS3.Stored(text.getBytes(StandardCharsets.UTF_8), Optional.of("cold"), "GLACIER");
    }

    private static TableCounts tables(Crawled crawled) {
        return crawled.run().sources().get(0).tables();
    }
}
