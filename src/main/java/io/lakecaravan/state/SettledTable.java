package io.lakecaravan.state;

import io.lakecaravan.table.LogicalTable;
import java.util.Optional;

/**
 * A table as settling gives it, before names are final.
 *
 * @param identity tells it from every other table of its source, and stays the same between runs
 * @param baseName its name as long as no other table of the bucket has the same
 * @param partOf identity of the table that this is a further part of; empty for a whole table and for the first part
 */
public record SettledTable(String identity, String baseName, LogicalTable table, Optional<String> partOf) {
    public SettledTable {
        if (identity.isEmpty() || baseName.isEmpty()) {
            throw new IllegalArgumentException(
                    "a settled table of root '" + table.root() + "' needs identity and name");
        }
    }

    /** A table that did not come in parts. */
    public SettledTable(String identity, String baseName, LogicalTable table) {
        this(identity, baseName, table, Optional.empty());
    }
}
