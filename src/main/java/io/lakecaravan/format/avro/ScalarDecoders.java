package io.lakecaravan.format.avro;

import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.LogicalType.Binary;
import io.lakecaravan.schema.LogicalType.Date;
import io.lakecaravan.schema.LogicalType.Decimal;
import io.lakecaravan.schema.LogicalType.FloatingPoint;
import io.lakecaravan.schema.LogicalType.Int;
import io.lakecaravan.schema.LogicalType.Interval;
import io.lakecaravan.schema.LogicalType.Text;
import io.lakecaravan.schema.LogicalType.TextKind;
import io.lakecaravan.schema.LogicalType.Time;
import io.lakecaravan.schema.LogicalType.Timestamp;
import io.lakecaravan.schema.LogicalType.Unknown;
import io.lakecaravan.schema.LogicalType.Uuid;
import io.lakecaravan.schema.Precision;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** The types without parts, plain and logical, of Avro 1.12. A logical type that does not fit its base is ignored. */
final class ScalarDecoders {
    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final int MOST_SCALE = 1000;

    /** A scalar type and how to read it. */
    record Scalar(LogicalType type, Decoder decoder) {}

    private ScalarDecoders() {}

    static Scalar of(Schema schema) {
        return logical(schema).orElseGet(() -> plain(schema));
    }

    private static Scalar plain(Schema schema) {
        return switch (schema.getType()) {
            case BOOLEAN -> new Scalar(new LogicalType.Bool(), RowInput::bool);
            case INT -> new Scalar(Int.signed(32), ScalarDecoders::int32);
            case LONG -> new Scalar(Int.signed(64), RowInput::number);
            case FLOAT -> new Scalar(new FloatingPoint(32), in -> Float.intBitsToFloat((int) in.fixed(4)));
            case DOUBLE -> new Scalar(new FloatingPoint(64), in -> Double.longBitsToDouble(in.fixed(8)));
            case STRING -> new Scalar(Text.plain(), new Sized(RowInput::text));
            case BYTES -> new Scalar(new Binary(OptionalInt.empty()), new Sized(RowInput::bytes));
            case FIXED -> {
                int length = schema.getFixedSize();
                yield new Scalar(new Binary(OptionalInt.of(length)), in -> in.bytes(length));
            }
            case ENUM -> new Scalar(new Text(TextKind.ENUM), symbols(schema.getEnumSymbols()));
            case NULL -> new Scalar(new LogicalType.Null(), in -> null);
            case RECORD, ARRAY, MAP, UNION -> throw new IllegalArgumentException(schema.getType() + " is no scalar");
        };
    }

    private static Optional<Scalar> logical(Schema schema) {
        org.apache.avro.LogicalType logical = schema.getLogicalType();
        if (logical == null) {
            return Optional.empty();
        }
        if (logical instanceof LogicalTypes.Decimal decimal) {
            return decimal(schema, decimal);
        }
        return Optional.ofNullable(
                switch (logical.getName()) {
                    case "uuid" -> new Scalar(new Uuid(), uuid(schema));
                    case "date" -> new Scalar(new Date(), in -> LocalDate.ofEpochDay(int32(in)));
                    case "time-millis" -> time(Precision.MILLIS, 1_000);
                    case "time-micros" -> time(Precision.MICROS, 1_000_000);
                    case "timestamp-millis" -> instant(Precision.MILLIS, 1_000);
                    case "timestamp-micros" -> instant(Precision.MICROS, 1_000_000);
                    case "timestamp-nanos" -> instant(Precision.NANOS, NANOS_PER_SECOND);
                    case "local-timestamp-millis" -> local(Precision.MILLIS, 1_000);
                    case "local-timestamp-micros" -> local(Precision.MICROS, 1_000_000);
                    case "local-timestamp-nanos" -> local(Precision.NANOS, NANOS_PER_SECOND);
                    case "duration" -> new Scalar(new Interval(), ScalarDecoders::interval);
                    case "big-decimal" -> new Scalar(new Unknown("big-decimal"), new Sized(ScalarDecoders::bigDecimal));
                    default -> null;
                });
    }

