package io.lakecaravan.format.pickle;

import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.LogicalType.Binary;
import io.lakecaravan.schema.LogicalType.FloatingPoint;
import io.lakecaravan.schema.LogicalType.Int;
import io.lakecaravan.schema.LogicalType.ListOf;
import io.lakecaravan.schema.LogicalType.StructOf;
import io.lakecaravan.schema.LogicalType.Text;
import io.lakecaravan.schema.Precision;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/** Decodes elements of one dtype from raw bytes. NaN and NaT are null, as in the libraries that write them. */
final class NumpyElements {
    private final NumpyDtype dtype;
    private final PyBytes data;
    private final ByteBuffer buffer;

    /** @param data as long as the elements that will be asked for */
    NumpyElements(NumpyDtype dtype, PyBytes data) {
        this.dtype = dtype;
        this.data = data;
        this.buffer = ByteBuffer.wrap(data.array(), data.offset(), data.length())
                .slice()
                .order(dtype.order());
    }

    static LogicalType type(NumpyDtype dtype) {
        if (dtype.inner().isPresent()) {
            LogicalType type = type(dtype.inner().get());
            for (int i = 0; i < dtype.innerShape().size(); i++) {
                type = new ListOf(Column.nullable("element", type));
            }
            return type;
        }
        return switch (dtype.kind()) {
            case 'b' -> new LogicalType.Bool();
            case 'i' -> isInteger(dtype) ? Int.signed(dtype.size() * 8) : unknown(dtype);
            case 'u' -> isInteger(dtype) ? new Int(dtype.size() * 8, false) : unknown(dtype);
            case 'f' ->
                dtype.size() == 2 || dtype.size() == 4 || dtype.size() == 8
                        ? new FloatingPoint(dtype.size() * 8)
                        : unknown(dtype);
            case 'c' -> dtype.size() == 8 || dtype.size() == 16 ? complex(dtype.size() * 4) : unknown(dtype);
            case 'M' -> datetime(dtype);
            case 'm' -> duration(dtype);
            case 'U' -> Text.plain();
            case 'S' -> new Binary(OptionalInt.empty());
            case 'V' -> dtype.fields().isEmpty() ? new Binary(OptionalInt.of(dtype.size())) : structure(dtype);
            default -> unknown(dtype);
        };
    }

    private static LogicalType unknown(NumpyDtype dtype) {
        return new LogicalType.Unknown(dtype.shown());
    }

    private static boolean isInteger(NumpyDtype dtype) {
        return dtype.size() == 1 || dtype.size() == 2 || dtype.size() == 4 || dtype.size() == 8;
    }

    private static LogicalType complex(int bits) {
        return new StructOf(List.of(
                Column.required("real", new FloatingPoint(bits)), Column.required("imag", new FloatingPoint(bits))));
    }

    private static LogicalType structure(NumpyDtype dtype) {
        return new StructOf(dtype.fields().stream()
                .map(field -> new Column(
                        field.name(),
                        type(field.type()),
                        isNullable(field.type()),
                        field.type().shown()))
                .toList());
    }

    private static LogicalType datetime(NumpyDtype dtype) {
        return switch (dtype.unit()) {
            case "Y", "M", "W", "D" -> new LogicalType.Date();
            case "h", "m", "s" -> new LogicalType.Timestamp(Precision.SECONDS, false);
            case "ms" -> new LogicalType.Timestamp(Precision.MILLIS, false);
            case "us" -> new LogicalType.Timestamp(Precision.MICROS, false);
            case "ns" -> new LogicalType.Timestamp(Precision.NANOS, false);
            default -> unknown(dtype);
        };
    }

    private static LogicalType duration(NumpyDtype dtype) {
        return switch (dtype.unit()) {
            case "W", "D", "h", "m", "s" -> new LogicalType.Duration(Precision.SECONDS);
            case "ms" -> new LogicalType.Duration(Precision.MILLIS);
            case "us" -> new LogicalType.Duration(Precision.MICROS);
            case "ns" -> new LogicalType.Duration(Precision.NANOS);
            default -> unknown(dtype);
        };
    }

    static boolean isNullable(NumpyDtype dtype) {
        return switch (dtype.kind()) {
            case 'b', 'U', 'S' -> false;
            case 'i', 'u' -> !isInteger(dtype);
            default -> true;
        };
    }

    /** @param offset of the element's first byte */
    Object at(int offset) {
        return at(dtype, offset);
    }

    private Object at(NumpyDtype type, int offset) {
        if (type.inner().isPresent()) {
            return subarray(type.inner().get(), type.innerShape(), 0, new int[] {offset});
        }
        return switch (type.kind()) {
            case 'b' -> data.at(offset) != 0;
            case 'i' -> isInteger(type) ? signed(type.size(), offset, type.order()) : null;
            case 'u' -> isInteger(type) ? unsigned(type.size(), offset, type.order()) : null;
            case 'f' -> real(type.size(), offset, type.order());
            case 'c' -> complex(type, offset);
            case 'M' -> datetime(type, signed(8, offset, type.order()));
            case 'm' -> duration(type, signed(8, offset, type.order()));
            case 'U' -> text(type, offset);
            case 'S' -> Arrays.copyOf(data.copy(offset, offset + type.size()), unpadded(type, offset));
            case 'V' -> type.fields().isEmpty() ? data.copy(offset, offset + type.size()) : structure(type, offset);
            default -> null;
        };
    }

