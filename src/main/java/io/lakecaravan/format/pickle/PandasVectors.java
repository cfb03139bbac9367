package io.lakecaravan.format.pickle;

import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.LogicalType.Text;
import io.lakecaravan.schema.LogicalType.TextKind;
import io.lakecaravan.schema.LogicalType.Timestamp;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Columns of the arrays that pandas keeps: numpy's, its own extension arrays, and Arrow's. */
final class PandasVectors {
    private static final int MOST_DEPTH = 8;

    private final PlainValues values;
    private final PlainShape.Budget budget;

    PandasVectors(ReadOptions options, PlainValues.WorkBudget work) {
        this.values = new PlainValues(options, work);
        this.budget = new PlainShape.Budget(options.maxColumns());
    }

    PlainValues values() {
        return values;
    }

    /** Python objects as a column. */
    Vector objects(List<Object> objects, String nativeType) throws IOException {
        return ObjectVector.of(values, objects, nativeType, budget);
    }

    /** Any one-dimensional array or index; empty where the object is none that is known. */
    Optional<Vector> of(Object value) throws IOException {
        return of(value, 0);
    }

    private Optional<Vector> of(Object value, int depth) throws IOException {
        if (depth > MOST_DEPTH || !(value instanceof PyInstance instance)) {
            return Optional.empty();
        }
        Optional<NumpyArray> array = NumpyArray.of(value);
        if (array.isPresent()) {
            return array.get().dimensions() == 1 ? Optional.of(run(array.get().all())) : Optional.empty();
        }
        Optional<Vector> arrow = ArrowVectors.of(value);
        if (arrow.isPresent()) {
            return arrow;
        }
        String name = PyObjects.classOf(value).map(PyGlobal::name).orElse("");
        return switch (name) {
            case "RangeIndex" -> range(instance);
            case "Categorical" -> categorical(instance, depth);
            case "IntegerArray", "FloatingArray", "BooleanArray" -> masked(instance, name, depth);
            case "DatetimeArray", "TimedeltaArray" -> zoned(instance, inner(instance, depth));
            case "PeriodArray" -> inner(instance, depth).map(ordinals -> PandasPeriods.of(instance, ordinals));
            case "IntervalArray" -> interval(instance, depth);
            case "SparseArray" -> new SparseVectors(this, values).of(instance, depth);
            case "ArrowStringArray", "ArrowStringArrayNumpySemantics", "ArrowExtensionArray" -> arrow(instance);
            default -> name.endsWith("Index") ? index(instance, depth) : extension(instance, depth);
        };
    }

    /** A part without which its whole has no values. */
    Vector required(Object value, int depth) throws IOException {
        return of(value, depth + 1).filter(part -> part.length() >= 0).orElseThrow(PandasVectors::corrupt);
    }

    /** Labels of rows or columns. */
    Vector labels(Object value) throws IOException {
        return required(value, 0);
    }

    static FormatException corrupt() {
        return new FormatException(
                FindingCode.PICKLE_CORRUPT, "the parts of a pandas object contradict each other or are missing");
    }

    /** Elements of a numpy array in one direction. */
    Vector run(NumpyArray.Slice slice) throws IOException {
        Optional<PySequence> objects = slice.array().objects();
        if (objects.isEmpty()) {
            return new NumpyVector(slice);
        }
        List<Object> run = new ArrayList<>(slice.length());
        for (int i = 0; i < slice.length(); i++) {
            run.add(objects.get().get(slice.index(i)));
        }
        return objects(
                run,
                slice.array().dtype().isObject()
                        ? "object"
                        : slice.array().dtype().shown());
    }

