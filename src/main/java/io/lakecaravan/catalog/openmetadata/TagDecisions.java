package io.lakecaravan.catalog.openmetadata;

import io.lakecaravan.catalog.TagDecision;
import io.lakecaravan.catalog.TagDecision.Choice;
import io.lakecaravan.table.Publication;
import io.lakecaravan.table.TableColumn;
import io.lakecaravan.table.TaggedField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What people decided about our tags, in internal names. A tag that becomes several of the server's is decided by the one
 * that it shares with no other tag of the target: taking {@code PII.Sensitive} away from a column says nothing of {@code
 * PII.Email} as long as {@code LakePII.Email} stays.
 */
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
        Map<String, Long> users = labels.byInternal().values().stream()
                .flatMap(List::stream)
                .collect(Collectors.groupingBy(name -> name, Collectors.counting()));
        labels.byInternal().forEach((internal, names) -> {
            List<String> own =
                    names.stream().filter(name -> users.get(name) == 1).toList();
            // Its most telling name stands last; without one of its own, all that it shares must have been decided.
            List<String> telling = own.isEmpty() ? names : own.subList(own.size() - 1, own.size());
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
