package io.lakecaravan.schema;

import io.lakecaravan.schema.LogicalType.Null;
import io.lakecaravan.schema.MergeLoss.Sighting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What the objects that have a column say of it. It is enough to merge them with others: all that a table says of the
 * column follows from the sum of such evidence, whatever the grouping and order of the sum. Its size grows with the
 * different types that were seen, not with the objects.
 *
 * @param files objects that have the column
 * @param types the different types, in order of their first key
 * @param newestType the type in the newest of the objects
 * @param nullable whether one of the objects allows nulls
 * @param nativeType of all of them; empty where they differ
 * @param id of all of them; empty where they differ
 * @param oldest the column in the object that was modified first
 * @param newest the column in the object that was modified last
 * @param firstByKey the column in the object of the smallest key
 * @param countedFiles objects whose nulls were counted
 * @param values in them, nulls included
 * @param nulls in them
 * @param rowFiles objects whose rows are known
 * @param rows in them
 * @param inferredFiles objects where the type was found out from values
 */
public record ColumnEvidence(
        int files,
        List<Sighting> types,
        LogicalType newestType,
        boolean nullable,
        String nativeType,
        OptionalInt id,
        Appearance oldest,
        Appearance newest,
        Appearance firstByKey,
        int countedFiles,
        long values,
        long nulls,
        int rowFiles,
        long rows,
        int inferredFiles) {
    public ColumnEvidence {
        types = List.copyOf(types);
    }

    static ColumnEvidence of(ObservedSchema object, Column column, int position) {
        Appearance here = new Appearance(new ObjectStamp(object.key(), object.lastModified()), position);
        NullCount count = object.nulls().get(column.name());
        return new ColumnEvidence(
                1,
                List.of(new Sighting(column.type(), 1, object.key())),
                column.type(),
                column.nullable(),
                column.nativeType(),
                column.id(),
                here,
                here,
                here,
                count == null ? 0 : 1,
                count == null ? 0 : count.values(),
                count == null ? 0 : count.nulls(),
                object.rows().isPresent() ? 1 : 0,
                object.rows().orElse(0),
                object.inferred().contains(column.name()) ? 1 : 0);
    }

    /** Of the objects of both; no object may be in both. */
    public ColumnEvidence plus(ColumnEvidence other) {
        Appearance last = Appearance.newer(newest, other.newest);
        return new ColumnEvidence(
                files + other.files,
                types(other),
                last.equals(newest) ? newestType : other.newestType,
                nullable || other.nullable,
                nativeType.equals(other.nativeType) ? nativeType : "",
                id.equals(other.id) ? id : OptionalInt.empty(),
                Appearance.older(oldest, other.oldest),
                last,
                Appearance.firstByKey(firstByKey, other.firstByKey),
                countedFiles + other.countedFiles,
                values + other.values,
                nulls + other.nulls,
                rowFiles + other.rowFiles,
                rows + other.rows,
                inferredFiles + other.inferredFiles);
    }

    private List<Sighting> types(ColumnEvidence other) {
        Map<LogicalType, Sighting> all = new LinkedHashMap<>();
        types.forEach(type -> all.put(type.type(), type));
        other.types.forEach(type -> all.merge(type.type(), type, Sighting::plus));
        List<Sighting> sorted = new ArrayList<>(all.values());
        sorted.sort(Comparator.comparing(Sighting::firstKey, ObjectStamp.UTF8));
        return sorted;
    }

    /** Share of nulls, 0 to 1, where all objects that have the column counted theirs and there is a value. */
    public OptionalDouble nullShare() {
        return countedFiles == files && values > 0
                ? OptionalDouble.of((double) nulls / values)
                : OptionalDouble.empty();
    }

    /** Rows of all objects that have the column; empty where those of one are unknown. */
    public OptionalLong allRows() {
        return rowFiles == files ? OptionalLong.of(rows) : OptionalLong.empty();
    }

    /** The smallest type that holds all, and what it gives up. */
    TypeMerge.Merged merged() {
        TypeMerge.Parts parts = new TypeMerge.Parts();
        Column column = Column.required("", types.get(0).type());
        for (Sighting next : types.subList(1, types.size())) {
            column = parts.merge(column, Column.required("", next.type()), "");
        }
        return parts.merged(column.type());
    }

    /** The column of the table, its fields in the order of the newest object, then of first appearance. */
    Column column(String name, ObjectStamp newestObject) {
        List<LogicalType> precedence = new ArrayList<>();
        if (newest.object().equals(newestObject)) {
            precedence.add(newestType);
        }
        types.forEach(type -> precedence.add(type.type()));
        LogicalType type = FieldOrder.arrange(merged().type(), precedence);
        return new Column(name, type, nullable || isPartlyNull(), nativeType, id);
    }

    /** Some objects have nothing but nulls where others have values. */
    private boolean isPartlyNull() {
        long onlyNulls =
                types.stream().filter(type -> type.type() instanceof Null).count();
        return onlyNulls > 0 && onlyNulls < types.size();
    }
}
