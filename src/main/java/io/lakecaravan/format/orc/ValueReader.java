package io.lakecaravan.format.orc;

import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.LogicalType.Decimal;
import io.lakecaravan.schema.LogicalType.ListOf;
import io.lakecaravan.schema.LogicalType.MapOf;
import io.lakecaravan.schema.LogicalType.StructOf;
import io.lakecaravan.schema.LogicalType.Time;
import io.lakecaravan.schema.LogicalType.UnionOf;
import io.lakecaravan.schema.LogicalType.Uuid;
import java.util.ArrayList;
import java.util.List;
import org.apache.orc.TypeDescription;
import org.apache.orc.storage.ql.exec.vector.ColumnVector;

/**
 * Takes values of one type out of orc-core's vectors. Values that the type cannot have (a day in the year 10^12) throw
 * {@link RuntimeException}.
 */
@FunctionalInterface
interface ValueReader {
    /** The value at a position that is not null. */
    Object present(ColumnVector vector, int position);

    /** The value of a row, null for null. */
    default Object value(ColumnVector vector, int row) {
        int position = vector.isRepeating ? 0 : row;
        return !vector.noNulls && vector.isNull[position] ? null : present(vector, position);
    }

    /** @param type what the type became of that tells how to read: a bigint may be a time */
    static ValueReader of(TypeDescription file, LogicalType type) {
        return switch (file.getCategory()) {
            case BOOLEAN -> ScalarValues::bool;
            case BYTE, SHORT, INT -> ScalarValues::integer;
            case LONG -> type instanceof Time ? ScalarValues::time : ScalarValues::integer;
            case FLOAT -> ScalarValues::single;
            case DOUBLE -> ScalarValues::real;
            case STRING, CHAR, VARCHAR -> ScalarValues::text;
            case BINARY -> type instanceof Uuid ? ScalarValues::uuid : ScalarValues::bytes;
            case Geometry, Geography -> ScalarValues::bytes;
            case DATE -> ScalarValues::date;
            case TIMESTAMP -> ScalarValues::wallClock;
            case TIMESTAMP_INSTANT -> ScalarValues::instant;
            case DECIMAL -> ScalarValues.decimal(((Decimal) type).scale());
            case LIST -> new NestedValues.Items(child(file, 0, ((ListOf) type).element()));
            case MAP ->
                new NestedValues.Entries(child(file, 0, ((MapOf) type).key()), child(file, 1, ((MapOf) type).value()));
            case STRUCT -> new NestedValues.Fields(children(file, ((StructOf) type).fields()));
            case UNION -> new NestedValues.Members(children(file, ((UnionOf) type).members()));
        };
    }

    private static ValueReader child(TypeDescription file, int index, Column column) {
        return of(file.getChildren().get(index), column.type());
    }

    private static List<ValueReader> children(TypeDescription file, List<Column> columns) {
        List<ValueReader> readers = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            readers.add(child(file, i, columns.get(i)));
        }
        return readers;
    }
}
