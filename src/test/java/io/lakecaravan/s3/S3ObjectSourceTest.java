package io.lakecaravan.s3;

import static io.lakecaravan.s3.FakeS3.breakOff;
import static io.lakecaravan.s3.FakeS3.error;
import static io.lakecaravan.s3.FakeS3.hangUp;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.ObjectException;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.ReadBudget;
import io.lakecaravan.format.TableRoot;
import io.lakecaravan.table.LakeObject;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class S3ObjectSourceTest {
    private FakeS3 store;
    private LakeObjects lake;

    @BeforeEach
    void start() throws Exception {
        store = FakeS3.start().put("k", "0123456789");
        lake = lake(SourceBuilder.at(store.endpoint()));
    }

    @AfterEach
    void stop() {
        lake.close();
        store.close();
    }

    @Test
    void readsExactlyTheRangeOfTheListedVersion() throws Exception {
        ReadBudget budget = ReadBudget.generous();
        try (ObjectSource source = lake.open("demo", listed("k"), budget)) {
            assertThat(source.read(3, 4)).asString(UTF_8).isEqualTo("3456");
            assertThat(source.read(10, 0)).isEmpty();
            assertThat(source.name()).isEqualTo("s3://lake/k");
            assertThat(source.size()).isEqualTo(10);
            assertThat(source.requests()).isEqualTo(1);
            assertThat(source.bytesRead()).isEqualTo(4);
            assertThatThrownBy(() -> source.read(8, 3)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(budget.requests()).isEqualTo(1);
        assertThat(budget.bytes()).isEqualTo(4);
        FakeS3.Seen get = store.gets().get(0);
        assertThat(get.headers()).containsEntry("Range", "bytes=3-6").containsKey("If-Match");
        Traffic traffic = lake.traffic("demo");
        assertThat(traffic.getRequests()).isEqualTo(1);
        assertThat(traffic.bytesRead()).isEqualTo(4);
    }

    @Test
    void streamsFromAnOffsetToTheEnd() throws Exception {
        try (ObjectSource source = lake.open("demo", listed("k"), ReadBudget.generous())) {
            try (InputStream in = source.stream(4)) {
                assertThat(in.read()).isEqualTo('4');
                assertThat(in.readAllBytes()).asString(UTF_8).isEqualTo("56789");
                assertThat(in.read()).isEqualTo(-1);
            }
            assertThat(source.requests()).isEqualTo(1);
            try (InputStream in = source.stream(10)) {
                assertThat(in.read()).isEqualTo(-1);
            }
            assertThat(source.requests()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "403, AccessDenied, OBJECT_FORBIDDEN, access is denied",
        "403, InvalidObjectState, OBJECT_ARCHIVED, the object is archived",
        "404, NoSuchKey, OBJECT_GONE, the object does not exist",
        "412, PreconditionFailed, OBJECT_CHANGED, overwritten",
        "416, InvalidRange, OBJECT_CHANGED, overwritten",
        "500, InternalError, OBJECT_UNREADABLE, the store failed",
        "503, SlowDown, OBJECT_UNREADABLE, slow down"
    })
    void whatTheStoreAnswersIsACode(int status, String error, FindingCode code, String message) throws Exception {
        LakeObject object = listed("k");
        store.fail(FakeS3.Seen::isGet, 2, error(status, error));
        try (ObjectSource source = lake.open("demo", object, ReadBudget.generous())) {
            ObjectException read = catchThrowableOfType(ObjectException.class, () -> source.read(0, 1));
            assertThat(read.code()).isEqualTo(code);
            assertThat(read).hasMessageContaining(message).hasMessageContaining(error);
            ObjectException stream = catchThrowableOfType(ObjectException.class, () -> source.stream(0));
            assertThat(stream.code()).isEqualTo(code);
            assertThat(source.requests()).isEqualTo(2);
        }
    }

    @Test
    void anArchivedObjectIsListedAndNotRead() throws Exception {
        store.put("cold", new FakeS3.Stored(new byte[3], Optional.of("c"), "GLACIER"));
        try (ObjectSource source = lake.open("demo", listed("cold"), ReadBudget.generous())) {
            assertThatThrownBy(() -> source.read(0, 1))
                    .isInstanceOfSatisfying(
                            ObjectException.class, e -> assertThat(e.code()).isEqualTo(FindingCode.OBJECT_ARCHIVED));
        }
    }

    @Test
    void anObjectThatChangesBetweenTwoReadsIsNoticed() throws Exception {
        try (ObjectSource source = lake.open("demo", listed("k"), ReadBudget.generous())) {
            source.read(0, 2);
            store.put("k", "abcdefghij");
            assertChanged(source);
        }
    }

    @Test
    void withoutETagTheFirstAnswerPinsTheVersion() throws Exception {
        LakeObject bare = new LakeObject("lake", "k", 10, Optional.empty(), Instant.EPOCH, LakeObject.STANDARD);
        try (ObjectSource source = lake.open("demo", bare, ReadBudget.generous())) {
            source.read(0, 2);
            store.put("k", "abcdefghij");
            assertChanged(source);
        }
    }

    @Test
    void withoutAnyETagTheSizePinsTheVersion() throws Exception {
        store.put("bare", new FakeS3.Stored(new byte[20], Optional.empty(), ""));
        LakeObject old = new LakeObject("lake", "bare", 10, Optional.empty(), Instant.EPOCH, LakeObject.STANDARD);
        try (ObjectSource source = lake.open("demo", old, ReadBudget.generous())) {
            assertChanged(source);
        }
    }

    private static void assertChanged(ObjectSource source) {
        assertThatThrownBy(() -> source.read(0, 2))
                .isInstanceOfSatisfying(
                        ObjectException.class, e -> assertThat(e.code()).isEqualTo(FindingCode.OBJECT_CHANGED));
    }

    @Test
    void aStoreThatWantsPauseGetsIt() throws Exception {
        try (LakeObjects patient = lake(SourceBuilder.at(store.endpoint()).retries(2))) {
            LakeObject object = listed("k");
            store.fail(FakeS3.Seen::isGet, 1, exchange -> {
                exchange.getResponseHeaders().set("Retry-After", "1");
                error(503, "SlowDown").send(exchange);
            });
            ReadBudget budget = ReadBudget.generous();
            try (ObjectSource source = patient.open("demo", object, budget)) {
                assertThat(source.read(0, 2)).asString(UTF_8).isEqualTo("01");
                assertThat(source.requests()).isEqualTo(2);
                assertThat(budget.requests()).isEqualTo(2);
            }
            assertThat(patient.traffic("demo").getRequests()).isEqualTo(2);
        }
    }

    @Test
    void aBrokenConnectionIsTriedAgain() throws Exception {
        try (LakeObjects patient = lake(SourceBuilder.at(store.endpoint()).retries(2))) {
            LakeObject object = listed("k");
            store.fail(FakeS3.Seen::isGet, 1, hangUp());
            store.fail(FakeS3.Seen::isGet, 1, breakOff("bytes 0-5/10", 6, "01"));
            try (ObjectSource source = patient.open("demo", object, ReadBudget.generous())) {
                assertThat(source.read(0, 6)).asString(UTF_8).isEqualTo("012345");
                assertThat(source.requests()).isEqualTo(3);
            }
        }
    }

    @Test
    void aShortBodyIsNeverTakenForTheWhole() throws Exception {
        LakeObject object = listed("k");
        store.fail(FakeS3.Seen::isGet, 2, breakOff("bytes 0-5/10", 6, "01"));
        try (ObjectSource source = lake.open("demo", object, ReadBudget.generous())) {
            assertThatThrownBy(() -> source.read(0, 6))
                    .isInstanceOfSatisfying(
                            ObjectException.class, e -> assertThat(e.code()).isEqualTo(FindingCode.OBJECT_UNREADABLE));
            try (InputStream in = source.stream(0)) {
                assertThatThrownBy(in::readAllBytes).isInstanceOf(ObjectException.class);
            }
        }
    }

    @Test
    void aStreamIsTakenUpWhereItBroke() throws Exception {
        try (LakeObjects patient = lake(SourceBuilder.at(store.endpoint()).retries(1))) {
            LakeObject object = listed("k");
            store.fail(FakeS3.Seen::isGet, 1, breakOff("bytes 0-9/10", 10, "0123"));
            try (ObjectSource source = patient.open("demo", object, ReadBudget.generous());
                    InputStream in = source.stream(0)) {
                assertThat(in.readAllBytes()).asString(UTF_8).isEqualTo("0123456789");
            }
            assertThat(store.gets())
                    .hasSize(2)
                    .last()
                    .satisfies(get -> assertThat(get.headers())
                            .containsEntry("Range", "bytes=4-9")
                            .containsKey("If-Match"));
        }
    }

    @Test
    void aStoreThatStallsIsGivenUp() throws Exception {
        try (LakeObjects hurried = lake(SourceBuilder.at(store.endpoint()).readTimeout(Duration.ofMillis(200)))) {
            LakeObject object = listed("k");
            store.fail(FakeS3.Seen::isGet, 1, store.stall());
            try (ObjectSource source = hurried.open("demo", object, ReadBudget.generous())) {
                assertThatThrownBy(() -> source.read(0, 1))
                        .isInstanceOf(ObjectException.class)
                        .hasMessageContaining("did not answer in time");
            }
        }
    }

    @Test
    void theDeadlineOfTheBudgetHoldsForARequestOnItsWay() throws Exception {
        LakeObject object = listed("k");
        store.fail(FakeS3.Seen::isGet, 1, store.stall());
        ReadBudget budget = new ReadBudget(Clock.systemUTC(), Duration.ofMillis(300), Long.MAX_VALUE);
        try (ObjectSource source = lake.open("demo", object, budget)) {
            assertThatThrownBy(() -> source.read(0, 1)).isInstanceOf(LimitException.class);
        }
    }

    @Test
    void theByteBudgetStopsAStream() throws Exception {
        store.put("long", "x".repeat(300_000));
        ReadBudget budget = new ReadBudget(Clock.systemUTC(), Duration.ofMinutes(1), 100_000);
        try (ObjectSource source = lake.open("demo", listed("long"), budget);
                InputStream in = source.stream(0)) {
            assertThatThrownBy(in::readAllBytes).isInstanceOf(LimitException.class);
            assertThatThrownBy(() -> source.read(0, 100_001)).isInstanceOf(LimitException.class);
        }
        assertThat(store.gets()).hasSize(1);
    }

    @Test
    void manyStreamsClosedEarlyLeaveThePoolWhole() throws Exception {
        store.put("huge", "x".repeat(4 << 20));
        LakeObject object = listed("huge");
        for (int i = 0; i < 200; i++) {
            try (ObjectSource source = lake.open("demo", object, ReadBudget.generous())) {
                InputStream in = source.stream(0);
                assertThat(in.read()).isEqualTo('x');
                if (i % 2 == 0) {
                    in.close();
                }
            }
        }
        assertThat(lake.traffic("demo").bytesRead()).isEqualTo(200);
    }

    @Test
    void ignoredRangesAreReadOverWhereThatIsCheap() throws Exception {
        LakeObject object = listed("k");
        store.ignoreRanges();
        try (ObjectSource source = lake.open("demo", object, ReadBudget.generous())) {
            assertThat(source.read(6, 2)).asString(UTF_8).isEqualTo("67");
            assertThat(source.bytesRead()).isEqualTo(8);
            try (InputStream in = source.stream(7)) {
                assertThat(in.readAllBytes()).asString(UTF_8).isEqualTo("789");
            }
        }
    }

    @Test
    void ignoredRangesDoNotMakeUsReadEverything() throws Exception {
        store.put("huge", "x".repeat(18 << 20)).ignoreRanges();
        LakeObject object = listed("huge");
        try (ObjectSource source = lake.open("demo", object, ReadBudget.generous())) {
            assertThatThrownBy(() -> source.read(17 << 20, 2))
                    .isInstanceOf(ObjectException.class)
                    .hasMessageContaining("ignores ranges");
            assertThat(source.bytesRead()).isZero();
        }
        ReadBudget small = new ReadBudget(Clock.systemUTC(), Duration.ofMinutes(1), 1 << 20);
        try (ObjectSource source = lake.open("demo", object, small)) {
            assertThatThrownBy(() -> source.read(8 << 20, 2)).isInstanceOf(LimitException.class);
            assertThat(source.bytesRead()).isLessThan(2 << 20);
        }
    }

    @Test
    void anotherRangeThanAskedForIsRefused() throws Exception {
        LakeObject object = listed("k");
        store.fail(FakeS3.Seen::isGet, 1, breakOff("bytes 5-6/10", 2, "56"));
        try (ObjectSource source = lake.open("demo", object, ReadBudget.generous())) {
            assertThatThrownBy(() -> source.read(2, 2))
                    .isInstanceOf(ObjectException.class)
                    .hasMessageContaining("another range");
        }
    }

    @Test
    void aSourceThatCannotBeOpenedIsAnObjectException() {
        SourceBuilder builder = SourceBuilder.at(store.endpoint()).authority(java.nio.file.Path.of("no-such-file.pem"));
        try (LakeObjects broken = lake(builder)) {
            assertThatThrownBy(() -> broken.open("demo", listed("k"), ReadBudget.generous()))
                    .isInstanceOf(ObjectException.class)
                    .hasMessageContaining("tls.ca-file no-such-file.pem");
            assertThatThrownBy(() -> broken.client("other"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("demo");
        }
    }

    @Test
    void aTableRootListsAndOpensBelowItself() throws Exception {
        store.put("t/_delta_log/0.json", "zero")
                .put("t/_delta_log/1.json", "one")
                .put("t/a", "a");
        ReadBudget budget = ReadBudget.generous();
        TableRoot root = lake.root("demo", "lake", "t/", budget);
        assertThat(root.name()).isEqualTo("s3://lake/t/");
        assertThat(root.list("_delta_log/", 10))
                .extracting(LakeObject::key)
                .containsExactly("t/_delta_log/0.json", "t/_delta_log/1.json");
        assertThat(root.list("", 1)).hasSize(1);
        assertThatThrownBy(() -> root.list("", LakeObjects.TABLE_LISTING_LIMIT + 1))
                .isInstanceOf(LimitException.class);
        int before = budget.requests();
        try (ObjectSource known = root.open("_delta_log/1.json")) {
            assertThat(known.read(0, 3)).asString(UTF_8).isEqualTo("one");
            assertThat(known.requests()).isEqualTo(1);
        }
        assertThat(budget.requests()).isEqualTo(before + 1);
        try (ObjectSource unlisted = root.open("a")) {
            assertThat(unlisted.size()).isEqualTo(1);
        }
        assertThatThrownBy(() -> root.open("none"))
                .isInstanceOfSatisfying(
                        ObjectException.class, e -> assertThat(e.code()).isEqualTo(FindingCode.OBJECT_GONE));
    }

    private LakeObject listed(String key) throws IOException {
        return lake.root("demo", "lake", "", ReadBudget.generous()).list(key, 1).get(0);
    }

    private static LakeObjects lake(SourceBuilder builder) {
        return new LakeObjects(List.of(builder.build()), SourceBuilder.clients());
    }
}
