package io.lakecaravan.tag.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** The set tells a first attempt from something to rely on. */
class RegexBaselineTest {
    @Test
    void aFirstAttemptIsWrongTooOften() {
        Evaluation evaluation = Evaluation.of(LabelledColumns.all(), new RegexBaseline(), KindTable.byKind());
        System.out.println(evaluation.report());
        assertThat(evaluation.of("email").recall()).isGreaterThan(0.9);
        assertThatThrownBy(evaluation::requireGood).isInstanceOf(AssertionError.class);
    }
}
