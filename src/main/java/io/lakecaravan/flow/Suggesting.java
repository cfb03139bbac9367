package io.lakecaravan.flow;

import io.lakecaravan.config.DetectConfig;
import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.state.StateStore;
import io.lakecaravan.state.TagDecisions.Decided;
import io.lakecaravan.state.TagDecisions.Decision;
import io.lakecaravan.table.ColumnTag;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.Publication;
import io.lakecaravan.table.ReadObject;
import io.lakecaravan.tag.Detection;
import io.lakecaravan.tag.ObjectCounts;
import io.lakecaravan.tag.Rejections;
import io.lakecaravan.tag.SuggestedTable;
import io.lakecaravan.tag.detect.ColumnCounts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Suggests tags for tables and columns, anew on every run, from what detectors counted when the objects were read. What a
 * person confirmed or rejected in a catalog goes before every suggestion; what is not suggested any more is told.
 */
public final class Suggesting {
    private final DetectConfig config;
    private final StateStore state;
    private final Optional<Detection> detection;

    public Suggesting(DetectConfig config, StateStore state) {
        this.config = config;
        this.state = state;
        this.detection = config.isOn() ? Optional.of(new Detection(config)) : Optional.empty();
    }

    /** Empty where values are left alone. */
    Optional<Detection> detection() {
        return detection;
    }

    /** Version of the detectors; 0 where values are left alone. */
    int suite() {
        return detection.map(Detection::suite).orElse(0);
    }

    /** The message with what names and values suggest. Doing so again changes nothing. */
    public Publication suggest(String run, Publication publication) {
        LogicalTable table = publication.table();
        List<Decided> decided = state.decisions().of(table.id());
        SuggestedTable suggested = detection
                .map(detectors -> SuggestedTable.of(table, detectors, counts(table)))
                .orElseGet(() -> SuggestedTable.nothing(table))
                .without(tags(decided, Decision.REJECTED))
                .withConfirmed(tags(decided, Decision.CONFIRMED));
        remember(run, table, suggested, decided);
        return suggested.publication(publication);
    }

    /** The message without tags that people rejected in a catalog, whoever gave them. */
    public Publication obey(Publication publication) {
        List<Decided> decided = state.decisions().of(publication.table().id());
        return new Rejections(tags(decided, Decision.REJECTED)).applyTo(publication);
    }

    private static Set<ColumnTag> tags(List<Decided> decided, Decision decision) {
        return decided.stream()
                .filter(each -> each.decision() == decision)
                .map(Decided::tag)
                .collect(Collectors.toSet());
    }

    /** Of all objects that taught the table its columns, added up by path. */
    private Map<List<String>, ColumnCounts> counts(LogicalTable table) {
        Map<List<String>, ColumnCounts> sum = new HashMap<>();
        for (ReadObject object : table.read()) {
            state.seen()
                    .matches(table.source(), table.bucket(), object.key())
                    .map(counts -> ObjectCounts.read(counts.suite(), counts.document()))
                    .ifPresent(counts -> counts.of(table.member())
                            .forEach((path, counted) -> sum.merge(path, counted, ColumnCounts::plus)));
        }
        return sum;
    }

    /** Notes what is suggested now, and tells what was suggested before of columns that are still there. */
    private void remember(String run, LogicalTable table, SuggestedTable suggested, List<Decided> decided) {
        Set<ColumnTag> ofPeople = decided.stream().map(Decided::tag).collect(Collectors.toSet());
        state.together(() -> {
            List<ColumnTag> withdrawn = state.suggested().replace(run, table.source(), table.id(), suggested.tags());
            for (ColumnTag tag : withdrawn) {
                boolean told = withdrawn.stream().anyMatch(other -> isWithin(other, tag));
                if (!told && suggested.isThere(tag) && config.suggests(tag.tag()) && !ofPeople.contains(tag)) {
                    state.findings().report(run, table.source(), withdrawn(table, tag));
                }
            }
        });
    }

    /** A column has the tags of its fields: what is told of these need not be told of it. */
    private static boolean isWithin(ColumnTag field, ColumnTag column) {
        return column.column().size() == 1
                && field.column().size() > 1
                && field.column().get(0).equals(column.column().get(0))
                && field.tag().equals(column.tag());
    }

    private static Finding withdrawn(LogicalTable table, ColumnTag tag) {
        return Finding.of(
                FindingCode.TAG_WITHDRAWN,
                table.bucket(),
                table.root(),
                "the tag " + tag.tag() + " of column " + tag.place()
                        + " is taken back: names and values speak for it no" + " longer");
    }
}
