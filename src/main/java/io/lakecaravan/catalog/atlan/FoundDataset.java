package io.lakecaravan.catalog.atlan;

import java.util.List;
import java.util.Map;

/**
 * A table of another system as the tenant shows it.
 *
 * @param label for people: schema and table, or the topic
 * @param columns qualified names by name, in the table's order
 */
record FoundDataset(String type, String qualifiedName, String label, Map<String, String> columns) {
    AtlanEntity.Reference reference() {
        return new AtlanEntity.Reference(type, qualifiedName);
    }

    List<String> columnNames() {
        return List.copyOf(columns.keySet());
    }
}
