package io.lakecaravan.schema;

import static io.lakecaravan.schema.SchemaChange.breaking;
import static io.lakecaravan.schema.SchemaChange.compatible;

import io.lakecaravan.schema.LogicalType.ListOf;
import io.lakecaravan.schema.LogicalType.MapOf;
import io.lakecaravan.schema.LogicalType.StructOf;
import io.lakecaravan.schema.LogicalType.UnionOf;
import io.lakecaravan.schema.SchemaChange.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The differences between two schemas of a table, each classified.
 *
 * <p>Breaking are: a column or partition key that is gone or has another name, a type that became narrower or another, and
 * another format. Compatible are: a new column or partition key, a wider type, a column that becomes or ceases to be
 * nullable, and another order. A column that has only nulls fits every type, so changes from and to that are compatible.
 * Columns and fields are compared by name, case-sensitive, at every depth; partition keys, as Hive does, without case.
 */
public final class SchemaChanges {
    /** Names shown of an order. */
    private static final int NAMED = 10;

    private final List<SchemaChange> changes = new ArrayList<>();

    private SchemaChanges() {}

    /**
     * Empty exactly where nothing changed but native type names and field ids.
     *
     * @return format first, then partition keys, then columns in their new order, those that are gone, and the order
     */
    public static List<SchemaChange> between(TableSchema before, TableSchema after) {
        SchemaChanges found = new SchemaChanges();
        if (!before.format().equals(after.format())) {
            found.changes.add(breaking(Kind.FORMAT_CHANGED, "", before.format(), after.format()));
        }
        Map<String, Column> keysBefore = byFolded(before.partitionKeys());
        Map<String, Column> keysAfter = byFolded(after.partitionKeys());
        found.keys(keysBefore, keysAfter);
        Set<String> either = Stream.concat(keysBefore.keySet().stream(), keysAfter.keySet().stream())
                .collect(Collectors.toSet());
        List<Column> now = without(after.columns(), keysAfter, before.columns());
        List<Column> then = without(before.columns(), keysBefore, after.columns()).stream()
                .map(column -> comparable(column, now, keysBefore, keysAfter))
                .toList();
        List<ColumnPairs.Pair> pairs = found.fields("", ColumnPairs.of(then, now));
        found.order(
                "",
                pairs.stream()
                        .filter(pair -> !either.contains(folded(pair.after().name())))
                        .toList());
        return List.copyOf(found.changes);
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static Map<String, Column> byFolded(List<Column> columns) {
        Map<String, Column> result = new TreeMap<>();
        columns.forEach(column -> result.putIfAbsent(folded(column.name()), column));
        return result;
    }

    private void keys(Map<String, Column> before, Map<String, Column> after) {
        after.forEach((name, key) -> {
            Column old = before.get(name);
            String now = TypeText.display(key.type());
            if (old == null) {
                changes.add(compatible(Kind.PARTITION_KEY_ADDED, key.name(), "", now));
            } else if (!old.type().equals(key.type())) {
                String then = TypeText.display(old.type());
                boolean fits = TypeChange.of(old.type(), key.type()).impact() == SchemaChange.Impact.COMPATIBLE;
                changes.add(
                        fits
                                ? compatible(Kind.PARTITION_KEY_TYPE_CHANGED, key.name(), then, now)
                                : breaking(Kind.PARTITION_KEY_TYPE_CHANGED, key.name(), then, now));
            }
        });
        before.forEach((name, key) -> {
            if (!after.containsKey(name)) {
                changes.add(breaking(Kind.PARTITION_KEY_REMOVED, key.name(), TypeText.display(key.type()), ""));
            }
        });
    }

    /** Partition keys that the other side does not have are told as keys, and not as columns again. */
    private static List<Column> without(List<Column> columns, Map<String, Column> keys, List<Column> other) {
        Set<String> there = other.stream().map(Column::name).collect(Collectors.toSet());
        return columns.stream()
                .filter(column -> there.contains(column.name()) || !keys.containsKey(folded(column.name())))
                .toList();
    }

    /** The type of a key that lies only in paths is told as the key's, and not as the column's again. */
    private static Column comparable(
            Column column, List<Column> now, Map<String, Column> keysBefore, Map<String, Column> keysAfter) {
        Column keyBefore = keysBefore.get(folded(column.name()));
        Column keyAfter = keysAfter.get(folded(column.name()));
        if (keyBefore == null || keyAfter == null || !keyBefore.type().equals(column.type())) {
            return column;
        }
        return now.stream()
                .filter(other ->
                        other.name().equals(column.name()) && other.type().equals(keyAfter.type()))
                .findFirst()
                .map(other -> column.withType(other.type()))
                .orElse(column);
    }

    /** @return the pairs of columns that are one */
    private List<ColumnPairs.Pair> fields(String path, ColumnPairs found) {
        for (Column column : found.after()) {
            Optional<Column> old = found.pair(column).map(ColumnPairs.Pair::before);
            String at = child(path, column.name());
            if (old.isEmpty()) {
                changes.add(compatible(Kind.COLUMN_ADDED, at, "", TypeText.display(column.type())));
                continue;
            }
            String name = old.get().name();
            if (!name.equals(column.name())) {
                changes.add(breaking(Kind.COLUMN_RENAMED, child(path, name), name, column.name()));
            }
            part(at, old.get(), column);
        }
        found.removed()
                .forEach(column -> changes.add(breaking(
                        Kind.COLUMN_REMOVED, child(path, column.name()), TypeText.display(column.type()), "")));
        return found.pairs();
    }

    private void part(String at, Column before, Column after) {
        type(at, before.type(), after.type());
        if (!before.nullable() && after.nullable()) {
            changes.add(compatible(Kind.NULLABILITY_RELAXED, at, "not null", "nullable"));
        } else if (before.nullable() && !after.nullable()) {
            changes.add(compatible(Kind.NULLABILITY_TIGHTENED, at, "nullable", "not null"));
        }
    }

    private void type(String at, LogicalType before, LogicalType after) {
        if (before instanceof ListOf x && after instanceof ListOf y) {
            part(child(at, "element"), x.element(), y.element());
        } else if (before instanceof MapOf x && after instanceof MapOf y) {
            part(child(at, "key"), x.key(), y.key());
            part(child(at, "value"), x.value(), y.value());
        } else if (before instanceof StructOf x && after instanceof StructOf y) {
            order(at, fields(at, ColumnPairs.of(x.fields(), y.fields())));
        } else if (before instanceof UnionOf x && after instanceof UnionOf y) {
            // members have no order that anybody relies on
            fields(at, ColumnPairs.of(x.members(), y.members()));
        } else if (!before.equals(after)) {
            TypeChange change = TypeChange.of(before, after);
            changes.add(new SchemaChange(
                    change.kind(), at, TypeText.display(before), TypeText.display(after), change.impact()));
        }
    }

    private void order(String path, List<ColumnPairs.Pair> pairs) {
        List<String> before = pairs.stream()
                .sorted((a, b) -> Integer.compare(a.place(), b.place()))
                .map(pair -> pair.after().name())
                .toList();
        List<String> after = pairs.stream().map(pair -> pair.after().name()).toList();
        int start = 0;
        int end = before.size();
        while (start < end && before.get(start).equals(after.get(start))) {
            start++;
        }
        while (end > start && before.get(end - 1).equals(after.get(end - 1))) {
            end--;
        }
        if (start < end) {
            changes.add(compatible(
                    Kind.COLUMNS_REORDERED, path, names(before.subList(start, end)), names(after.subList(start, end))));
        }
    }

    private static String names(List<String> names) {
        String shown = names.stream().limit(NAMED).collect(Collectors.joining(", "));
        return names.size() > NAMED ? shown + " and " + (names.size() - NAMED) + " more" : shown;
    }

    /** A name with a dot of its own stands in `backticks` within a path. */
    private static String child(String path, String name) {
        if (path.isEmpty()) {
            return name;
        }
        return path + "."
                + (name.indexOf('.') >= 0 || name.indexOf('`') >= 0 ? "`" + name.replace("`", "``") + "`" : name);
    }
}
