package io.lakecaravan.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnTagTest {
    private static String place(String... names) {
        return new ColumnTag(List.of(names), "A.B").place();
    }

    @Test
    void namesArePartedByDotsAndQuotedWhereTheyHaveSome() {
        assertThat(place("user", "e-mail")).isEqualTo("user.e-mail");
        assertThat(place("a.b", "c")).isEqualTo("\"a.b\".c");
        assertThat(place("say \"x\"")).isEqualTo("\"say \"\"x\"\"\"");
        assertThat(place("")).isEqualTo("\"\"");
        assertThat(ColumnTag.ofTable("A.B").place()).isEmpty();
    }

    @Test
    void placeAndPathAreTheSame() {
        List<String> names = List.of("a", "", ".", "\"", "a.b", "\"\"", "x\"y.", " ", "ü/日本");
        for (String one : names) {
            assertThat(ColumnTag.at(place(one), "A.B").column()).containsExactly(one);
            for (String two : names) {
                assertThat(ColumnTag.at(place(one, two, one), "A.B").column()).containsExactly(one, two, one);
            }
        }
        assertThat(ColumnTag.at("", "A.B")).isEqualTo(ColumnTag.ofTable("A.B"));
    }
}
