package io.lakecaravan.state;

import io.lakecaravan.table.LogicalTable;

/**
 * A table as settling gives it, before names are final.
 *
 * @param identity tells it from every other table of its source, and stays the same between runs
 * @param baseName its name as long as no other table of the bucket has the same
 */
public record SettledTable(String identity, String baseName, LogicalTable table) {
    public SettledTable {
        if (identity.isEmpty() || baseName.isEmpty()) {
            throw new IllegalArgumentException(
                    "a settled table of root '" + table.root() + "' needs identity and name");
        }
    }
}
