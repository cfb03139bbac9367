package io.lakecaravan.format.pickle;

import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.schema.Precision;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What single Python objects mean as values: null, {@code Boolean}, {@code Long}, {@code BigInteger}, {@code Double},
 * {@code String}, {@code byte[]}, {@code BigDecimal}, a {@link Moment}, a {@link Span}, {@code LocalDate}, {@code
 * LocalTime}, {@code UUID}, {@code List}, {@code Map} with text keys, or an {@link Opaque}.
 *
 * <p>Walks are bounded in depth and in all by work, for a small pickle may describe an endless structure.
 */
final class PlainValues {
    private static final int MOST_DECIMAL_DIGITS = 1000;

    private final int maxDepth;
    private final WorkBudget work;

    PlainValues(ReadOptions options, WorkBudget work) {
        this.maxDepth = options.maxDepth();
        this.work = work;
    }

    /**
     * How many objects a reader may look at: a multiple of what the pickle has, which only objects that hold each other
     * many times over can pass.
     */
    static final class WorkBudget {
        private static final long TIMES = 40;
        private static final long FREE = 1_000_000;
        private static final long MOST_OF_ONE_VALUE = 1_000_000;
        private final long most;
        private long used;
        private long valueStart;

        /** @param size opcodes and bytes of the pickle */
        WorkBudget(long size) {
            this.most = FREE + TIMES * size;
        }

        void startValue() {
            valueStart = used;
        }

        void take(long objects) throws LimitException {
            used += objects;
            if (used > most || used - valueStart > MOST_OF_ONE_VALUE) {
                throw new LimitException(
                        "the objects of the pickle hold each other so often that reading takes more than "
                                + (used > most ? most + " steps" : MOST_OF_ONE_VALUE + " objects for one value"));
            }
        }
    }

    /** A wall-clock time, or an instant. */
    record Moment(LocalDateTime local, boolean zoned, Precision precision) {}

    record Span(Duration duration, Precision precision) {}

    /** An object of a class that has no meaning here. */
    record Opaque(String className) {}

    Object of(Object value) throws IOException {
        work.startValue();
        return of(value, 0);
    }

    private Object of(Object value, int depth) throws IOException {
        work.take(1);
        if (depth > maxDepth) {
            throw new LimitException("the objects of the pickle nest deeper than " + maxDepth + " levels");
        }
        if (value == PyNone.NONE) {
            return null;
        }
        if (value instanceof Double real) {
            return real.isNaN() ? null : real;
        }
        if (value instanceof PyBytes bytes) {
            return bytes.kind() == PyBytes.Kind.PYTHON_2_TEXT ? PyText.python2(bytes) : bytes.copy();
        }
        if (value instanceof PyGlobal global) {
            return isMissing(global) ? null : new Opaque(global.qualifiedName());
        }
        if (value instanceof PySequence sequence) {
            return list(sequence, depth);
        }
        if (value instanceof PyDict dict) {
            return record(dict, depth);
        }
        return value instanceof PyInstance instance ? instance(instance, depth) : value;
    }

    private static boolean isMissing(PyGlobal global) {
        return global.isIn("pandas")
                && (global.name().equals("NA") || global.name().equals("NaT"));
    }

    private List<Object> list(PySequence sequence, int depth) throws IOException {
        List<Object> list = new ArrayList<>(Math.min(sequence.size(), 1024));
        for (Object element : sequence.elements()) {
            list.add(of(element, depth + 1));
        }
        return list;
    }

    private Map<String, Object> record(PyDict dict, int depth) throws IOException {
        Map<String, Object> record = new LinkedHashMap<>();
        for (int i = 0; i < dict.size(); i++) {
            record.put(label(dict.key(i)), of(dict.value(i), depth + 1));
        }
        return record;
    }

    /** A key or a name as text; the parts of a tuple joined by {@code _}. */
    String label(Object key) throws IOException {
        if (!(key instanceof PySequence parts)) {
            return simpleLabel(key);
        }
        List<String> labels = new ArrayList<>();
        for (Object part : parts.elements()) {
            work.take(1);
            String label = simpleLabel(part);
            if (!label.isEmpty()) {
                labels.add(label);
            }
        }
        return String.join("_", labels);
    }

