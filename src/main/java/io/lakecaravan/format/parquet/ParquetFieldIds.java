package io.lakecaravan.format.parquet;

import io.lakecaravan.schema.FieldIds;
import java.util.List;
import java.util.OptionalInt;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;

/** The field ids of a Parquet schema, in the shape of its columns. */
final class ParquetFieldIds {
    private static final FieldIds NONE = new FieldIds(OptionalInt.empty(), List.of());

    private ParquetFieldIds() {}

    static List<FieldIds> of(GroupType group) {
        return group.getFields().stream().map(ParquetFieldIds::column).toList();
    }

    private static FieldIds column(Type field) {
        if (field.isRepetition(Repetition.REPEATED)) {
            return new FieldIds(id(field), List.of(new FieldIds(OptionalInt.empty(), parts(field))));
        }
        return new FieldIds(id(field), parts(field));
    }

    private static List<FieldIds> parts(Type field) {
        Nesting nesting = Nesting.of(field);
        if (nesting instanceof Nesting.Scalar || nesting instanceof Nesting.VariantGroup) {
            return List.of();
        }
        if (nesting instanceof Nesting.ThreeLevelList list) {
            return List.of(column(list.element()));
        }
        if (nesting instanceof Nesting.TwoLevelList list) {
            return List.of(new FieldIds(id(list.element()), parts(list.element())));
        }
        if (nesting instanceof Nesting.KeyedMap map) {
            return List.of(
                    column(map.key()), map.value().map(ParquetFieldIds::column).orElse(NONE));
        }
        return of(field.asGroupType());
    }

    private static OptionalInt id(Type field) {
        return field.getId() == null
                ? OptionalInt.empty()
                : OptionalInt.of(field.getId().intValue());
    }
}
