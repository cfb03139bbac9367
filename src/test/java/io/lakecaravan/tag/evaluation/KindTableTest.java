package io.lakecaravan.tag.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class KindTableTest {
    @Test
    void everyKindIsRightForItself() {
        KindTable table = KindTable.byKind();
        assertThat(table.kinds())
                .hasSizeGreaterThan(60)
                .allSatisfy(kind -> assertThat(table.right(kind)).contains(kind));
    }

    @Test
    void everyTagIsOneOfOurInternalOnes() {
        assertThat(KindTable.byTag().labels()).allMatch(tag -> tag.matches("PII\\.[A-Z][A-Za-z]+"));
        assertThat(KindTable.byKind().tagOf("us-ssn")).contains("PII.SSN");
        assertThat(KindTable.byKind().tagOf("shoe-size")).isEmpty();
    }

    @Test
    void supersetsKeepToTheirKind() {
        KindTable table = KindTable.byKind();
        assertThat(table.right("fr-nir")).containsExactlyInAnyOrder("fr-nir", "national-id", "health-id");
        assertThat(table.right("national-id")).containsExactly("national-id");
        assertThat(table.right("phone")).containsExactly("phone");
    }

    @Test
    void refusesAKindThatIsNotThere() {
        assertThatThrownBy(() -> KindTable.byKind().right("shoe-size"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'shoe-size' is no kind of kinds.tsv");
    }
}
