package io.lakecaravan.table;

import io.lakecaravan.schema.Column;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A column of a logical table, with what was decided about it.
 *
 * @param tags internal names in alphabetical order, those that were detected among them
 * @param detected those of the tags that content or name suggest
 * @param fields within it that have tags of their own, in order of the schema
 */
public record TableColumn(
        Column column, List<String> tags, Evidence evidence, List<DetectedTag> detected, List<TaggedField> fields) {
    public TableColumn {
        tags = List.copyOf(tags);
        detected = List.copyOf(detected);
        fields = List.copyOf(fields);
    }

    /** A column that nobody suggests a tag for. */
    public TableColumn(Column column, List<String> tags, Evidence evidence) {
        this(column, tags, evidence, List.of(), List.of());
    }

    public TableColumn withTags(List<String> other) {
        return new TableColumn(column, other, evidence, detected, fields);
    }

    public TableColumn withDetected(List<DetectedTag> others) {
        return new TableColumn(column, tags, evidence, others, fields);
    }

    public TableColumn withFields(List<TaggedField> tagged) {
        return new TableColumn(column, tags, evidence, detected, tagged);
    }

    /** Its own tags and those of all fields within it, each once. */
    public Set<String> allTags() {
        Set<String> all = new TreeSet<>(tags);
        fields.forEach(field -> all.addAll(field.tags()));
        return all;
    }
}
