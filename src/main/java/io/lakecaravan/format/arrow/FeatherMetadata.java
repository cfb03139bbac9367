package io.lakecaravan.format.arrow;

import com.google.flatbuffers.Table;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.arrow.FeatherColumn.Array;
import io.lakecaravan.format.arrow.FeatherColumn.Levels;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.LogicalType.Binary;
import io.lakecaravan.schema.Precision;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A table in the flatbuffer of Feather version 1. The schema, {@code feather.fbs}, is small, so its slots are read by
 * hand: {@code CTable {description, num_rows, columns, version, metadata}}, {@code Column {name, values, metadata type,
 * metadata, user_metadata}}, {@code PrimitiveArray {type, encoding, offset, length, null_count, total_bytes}}, {@code
 * CategoryMetadata {levels, ordered}}, {@code TimestampMetadata {unit, timezone}}, {@code TimeMetadata {unit}}.
 */
final class FeatherMetadata extends Table {
    private static final int CATEGORY = 1;
    private static final int TIMESTAMP = 2;
    private static final int DATE = 3;
    private static final int TIME = 4;

    private FeatherMetadata(int position, ByteBuffer bytes) {
        __reset(position, bytes);
    }

    static FeatherMetadata of(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        return new FeatherMetadata(buffer.getInt(0), buffer);
    }

    long rows() throws FormatException {
        long rows = number(1);
        if (rows < 0) {
            throw Corrupt.schema(-1, "the Feather metadata claims " + rows + " rows");
        }
        return rows;
    }

    /** @param end where the data must have ended */
    List<FeatherColumn> columns(long end, ReadOptions options) throws IOException {
        int slot = slot(2);
        int count = slot == 0 ? 0 : __vector_len(slot);
        if (count < 0 || count > bb.limit() / 4) {
            throw Corrupt.schema(-1, "the Feather metadata claims " + count + " columns in " + bb.limit() + " bytes");
        }
        if (count > options.maxColumns()) {
            throw new LimitException("the Feather file has more than " + options.maxColumns() + " columns");
        }
        List<String> names = new ArrayList<>();
        long textLeft = 4L * bb.limit();
        for (int i = 0; i < count; i++) {
            FeatherMetadata column = new FeatherMetadata(__indirect(__vector(slot) + i * 4), bb);
            names.add(column.text(0));
            textLeft -= names.get(i).length();
            if (textLeft < 0) {
                throw new LimitException("the names of the Feather columns take more than four times their bytes");
            }
        }
        List<String> unique = UniqueNames.ofNames(names);
        List<FeatherColumn> columns = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            FeatherMetadata column = new FeatherMetadata(__indirect(__vector(slot) + i * 4), bb);
            columns.add(column.column(unique.get(i), end));
        }
        return columns;
    }

    private FeatherColumn column(String name, long end) throws IOException {
        Array values = array(1, end);
        ScalarType stored = plain(values.type());
        Optional<FeatherMetadata> metadata = child(3);
        int kind = metadata.isEmpty() ? 0 : small(2);
        if (kind == CATEGORY) {
            Array levels = metadata.get().array(0, end);
            ScalarType level = plain(levels.type());
            if (!(stored.type() instanceof LogicalType.Int)) {
                throw Corrupt.schema(-1, "the indexes of a Feather category are no integers");
            }
            String nativeType = "category<values=" + level.name() + ", indices=" + stored.name() + ">";
            return new FeatherColumn(
                    new Column(name, level.type(), true, nativeType),
                    values,
                    stored,
                    Optional.of(new Levels(levels, level)));
        }
        ScalarType type = kind == 0 ? stored : metadata.get().described(kind, stored);
        return new FeatherColumn(new Column(name, type.type(), true, type.name()), values, type, Optional.empty());
    }

    /** Dates and times, which lie as integers of 32 or 64 bits. */
    private ScalarType described(int kind, ScalarType stored) throws FormatException {
        if (!(stored.type() instanceof LogicalType.Int type) || type.bits() < 32) {
            throw Corrupt.schema(-1, "the dates or times of a Feather column are no integers of 32 or 64 bits");
        }
        boolean isLong = type.bits() == 64;
        return switch (kind) {
            case TIMESTAMP -> {
                if (!isLong) {
                    throw Corrupt.schema(-1, "the timestamps of a Feather column are no integers of 64 bits");
                }
                yield ScalarType.timestamp(unit(), text(1));
            }
            case DATE -> isLong ? ScalarType.date64() : ScalarType.date32();
            case TIME -> ScalarType.time(unit(), type.bits());
            default -> throw Corrupt.schema(-1, "a Feather column is of a kind that the format does not have");
        };
    }

    private Precision unit() throws FormatException {
        int unit = small(0);
        if (unit < 0 || unit >= Precision.values().length) {
            throw Corrupt.schema(-1, "a unit of time in the Feather metadata is unknown");
        }
        return Precision.values()[unit];
    }

    private static ScalarType plain(int type) throws FormatException {
        return switch (type) {
            case 0 -> ScalarType.bool();
            case 1, 2, 3, 4 -> ScalarType.integer(8 << (type - 1), true);
            case 5, 6, 7, 8 -> ScalarType.integer(8 << (type - 5), false);
            case 9 -> ScalarType.floating(32);
            case 10 -> ScalarType.floating(64);
            case 11 -> new ScalarType(LogicalType.Text.plain(), "string", variable(false, BytesDecoder.TEXT));
            case 12 -> new ScalarType(new Binary(OptionalInt.empty()), "binary", variable(false, BytesDecoder.BINARY));
            case 17 -> new ScalarType(LogicalType.Text.plain(), "large_string", variable(true, BytesDecoder.TEXT));
            case 18 ->
                new ScalarType(new Binary(OptionalInt.empty()), "large_binary", variable(true, BytesDecoder.BINARY));
            default -> throw Corrupt.schema(-1, "a Feather column has type " + type + ", which does not exist");
        };
    }

    private static Layout variable(boolean large, BytesDecoder decoder) {
        return new Layout.Variable(large, decoder);
    }

    private Array array(int field, long end) throws IOException {
        FeatherMetadata array = child(field).orElseThrow(() -> Corrupt.schema(-1, "a Feather column has no values"));
        if (array.small(1) != 0) {
            throw Corrupt.unsupported("a Feather column has an encoding that is not plain");
        }
        Array found = new Array(array.small(0), array.number(2), array.number(3), array.number(4), array.number(5));
        found.check(end);
        return found;
    }

    private int slot(int field) {
        return __offset(4 + 2 * field);
    }

    private long number(int field) {
        int slot = slot(field);
        return slot == 0 ? 0 : bb.getLong(bb_pos + slot);
    }

    private int small(int field) {
        int slot = slot(field);
        return slot == 0 ? 0 : bb.get(bb_pos + slot);
    }

    private String text(int field) {
        int slot = slot(field);
        return slot == 0 ? "" : __string(bb_pos + slot);
    }

    private Optional<FeatherMetadata> child(int field) {
        int slot = slot(field);
        return slot == 0 ? Optional.empty() : Optional.of(new FeatherMetadata(__indirect(bb_pos + slot), bb));
    }
}
