package io.lakecaravan.schema;

import io.lakecaravan.schema.TypeMerge.Loss;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The schema of a table over the objects that were read. It holds all that is needed to merge it with that of other
 * objects: {@link #plus}.
 *
 * @param files objects that were read
 * @param newest the object modified last; empty where there is none
 * @param columns in the order of the newest object, then of first appearance in key order
 */
public record MergedSchema(int files, Optional<ObjectStamp> newest, List<MergedColumn> columns) {
    public static final MergedSchema EMPTY = new MergedSchema(0, Optional.empty(), List.of());

    public MergedSchema {
        columns = List.copyOf(columns);
    }

    /**
     * The schema over the objects of both, evidence included: commutative and associative, with {@link #EMPTY} as neutral
     * element, and the same as merging all objects at once. No object may be in both: it would count twice. The columns
     * alone would not change then.
     */
    public MergedSchema plus(MergedSchema other) {
        return SchemaMerge.join(List.of(this, other));
    }

    public Schema schema() {
        return new Schema(columns.stream().map(MergedColumn::column).toList());
    }

    public Optional<MergedColumn> column(String name) {
        return columns.stream()
                .filter(column -> column.column().name().equals(name))
                .findFirst();
    }

    /** Columns whose types do not go together without loss, in column order. */
    public List<MergeLoss> losses() {
        List<MergeLoss> losses = new ArrayList<>();
        for (MergedColumn column : columns) {
            Loss loss = column.evidence().merged().loss();
            if (loss != Loss.NONE) {
                losses.add(new MergeLoss(
                        column.column().name(),
                        loss == Loss.CONFLICT ? MergeLoss.Kind.CONFLICT : MergeLoss.Kind.LOSSY,
                        column.column().type(),
                        column.evidence().types()));
            }
        }
        return losses;
    }

    /**
     * Column names that differ in case only, each group in alphabetical order: catalogs that ignore case cannot hold them
     * side by side.
     */
    public List<List<String>> caseCollisions() {
        Map<String, Set<String>> groups = new TreeMap<>();
        for (MergedColumn column : columns) {
            String name = column.column().name();
            groups.computeIfAbsent(name.toLowerCase(Locale.ROOT), key -> new TreeSet<>())
                    .add(name);
        }
        return groups.values().stream()
                .filter(group -> group.size() > 1)
                .map(group -> List.copyOf(group))
                .toList();
    }

    /** Columns that seem to be one that got another name. */
    public List<RenamedColumn> renames() {
        return RenamedColumns.in(this);
    }
}
