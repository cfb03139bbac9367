package io.lakecaravan.table;

import io.lakecaravan.schema.Column;
import java.util.List;

/**
 * A column of a logical table, with what was decided about it.
 *
 * @param tags internal names in alphabetical order, those that were detected among them
 * @param detected those of the tags that content or name suggest
 */
public record TableColumn(Column column, List<String> tags, Evidence evidence, List<DetectedTag> detected) {
    public TableColumn {
        tags = List.copyOf(tags);
        detected = List.copyOf(detected);
    }

    /** A column that nobody suggests a tag for. */
    public TableColumn(Column column, List<String> tags, Evidence evidence) {
        this(column, tags, evidence, List.of());
    }

    public TableColumn withTags(List<String> other) {
        return new TableColumn(column, other, evidence, detected);
    }

    public TableColumn withDetected(List<DetectedTag> others) {
        return new TableColumn(column, tags, evidence, others);
    }
}
