package io.lakecaravan.tag;

import io.lakecaravan.table.ColumnTag;
import io.lakecaravan.table.DetectedTag;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.Publication;
import io.lakecaravan.table.TableColumn;
import io.lakecaravan.table.TaggedField;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Takes away tags that people rejected in a catalog, whoever gave them: defaults, rules, detectors, steps of the routes. Immutable. */
public final class Rejections {
    private final Set<ColumnTag> rejected;

    public Rejections(Collection<ColumnTag> rejected) {
        this.rejected = Set.copyOf(rejected);
    }

    public Publication applyTo(Publication publication) {
        if (rejected.isEmpty()) {
            return publication;
        }
        LogicalTable table = publication.table();
        return publication
                .withTable(table.withTags(
                        left(List.of(), table.tags()),
                        table.columns().stream().map(this::applyTo).toList()))
                .withDetected(leftDetected(List.of(), publication.detected()));
    }

    private TableColumn applyTo(TableColumn column) {
        List<String> path = List.of(column.column().name());
        List<TaggedField> fields = new ArrayList<>();
        for (TaggedField field : column.fields()) {
            List<String> below = new ArrayList<>(path);
            below.addAll(field.path());
            List<String> tags = left(below, field.tags());
            if (!tags.isEmpty()) {
                fields.add(new TaggedField(field.path(), tags, leftDetected(below, field.detected())));
            }
        }
        return column.withTags(left(path, column.tags()))
                .withDetected(leftDetected(path, column.detected()))
                .withFields(fields);
    }

    private List<String> left(List<String> place, List<String> tags) {
        return tags.stream()
                .filter(tag -> !rejected.contains(new ColumnTag(place, tag)))
                .toList();
    }

    private List<DetectedTag> leftDetected(List<String> place, List<DetectedTag> detected) {
        return detected.stream()
                .filter(each -> !rejected.contains(new ColumnTag(place, each.tag())))
                .toList();
    }
}
