package io.lakecaravan.format.parquet;

import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.LogicalType.ListOf;
import io.lakecaravan.schema.LogicalType.MapOf;
import io.lakecaravan.schema.LogicalType.StructOf;
import io.lakecaravan.schema.LogicalType.Variant;
import io.lakecaravan.schema.Schema;
import java.util.Locale;
import java.util.OptionalInt;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;

/** The columns of a Parquet schema. The native type is the physical one with its annotation in parentheses. */
final class ColumnTypes {
    private ColumnTypes() {}

    static Schema schema(GroupType message) {
        return new Schema(message.getFields().stream().map(ColumnTypes::column).toList());
    }

    static Column column(Type field) {
        if (field.isRepetition(Repetition.REPEATED)) {
            Column element = new Column("element", type(field), false, nativeType(field));
            return new Column(field.getName(), new ListOf(element), false, "repeated " + nativeType(field), id(field));
        }
        return new Column(
                field.getName(), type(field), !field.isRepetition(Repetition.REQUIRED), nativeType(field), id(field));
    }

    private static OptionalInt id(Type field) {
        return field.getId() == null
                ? OptionalInt.empty()
                : OptionalInt.of(field.getId().intValue());
    }

    private static LogicalType type(Type field) {
        Nesting nesting = Nesting.of(field);
        if (nesting instanceof Nesting.Scalar scalar) {
            return ScalarTypes.type(scalar.type());
        }
        if (nesting instanceof Nesting.ThreeLevelList list) {
            return new ListOf(column(list.element()).withName("element"));
        }
        if (nesting instanceof Nesting.TwoLevelList list) {
            return new ListOf(new Column("element", type(list.element()), false, nativeType(list.element())));
        }
        if (nesting instanceof Nesting.KeyedMap map) {
            Column value = map.value()
                    .map(type -> column(type).withName("value"))
                    .orElse(Column.nullable("value", new LogicalType.Null()));
            return new MapOf(column(map.key()).withName("key"), value);
        }
        if (nesting instanceof Nesting.VariantGroup) {
            return new Variant();
        }
        return new StructOf(schema(field.asGroupType()).columns());
    }

    private static String nativeType(Type field) {
        String annotation =
                field.getLogicalTypeAnnotation() == null ? "" : " (" + field.getLogicalTypeAnnotation() + ")";
        return physical(field) + annotation;
    }

    private static String physical(Type field) {
        if (!field.isPrimitive()) {
            return "group";
        }
        PrimitiveType primitive = field.asPrimitiveType();
        String name = primitive.getPrimitiveTypeName().name().toLowerCase(Locale.ROOT);
        boolean fixed = primitive.getPrimitiveTypeName() == PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY;
        return fixed ? name + "(" + primitive.getTypeLength() + ")" : name;
    }
}
