package io.lakecaravan.table;

import io.lakecaravan.schema.Column;
import java.util.List;

/** A column of a logical table, with what was decided about it. Tags are internal names in alphabetical order. */
public record TableColumn(Column column, List<String> tags, Evidence evidence) {
    public TableColumn {
        tags = List.copyOf(tags);
    }

    public TableColumn withTags(List<String> other) {
        return new TableColumn(column, other, evidence);
    }
}