    /** One column of a block: the block's array holds a row per column. */
    Vector ofBlock(Object block, int position) throws IOException {
        Optional<NumpyArray> array = NumpyArray.of(block);
        if (array.isPresent() && array.get().dimensions() == 2) {
            return row(array.get(), position);
        }
        if (block instanceof PyInstance instance) {
            for (Object part : parts(instance)) {
                Optional<NumpyArray> inner = NumpyArray.of(part);
                if (inner.isPresent() && inner.get().dimensions() == 2) {
                    Vector row = row(inner.get(), position);
                    return PyObjects.isOf(block, "PeriodArray")
                            ? PandasPeriods.of(instance, row)
                            : zoned(instance, Optional.of(row)).orElse(row);
                }
            }
        }
        if (position > 0) {
            throw corrupt();
        }
        Optional<Vector> vector = of(block);
        return vector.isPresent() ? vector.get() : new Vector.Opaque(-1, className(block));
    }

    private Vector row(NumpyArray array, int position) throws IOException {
        if (position >= array.shape().get(0)) {
            throw corrupt();
        }
        return run(array.along(1, position));
    }

    private static String className(Object value) {
        return PyObjects.classOf(value).map(PyGlobal::qualifiedName).orElse("unknown");
    }

    /** What an extension array was to be given: members of its state, or parts of the tuple that it is. */
    private static List<Object> parts(PyInstance instance) {
        List<Object> parts = new ArrayList<>();
        if (instance.state() instanceof PySequence state) {
            parts.addAll(state.elements());
        }
        PyObjects.stateDict(instance).ifPresent(dict -> parts.addAll(dict.values()));
        // The index makers are given a class and a dictionary.
        instance.arg(1).flatMap(PyObjects::dict).ifPresent(dict -> parts.addAll(dict.values()));
        return parts;
    }

