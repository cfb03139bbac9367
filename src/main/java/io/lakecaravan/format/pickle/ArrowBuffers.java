package io.lakecaravan.format.pickle;

import io.lakecaravan.format.FormatException;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.LogicalType.Int;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * One Arrow array without children: a bitmap of validity, then data, or offsets and data ("Physical Memory Layout" of
 * the Arrow columnar format).
 */
final class ArrowBuffers implements Vector {
    private final ArrowType arrowType;
    private final Optional<LogicalType> logical;
    private final int length;
    private final int offset;
    private final Optional<PyBytes> validity;
    private final ByteBuffer first;
    private final ByteBuffer second;

    /** @param offset elements of the buffers before the first of the array */
    ArrowBuffers(ArrowType arrowType, int length, int offset, List<Optional<PyBytes>> buffers) {
        this.arrowType = arrowType;
        this.logical = arrowType.logical();
        this.length = length;
        this.offset = offset;
        this.validity = buffers.isEmpty() ? Optional.empty() : buffers.get(0);
        this.first = buffer(buffers, 1);
        this.second = buffer(buffers, 2);
    }

    private static ByteBuffer buffer(List<Optional<PyBytes>> buffers, int index) {
        if (index >= buffers.size() || buffers.get(index).isEmpty()) {
            return ByteBuffer.allocate(0);
        }
        PyBytes bytes = buffers.get(index).get();
        return ByteBuffer.wrap(bytes.array(), bytes.offset(), bytes.length())
                .slice()
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    boolean isKnown() {
        return logical.isPresent();
    }

    /** Whether the buffers are as long as the length asks for. */
    void check() throws FormatException {
        long end = (long) offset + length;
        checkValidity(end);
        if (arrowType.offsetBytes() == 0) {
            if (length > 0 && (end * arrowType.bits() + 7) / 8 > first.capacity()) {
                throw ArrowVectors.corrupt();
            }
            return;
        }
        if (length > 0 && (end + 1) * arrowType.offsetBytes() > first.capacity()) {
            throw ArrowVectors.corrupt();
        }
        for (int i = 0; i < length; i++) {
            long from = offsetAt(i);
            long to = offsetAt(i + 1);
            if (from < 0 || to < from || to > second.capacity()) {
                throw ArrowVectors.corrupt();
            }
        }
    }

    private void checkValidity(long end) throws FormatException {
        if (validity.isPresent() && length > 0 && (end + 7) / 8 > validity.get().length()) {
            throw ArrowVectors.corrupt();
        }
    }

    private long offsetAt(int row) {
        int place = offset + row;
        return arrowType.offsetBytes() == 4 ? first.getInt(place * 4) : first.getLong(place * 8);
    }

    /** The indices of a dictionary. */
    Vector integers(int bits) throws FormatException {
        if (bits != 8 && bits != 16 && bits != 32 && bits != 64) {
            throw ArrowVectors.corrupt();
        }
        long end = (long) offset + length;
        checkValidity(end);
        if (length > 0 && end * (bits / 8) > first.capacity()) {
            throw ArrowVectors.corrupt();
        }
        return new Indices(bits);
    }

    private final class Indices implements Vector {
        private final int bits;

        Indices(int bits) {
            this.bits = bits;
        }

        @Override
        public int length() {
            return length;
        }

        @Override
        public LogicalType type() {
            return Int.signed(bits);
        }

        @Override
        public boolean nullable() {
            return true;
        }

        @Override
        public String nativeType() {
            return "int" + bits;
        }

        @Override
        public Object at(int row) {
            return isValid(row) ? (Object) signed(bits, offset + row) : null;
        }
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public LogicalType type() {
        return logical.orElseGet(() -> new LogicalType.Unknown(arrowType.shown()));
    }

    @Override
    public boolean nullable() {
        return true;
    }

    @Override
    public String nativeType() {
        return arrowType.shown();
    }

    private boolean isValid(int row) {
        int place = offset + row;
        return validity.isEmpty() || (validity.get().at(place / 8) >> (place % 8) & 1) == 1;
    }

    private long signed(int bits, int place) {
        return switch (bits) {
            case 8 -> first.get(place);
            case 16 -> first.getShort(place * 2);
            case 32 -> first.getInt(place * 4);
            default -> first.getLong(place * 8);
        };
    }

    @Override
    public Object at(int row) {
        if (!isValid(row)) {
            return null;
        }
        int place = offset + row;
        try {
            return switch (arrowType.name()) {
                case "bool", "bool_" -> (first.get(place / 8) >> (place % 8) & 1) == 1;
                case "int8", "int16", "int32", "int64" -> signed(arrowType.bits(), place);
                case "uint8", "uint16", "uint32" -> signed(arrowType.bits(), place) & (1L << arrowType.bits()) - 1;
                case "uint64" -> new BigInteger(Long.toUnsignedString(first.getLong(place * 8)));
                case "halffloat", "float16" -> real(NumpyElements.half(first.getShort(place * 2)));
                case "float", "float32" -> real(first.getFloat(place * 4));
                case "double", "float64" -> real(first.getDouble(place * 8));
                case "date32" -> LocalDate.ofEpochDay(first.getInt(place * 4));
                case "date64" -> LocalDate.ofEpochDay(Math.floorDiv(first.getLong(place * 8), 86_400_000L));
                case "decimal128" -> decimal(place);
                case "time32", "time64", "timestamp", "duration" -> temporal(signed(arrowType.bits(), place));
                default -> variable(row);
            };
        } catch (DateTimeException | ArithmeticException e) {
            // Out of the reach of Java's calendar.
            return null;
        }
    }

    private static Object real(float value) {
        return Float.isNaN(value) ? null : (Object) value;
    }

    private static Object real(double value) {
        return Double.isNaN(value) ? null : (Object) value;
    }

    private Object temporal(long value) {
        long perSecond = PlainValues.perSecond(arrowType.precision());
        long nanos = Math.floorMod(value, perSecond) * (1_000_000_000L / perSecond);
        long seconds = Math.floorDiv(value, perSecond);
        return switch (arrowType.name()) {
            case "duration" -> Duration.ofSeconds(seconds, nanos);
            case "timestamp" -> {
                LocalDateTime local = NumpyElements.timestamp(value, perSecond);
                boolean zoned = type() instanceof LogicalType.Timestamp timestamp && timestamp.zoned();
                yield zoned ? (Object) local.toInstant(ZoneOffset.UTC) : (Object) local;
            }
            default -> LocalTime.ofSecondOfDay(seconds).plusNanos(nanos);
        };
    }

    private Object decimal(int place) {
        byte[] big = new byte[16];
        for (int i = 0; i < big.length; i++) {
            big[i] = first.get(place * 16 + 15 - i);
        }
        int scale = type() instanceof LogicalType.Decimal decimal ? decimal.scale() : 0;
        return new BigDecimal(new BigInteger(big), scale);
    }

    private Object variable(int row) {
        int from = (int) offsetAt(row);
        byte[] value = new byte[(int) offsetAt(row + 1) - from];
        second.get(from, value);
        return arrowType.isText() ? (Object) new String(value, StandardCharsets.UTF_8) : (Object) value;
    }
}