    private List<Object> subarray(NumpyDtype inner, List<Integer> shape, int axis, int[] next) {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < shape.get(axis); i++) {
            if (axis + 1 < shape.size()) {
                values.add(subarray(inner, shape, axis + 1, next));
            } else {
                values.add(at(inner, next[0]));
                next[0] += inner.size();
            }
        }
        return values;
    }

    private List<Object> structure(NumpyDtype type, int offset) {
        List<Object> values = new ArrayList<>();
        for (NumpyDtype.Field field : type.fields()) {
            values.add(at(field.type(), offset + field.offset()));
        }
        return values;
    }

    private long signed(int size, int offset, ByteOrder order) {
        buffer.order(order);
        return switch (size) {
            case 1 -> buffer.get(offset);
            case 2 -> buffer.getShort(offset);
            case 4 -> buffer.getInt(offset);
            default -> buffer.getLong(offset);
        };
    }

    private Object unsigned(int size, int offset, ByteOrder order) {
        long value = signed(size, offset, order);
        return switch (size) {
            case 1 -> value & 0xff;
            case 2 -> value & 0xffff;
            case 4 -> value & 0xffff_ffffL;
            default -> new BigInteger(Long.toUnsignedString(value));
        };
    }

    private Object real(int size, int offset, ByteOrder order) {
        buffer.order(order);
        return switch (size) {
            case 2 -> finiteOrInfinite(half(buffer.getShort(offset)));
            case 4 -> finiteOrInfinite(buffer.getFloat(offset));
            case 8 -> {
                double value = buffer.getDouble(offset);
                yield Double.isNaN(value) ? null : (Object) value;
            }
            default -> null;
        };
    }

    private static Object finiteOrInfinite(float value) {
        return Float.isNaN(value) ? null : (Object) value;
    }

    /** IEEE 754 binary16. */
    static float half(short bits) {
        int exponent = bits >> 10 & 0x1f;
        int fraction = bits & 0x3ff;
        float magnitude;
        if (exponent == 0x1f) {
            magnitude = fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
        } else if (exponent == 0) {
            magnitude = Math.scalb((float) fraction, -24);
        } else {
            magnitude = Math.scalb((float) (fraction | 0x400), exponent - 25);
        }
        return bits < 0 ? -magnitude : magnitude;
    }

    private Object complex(NumpyDtype type, int offset) {
        int half = type.size() / 2;
        if (half != 4 && half != 8) {
            return null;
        }
        Object real = real(half, offset, type.order());
        Object imaginary = real(half, offset + half, type.order());
        return real == null && imaginary == null ? null : Arrays.asList(real, imaginary);
    }

    /** {@code Long.MIN_VALUE} is not-a-time; so is here what Java's calendar does not reach. */
    private static Object datetime(NumpyDtype type, long stored) {
        if (stored == Long.MIN_VALUE) {
            return null;
        }
        try {
            long value = Math.multiplyExact(stored, (long) type.step());
            return switch (type.unit()) {
                case "Y" -> LocalDate.of(Math.toIntExact(Math.addExact(value, 1970)), 1, 1);
                case "M" -> LocalDate.of(1970, 1, 1).plusMonths(value);
                case "W" -> LocalDate.ofEpochDay(Math.multiplyExact(value, 7L));
                case "D" -> LocalDate.ofEpochDay(value);
                case "h" -> timestamp(Math.multiplyExact(value, 3600L), 1);
                case "m" -> timestamp(Math.multiplyExact(value, 60L), 1);
                case "s" -> timestamp(value, 1);
                case "ms" -> timestamp(value, 1_000);
                case "us" -> timestamp(value, 1_000_000);
                case "ns" -> timestamp(value, 1_000_000_000);
                default -> null;
            };
        } catch (ArithmeticException | DateTimeException e) {
            return null;
        }
    }

    static LocalDateTime timestamp(long value, long perSecond) {
        long nanos = Math.floorMod(value, perSecond) * (1_000_000_000L / perSecond);
        return LocalDateTime.ofEpochSecond(Math.floorDiv(value, perSecond), (int) nanos, ZoneOffset.UTC);
    }

    private static Object duration(NumpyDtype type, long stored) {
        if (stored == Long.MIN_VALUE) {
            return null;
        }
        try {
            long value = Math.multiplyExact(stored, (long) type.step());
            return switch (type.unit()) {
                case "W" -> Duration.ofDays(Math.multiplyExact(value, 7L));
                case "D" -> Duration.ofDays(value);
                case "h" -> Duration.ofHours(value);
                case "m" -> Duration.ofMinutes(value);
                case "s" -> Duration.ofSeconds(value);
                case "ms" -> Duration.ofMillis(value);
                case "us" ->
                    Duration.ofSeconds(Math.floorDiv(value, 1_000_000L), Math.floorMod(value, 1_000_000L) * 1000);
                case "ns" -> Duration.ofNanos(value);
                default -> null;
            };
        } catch (ArithmeticException e) {
            return null;
        }
    }

    /** UCS-4, padded with NULs. */
    private String text(NumpyDtype type, int offset) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i + 4 <= type.size(); i += 4) {
            int code = (int) signed(4, offset + i, type.order());
            text.appendCodePoint(Character.isValidCodePoint(code) ? code : 0xfffd);
        }
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == 0) {
            end--;
        }
        return text.substring(0, end);
    }

    private int unpadded(NumpyDtype type, int offset) {
        int length = type.size();
        while (length > 0 && data.at(offset + length - 1) == 0) {
            length--;
        }
        return length;
    }

    /** Bytes of {@code S} as text, where all values are that. */
    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
