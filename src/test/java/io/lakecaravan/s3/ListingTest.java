package io.lakecaravan.s3;

import static io.lakecaravan.s3.FakeS3.error;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.table.LakeObject;
import io.lakecaravan.table.ObjectPage;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ListingTest {
    private FakeS3 store;

    @BeforeEach
    void start() throws Exception {
        store = FakeS3.start().bucket("lake");
    }

    @AfterEach
    void stop() {
        store.close();
    }

    @Test
    void aPageIsAskedForWhenItIsWantedAndNotBefore() {
        for (int i = 0; i < 2500; i++) {
            store.put("k%05d".formatted(i), "x");
        }
        try (SourceClient client = SourceBuilder.at(store.endpoint()).open()) {
            Iterator<ObjectPage> pages = Listing.of(client).pages("lake");
            assertThat(store.seen()).isEmpty();
            assertThat(pages.next().objects()).hasSize(1000);
            assertThat(store.seen()).hasSize(1);
            ObjectPage second = pages.next();
            assertThat(second.number()).isEqualTo(1);
            assertThat(second.source()).isEqualTo("demo");
            assertThat(second.objects().get(0).key()).isEqualTo("k01000");
            assertThat(pages.next().objects()).hasSize(500);
            assertThat(pages.hasNext()).isFalse();
            assertThatThrownBy(pages::next).isInstanceOf(NoSuchElementException.class);
            assertThat(client.traffic().listRequests()).isEqualTo(3);
        }
    }

    @Test
    void listsBelowThePrefixAndAfterAKey() {
        store.put("a/1", "x")
                .put("raw/1", "x")
                .put("raw/2", "x")
                .put("raw/3", "x")
                .put("s", "x");
        try (SourceClient client =
                SourceBuilder.at(store.endpoint()).prefix("raw/").open()) {
            Listing listing = Listing.of(client);
            assertThat(FakeS3.keys(listing)).containsExactly("raw/1", "raw/2", "raw/3");
            assertThat(listing.pages("lake", Optional.of("raw/1")).next().objects())
                    .extracting(LakeObject::key)
                    .containsExactly("raw/2", "raw/3");
        }
    }

    @Test
    void oddKeysSurvive() {
        List<String> odd = new ArrayList<>(List.of(
                "//double//slash",
                "a b+c%20d&e",
                "ctl\u0001\u001f\u007f",
                "line\nend\ttab",
                "q'\"<>",
                "../up",
                "émoji😀",
                "日本/税.csv",
                "\uffff"));
        odd.forEach(key -> store.put(key, "x"));
        try (SourceClient client = SourceBuilder.at(store.endpoint()).open()) {
            assertThat(FakeS3.keys(Listing.of(client))).containsExactlyInAnyOrderElementsOf(odd);
        }
    }

    @Test
    void keepsWhatTheStoreTellsOfAnObject() {
        store.put("cold", new FakeS3.Stored(new byte[3], Optional.of("abc-2"), "GLACIER"))
                .put("plain", new FakeS3.Stored(new byte[4], Optional.empty(), ""));
        try (SourceClient client = SourceBuilder.at(store.endpoint()).open()) {
            List<LakeObject> objects = Listing.of(client).pages("lake").next().objects();
            assertThat(objects.get(0).etag()).contains("abc-2");
            assertThat(objects.get(0).isArchived()).isTrue();
            assertThat(objects.get(0).lastModified()).isEqualTo("2026-01-02T03:04:05Z");
            assertThat(objects.get(1).etag()).isEmpty();
            assertThat(objects.get(1).size()).isEqualTo(4);
            assertThat(objects.get(1).storageClass()).isEqualTo("STANDARD");
        }
    }

    @Test
    void keysOutOfOrderArePassedOnAsTheyCome() {
        store.unorderedBucket("lake").put("b", "x").put("a", "x").put("c", "x");
        try (SourceClient client = SourceBuilder.at(store.endpoint()).open()) {
            assertThat(FakeS3.keys(Listing.of(client))).containsExactly("b", "a", "c");
        }
    }

    @Test
    void aListingThatFailsMidwaySaysSoAndWhereToResume() {
        for (int i = 0; i < 1500; i++) {
            store.put("k%05d".formatted(i), "x");
        }
        store.fail(seen -> seen.query().containsKey("continuation-token"), 9, error(403, "AccessDenied"));
        try (SourceClient client = SourceBuilder.at(store.endpoint()).open()) {
            Iterator<ObjectPage> pages = Listing.of(client).pages("lake");
            assertThat(pages.next().objects()).hasSize(1000);
            ListingException stopped = catchThrowableOfType(ListingException.class, pages::hasNext);
            assertThat(stopped.lastKey()).contains("k00999");
            assertThat(stopped.finding().code()).isEqualTo(FindingCode.SOURCE_LISTING_FAILED);
            assertThat(stopped)
                    .hasMessageContaining(
                            "listing s3://lake/ stopped: access is denied (HTTP 403, AccessDenied). Grant");
        }
    }

    @Test
    void aStoreThatHasMoreAndDoesNotSayWhereIsNotAnEnd() {
        store.fail(
                FakeS3.Seen::isList,
                1,
                exchange -> FakeS3.sendXml(
                        exchange, 200, "<ListBucketResult><IsTruncated>true</IsTruncated></ListBucketResult>"));
        try (SourceClient client = SourceBuilder.at(store.endpoint()).open()) {
            Iterator<ObjectPage> pages = Listing.of(client).pages("lake");
            assertThatThrownBy(pages::hasNext)
                    .isInstanceOf(ListingException.class)
                    .hasMessageContaining("does not say where");
        }
    }

    @Test
    void aStoreThatTurnsInACircleIsStopped() {
        store.fail(
                FakeS3.Seen::isList,
                9,
                exchange -> FakeS3.sendXml(
                        exchange,
                        200,
                        "<ListBucketResult><IsTruncated>true</IsTruncated><NextContinuationToken>t"
                                + "</NextContinuationToken></ListBucketResult>"));
        try (SourceClient client = SourceBuilder.at(store.endpoint()).open()) {
            Iterator<ObjectPage> pages = Listing.of(client).pages("lake");
            assertThatThrownBy(pages::hasNext)
                    .isInstanceOf(ListingException.class)
                    .hasMessageContaining("the same page again");
        }
    }

    @Test
    void anEmptyBucketHasNoPageAndAMissingOneFails() {
        try (SourceClient client = SourceBuilder.at(store.endpoint()).open()) {
            Listing listing = Listing.of(client);
            assertThat(listing.pages().hasNext()).isFalse();
            assertThatThrownBy(() -> listing.pages("other").hasNext())
                    .isInstanceOf(ListingException.class)
                    .hasMessageContaining("the bucket does not exist (HTTP 404, NoSuchBucket)");
        }
    }

    @Test
    void plainNamesNeedNoRightToListBuckets() {
        store.fail(seen -> seen.bucket().isEmpty(), 9, error(403, "AccessDenied"))
                .put("a", "x");
        try (SourceClient client =
                SourceBuilder.at(store.endpoint()).buckets("lake", "sales-*").open()) {
            Listing listing = Listing.of(client);
            assertThat(FakeS3.keys(listing)).containsExactly("a");
            assertThat(listing.findings()).singleElement().satisfies(finding -> {
                assertThat(finding.code()).isEqualTo(FindingCode.SOURCE_BUCKETS_NOT_LISTABLE);
                assertThat(finding.message()).contains("sales-*", "Grant s3:ListAllMyBuckets");
            });
        }
        try (SourceClient client =
                SourceBuilder.at(store.endpoint()).buckets("sales-*").open()) {
            assertThatThrownBy(() -> Listing.of(client))
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("Grant s3:ListAllMyBuckets");
        }
    }

    @Test
    void patternsChooseBucketsByName() {
        store.bucket("sales-eu").bucket("sales.us").bucket("sales-us").bucket("archive");
        try (SourceClient client = SourceBuilder.at(store.endpoint())
                .buckets("sales-??", "lake", "sales-e*", "none*")
                .open()) {
            Listing listing = Listing.of(client);
            assertThat(listing.buckets()).containsExactly("lake", "sales-eu", "sales-us");
            assertThat(listing.findings())
                    .extracting(Finding::code)
                    .containsExactly(FindingCode.SOURCE_PATTERN_UNMATCHED);
        }
    }
}
