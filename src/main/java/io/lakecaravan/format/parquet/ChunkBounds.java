package io.lakecaravan.format.parquet;

import io.lakecaravan.format.parquet.ColumnChunk.Extremes;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.table.ColumnBounds;
import io.lakecaravan.table.Rendering;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.PrimitiveType;

/**
 * Between what the footer says that all values of a column lie: of numbers, dates and timestamps at the top, where every row group
 * with values tells. Bounds of texts may be cut, so they are none.
 */
final class ChunkBounds {
    private ChunkBounds() {}

    static List<ColumnBounds> of(Footer footer) {
        List<ColumnBounds> bounds = new ArrayList<>();
        for (Leaf leaf : footer.schema().leaves()) {
            boolean topLevel = leaf.descriptor().getPath().length == 1;
            if (topLevel && leaf.descriptor().getMaxRepetitionLevel() == 0) {
                of(footer, leaf).ifPresent(bounds::add);
            }
        }
        return bounds;
    }

    private static Optional<ColumnBounds> of(Footer footer, Leaf leaf) {
        PrimitiveType primitive = leaf.descriptor().getPrimitiveType();
        LogicalType type = ScalarTypes.type(primitive);
        if (!isOrdered(type)) {
            return Optional.empty();
        }
        Comparable<Object> least = null;
        Comparable<Object> most = null;
        for (RowGroup group : footer.rowGroups()) {
            ColumnChunk chunk = group.chunks().get(leaf.index());
            if (chunk.nulls().equals(OptionalLong.of(chunk.values()))) {
                continue;
            }
            Optional<Comparable<Object>> min =
                    chunk.extremes().map(Extremes::least).flatMap(bytes -> value(primitive, type, bytes));
            Optional<Comparable<Object>> max =
                    chunk.extremes().map(Extremes::most).flatMap(bytes -> value(primitive, type, bytes));
            if (min.isEmpty() || max.isEmpty() || min.get().compareTo(max.get()) > 0) {
                return Optional.empty();
            }
            least = least == null || min.get().compareTo(least) < 0 ? min.get() : least;
            most = most == null || max.get().compareTo(most) > 0 ? max.get() : most;
        }
        return least == null
                ? Optional.empty()
                : Optional.of(new ColumnBounds(leaf.name(), Rendering.json(type, least), Rendering.json(type, most)));
    }

    private static boolean isOrdered(LogicalType type) {
        return type instanceof LogicalType.Int
                || type instanceof LogicalType.Decimal
                || type instanceof LogicalType.Date
                || type instanceof LogicalType.Timestamp
                || (type instanceof LogicalType.FloatingPoint floating && floating.bits() >= 32);
    }

    /** Empty where the bytes are no value of the type. */
    @SuppressWarnings("unchecked") // all classes of these types compare with their own
    private static Optional<Comparable<Object>> value(PrimitiveType primitive, LogicalType type, Binary bytes) {
        try {
            Object value = switch (primitive.getPrimitiveTypeName()) {
                case INT32 ->
                    bytes.length() == Integer.BYTES
                            ? ScalarValues.fromInt(type).apply(little(bytes).getInt())
                            : null;
                case INT64 ->
                    bytes.length() == Long.BYTES
                            ? ScalarValues.fromLong(type).apply(little(bytes).getLong())
                            : null;
                case FLOAT ->
                    bytes.length() == Float.BYTES ? finite(little(bytes).getFloat()) : null;
                case DOUBLE ->
                    bytes.length() == Double.BYTES ? finite(little(bytes).getDouble()) : null;
                case BINARY, FIXED_LEN_BYTE_ARRAY ->
                    type instanceof LogicalType.Decimal && bytes.length() > 0
                            ? ScalarValues.fromBinary(type).apply(bytes)
                            : null;
                case INT96, BOOLEAN -> null;
            };
            return Optional.ofNullable((Comparable<Object>) value);
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            // A footer may say what no writer would: the column then has no bounds.
            return Optional.empty();
        }
    }

    private static ByteBuffer little(Binary bytes) {
        return bytes.toByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    private static Object finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    private static Object finite(float value) {
        return Float.isFinite(value) ? value : null;
    }
}
