package io.lakecaravan.format.pickle;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;

/** Dates and times as Python's module {@code datetime} pickles them: a few packed bytes. */
final class PythonTimes {
    private PythonTimes() {}

    /** Year in two bytes, month, day. The month's first bit tells repeated hours apart. */
    static Optional<LocalDate> date(PyBytes packed) {
        if (packed.length() != 4) {
            return Optional.empty();
        }
        return date(packed, 0);
    }

    private static Optional<LocalDate> date(PyBytes packed, int at) {
        try {
            return Optional.of(LocalDate.of(
                    (packed.at(at) & 0xff) << 8 | packed.at(at + 1) & 0xff,
                    packed.at(at + 2) & 0x7f,
                    packed.at(at + 3)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A date, then a time. */
    static Optional<LocalDateTime> datetime(PyBytes packed) {
        if (packed.length() != 10) {
            return Optional.empty();
        }
        Optional<LocalTime> time = time(packed, 4);
        return time.isPresent() ? date(packed, 0).map(date -> date.atTime(time.get())) : Optional.empty();
    }

    /** Hour, minute, second, microseconds in three bytes. */
    static Optional<LocalTime> time(PyBytes packed) {
        return packed.length() == 6 ? time(packed, 0) : Optional.empty();
    }

    private static Optional<LocalTime> time(PyBytes packed, int at) {
        int micros = (packed.at(at + 3) & 0xff) << 16 | (packed.at(at + 4) & 0xff) << 8 | packed.at(at + 5) & 0xff;
        try {
            return Optional.of(LocalTime.of(packed.at(at) & 0x7f, packed.at(at + 1), packed.at(at + 2), micros * 1000));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** {@code timedelta(days, seconds, microseconds)}. */
    static Optional<Duration> timedelta(Object value) {
        if (!PyObjects.isOf(value, "timedelta")) {
            return Optional.empty();
        }
        PyInstance instance = (PyInstance) value;
        long days = instance.arg(0).flatMap(PyObjects::integer).orElse(0L);
        long seconds = instance.arg(1).flatMap(PyObjects::integer).orElse(0L);
        long micros = instance.arg(2).flatMap(PyObjects::integer).orElse(0L);
        try {
            return Optional.of(Duration.ofDays(days)
                    .plusSeconds(seconds)
                    .plusSeconds(Math.floorDiv(micros, 1_000_000L))
                    .plusNanos(Math.floorMod(micros, 1_000_000L) * 1000));
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
    }
}
