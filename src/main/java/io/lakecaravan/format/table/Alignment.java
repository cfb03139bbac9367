package io.lakecaravan.format.table;

import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.FieldIds;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.LogicalType.ListOf;
import io.lakecaravan.schema.LogicalType.MapOf;
import io.lakecaravan.schema.LogicalType.StructOf;
import io.lakecaravan.schema.Schema;
import io.lakecaravan.table.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes rows of a table from rows of one of its data files: fields found, moved, widened, and filled where missing. */
public final class Alignment {
    private final List<String> projection = new ArrayList<>();
    private final List<Cell> cells = new ArrayList<>();

    /** Where a value of the row comes from: a place in the file's row and a cast, or a constant. */
    private record Cell(int place, ValueCast cast, Object constant) {
        Object of(List<?> values) {
            if (place < 0) {
                return constant;
            }
            Object value = values.get(place);
            return value == null ? null : cast.apply(value);
        }
    }

    /**
     * @param wanted columns of the table's rows
     * @param file columns of the data file, with their ids
     * @param constants values by index in {@code wanted} that win over what lies in the file; null for null
     * @throws MisfitException when a column of the file has a type that the table's cannot take
     */
    public Alignment(
            List<TableField> wanted,
            Schema file,
            List<FieldIds> ids,
            FieldMatching matching,
            Map<Integer, Object> constants)
            throws MisfitException {
        for (int i = 0; i < wanted.size(); i++) {
            if (constants.containsKey(i)) {
                cells.add(new Cell(-1, ValueCast.SAME, constants.get(i)));
                continue;
            }
            TableField field = wanted.get(i);
            int found = find(field, file.columns(), ids, matching);
            if (found < 0) {
                cells.add(new Cell(-1, ValueCast.SAME, field.initial().orElse(null)));
                continue;
            }
            Column column = file.columns().get(found);
            ValueCast cast = cast(field, column, ids.get(found), matching);
            int place = projection.indexOf(column.name());
            if (place < 0) {
                place = projection.size();
                projection.add(column.name());
            }
            cells.add(new Cell(place, cast, null));
        }
    }

    /** Top-level columns of the file that {@link #align} needs, in the order it expects them; may be none. */
    public List<String> projection() {
        return List.copyOf(projection);
    }

    /** @param values of one row of the file, of the columns of {@link #projection} */
    public Row align(List<?> values) {
        Object[] row = new Object[cells.size()];
        for (int i = 0; i < row.length; i++) {
            row[i] = cells.get(i).of(values);
        }
        return new Row(Arrays.asList(row));
    }

    private static int find(TableField field, List<Column> columns, List<FieldIds> ids, FieldMatching matching) {
        if (matching == FieldMatching.ID) {
            for (int i = 0; i < columns.size(); i++) {
                if (field.id().isPresent() && field.id().equals(ids.get(i).id())) {
                    return i;
                }
            }
            return -1;
        }
        int anyCase = -1;
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(field.physicalName())) {
                return i;
            }
            if (anyCase < 0 && columns.get(i).name().equalsIgnoreCase(field.physicalName())) {
                anyCase = i;
            }
        }
        return anyCase;
    }

    private static ValueCast cast(TableField field, Column from, FieldIds ids, FieldMatching matching)
            throws MisfitException {
        LogicalType to = field.column().type();
        if (to instanceof StructOf && from.type() instanceof StructOf struct) {
            return struct(field, struct, ids, matching);
        } else if (to instanceof ListOf && from.type() instanceof ListOf list) {
            ValueCast element =
                    cast(field.fields().get(0), list.element(), ids.fields().get(0), matching);
            return value -> list((List<?>) value, element);
        } else if (to instanceof MapOf && from.type() instanceof MapOf map) {
            ValueCast key = cast(field.fields().get(0), map.key(), ids.fields().get(0), matching);
            ValueCast item =
                    cast(field.fields().get(1), map.value(), ids.fields().get(1), matching);
            return value -> map((Map<?, ?>) value, key, item);
        } else if (to instanceof MapOf && from.type() instanceof ListOf list && isPairs(list)) {
            return pairs(field, list, ids.fields().get(0), matching);
        }
        return ValueCast.of(from.type(), field.column());
    }

    private static ValueCast struct(TableField field, StructOf from, FieldIds ids, FieldMatching matching)
            throws MisfitException {
        List<Cell> parts = new ArrayList<>();
        for (TableField part : field.fields()) {
            int found = find(part, from.fields(), ids.fields(), matching);
            parts.add(
                    found < 0
                            ? new Cell(-1, ValueCast.SAME, part.initial().orElse(null))
                            : new Cell(
                                    found,
                                    cast(
                                            part,
                                            from.fields().get(found),
                                            ids.fields().get(found),
                                            matching),
                                    null));
        }
        return value -> {
            Object[] values = new Object[parts.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = parts.get(i).of((List<?>) value);
            }
            return Collections.unmodifiableList(Arrays.asList(values));
        };
    }

    private static Object list(List<?> values, ValueCast element) {
        List<Object> list = new ArrayList<>(values.size());
        values.forEach(value -> list.add(value == null ? null : element.apply(value)));
        return Collections.unmodifiableList(list);
    }

    private static Object map(Map<?, ?> values, ValueCast key, ValueCast item) {
        Map<Object, Object> map = new LinkedHashMap<>();
        values.forEach((name, value) ->
                map.put(name == null ? null : key.apply(name), value == null ? null : item.apply(value)));
        return Collections.unmodifiableMap(map);
    }

    /** Avro has maps of text keys only, so others are written as lists of pairs. */
    private static boolean isPairs(ListOf list) {
        return list.element().type() instanceof StructOf pair && pair.fields().size() == 2;
    }

    private static ValueCast pairs(TableField field, ListOf list, FieldIds ids, FieldMatching matching)
            throws MisfitException {
        StructOf pair = (StructOf) list.element().type();
        ValueCast key =
                cast(field.fields().get(0), pair.fields().get(0), ids.fields().get(0), matching);
        ValueCast item =
                cast(field.fields().get(1), pair.fields().get(1), ids.fields().get(1), matching);
        return value -> {
            Map<Object, Object> map = new LinkedHashMap<>();
            for (Object each : (List<?>) value) {
                List<?> entry = (List<?>) each;
                Object name = entry.get(0);
                Object content = entry.get(1);
                map.put(name == null ? null : key.apply(name), content == null ? null : item.apply(content));
            }
            return Collections.unmodifiableMap(map);
        };
    }

    /** A scalar value in the type of another column; null for null. */
    public static Object cast(Column from, Column to, Object value) throws MisfitException {
        ValueCast cast = ValueCast.of(from.type(), to);
        return value == null ? null : cast.apply(value);
    }

    /** Columns of the fields. */
    public static Schema schema(List<TableField> fields) {
        return new Schema(fields.stream().map(TableField::column).toList());
    }

    /** The fields of the named columns, in that order; all for an empty projection. */
    public static List<TableField> project(List<TableField> fields, List<String> names) {
        if (names.isEmpty()) {
            return fields;
        }
        List<TableField> wanted = new ArrayList<>();
        for (String name : names) {
            Optional<TableField> field = fields.stream()
                    .filter(candidate -> candidate.column().name().equals(name))
                    .findFirst();
            wanted.add(field.orElseThrow(() -> new IllegalArgumentException("the table has no column '" + name
                    + "'; it has " + schema(fields).names())));
        }
        return wanted;
    }
}
