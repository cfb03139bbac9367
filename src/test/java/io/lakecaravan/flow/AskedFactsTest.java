package io.lakecaravan.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakecaravan.config.CatalogConfig;
import io.lakecaravan.config.CredentialsConfig;
import io.lakecaravan.config.SourceConfig;
import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.s3.FakeS3;
import io.lakecaravan.s3.LakeObjects;
import io.lakecaravan.s3.S3Clients;
import io.lakecaravan.state.StateStore;
import io.lakecaravan.table.Grounds;
import io.lakecaravan.table.LakeObject;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.Publication;
import io.lakecaravan.table.StoreTags;
import io.lakecaravan.tag.StoreFacts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What rules of tags ask a store, over real sockets. */
class AskedFactsTest {
    private static final String TAGS =
            "<Tagging><TagSet><Tag><Key>zone</Key><Value>raw</Value></Tag></TagSet></Tagging>";

    @TempDir
    private Path folder;

    private FakeS3 store;
    private StateStore state;
    private LakeObjects lake;
    private AskedFacts.OfRuns asked;
    private String run;

    @BeforeEach
    void start() throws IOException {
        store = FakeS3.start().bucket("lake");
        state = StateStore.open(folder);
        SourceConfig source = SourceConfig.of(
                "sales",
                "lake",
                "",
                Optional.of(store.endpoint()),
                Optional.of("us-east-1"),
                new CredentialsConfig.KeyPair("local", "secret", Optional.empty()));
        lake = new LakeObjects(List.of(source), new S3Clients(name -> Optional.empty()));
        asked = new AskedFacts.OfRuns(lake, state);
        run = begin();
    }

    @AfterEach
    void stop() throws Exception {
        lake.close();
        state.close();
        store.close();
    }

    private String begin() {
        return state.ledger().begin("crawl", List.of("sales"), List.of());
    }

    private FakeS3 answer(String question, int times, String xml) {
        return store.fail(request -> request.query().containsKey(question), times, exchange -> {
            byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/xml");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    @Test
    void aBucketIsAskedOnceARun() {
        answer("tagging", 2, TAGS);
        for (int i = 0; i < 3; i++) {
            assertThat(asked.of(run, "sales").bucketTags(table("a" + i))).contains(Map.of("zone", "raw"));
        }
        assertThat(store.seen()).hasSize(1);
        assertThat(asked.of(begin(), "sales").bucketTags(table("a"))).contains(Map.of("zone", "raw"));
        assertThat(store.seen()).hasSize(2);
    }

    @Test
    void noTagsAreAnAnswer() {
        store.fail(request -> request.query().containsKey("tagging"), 1, FakeS3.error(404, "NoSuchTagSet"));
        assertThat(asked.of(run, "sales").bucketTags(table("a"))).contains(Map.of());
        store.fail(request -> request.query().containsKey("tagging"), 1, FakeS3.error(404, "NoSuchKey"));
        assertThat(asked.of(run, "sales").objectTags(table("a"))).contains(Map.of());
        assertThat(findings()).isEmpty();
    }

    @Test
    void whatIsRefusedIsAskedOnceAndToldOnce() {
        store.fail(request -> true, 100, FakeS3.error(403, "AccessDenied"));
        StoreFacts facts = asked.of(run, "sales");
        for (int i = 0; i < 3; i++) {
            assertThat(facts.objectTags(table("a" + i))).isEmpty();
            assertThat(facts.bucketTags(table("a" + i))).isEmpty();
        }
        assertThat(store.seen()).hasSize(2);
        assertThat(findings()).hasSize(2).allSatisfy(finding -> {
            assertThat(finding.code()).isEqualTo(FindingCode.TAG_FACTS_UNREADABLE);
            assertThat(finding.bucket()).isEqualTo("lake");
        });
        assertThat(findings())
                .anySatisfy(finding -> assertThat(finding.message())
                        .contains(
                                "tags of objects (s3:GetObjectTagging)", "access is denied (HTTP 403, AccessDenied)"));
    }

    @ParameterizedTest
    @CsvSource({"405, MethodNotAllowed", "404, NoSuchVersion", "403, InvalidObjectState", "404, Unheard"})
    void whatIsWrongWithOneObjectSaysNothingOfTheOthers(int status, String code) {
        store.fail(request -> request.key().equals("bad"), 10, FakeS3.error(status, code));
        answer("tagging", 10, TAGS);
        StoreFacts facts = asked.of(run, "sales");
        assertThat(facts.objectTags(table("bad"))).isEqualTo(status == 404 ? Optional.of(Map.of()) : Optional.empty());
        assertThat(facts.objectTags(table("good"))).contains(Map.of("zone", "raw"));
        assertThat(facts.objectTags(table("bad"))).isEqualTo(facts.objectTags(table("bad")));
        assertThat(facts.objectTags(table("good")))
                .as("rules and catalogs ask for the same")
                .isPresent();
        assertThat(store.seen()).hasSize(2);
        assertThat(findings().stream().map(Finding::key)).isSubsetOf("bad");
    }

    @Test
    void tagsOfTheStoreAreAskedForWhereACatalogShowsThem() {
        CatalogConfig silent = new CatalogConfig.Local("a", folder);
        CatalogConfig asking = new CatalogConfig.Local("b", folder, CatalogConfig.StoreTags.TAGS);
        assertThat(new StoreTagging(List.of(silent), asked).isWanted()).isFalse();
        StoreTagging tagging = new StoreTagging(List.of(silent, asking), asked);
        assertThat(tagging.isWanted()).isTrue();
        answer("tagging", 1, TAGS);
        store.fail(request -> true, 10, FakeS3.error(403, "AccessDenied"));
        StoreTags tags = tagging.ask(new Publication(run, table("a"), Optional.empty()))
                .storeTags()
                .orElseThrow();
        assertThat(tags.bucket()).contains(Map.of("zone", "raw"));
        assertThat(tags.object()).as("not known is not none").isEmpty();
    }

    @Test
    void ownersAreKnownByIdAndName() {
        answer(
                "acl",
                1,
                "<AccessControlPolicy><Owner><ID>1234</ID><DisplayName>team-x</DisplayName></Owner>"
                        + "<AccessControlList/></AccessControlPolicy>");
        assertThat(asked.of(run, "sales").owner(table("a"))).contains(new StoreFacts.Owner("1234", "team-x"));
        assertThat(asked.of(run, "sales").owner(table("_delta_log/")))
                .as("a log is no object")
                .isEmpty();
        assertThat(store.seen()).hasSize(1);
    }

    private List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        state.findings().of(run).forEachRemaining(reported -> findings.add(reported.finding()));
        return findings;
    }

    private static LogicalTable table(String key) {
        LakeObject object = new LakeObject("lake", key, 1, Optional.of("e"), Instant.EPOCH, LakeObject.STANDARD);
        return new LogicalTable(
                key,
                "sales",
                "lake",
                key,
                "",
                "candidate",
                Grounds.configured("hive"),
                "csv",
                "none",
                List.of(),
                LogicalTable.Partitions.NONE,
                List.of(),
                1,
                1,
                Optional.empty(),
                Instant.EPOCH,
                Optional.of(object),
                Optional.empty(),
                List.of(),
                List.of(),
                "");
    }
}