    /** Keys are scalars in all that programs write; what is none is not walked into. */
    private String simpleLabel(Object key) throws IOException {
        Object plain;
        if (key instanceof PySequence || key instanceof PyDict) {
            plain = new Opaque("object");
        } else if (key instanceof PyInstance instance) {
            Optional<Object> scalar = scalar(instance);
            plain = scalar.isPresent() ? scalar.get() : new Opaque(className(instance));
        } else {
            plain = of(key, 1);
        }
        return plain == null || plain == NULL ? "" : PlainText.of(plain);
    }

    private Object instance(PyInstance instance, int depth) throws IOException {
        Optional<Object> scalar = scalar(instance);
        if (scalar.isPresent()) {
            return scalar.get() == NULL ? null : scalar.get();
        }
        Optional<PyBytes> bytes = PyObjects.bytes(instance);
        if (bytes.isPresent()) {
            return bytes.get().copy();
        }
        Optional<NumpyArray> array = NumpyArray.of(instance);
        if (array.isPresent()) {
            return array(array.get(), depth);
        }
        Optional<PyDict> dict = PyObjects.dict(instance);
        if (dict.isPresent()) {
            return record(dict.get(), depth);
        }
        Optional<PySequence> sequence = PyObjects.sequence(instance);
        if (sequence.isPresent()) {
            return list(sequence.get(), depth);
        }
        if (isNothing(instance)) {
            return null;
        }
        Optional<PyDict> members = PyObjects.stateDict(instance).filter(state -> isPlainClass(instance));
        return members.isPresent() ? record(members.get(), depth) : new Opaque(className(instance));
    }

    /** Objects of a user's own class are their members; those of a library are what the library says. */
    private static boolean isPlainClass(PyInstance instance) {
        return PyObjects.classOf(instance)
                .filter(type -> !type.isIn("pandas") && !type.isIn("numpy") && !type.isIn("pyarrow"))
                .isPresent();
    }

    private static String className(PyInstance instance) {
        return PyObjects.classOf(instance).map(PyGlobal::qualifiedName).orElse("object");
    }

    private static boolean isNothing(PyInstance instance) {
        return PyObjects.isCallOf(instance, "_nat_unpickle") || PyObjects.isCallOf(instance, "_unpickle_nat");
    }

    private Object array(NumpyArray array, int depth) throws IOException {
        work.take(array.count());
        if (array.dimensions() == 0 || depth + array.dimensions() > maxDepth) {
            return new Opaque("numpy.ndarray");
        }
        if (array.objects().isPresent()) {
            return list(array.objects().get(), depth);
        }
        NumpyElements elements = new NumpyElements(array.dtype(), array.raw());
        List<Object> rows = new ArrayList<>();
        for (int i = 0; i < array.shape().get(0); i++) {
            rows.add(array.nested(
                    i,
                    index -> NumpyPlain.of(
                            array.dtype(), elements.at(index * array.dtype().size()))));
        }
        return rows;
    }

    private Optional<Object> scalar(PyInstance instance) throws FormatException {
        Optional<PyGlobal> type = PyObjects.classOf(instance);
        if (type.isEmpty()) {
            return Optional.empty();
        }
        return switch (type.get().name()) {
            case "datetime" -> datetime(instance);
            case "date" ->
                instance.arg(0)
                        .flatMap(PyObjects::bytes)
                        .flatMap(PythonTimes::date)
                        .map(date -> date);
            case "time" ->
                instance.arg(0)
                        .flatMap(PyObjects::bytes)
                        .flatMap(PythonTimes::time)
                        .map(time -> time);
            case "timedelta" -> PythonTimes.timedelta(instance).map(duration -> new Span(duration, Precision.MICROS));
            case "_unpickle_timestamp", "Timestamp" -> timestamp(instance);
            case "_timedelta_unpickle", "Timedelta" -> timedelta(instance);
            case "Decimal" -> instance.arg(0).flatMap(PyText::of).flatMap(PlainValues::decimal);
            case "UUID" -> PyObjects.member(instance, "int").flatMap(PlainValues::uuid);
            case "complex" -> complex(instance);
            case "scalar" -> numpyScalar(instance);
            case "Fraction", "PosixPath", "PurePosixPath", "WindowsPath", "str_" -> joined(instance);
            default -> Optional.empty();
        };
    }

    private Optional<Object> datetime(PyInstance instance) {
        Optional<LocalDateTime> local =
                instance.arg(0).flatMap(PyObjects::bytes).flatMap(PythonTimes::datetime);
        Optional<Object> zone = instance.arg(1).filter(given -> !PyObjects.isNone(given));
        if (local.isEmpty() || zone.isEmpty()) {
            return local.map(time -> new Moment(time, false, Precision.MICROS));
        }
        return PythonZone.of(zone.get()).map(id -> new Moment(utc(local.get(), id), true, Precision.MICROS));
    }