    /** A 32-bit number; more bits are a damaged file. */
    private static long int32(RowInput in) throws IOException {
        long value = in.number();
        if (value != (int) value) {
            throw in.corrupt("an int has more than 32 bits");
        }
        return value;
    }

    private static Decoder symbols(List<String> symbols) {
        return in -> {
            long index = in.number();
            if (index < 0 || index >= symbols.size()) {
                throw in.corrupt("an enum has symbol " + index + " of " + symbols.size());
            }
            return symbols.get((int) index);
        };
    }

    private static Optional<Scalar> decimal(Schema schema, LogicalTypes.Decimal type) {
        if (type.getScale() < 0 || type.getScale() > type.getPrecision()) {
            return Optional.empty();
        }
        Decoder bytes = plain(schema).decoder();
        int scale = type.getScale();
        return Optional.of(new Scalar(new Decimal(type.getPrecision(), scale), in -> {
            byte[] unscaled = (byte[]) bytes.read(in);
            return unscaled.length == 0
                    ? BigDecimal.ZERO.setScale(scale)
                    : new BigDecimal(new BigInteger(unscaled), scale);
        }));
    }

    private static Decoder uuid(Schema schema) {
        if (schema.getType() == Schema.Type.FIXED) {
            return in -> {
                ByteBuffer bytes = ByteBuffer.wrap(in.bytes(16));
                return new UUID(bytes.getLong(), bytes.getLong());
            };
        }
        return in -> UUID.fromString(in.text());
    }

    private static Scalar time(Precision precision, long perSecond) {
        return new Scalar(
                new Time(precision),
                in -> LocalTime.ofNanoOfDay(Math.multiplyExact(in.number(), NANOS_PER_SECOND / perSecond)));
    }

    private static Scalar instant(Precision precision, long perSecond) {
        return new Scalar(new Timestamp(precision, true), in -> {
            long value = in.number();
            return Instant.ofEpochSecond(Math.floorDiv(value, perSecond), nanos(value, perSecond));
        });
    }

    private static Scalar local(Precision precision, long perSecond) {
        return new Scalar(new Timestamp(precision, false), in -> {
            long value = in.number();
            return LocalDateTime.ofEpochSecond(
                    Math.floorDiv(value, perSecond), (int) nanos(value, perSecond), ZoneOffset.UTC);
        });
    }

    private static long nanos(long value, long perSecond) {
        return Math.floorMod(value, perSecond) * (NANOS_PER_SECOND / perSecond);
    }

    /** Months, days and milliseconds, each an unsigned little-endian number of 32 bits. */
    private static String interval(RowInput in) throws IOException {
        long months = in.fixed(4);
        long days = in.fixed(4);
        BigDecimal seconds = BigDecimal.valueOf(in.fixed(4), 3).stripTrailingZeros();
        return "P" + months + "M" + days + "DT" + seconds.toPlainString() + "S";
    }

    /** The scale stands with each value, so the column has none. */
    private static Object bigDecimal(RowInput in) throws IOException {
        RowInput value = new RowInput(in.bytes(), 1);
        byte[] unscaled = value.bytes();
        long scale = int32(value);
        if (unscaled.length == 0) {
            return NullNode.getInstance();
        }
        BigDecimal decimal = new BigDecimal(new BigInteger(unscaled), (int) scale);
        return Math.abs(scale) > MOST_SCALE ? TextNode.valueOf(decimal.toString()) : DecimalNode.valueOf(decimal);
    }

    /** A value with its length before it. */
    private record Sized(Decoder decoder) implements Decoder {
        @Override
        public Object read(RowInput in) throws IOException {
            return decoder.read(in);
        }

        @Override
        public void skip(RowInput in) throws IOException {
            in.skip(in.number());
        }
    }
}
