package io.lakecaravan.format.pickle;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;

/** Time zones as {@code datetime}, {@code zoneinfo}, {@code pytz} and {@code dateutil} pickle them. */
final class PythonZone {
    private static final Set<String> UTC_NAMES = Set.of("utc", "UTC", "_UTC", "tzutc");

    private static final long MOST_MINUTES = 18 * 60;

    private PythonZone() {}

    /** Empty where the object is no zone that is known here. */
    static Optional<ZoneId> of(Object value) {
        if (value instanceof PyGlobal global) {
            return named(global.name());
        }
        if (!(value instanceof PyInstance instance)) {
            return Optional.empty();
        }
        Optional<Object> first = instance.arg(0);
        if (PyObjects.isOf(value, "timezone")) {
            return first.flatMap(PythonZone::offset);
        }
        if (PyObjects.isCallOf(value, "_FixedOffset") || PyObjects.isCallOf(value, "FixedOffset")) {
            return first.flatMap(PyObjects::integer)
                    .filter(minutes -> minutes > -MOST_MINUTES && minutes < MOST_MINUTES)
                    .flatMap(minutes -> offsetOf(minutes * 60));
        }
        Optional<ZoneId> named = first.flatMap(PyText::of).flatMap(PythonZone::named);
        if (named.isPresent()) {
            return named;
        }
        Optional<PyGlobal> type = PyObjects.classOf(value);
        if (type.isPresent()) {
            Optional<ZoneId> utc = named(type.get().name());
            return utc.isPresent() ? utc : callName(instance);
        }
        return callName(instance);
    }

    /** {@code getattr(ZoneInfo, "_unpickle")("Europe/Berlin", True)}: the callee is a call itself. */
    private static Optional<ZoneId> callName(PyInstance instance) {
        return instance.arg(0).flatMap(PyText::of).flatMap(PythonZone::named);
    }

    private static Optional<ZoneId> named(String name) {
        if (UTC_NAMES.contains(name)) {
            return Optional.of(ZoneOffset.UTC);
        }
        try {
            return name.contains("/") ? Optional.of(ZoneId.of(name)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<ZoneId> offset(Object timedelta) {
        return PythonTimes.timedelta(timedelta).flatMap(duration -> offsetOf(duration.toSeconds()));
    }

    private static Optional<ZoneId> offsetOf(long seconds) {
        return Math.abs(seconds) <= 18 * 3600
                ? Optional.of(ZoneOffset.ofTotalSeconds((int) seconds))
                : Optional.empty();
    }
}
