package io.lakecaravan.format.orc;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.UUID;
import org.apache.orc.storage.ql.exec.vector.BytesColumnVector;
import org.apache.orc.storage.ql.exec.vector.ColumnVector;
import org.apache.orc.storage.ql.exec.vector.DecimalColumnVector;
import org.apache.orc.storage.ql.exec.vector.DoubleColumnVector;
import org.apache.orc.storage.ql.exec.vector.LongColumnVector;
import org.apache.orc.storage.ql.exec.vector.TimestampColumnVector;

/** Values without parts. */
final class ScalarValues {
    private static final int UUID_LENGTH = 16;
    private static final long MILLIS = 1000;
    private static final int NANOS_PER_MILLI = 1_000_000;
    private static final long NANOS_PER_MICRO = 1000;

    private ScalarValues() {}

    static Object bool(ColumnVector vector, int row) {
        return ((LongColumnVector) vector).vector[row] != 0;
    }

    static Object integer(ColumnVector vector, int row) {
        return ((LongColumnVector) vector).vector[row];
    }

    /** Iceberg's microseconds of a day. */
    static Object time(ColumnVector vector, int row) {
        return LocalTime.ofNanoOfDay(Math.multiplyExact(((LongColumnVector) vector).vector[row], NANOS_PER_MICRO));
    }

    static Object single(ColumnVector vector, int row) {
        return (float) ((DoubleColumnVector) vector).vector[row];
    }

    static Object real(ColumnVector vector, int row) {
        return ((DoubleColumnVector) vector).vector[row];
    }

    static Object text(ColumnVector vector, int row) {
        BytesColumnVector bytes = (BytesColumnVector) vector;
        return new String(bytes.vector[row], bytes.start[row], bytes.length[row], StandardCharsets.UTF_8);
    }

    static Object bytes(ColumnVector vector, int row) {
        BytesColumnVector bytes = (BytesColumnVector) vector;
        int start = bytes.start[row];
        return Arrays.copyOfRange(bytes.vector[row], start, start + bytes.length[row]);
    }

    static Object uuid(ColumnVector vector, int row) {
        ByteBuffer bytes = ByteBuffer.wrap((byte[]) bytes(vector, row));
        if (bytes.remaining() != UUID_LENGTH) {
            throw new IllegalArgumentException("a UUID has " + UUID_LENGTH + " bytes");
        }
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    static Object date(ColumnVector vector, int row) {
        return LocalDate.ofEpochDay(((LongColumnVector) vector).vector[row]);
    }

    /** orc-core, told to use UTC, gives the wall clock's reading as if it were in UTC. */
    static Object wallClock(ColumnVector vector, int row) {
        return LocalDateTime.ofEpochSecond(seconds(vector, row), 0, ZoneOffset.UTC)
                .plusNanos(((TimestampColumnVector) vector).nanos[row]);
    }

    static Object instant(ColumnVector vector, int row) {
        return Instant.ofEpochSecond(seconds(vector, row), ((TimestampColumnVector) vector).nanos[row]);
    }

    /**
     * Whole seconds, that the nanoseconds are to be added to: they are in the vector's milliseconds, too. Those that
     * Arrow's C++ library wrote before 1970 are negative.
     */
    private static long seconds(ColumnVector vector, int row) {
        TimestampColumnVector timestamps = (TimestampColumnVector) vector;
        return Math.floorDiv(timestamps.time[row] - timestamps.nanos[row] / NANOS_PER_MILLI, MILLIS);
    }

    /** orc-core drops zeros at the end; the column has one scale. */
    static ValueReader decimal(int scale) {
        return (vector, row) -> {
            BigDecimal value =
                    ((DecimalColumnVector) vector).vector[row].getHiveDecimal().bigDecimalValue();
            return value.scale() < scale ? value.setScale(scale) : value;
        };
    }
}
