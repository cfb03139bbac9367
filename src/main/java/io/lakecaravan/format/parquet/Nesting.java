package io.lakecaravan.format.parquet;

import java.util.Optional;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapKeyValueTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.VariantLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;

/**
 * What a field of a Parquet schema is once annotations and the backward compatibility rules are applied. Groups whose
 * shape breaks the rules of their annotation are taken as plain groups.
 *
 * @see <a href="https://github.com/apache/parquet-format/blob/master/LogicalTypes.md#nested-types">Nested types</a>
 */
sealed interface Nesting {
    record Scalar(PrimitiveType type) implements Nesting {}

    record Struct(GroupType group) implements Nesting {}

    /** A group over one repeated field whose own only field is the element. */
    record ThreeLevelList(GroupType repeated, Type element) implements Nesting {}

    /** A group over one repeated field that is the element itself. */
    record TwoLevelList(Type element) implements Nesting {}

    /** @param value absent where the map is a set of keys */
    record KeyedMap(GroupType pair, Type key, Optional<Type> value) implements Nesting {}

    record VariantGroup(GroupType group) implements Nesting {}

    /** What the field is, its own repetition aside: a bare repeated field is a list of this. */
    static Nesting of(Type type) {
        if (type.isPrimitive()) {
            return new Scalar(type.asPrimitiveType());
        }
        GroupType group = type.asGroupType();
        LogicalTypeAnnotation annotation = group.getLogicalTypeAnnotation();
        if (annotation instanceof VariantLogicalTypeAnnotation) {
            return new VariantGroup(group);
        }
        if (group.getFieldCount() != 1 || !group.getType(0).isRepetition(Repetition.REPEATED)) {
            return new Struct(group);
        }
        Type repeated = group.getType(0);
        if (annotation instanceof ListLogicalTypeAnnotation) {
            return list(group, repeated);
        }
        boolean map = annotation instanceof MapLogicalTypeAnnotation || annotation instanceof MapKeyValueTypeAnnotation;
        if (map && !repeated.isPrimitive() && repeated.asGroupType().getFieldCount() <= 2) {
            GroupType pair = repeated.asGroupType();
            Optional<Type> value = pair.getFieldCount() == 2 ? Optional.of(pair.getType(1)) : Optional.empty();
            return new KeyedMap(pair, pair.getType(0), value);
        }
        return new Struct(group);
    }

    private static Nesting list(GroupType list, Type repeated) {
        if (repeated.isPrimitive()) {
            return new TwoLevelList(repeated);
        }
        GroupType inner = repeated.asGroupType();
        boolean elementItself = inner.getFieldCount() != 1
                || inner.getType(0).isRepetition(Repetition.REPEATED)
                || inner.getName().equals("array")
                || inner.getName().equals(list.getName() + "_tuple");
        return elementItself ? new TwoLevelList(inner) : new ThreeLevelList(inner, inner.getType(0));
    }
}
