package io.lakecaravan.tag.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The harness counts as it says, on a set small enough to count by hand. */
class EvaluationTest {
    private static final List<LabelledColumn> COLUMNS = List.of(
            column("email", "email"),
            column("contact", "email"),
            column("ssn", "us-ssn"),
            column("nif", "es-dni"),
            column("id", LabelledColumn.NONE),
            column("amount", LabelledColumn.NONE));

    @Test
    void countsHitsMissesAndFalseAlarms() {
        Evaluation evaluation =
                evaluated(Map.of("email", Set.of("email"), "ssn", Set.of("us-ssn", "phone"), "id", Set.of("imei")));
        assertThat(evaluation.of("email")).isEqualTo(new Tally(2, 1, 0));
        assertThat(evaluation.of("us-ssn")).isEqualTo(new Tally(1, 1, 0));
        assertThat(evaluation.of("phone")).isEqualTo(new Tally(0, 0, 1));
        assertThat(evaluation.of("imei")).isEqualTo(new Tally(0, 0, 1));
        assertThat(evaluation.overall()).isEqualTo(new Tally(4, 2, 2));
        assertThat(evaluation.overall().precision()).isEqualTo(0.5);
        assertThat(evaluation.overall().recall()).isEqualTo(0.5);
    }

    @Test
    void aWrongKindIsAMissAndAFalseAlarm() {
        Evaluation evaluation = evaluated(Map.of("ssn", Set.of("nl-bsn")));
        assertThat(evaluation.of("us-ssn")).isEqualTo(new Tally(1, 0, 0));
        assertThat(evaluation.of("nl-bsn")).isEqualTo(new Tally(0, 0, 1));
    }

    @Test
    void aWiderKindIsRightOnceAndNeverTwice() {
        Evaluation evaluation = evaluated(Map.of("nif", Set.of("national-id", "es-dni")));
        assertThat(evaluation.of("es-dni")).isEqualTo(new Tally(1, 1, 0));
        assertThat(evaluation.of("national-id")).isEqualTo(Tally.NOTHING);
    }

    @Test
    void aWiderKindIsWrongWhereTheTableDoesNotAllowIt() {
        Evaluation evaluation = evaluated(Map.of("email", Set.of("national-id")));
        assertThat(evaluation.of("national-id").falseAlarms()).isEqualTo(1);
        assertThat(evaluation.of("email").hits()).isZero();
    }

    @Test
    void byTagTheTagsAreTheLabels() {
        Evaluation evaluation = Evaluation.of(
                COLUMNS, answers(Map.of("nif", Set.of("PII.NationalId"), "ssn", Set.of("PII.SSN"))), KindTable.byTag());
        assertThat(evaluation.of("PII.NationalId")).isEqualTo(new Tally(1, 1, 0));
        assertThat(evaluation.of("PII.SSN")).isEqualTo(new Tally(1, 1, 0));
        assertThat(evaluation.of("PII.Email")).isEqualTo(new Tally(2, 0, 0));
    }

    @Test
    void refusesALabelThatNobodyKnows() {
        assertThatThrownBy(() -> evaluated(Map.of("id", Set.of("e-mail"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("answered [e-mail]");
    }

    @Test
    void aPerfectClassifierPassesAndASilentOneDoesNot() {
        Map<String, Set<String>> truth = Map.of(
                "email", Set.of("email"), "contact", Set.of("email"), "ssn", Set.of("us-ssn"), "nif", Set.of("es-dni"));
        assertThatCode(() -> evaluated(truth).requireGood()).doesNotThrowAnyException();
        assertThatThrownBy(() -> evaluated(Map.of()).requireGood())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("precision 1.0000 and recall 0.0000, at least 0.97 and 0.93 are asked")
                .hasMessageContaining("missed us-ssn in");
    }

    @Test
    void oneThatClaimsEverythingFailsByPrecision() {
        Set<String> everything = KindTable.byKind().labels();
        assertThatThrownBy(() -> Evaluation.of(COLUMNS, column -> everything, KindTable.byKind())
                        .requireGood())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("recall 1.0000");
    }

    @Test
    void namesMistakesWithoutTheirValues() {
        Evaluation evaluation = evaluated(Map.of("amount", Set.of("salary")));
        assertThat(evaluation.mistakes())
                .anyMatch(mistake -> mistake.startsWith("false alarm [salary]") && mistake.contains("'amount'"))
                .noneMatch(mistake -> mistake.contains("hidden value"));
    }

    @Test
    void printsALineAKindAndTheOverallOneLast() {
        String report = evaluated(Map.of("email", Set.of("email"), "id", Set.of("imei")))
                .report();
        assertThat(report.lines())
                .anyMatch(line -> line.matches("email +2 +1 +0 +1 +1\\.000 +0\\.500"))
                .last()
                .asString()
                .matches("overall +4 +1 +1 +3 +0\\.500 +0\\.250");
    }

    private static Evaluation evaluated(Map<String, Set<String>> answers) {
        return Evaluation.of(COLUMNS, answers(answers), KindTable.byKind());
    }

    private static ColumnClassifier answers(Map<String, Set<String>> byName) {
        return column -> byName.getOrDefault(column.name(), Set.of());
    }

    private static LabelledColumn column(String name, String kind) {
        SeenColumn seen = new SeenColumn(name, "string", List.of("hidden value 1", "hidden value 2"), 0);
        return new LabelledColumn(name + "-1", seen, kind, "*", "-", Naming.TELLING);
    }
}
