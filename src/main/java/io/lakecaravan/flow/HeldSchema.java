package io.lakecaravan.flow;

import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.PartitionSummary;
import io.lakecaravan.table.TableColumn;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A table with the columns and partition keys that an earlier run published, and everything else as it is now. */
final class HeldSchema {
    private HeldSchema() {}

    /** @param finding says what is held back */
    static LogicalTable of(LogicalTable before, LogicalTable after, Finding finding) {
        List<PartitionSummary> keys =
                before.partitionKeys().stream().map(key -> key(key, after)).toList();
        boolean sameKeys = names(keys).equals(names(after.partitionKeys()));
        return after.withSchema(
                columns(before, after),
                keys,
                sameKeys ? after.partitions() : before.partitions(),
                Stream.concat(after.findings().stream(), Stream.of(finding))
                        .sorted()
                        .toList());
    }

    /** Whether the table stands for {@link #of}. */
    static boolean isHeld(LogicalTable table) {
        return table.findings().stream().anyMatch(finding -> finding.code() == FindingCode.SCHEMA_CHANGE_PROPOSED);
    }

    /** Definitions of then, with what the objects say of them now. */
    private static List<TableColumn> columns(LogicalTable before, LogicalTable after) {
        Map<String, TableColumn> now = after.columns().stream()
                .collect(Collectors.toMap(
                        column -> column.column().name(), Function.identity(), (first, next) -> first));
        return before.columns().stream()
                .map(column -> new TableColumn(
                        column.column(),
                        column.tags(),
                        now.getOrDefault(column.column().name(), column).evidence()))
                .toList();
    }

    private static PartitionSummary key(PartitionSummary before, LogicalTable after) {
        return after.partitionKeys().stream()
                .filter(key -> key.name().equals(before.name()) && key.type().equals(before.type()))
                .findFirst()
                .orElse(before);
    }

    private static List<String> names(List<PartitionSummary> keys) {
        return keys.stream().map(PartitionSummary::name).toList();
    }
}
