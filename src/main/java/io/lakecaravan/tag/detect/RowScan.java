package io.lakecaravan.tag.detect;

import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.table.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts over the rows of one object, for every column and every field within structures, lists and maps. Memory is bounded by the
 * number of fields: what is not a leaf is taken apart to a fixed depth, and read as text below it. Not safe between threads.
 */
public final class RowScan {
    private static final int DEEPEST = 16;
    private static final int MOST_FIELDS = 2_000;

    private final Detectors detectors;
    private final List<Column> columns;
    private final Map<List<String>, ColumnScan> scans = new LinkedHashMap<>();

    /** @param columns in the order of the rows' values */
    public RowScan(Detectors detectors, List<Column> columns) {
        this.detectors = detectors;
        this.columns = List.copyOf(columns);
    }

    /** Values beyond the schema's columns are not looked at; a row with fewer counts as far as it goes. */
    public void accept(Row row) {
        for (int i = 0; i < Math.min(columns.size(), row.values().size()); i++) {
            accept(
                    List.of(columns.get(i).name()),
                    columns.get(i).type(),
                    row.values().get(i));
        }
    }

    private void accept(List<String> path, LogicalType type, Object value) {
        if (path.size() < DEEPEST && type instanceof LogicalType.StructOf struct && value instanceof List<?> fields) {
            for (int i = 0; i < Math.min(struct.fields().size(), fields.size()); i++) {
                Column field = struct.fields().get(i);
                accept(below(path, field.name()), field.type(), fields.get(i));
            }
        } else if (path.size() < DEEPEST
                && type instanceof LogicalType.ListOf list
                && value instanceof Collection<?> elements) {
            elements.stream()
                    .limit(ColumnScan.MOST_VALUES)
                    .forEach(element -> accept(
                            below(path, list.element().name()), list.element().type(), element));
        } else if (path.size() < DEEPEST
                && type instanceof LogicalType.MapOf map
                && value instanceof Map<?, ?> entries) {
            entries.entrySet().stream().limit(ColumnScan.MOST_VALUES).forEach(entry -> {
                accept(below(path, map.key().name()), map.key().type(), entry.getKey());
                accept(below(path, map.value().name()), map.value().type(), entry.getValue());
            });
        } else {
            leaf(path, value);
        }
    }

    private void leaf(List<String> path, Object value) {
        ColumnScan scan = scans.get(path);
        if (scan == null && scans.size() < MOST_FIELDS) {
            scan = new ColumnScan(detectors);
            scans.put(path, scan);
        }
        if (scan != null) {
            scan.accept(value);
        }
    }

    private static List<String> below(List<String> path, String name) {
        List<String> longer = new ArrayList<>(path);
        longer.add(name);
        return List.copyOf(longer);
    }

    /** By path, outermost name first, in the order of the schema; fields of which no row had a value or null are not there. */
    public Map<List<String>, ColumnCounts> counts() {
        Map<List<String>, ColumnCounts> counts = new LinkedHashMap<>();
        scans.forEach((path, scan) -> counts.put(path, scan.counts()));
        return counts;
    }
}
