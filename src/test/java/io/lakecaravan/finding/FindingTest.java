package io.lakecaravan.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FindingTest {
    @Test
    void sortsByPlaceBeforeKind() {
        Finding later = Finding.of(FindingCode.CSV_EMPTY, "b", "z", "m");
        Finding first = Finding.at(FindingCode.OBJECT_EMPTY, "b", "a", 0, "m");
        assertThat(List.of(later, first).stream().sorted()).containsExactly(first, later);
    }
}