    private Optional<Vector> inner(PyInstance instance, int depth) throws IOException {
        for (Object part : parts(instance)) {
            boolean dtype = PyObjects.classOf(part)
                    .filter(type -> type.name().endsWith("Dtype"))
                    .isPresent();
            if (part instanceof PyInstance && !dtype) {
                Optional<Vector> vector = of(part, depth + 1);
                if (vector.isPresent()) {
                    return vector;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Vector> range(PyInstance instance) throws IOException {
        Optional<PyDict> given = instance.arg(1).flatMap(PyObjects::dict);
        if (given.isEmpty()) {
            return Optional.empty();
        }
        long start = number(given.get(), "start", 0);
        long stop = number(given.get(), "stop", 0);
        long step = number(given.get(), "step", 1);
        if (step == 0 || Math.abs(start) > 1L << 60 || Math.abs(stop) > 1L << 60 || Math.abs(step) > 1L << 60) {
            throw corrupt();
        }
        long length = Math.max(0, (stop - start + step - Long.signum(step)) / step);
        if (length > Integer.MAX_VALUE) {
            throw new LimitException("a column has " + length + " values, the limit is " + Integer.MAX_VALUE);
        }
        return Optional.of(new Vector.Steps(start, step, (int) length));
    }

    private static long number(PyDict dict, String name, long otherwise) {
        return dict.get(name).flatMap(PyObjects::integer).orElse(otherwise);
    }

    /** An index holds an array under {@code data}. */
    private Optional<Vector> index(PyInstance instance, int depth) throws IOException {
        Optional<PyDict> given = instance.arg(1).flatMap(PyObjects::dict);
        Optional<Object> data = given.flatMap(dict -> dict.get("data"));
        if (data.isEmpty()) {
            return inner(instance, depth);
        }
        Optional<Vector> vector = of(data.get(), depth + 1);
        Optional<Object> zone = given.flatMap(dict -> dict.get("tz")).filter(tz -> !PyObjects.isNone(tz));
        return zone.isPresent() ? vector.map(PandasVectors::inUtc) : vector;
    }

    private Optional<Vector> categorical(PyInstance instance, int depth) throws IOException {
        Optional<Object> dtype = parts(instance).stream()
                .filter(part -> PyObjects.isOf(part, "CategoricalDtype"))
                .findFirst();
        Optional<Object> categories = dtype.flatMap(
                        type -> PyObjects.member((PyInstance) type, List.of("categories", "_categories")))
                .or(() -> PyObjects.member(instance, "_categories"));
        Optional<Vector> codes = inner(instance, depth);
        if (categories.isEmpty() || codes.isEmpty()) {
            return Optional.empty();
        }
        Vector named = required(categories.get(), depth);
        boolean text = named.type() instanceof Text;
        LogicalType type = text ? new Text(TextKind.ENUM) : named.type();
        return Optional.of(new Vector.Coded(codes.get(), named, type, "category"));
    }

    private Optional<Vector> masked(PyInstance instance, String name, int depth) throws IOException {
        Optional<Object> data = PyObjects.member(instance, "_data");
        Optional<Object> mask = PyObjects.member(instance, "_mask");
        if (data.isEmpty() || mask.isEmpty()) {
            return Optional.empty();
        }
        Vector stored = required(data.get(), depth);
        Vector missing = required(mask.get(), depth);
        if (missing.length() != stored.length()) {
            throw corrupt();
        }
        String shown = stored.nativeType();
        String own = name.equals("BooleanArray")
                ? "boolean"
                : shown.startsWith("u")
                        ? "UI" + shown.substring(2)
                        : Character.toUpperCase(shown.charAt(0)) + shown.substring(1);
        return Optional.of(new Vector.Masked(stored, missing, own));
    }

    /** Datetimes with a zone are kept in UTC. */
    private Optional<Vector> zoned(PyInstance instance, Optional<Vector> stored) {
        boolean zone = parts(instance).stream().anyMatch(part -> PyObjects.isOf(part, "DatetimeTZDtype"));
        return zone ? stored.map(vector -> inUtc(vector, zoneName(instance))) : stored;
    }

    private static String zoneName(PyInstance instance) {
        return parts(instance).stream()
                .filter(part -> PyObjects.isOf(part, "DatetimeTZDtype"))
                .flatMap(part -> PyObjects.member((PyInstance) part, List.of("tz", "_tz")).stream())
                .flatMap(zone -> PythonZone.of(zone).stream())
                .map(zone -> zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId())
                .findFirst()
                .orElse("?");
    }

    private static Vector inUtc(Vector stored) {
        return inUtc(stored, "?");
    }

    private static Vector inUtc(Vector stored, String zone) {
        return stored.type() instanceof Timestamp timestamp
                ? stored.map(
                        new Timestamp(timestamp.precision(), true),
                        stored.nativeType().replace("]", ", " + zone + "]"),
                        PandasVectors::instant)
                : stored;
    }

    private static Object instant(Object value) {
        return value instanceof LocalDate date
                ? date.atStartOfDay().toInstant(ZoneOffset.UTC)
                : ((LocalDateTime) value).toInstant(ZoneOffset.UTC);
    }

    private Optional<Vector> interval(PyInstance instance, int depth) throws IOException {
        Optional<Object> left = PyObjects.member(instance, "_left");
        Optional<Object> right = PyObjects.member(instance, "_right");
        if (left.isEmpty() || right.isEmpty()) {
            return Optional.empty();
        }
        Vector from = required(left.get(), depth);
        Vector to = required(right.get(), depth);
        if (from.length() != to.length()) {
            throw corrupt();
        }
        return Optional.of(new Vector.Fields(
                List.of("left", "right"), List.of(from, to), from.length(), "interval[" + from.nativeType() + "]"));
    }

    private Optional<Vector> arrow(PyInstance instance) throws IOException {
        Optional<Object> array = PyObjects.member(instance, List.of("_pa_array", "_data"));
        Optional<Vector> vector = array.isPresent() ? ArrowVectors.of(array.get()) : Optional.empty();
        return vector.isPresent() ? vector : Optional.of(new Vector.Opaque(-1, className(instance)));
    }

    /** StringArray, PandasArray and those of other libraries: the first array within. */
    private Optional<Vector> extension(PyInstance instance, int depth) throws IOException {
        Optional<Vector> vector = inner(instance, depth);
        return PyObjects.isOf(instance, "StringArray") || PyObjects.isOf(instance, "StringArrayNumpySemantics")
                ? vector.map(texts -> texts.map(texts.type(), "string", value -> value))
                : vector;
    }
}