    private static LocalDateTime utc(LocalDateTime local, ZoneId zone) {
        return LocalDateTime.ofInstant(local.atZone(zone).toInstant(), ZoneOffset.UTC);
    }

    /** {@code (value in UTC, frequency, zone, unit)}; the unit is nanoseconds where it is not given. */
    private static Optional<Object> timestamp(PyInstance instance) {
        Optional<Long> value = instance.arg(0).flatMap(PyObjects::integer);
        boolean zoned = instance.arg(2).filter(zone -> !PyObjects.isNone(zone)).isPresent();
        Precision precision = precision(instance.arg(3));
        try {
            return value.map(
                    stored -> new Moment(NumpyElements.timestamp(stored, perSecond(precision)), zoned, precision));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Object> timedelta(PyInstance instance) {
        Precision precision = precision(instance.arg(1));
        long perSecond = perSecond(precision);
        return instance.arg(0)
                .flatMap(PyObjects::integer)
                .map(value -> new Span(
                        Duration.ofSeconds(
                                Math.floorDiv(value, perSecond),
                                Math.floorMod(value, perSecond) * (1_000_000_000L / perSecond)),
                        precision));
    }

    /** numpy's enumeration of units: 7 seconds to 10 nanoseconds. */
    private static Precision precision(Optional<Object> unit) {
        long number = unit.flatMap(PyObjects::integer).orElse(10L);
        if (number == 7) {
            return Precision.SECONDS;
        }
        if (number == 8) {
            return Precision.MILLIS;
        }
        return number == 9 ? Precision.MICROS : Precision.NANOS;
    }

    static long perSecond(Precision precision) {
        return switch (precision) {
            case SECONDS -> 1;
            case MILLIS -> 1_000;
            case MICROS -> 1_000_000;
            case NANOS -> 1_000_000_000;
        };
    }

    private static Optional<Object> decimal(String text) {
        if (text.length() > MOST_DECIMAL_DIGITS) {
            return Optional.empty();
        }
        try {
            BigDecimal value = new BigDecimal(text);
            return Math.abs((long) value.scale()) > MOST_DECIMAL_DIGITS ? Optional.of(text) : Optional.of(value);
        } catch (NumberFormatException e) {
            // NaN and the infinities of module decimal.
            return Optional.of(text);
        }
    }

    private static Optional<Object> uuid(Object value) {
        if (value instanceof Long small) {
            return Optional.of(new UUID(0, small));
        }
        return value instanceof java.math.BigInteger big
                ? Optional.of(new UUID(big.shiftRight(64).longValue(), big.longValue()))
                : Optional.empty();
    }

    private Optional<Object> complex(PyInstance instance) {
        if (!(instance.arg(0).orElse(PyNone.NONE) instanceof Double real)
                || !(instance.arg(1).orElse(PyNone.NONE) instanceof Double imaginary)) {
            return Optional.empty();
        }
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("real", real.isNaN() ? null : real);
        parts.put("imag", imaginary.isNaN() ? null : imaginary);
        return Optional.of(parts);
    }

    /** {@code numpy.core.multiarray.scalar(dtype, bytes)}. */
    private static Optional<Object> numpyScalar(PyInstance instance) throws FormatException {
        Optional<NumpyDtype> dtype = NumpyDtype.of(instance.arg(0).orElse(PyNone.NONE));
        Optional<PyBytes> bytes = instance.arg(1).flatMap(PyObjects::bytes);
        if (dtype.isEmpty()
                || bytes.isEmpty()
                || dtype.get().size() > bytes.get().length()) {
            return Optional.empty();
        }
        Object value = NumpyPlain.of(dtype.get(), new NumpyElements(dtype.get(), bytes.get()).at(0));
        return Optional.of(value == null ? NULL : value);
    }

    /** Stands for null where an {@code Optional} cannot hold it. */
    static final Object NULL = new Opaque("None");

    private static Optional<Object> joined(PyInstance instance) {
        if (!(instance.args() instanceof PySequence parts)) {
            return Optional.empty();
        }
        List<String> texts = parts.elements().stream()
                .flatMap(part -> PyText.of(part).stream())
                .toList();
        return texts.isEmpty()
                ? Optional.empty()
                : Optional.of(String.join("/", texts).replace("//", "/"));
    }
}
