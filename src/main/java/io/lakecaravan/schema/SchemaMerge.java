package io.lakecaravan.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Merges the schemas of a table's objects. The result depends on the set of objects alone, not on their order or on how
 * they were grouped on the way: {@link #join} of merged groups is {@link #merge} of all. Names are case-sensitive.
 */
public final class SchemaMerge {
    private SchemaMerge() {}

    /** @param observed one per object, any number, in any order */
    public static MergedSchema merge(List<ObservedSchema> observed) {
        return join(observed.stream().map(SchemaMerge::of).toList());
    }

    /** The schema of one object. */
    public static MergedSchema of(ObservedSchema object) {
        ObjectStamp stamp = new ObjectStamp(object.key(), object.lastModified());
        List<MergedColumn> columns = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Column column : object.schema().columns()) {
            // A reader lets no name stand twice; should one do so, the first counts.
            if (seen.add(column.name())) {
                ColumnEvidence evidence = ColumnEvidence.of(object, column, columns.size());
                columns.add(column(column.name(), evidence, stamp, 1));
            }
        }
        return new MergedSchema(1, Optional.of(stamp), columns);
    }

    /**
     * The schema over the objects of all parts.
     *
     * @param parts in any order; no object may be in two of them, for its counts would count twice
     */
    public static MergedSchema join(Collection<MergedSchema> parts) {
        if (parts.size() == 1) {
            return parts.iterator().next();
        }
        Optional<ObjectStamp> newest =
                parts.stream().flatMap(part -> part.newest().stream()).max(Comparator.naturalOrder());
        if (newest.isEmpty()) {
            return MergedSchema.EMPTY;
        }
        int files = parts.stream().mapToInt(MergedSchema::files).sum();
        Map<String, ColumnEvidence> evidence = new HashMap<>();
        for (MergedSchema part : parts) {
            part.columns()
                    .forEach(column -> evidence.merge(column.column().name(), column.evidence(), ColumnEvidence::plus));
        }
        List<MergedColumn> columns = evidence.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(order(newest.get())))
                .map(entry -> column(entry.getKey(), entry.getValue(), newest.get(), files))
                .toList();
        return new MergedSchema(files, newest, columns);
    }

    private static MergedColumn column(String name, ColumnEvidence evidence, ObjectStamp newest, int files) {
        Column found = evidence.column(name, newest);
        Column column = evidence.files() < files ? found.asNullable() : found;
        return new MergedColumn(column, evidence, Confidence.of(column, evidence, files));
    }

    /** The columns of the newest object as it has them, then the others by first appearance. */
    private static Comparator<ColumnEvidence> order(ObjectStamp newest) {
        Comparator<ColumnEvidence> byPlace = Comparator.comparingInt(
                evidence -> isIn(newest, evidence) ? evidence.newest().position() : Integer.MAX_VALUE);
        return byPlace.thenComparing(ColumnEvidence::firstByKey, Appearance.BY_KEY);
    }

    private static boolean isIn(ObjectStamp newest, ColumnEvidence evidence) {
        return evidence.newest().object().equals(newest);
    }
}
