package io.lakecaravan.tag.evaluation;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeakCheckTest {
    private static final LeakCheck CHECK = LeakCheck.of(List.of(
            column("email", "email", "anna.schmidt@gmx.de", "j"),
            column("zip", "postal-code", "48143", "0214"),
            column("note", "text-with-pii", "said \"call\nme\""),
            column("sku", LabelledColumn.NONE, "BX-6381-M")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "column email: 3 of 4 match",
                "order BX-6381-M was read",
                "0214 is too short to be looked for",
                "at 1704814312 the run ended",
                "48143a",
                ""
            })
    void findsNothingInTextWithoutAValue(String text) {
        assertThatCode(() -> CHECK.assertNothingOfThemIn("log", text)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "anna.schmidt@gmx.de",
                "{\"top\":[\"anna.schmidt@gmx.de\"]}",
                "xanna.schmidt@gmx.dex",
                "zip=48143;",
                "{\"v\":\"said \\\"call\\nme\\\"\"}",
                "said \"call\nme\""
            })
    void findsAValueAsItIsAndEscaped(String text) {
        assertThatThrownBy(() -> CHECK.assertNothingOfThemIn("log", text)).isInstanceOf(AssertionError.class);
    }

    @Test
    void saysWhereButNotWhat() {
        assertThatThrownBy(() -> CHECK.assertNothingOfThemIn("findings", "first\nvalue anna.schmidt@gmx.de"))
                .isInstanceOf(AssertionError.class)
                .hasMessage("findings holds a value of email-1 of 19 characters at character 12, line 2");
    }

    /** Every value of the set in turn is found in a text that holds it. */
    @Test
    void findsEveryLongValueOfTheWholeSet() {
        LeakCheck whole = LeakCheck.of(LabelledColumns.generated());
        LabelledColumns.generated().stream()
                .filter(LabelledColumn::isSensitive)
                .forEach(column -> column.seen().values().stream()
                        .filter(value -> value.strip().length() > 4)
                        .findFirst()
                        .ifPresent(value -> assertThatThrownBy(
                                        () -> whole.assertNothingOfThemIn("state", "{\"kept\": [" + value + "]}"))
                                .as(column.id())
                                .isInstanceOf(AssertionError.class)));
    }

    private static LabelledColumn column(String name, String kind, String... values) {
        SeenColumn seen = new SeenColumn(name, "string", List.of(values), 0);
        return new LabelledColumn(name + "-1", seen, kind, "*", "-", Naming.TELLING);
    }
}
