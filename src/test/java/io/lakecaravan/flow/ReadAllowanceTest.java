package io.lakecaravan.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.ObjectToInspect;
import io.lakecaravan.format.ReaderKind;
import io.lakecaravan.table.Fragment;
import io.lakecaravan.table.LakeObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReadAllowanceTest {
    private final ReadAllowance allowance = new ReadAllowance(100);

    private static LakeObject object(String key) {
        return new LakeObject("b", key, 1_000, Optional.of("e"), Instant.EPOCH, LakeObject.STANDARD);
    }

    private static ObjectToInspect wanted(String key, List<Fragment> learned) {
        return new ObjectToInspect("s", object(key), "csv", "none", ReaderKind.TEXT, 0, learned);
    }

    private static List<Fragment> cost(String key, long bytes) {
        Fragment fragment =
                Fragment.failed(object(key), "csv", "none", List.of()).withBytesRead(bytes);
        // two tables of one object are one cost
        return List.of(fragment, fragment);
    }

    @Test
    void theFirstIsReadInAnyCaseAndTheRestShares() {
        assertThat(allowance.admit(wanted("a", List.of())).mostBytes()).isEqualTo(Long.MAX_VALUE);
        allowance.spend(cost("a", 60));
        assertThat(allowance.admit(wanted("b", List.of())).mostBytes()).isEqualTo(40);
        allowance.spend(cost("b", 40));
        assertThat(allowance.admit(wanted("c", List.of())).isLeftOut()).isTrue();
    }

    @Test
    void behindOneThatDidNotFitNoneIsRead() {
        allowance.admit(wanted("a", List.of()));
        allowance.spend(cost("a", 10));
        allowance.spend(LeftOut.of(object("b"), "csv", "none", 5));
        assertThat(allowance.admit(wanted("c", List.of())).isLeftOut()).isTrue();
    }

    @Test
    void whatIsKnownCostsWhatItCostThen() {
        allowance.admit(wanted("a", List.of()));
        allowance.spend(cost("a", 60));
        assertThat(allowance.admit(wanted("b", cost("b", 40))).isLeftOut()).isFalse();
        assertThat(allowance.admit(wanted("b", cost("b", 41))).isLeftOut()).isTrue();
    }

    @Test
    void whatDidNotFitIsTriedAgainOnlyWithMore() {
        List<Fragment> tooFew = LeftOut.of(object("b"), "csv", "none", 40);
        allowance.admit(wanted("a", List.of()));
        allowance.spend(cost("a", 60));
        assertThat(allowance.admit(wanted("b", tooFew)).isLeftOut()).isTrue();
        ReadAllowance more = new ReadAllowance(101);
        assertThat(more.admit(wanted("b", tooFew)).isKnown()).as("the first").isFalse();
        more.spend(cost("a", 60));
        ObjectToInspect again = more.admit(wanted("b", tooFew));
        assertThat(again.isKnown()).isFalse();
        assertThat(again.mostBytes()).isEqualTo(41);
    }

    @Test
    void oneNoteTellsOfAllThatWereLeftOut() {
        List<Fragment> fragments = new ArrayList<>(cost("a", 60));
        fragments.addAll(LeftOut.of(object("b"), "csv", "none", 5));
        fragments.addAll(LeftOut.of(object("c"), "csv", "none", 0));
        List<Fragment> told = LeftOut.together(fragments);
        List<Finding> notes =
                told.stream().flatMap(fragment -> fragment.findings().stream()).toList();
        assertThat(notes).singleElement().satisfies(note -> {
            assertThat(note.code()).isEqualTo(FindingCode.SAMPLE_OBJECTS_SKIPPED);
            assertThat(note.key()).isEqualTo("b");
            assertThat(note.message())
                    .isEqualTo("2 of 3 chosen objects were not read, this one first: the others took the bytes that a"
                            + " table's objects may cost together (sample.bytes)");
        });
    }
}
