package io.lakecaravan.tag.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakecaravan.schema.TypeText;
import io.lakecaravan.tag.detect.ColumnDecision;
import io.lakecaravan.tag.detect.ColumnScan;
import io.lakecaravan.tag.detect.Detectors;
import io.lakecaravan.tag.detect.Suggestion;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The detectors on columns that were made to break them: whatever they claim is wrong. */
class AdversarialColumnsTest {
    private static final double MOST_FALSE_ALARMS = 0.01;
    private static final int FEWEST = 400;

    private final Detectors detectors = new Detectors();
    private final ColumnDecision decision = new ColumnDecision(detectors);

    @Test
    void lookAlikesAreLeftAlone() {
        List<String> alarms = new ArrayList<>();
        int columns = 0;
        for (int seed = 1; seed <= 2; seed++) {
            for (LabelledColumn column : NegativeColumns.of(AdversarialNegatives.families(), seed)) {
                columns++;
                for (Suggestion suggestion : decide(column.seen())) {
                    alarms.add(suggestion.tag() + " " + column + " " + suggestion.reasons());
                }
            }
        }
        System.out.println(
                alarms.size() + " false alarms in " + columns + " look-alikes\n" + String.join("\n", alarms));
        assertThat(columns).isGreaterThan(FEWEST);
        assertThat(alarms).hasSizeLessThanOrEqualTo((int) (MOST_FALSE_ALARMS * columns));
    }

    private List<Suggestion> decide(SeenColumn column) {
        ColumnScan scan = new ColumnScan(detectors);
        column.values().forEach(scan::accept);
        return decision.decide(List.of(column.name()), TypeText.parse(column.type()), scan.counts());
    }
}
