package io.lakecaravan.schema;

import io.lakecaravan.schema.LogicalType.Null;
import io.lakecaravan.schema.LogicalType.Text;
import io.lakecaravan.schema.LogicalType.Variant;
import io.lakecaravan.schema.SchemaChange.Impact;
import io.lakecaravan.schema.SchemaChange.Kind;
import io.lakecaravan.schema.TypeMerge.Loss;

/**
 * What it means that a type became another. The merge takes text and variant as the home of everything; who wrote a query
 * against a number does not, so a change from or to them is no widening.
 */
record TypeChange(Kind kind, Impact impact) {
    /** Of two different types that are not both lists, maps, structs or unions. */
    static TypeChange of(LogicalType before, LogicalType after) {
        if (before instanceof Null) {
            return new TypeChange(Kind.TYPE_WIDENED, Impact.COMPATIBLE);
        }
        if (after instanceof Null) {
            return new TypeChange(Kind.TYPE_NARROWED, Impact.COMPATIBLE);
        }
        TypeMerge.Merged merged = TypeMerge.merge(before, after);
        if (merged.loss() == Loss.NONE && isOneFamily(before, after)) {
            if (merged.type().equals(after)) {
                return new TypeChange(Kind.TYPE_WIDENED, Impact.COMPATIBLE);
            }
            if (merged.type().equals(before)) {
                return new TypeChange(Kind.TYPE_NARROWED, Impact.BREAKING);
            }
        }
        return new TypeChange(Kind.TYPE_CHANGED, Impact.BREAKING);
    }

    private static boolean isOneFamily(LogicalType before, LogicalType after) {
        return before instanceof Text == after instanceof Text
                && !(before instanceof Variant)
                && !(after instanceof Variant);
    }
}
