package io.lakecaravan.profile;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.Schema;
import io.lakecaravan.table.ColumnProfile;
import io.lakecaravan.table.ColumnBounds;
import io.lakecaravan.table.Sample;
import io.lakecaravan.table.TableProfile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What rows of a table look like, column by column and field by field, in memory that is bounded by the number of fields.
 * Sketches of several objects add up; in one order they always give the same profile. Holds values of objects. Not safe
 * between threads.
 */
public final class RowSketch {
    private static final int DEEPEST = 8;
    private static final int MOST_FIELDS = 2_000;
    private static final int MOST_ELEMENTS = 1_000;

    private final Map<List<String>, ColumnSketch> columns = new LinkedHashMap<>();
    private final Map<List<String>, LogicalType> types = new LinkedHashMap<>();
    private long rows;

    /** Of the rows of a sample. */
    public static RowSketch of(Schema schema, Sample sample) {
        RowSketch sketch = new RowSketch();
        List<Column> sampled = sample.columns().stream()
                .map(name -> schema.column(name).orElseGet(() -> Column.nullable(name, LogicalType.Text.plain())))
                .toList();
        for (List<JsonNode> row : sample.rows()) {
            sketch.rows++;
            for (int i = 0; i < sampled.size(); i++) {
                sketch.add(List.of(sampled.get(i).name()), sampled.get(i).type(), row.get(i));
            }
        }
        return sketch;
    }

    private void add(List<String> path, LogicalType type, JsonNode value) {
        if (path.size() < DEEPEST && type instanceof LogicalType.StructOf struct && value.isObject()) {
            struct.fields().forEach(field -> add(below(path, field), field.type(), value.path(field.name())));
        } else if (path.size() < DEEPEST && type instanceof LogicalType.ListOf list && value.isArray()) {
            for (int i = 0; i < Math.min(MOST_ELEMENTS, value.size()); i++) {
                add(below(path, list.element()), list.element().type(), value.get(i));
            }
        } else if (columns.containsKey(path) || columns.size() < MOST_FIELDS) {
            columns.computeIfAbsent(path, any -> new ColumnSketch()).add(type, value);
            types.putIfAbsent(path, type);
        }
    }

    private static List<String> below(List<String> path, Column field) {
        List<String> longer = new ArrayList<>(path);
        longer.add(field.name());
        return List.copyOf(longer);
    }

    /** Adds the rows of another object of the table. */
    public void add(RowSketch other) {
        rows += other.rows;
        other.columns.forEach((path, sketch) -> {
            if (columns.containsKey(path) || columns.size() < MOST_FIELDS) {
                columns.computeIfAbsent(path, any -> new ColumnSketch()).add(sketch);
                types.putIfAbsent(path, other.types.get(path));
            }
        });
    }

    /** Takes note of the smallest and largest value that a footer tells of all rows; where a column was not looked at, of none. */
    public void widen(ColumnBounds bounds) {
        ColumnSketch sketch = columns.get(List.of(bounds.column()));
        if (sketch != null) {
            sketch.widen(bounds.min());
            sketch.widen(bounds.max());
        }
    }

    /** Whether there was a row. */
    public boolean isEmpty() {
        return rows == 0;
    }

    /** @param at when the newest of the objects was modified */
    public TableProfile profile(Instant at) {
        List<ColumnProfile> profiles = new ArrayList<>();
        columns.forEach((path, sketch) -> profiles.add(sketch.profile(path, types.get(path))));
        return new TableProfile(at, rows, profiles);
    }

    /** Approximate memory that it takes. */
    public long bytes() {
        return columns.values().stream().mapToLong(ColumnSketch::bytes).sum() + 200L * columns.size();
    }
}
