package io.lakecaravan.tag.evaluation;

import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.TypeText;
import io.lakecaravan.tag.detect.ColumnDecision;
import io.lakecaravan.tag.detect.ColumnScan;
import io.lakecaravan.tag.detect.Detectors;
import io.lakecaravan.tag.detect.Suggestion;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The detectors on columns that they were not made for. */
class DetectorEvaluationTest {
    private final Detectors detectors = new Detectors();
    private final ColumnDecision decision = new ColumnDecision(detectors);

    @Test
    void tagsAreRightAndFewAreMissing() {
        Evaluation evaluation = Evaluation.of(LabelledColumns.all(), this::tags, KindTable.byTag());
        System.out.println(evaluation.report());
        evaluation.requireGood();
    }

    private Set<String> tags(SeenColumn column) {
        ColumnScan scan = new ColumnScan(detectors);
        column.values().forEach(scan::accept);
        LogicalType type = TypeText.parse(column.type());
        return decision.decide(List.of(column.name()), type, scan.counts()).stream()
                .map(Suggestion::tag)
                .collect(Collectors.toSet());
    }
}
