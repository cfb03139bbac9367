package io.lakecaravan.schema;

import io.lakecaravan.schema.LogicalType.ListOf;
import io.lakecaravan.schema.LogicalType.MapOf;
import io.lakecaravan.schema.LogicalType.Null;
import io.lakecaravan.schema.LogicalType.StructOf;
import io.lakecaravan.schema.LogicalType.Text;
import io.lakecaravan.schema.LogicalType.UnionOf;
import io.lakecaravan.schema.LogicalType.Unknown;
import io.lakecaravan.schema.LogicalType.Variant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * The smallest type that holds the values of two types. The join is commutative, associative and idempotent, so a
 * table's type does not depend on the order or grouping in which its objects are read. {@code Null} is below all types,
 * plain text above all scalars, {@code Variant} above all types.
 *
 * <p>Nested types:
 *
 * <ul>
 *   <li>Lists join by element, maps by key and value, unions with the same member names by member.
 *   <li>Structs join by field name, case-sensitive; a field that one of them lacks becomes nullable. Fields keep their
 *       order where both have the same names in the same order, and are sorted by name otherwise: every other order
 *       would depend on which came first. {@link FieldOrder} gives them the order of the files afterwards.
 *   <li>A struct with a map is a map from text to the join of all values, nullable.
 *   <li>Everything else with a nested type, scalars and text included, is a variant.
 *   <li>A native type name, a field id or the name of an element survives only where it is the same on both sides.
 * </ul>
 */
public final class TypeMerge {
    private static final Column TEXT_KEY = Column.required("key", Text.plain());

    private TypeMerge() {}

    /**
     * A join and whether it gives something up: digits, a zone, bytes written as text, or the types themselves where
     * they share nothing but text or variant. Whether joins of many types lose something depends on their order; the
     * type does not.
     */
    public record Joined(LogicalType type, boolean lossy) {}

    /** What a join gives up, in rising order. */
    enum Loss {
        NONE,
        LOSSY,
        /** Nothing but variant holds both. */
        CONFLICT;

        Loss or(Loss other) {
            return compareTo(other) >= 0 ? this : other;
        }
    }

    record Merged(LogicalType type, Loss loss) {
        static Merged exact(LogicalType type) {
            return new Merged(type, Loss.NONE);
        }
    }

    public static Joined join(LogicalType a, LogicalType b) {
        Merged merged = merge(a, b);
        return new Joined(merged.type(), merged.loss() != Loss.NONE);
    }

    static Merged merge(LogicalType a, LogicalType b) {
        if (a.equals(b) || b instanceof Null || a instanceof Variant) {
            return Merged.exact(a);
        }
        if (a instanceof Null || b instanceof Variant) {
            return Merged.exact(b);
        }
        if (isScalar(a) && isScalar(b)) {
            return ScalarMerge.join(a, b);
        }
        return mergeNested(a, b);
    }

    private static boolean isScalar(LogicalType type) {
        return !(type instanceof ListOf
                || type instanceof MapOf
                || type instanceof StructOf
                || type instanceof UnionOf
                || type instanceof Unknown);
    }

    private static Merged mergeNested(LogicalType a, LogicalType b) {
        Parts parts = new Parts();
        if (a instanceof ListOf x && b instanceof ListOf y) {
            return parts.merged(new ListOf(parts.merge(x.element(), y.element(), "element")));
        }
        if (a instanceof MapOf x && b instanceof MapOf y) {
            return parts.merged(
                    new MapOf(parts.merge(x.key(), y.key(), "key"), parts.merge(x.value(), y.value(), "value")));
        }
        if (a instanceof StructOf x && b instanceof StructOf y) {
            return parts.merged(parts.merge(x, y));
        }
        if (a instanceof MapOf x && b instanceof StructOf y) {
            return parts.merged(parts.merge(x, y));
        }
        if (a instanceof StructOf x && b instanceof MapOf y) {
            return parts.merged(parts.merge(y, x));
        }
        if (a instanceof UnionOf x
                && b instanceof UnionOf y
                && names(x.members()).equals(names(y.members()))) {
            return parts.merged(new UnionOf(parts.pairwise(x.members(), y.members())));
        }
        return new Merged(new Variant(), Loss.CONFLICT);
    }

    private static List<String> names(List<Column> columns) {
        return columns.stream().map(Column::name).toList();
    }

    /** Joins columns and gathers what they lose. */
    static final class Parts {
        private Loss loss = Loss.NONE;

        Merged merged(LogicalType type) {
            return new Merged(type, loss);
        }

        /** @param otherwise the name where the two names differ */
        Column merge(Column a, Column b, String otherwise) {
            Merged type = TypeMerge.merge(a.type(), b.type());
            loss = loss.or(type.loss());
            boolean onlyOneIsNull = a.type() instanceof Null != b.type() instanceof Null;
            return new Column(
                    a.name().equals(b.name()) ? a.name() : otherwise,
                    type.type(),
                    a.nullable() || b.nullable() || onlyOneIsNull,
                    a.nativeType().equals(b.nativeType()) ? a.nativeType() : "",
                    a.id().equals(b.id()) ? a.id() : OptionalInt.empty());
        }

        List<Column> pairwise(List<Column> a, List<Column> b) {
            List<Column> result = new ArrayList<>(a.size());
            for (int i = 0; i < a.size(); i++) {
                result.add(merge(a.get(i), b.get(i), a.get(i).name()));
            }
            return result;
        }

        StructOf merge(StructOf a, StructOf b) {
            if (names(a.fields()).equals(names(b.fields()))) {
                return new StructOf(pairwise(a.fields(), b.fields()));
            }
            Map<Occurrence, Column> left = byName(a.fields());
            Map<Occurrence, Column> right = byName(b.fields());
            Map<Occurrence, Column> result = new TreeMap<>();
            left.forEach((name, field) -> result.put(
                    name, right.containsKey(name) ? merge(field, right.get(name), field.name()) : field.asNullable()));
            right.forEach((name, field) -> result.putIfAbsent(name, field.asNullable()));
            return new StructOf(List.copyOf(result.values()));
        }

        /** The value is nullable and nameless whatever the fields are: a map does not say which keys it has. */
        MapOf merge(MapOf map, StructOf struct) {
            Column value = new Column("value", map.value().type(), true, "");
            for (Column field : struct.fields()) {
                value = merge(value, new Column("value", field.type(), true, ""), "value");
            }
            return new MapOf(merge(map.key(), TEXT_KEY, "key"), value);
        }

        private static Map<Occurrence, Column> byName(Collection<Column> fields) {
            Map<Occurrence, Column> result = new TreeMap<>();
            Map<String, Integer> seen = new HashMap<>();
            for (Column field : fields) {
                result.put(new Occurrence(field.name(), seen.merge(field.name(), 1, Integer::sum)), field);
            }
            return result;
        }
    }

    /** A bad file may have a name twice: the second is joined with the other's second. */
    private record Occurrence(String name, int number) implements Comparable<Occurrence> {
        @Override
        public int compareTo(Occurrence other) {
            int byName = name.compareTo(other.name);
            return byName == 0 ? Integer.compare(number, other.number) : byName;
        }
    }
}
