package io.lakecaravan.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.table.Fragment;
import io.lakecaravan.table.LakeObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeenObjectsTest {
    private static final LakeObject OBJECT = StateFixture.object("a.csv", "e1");

    @TempDir
    private Path directory;

    private StateStore state;
    private SeenObjects seen;
    private String run;

    @BeforeEach
    void open() {
        state = StateFixture.open(directory);
        seen = state.seen();
        run = state.ledger().begin("crawl", List.of("demo"), List.of());
    }

    @AfterEach
    void close() {
        state.close();
    }

    @Test
    void recallsTheSameVersionOnly() {
        List<Fragment> fragments = List.of(StateFixture.fragment(OBJECT));
        seen.remember("demo", OBJECT, fragments, run);
        assertThat(seen.recall("demo", OBJECT)).contains(fragments);
        assertThat(seen.recall("demo", StateFixture.object("a.csv", "e2"))).isEmpty();
        assertThat(seen.recall("other", OBJECT)).isEmpty();
        assertThat(seen.recall("demo", StateFixture.object("b.csv", "e1"))).isEmpty();
    }

    @Test
    void recallsTheSameWayOfReadingOnly() {
        seen.remember("demo", OBJECT, "delimiter=;", List.of(StateFixture.fragment(OBJECT)), run);
        assertThat(seen.recall("demo", OBJECT)).isEmpty();
        assertThat(seen.recall("demo", OBJECT, "delimiter=;")).isPresent();
    }

    @Test
    void namesTheObjectAsItIsListedNow() {
        seen.remember("demo", OBJECT, List.of(StateFixture.fragment(OBJECT)), run);
        LakeObject copied = new LakeObject(
                OBJECT.bucket(), OBJECT.key(), 10, OBJECT.etag(), StateFixture.NOW.plusSeconds(9), "GLACIER");
        assertThat(seen.recall("demo", copied).orElseThrow().get(0).object()).isEqualTo(copied);
    }

    @Test
    void remembersBadContentButNotABadDay() {
        Finding corrupt = Finding.of(FindingCode.PARQUET_FOOTER_CORRUPT, "lake", "a.csv", "m");
        seen.remember("demo", OBJECT, List.of(StateFixture.fragment(OBJECT, corrupt)), run);
        assertThat(seen.recall("demo", OBJECT).orElseThrow().get(0).findings()).containsExactly(corrupt);

        LakeObject forbidden = StateFixture.object("b.csv", "e1");
        Finding refused = Finding.of(FindingCode.OBJECT_FORBIDDEN, "lake", "b.csv", "m");
        seen.remember("demo", forbidden, List.of(StateFixture.fragment(forbidden, refused)), run);
        assertThat(seen.recall("demo", forbidden)).isEmpty();
    }

    @Test
    void forgetsWhatACompleteRunDidNotUse() {
        int objects = 1100;
        for (int i = 0; i < objects; i++) {
            LakeObject object = StateFixture.object("k" + i, "e");
            seen.remember("demo", object, List.of(StateFixture.fragment(object)), run);
        }
        seen.remember("other", OBJECT, List.of(StateFixture.fragment(OBJECT)), run);
        state.ledger().end(run, RunStatus.COMPLETED);

        String next = state.ledger().begin("crawl", List.of("demo"), List.of());
        for (int i = 0; i < objects; i += 2) {
            assertThat(seen.recall("demo", StateFixture.object("k" + i, "e"))).isPresent();
        }
        assertThat(seen.forgetUnused("demo", next)).isEqualTo(objects / 2);
        assertThat(seen.recall("demo", StateFixture.object("k0", "e"))).isPresent();
        assertThat(seen.recall("demo", StateFixture.object("k1", "e"))).isEqualTo(Optional.empty());
        assertThat(seen.recall("other", OBJECT)).isPresent();
    }
}
