package io.lakecaravan.catalog.openmetadata;

import io.lakecaravan.catalog.TagDecision;
import io.lakecaravan.catalog.TagDecision.Choice;
import io.lakecaravan.catalog.TellingNames;
import io.lakecaravan.table.Publication;
import io.lakecaravan.table.TableColumn;
import io.lakecaravan.table.TaggedField;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What people decided about our tags, in internal names. */
final class TagDecisions {
    private final TagMapping mapping;

    TagDecisions(TagMapping mapping) {
        this.mapping = mapping;
    }

    List<TagDecision> of(Publication publication, EntityMerge.Result merged) {
        List<TagDecision> decisions = new ArrayList<>();
        TagLabels ofTable = new TagLabels(publication.table().tags(), publication.detected(), mapping);
        collect(List.of(), ofTable, merged.table(), decisions);
        List<TableColumn> columns = publication.table().columns();
        for (int i = 0; i < columns.size(); i++) {
            TableColumn column = columns.get(i);
            List<String> path = List.of(column.column().name());
            MergedTarget there = merged.columns().get(i);
            collect(path, ColumnPayload.labels(column, mapping), there, decisions);
            TaggedChild.of(column).forEach(child -> collect(column, child, there, decisions));
        }
        return decisions;
    }

    /** What was decided at a column that tells of several fields was decided of each that has the tag. */
    private void collect(TableColumn column, TaggedChild child, MergedTarget top, List<TagDecision> decisions) {
        MergedTarget there = top;
        for (int place : child.places()) {
            there = there.children().get(place);
        }
        List<TagDecision> here = new ArrayList<>();
        collect(List.of(), child.labels(mapping), there, here);
        for (TaggedField field : child.fields()) {
            List<String> path = new ArrayList<>(List.of(column.column().name()));
            path.addAll(field.path());
            here.stream()
                    .filter(decided -> field.tags().contains(decided.tag()))
                    .forEach(decided -> decisions.add(new TagDecision(path, decided.tag(), decided.choice())));
        }
    }

    private static void collect(List<String> path, TagLabels labels, MergedTarget merged, List<TagDecision> decisions) {
        TellingNames.of(labels.byInternal()).forEach((internal, telling) -> {
            if (isAll(telling, merged.base().rejected())) {
                decisions.add(new TagDecision(path, internal, Choice.REJECTED));
            } else if (isAll(telling, merged.confirmed())) {
                decisions.add(new TagDecision(path, internal, Choice.CONFIRMED));
            }
        });
    }

    private static boolean isAll(List<String> names, Set<String> decided) {
        return !names.isEmpty() && decided.containsAll(names);
    }
}
