package io.lakecaravan.format.table;

import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.LogicalType.Binary;
import io.lakecaravan.schema.LogicalType.Bool;
import io.lakecaravan.schema.LogicalType.Date;
import io.lakecaravan.schema.LogicalType.Decimal;
import io.lakecaravan.schema.LogicalType.FloatingPoint;
import io.lakecaravan.schema.LogicalType.Geography;
import io.lakecaravan.schema.LogicalType.Geometry;
import io.lakecaravan.schema.LogicalType.Int;
import io.lakecaravan.schema.LogicalType.Null;
import io.lakecaravan.schema.LogicalType.Text;
import io.lakecaravan.schema.LogicalType.Timestamp;
import io.lakecaravan.schema.LogicalType.Unknown;
import io.lakecaravan.schema.LogicalType.Uuid;
import io.lakecaravan.schema.LogicalType.Variant;
import io.lakecaravan.schema.TypeText;
import io.lakecaravan.table.Rendering;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/** Turns a scalar of a data file into one of the table's column: the same value in the type that it was widened to. */
@FunctionalInterface
interface ValueCast {
    ValueCast SAME = value -> value;

    /** @param value never null */
    Object apply(Object value);

    /** @throws MisfitException when there is no such cast */
    static ValueCast of(LogicalType from, Column to) throws MisfitException {
        LogicalType type = to.type();
        if (type instanceof Variant || type instanceof Unknown) {
            return from instanceof Variant ? SAME : value -> Rendering.json(from, value);
        } else if (from instanceof Null || from.equals(type)) {
            return SAME;
        } else if (from instanceof Int whole) {
            return number(whole, to);
        } else if (from instanceof FloatingPoint && type instanceof FloatingPoint real) {
            return real.bits() == 64 ? value -> ((Number) value).doubleValue() : SAME;
        } else if (from instanceof Decimal && type instanceof Decimal decimal) {
            return value -> ((BigDecimal) value).setScale(decimal.scale(), RoundingMode.HALF_UP);
        } else if (type instanceof Timestamp timestamp) {
            return timestamp(from, to, timestamp);
        } else if (from instanceof Binary) {
            return bytes(from, to);
        } else if (from instanceof Text) {
            return text(to);
        } else if (from.getClass() == type.getClass()) {
            // Times and durations of another unit, geometries of another reference system: one class of values.
            return SAME;
        }
        throw misfit(from, to);
    }

    private static ValueCast number(Int from, Column to) throws MisfitException {
        LogicalType type = to.type();
        if (type instanceof Int) {
            return SAME;
        } else if (type instanceof FloatingPoint) {
            return value -> ((Number) value).doubleValue();
        } else if (type instanceof Decimal decimal) {
            return value -> new BigDecimal(
                            value instanceof BigInteger big ? big : BigInteger.valueOf(((Number) value).longValue()))
                    .setScale(decimal.scale(), RoundingMode.HALF_UP);
        } else if (type instanceof Date) {
            return value -> LocalDate.ofEpochDay(((Number) value).longValue());
        }
        throw misfit(from, to);
    }

    private static ValueCast timestamp(LogicalType from, Column to, Timestamp type) throws MisfitException {
        if (from instanceof Date) {
            return type.zoned()
                    ? value -> ((LocalDate) value).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : value -> ((LocalDate) value).atStartOfDay();
        }
        if (!(from instanceof Timestamp file)) {
            throw misfit(from, to);
        }
        if (file.zoned() == type.zoned()) {
            return SAME;
        }
        // INT96 says nothing of zones; writers of table formats adjust it to UTC.
        return type.zoned()
                ? value -> ((LocalDateTime) value).toInstant(ZoneOffset.UTC)
                : value -> LocalDateTime.ofInstant((Instant) value, ZoneOffset.UTC);
    }

    private static ValueCast bytes(LogicalType from, Column to) throws MisfitException {
        LogicalType type = to.type();
        if (type instanceof Binary || type instanceof Geometry || type instanceof Geography) {
            return SAME;
        } else if (type instanceof Text) {
            return value -> new String((byte[]) value, StandardCharsets.UTF_8);
        } else if (type instanceof Uuid && from.equals(new Binary(java.util.OptionalInt.of(16)))) {
            return value -> {
                ByteBuffer bytes = ByteBuffer.wrap((byte[]) value);
                return new UUID(bytes.getLong(), bytes.getLong());
            };
        }
        throw misfit(from, to);
    }

    private static ValueCast text(Column to) throws MisfitException {
        if (to.type() instanceof Text) {
            return SAME;
        } else if (to.type() instanceof Binary) {
            return value -> ((String) value).getBytes(StandardCharsets.UTF_8);
        }
        throw misfit(Text.plain(), to);
    }

    static MisfitException misfit(LogicalType from, Column to) {
        String found = from instanceof Bool ? "boolean" : TypeText.name(from);
        return new MisfitException("a data file holds " + found + " where the table has " + TypeText.name(to.type())
                + " (column or field " + to.name() + ")");
    }
}
