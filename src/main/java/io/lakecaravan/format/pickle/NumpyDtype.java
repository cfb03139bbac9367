package io.lakecaravan.format.pickle;

import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Type of a numpy array's elements, as {@code numpy.dtype} pickles itself: a type code of kind and size, and a state
 * {@code (version, byte order, subarray, names, fields, size, alignment, flags, metadata)}.
 *
 * @param kind numpy's character: b i u f c M m O S U V
 * @param size bytes of an element
 * @param unit of {@code M} and {@code m}, e.g. {@code ns}; empty for other kinds
 * @param step units that a step of {@code M} and {@code m} counts
 * @param fields of a structured type
 * @param inner element type of a subarray, whose elements fill this one
 * @param innerShape of the subarray
 */
record NumpyDtype(
        char kind,
        int size,
        ByteOrder order,
        String unit,
        int step,
        List<Field> fields,
        Optional<NumpyDtype> inner,
        List<Integer> innerShape) {
    private static final int MOST_DEPTH = 16;
    private static final int MOST_FIELDS = 20_000;

    /** A member of a structured type at its place in the element. */
    record Field(String name, NumpyDtype type, int offset) {}

    /** Empty where the object is no dtype. */
    static Optional<NumpyDtype> of(Object value) throws FormatException {
        return of(value, 0);
    }

    private static Optional<NumpyDtype> of(Object value, int depth) throws FormatException {
        if (depth > MOST_DEPTH || !(value instanceof PyInstance instance) || !PyObjects.isClassIn(value, "numpy")) {
            return Optional.empty();
        }
        Optional<String> code = instance.arg(0).flatMap(PyText::of).filter(text -> !text.isEmpty());
        boolean dtype = instance.global()
                .filter(global ->
                        global.name().equals("dtype") || global.module().equals("numpy.dtypes"))
                .isPresent();
        return dtype && code.isPresent() ? Optional.of(parse(code.get(), instance.state(), depth)) : Optional.empty();
    }

    private static NumpyDtype parse(String code, Object state, int depth) throws FormatException {
        String text = "<>=|".indexOf(code.charAt(0)) >= 0 ? code.substring(1) : code;
        if (text.isEmpty()) {
            throw corrupt();
        }
        PySequence parts = state instanceof PySequence tuple ? tuple : new PySequence(PySequence.Kind.TUPLE);
        char kind = text.charAt(0) == '?' ? 'b' : text.charAt(0) == 'a' ? 'S' : text.charAt(0);
        int digits = 0;
        while (digits + 1 < text.length() && Character.digit(text.charAt(digits + 1), 10) >= 0 && digits < 9) {
            digits++;
        }
        int size = digits == 0 ? (kind == 'b' ? 1 : 0) : Integer.parseInt(text.substring(1, 1 + digits));
        size = kind == 'U' ? Math.multiplyExact(Math.min(size, 1 << 28), 4) : size;
        String order = part(parts, 1).flatMap(PyText::of).orElse(code);
        ByteOrder byteOrder = order.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        if ((kind == 'M' || kind == 'm') && size != 8) {
            size = 8;
        }
        Unit unit = kind == 'M' || kind == 'm' ? Unit.of(parts) : new Unit("", 1);
        if (kind == 'V') {
            size = part(parts, 5)
                    .flatMap(PyObjects::integer)
                    .filter(length -> length >= 0 && length <= Integer.MAX_VALUE)
                    .map(Long::intValue)
                    .orElse(size);
            return structure(size, byteOrder, parts, depth);
        }
        return new NumpyDtype(kind, size, byteOrder, unit.name(), unit.step(), List.of(), Optional.empty(), List.of());
    }

    private static NumpyDtype structure(int size, ByteOrder order, PySequence parts, int depth) throws FormatException {
        Optional<Object> subarray = part(parts, 2).filter(PySequence.class::isInstance);
        if (subarray.isPresent()) {
            PySequence pair = (PySequence) subarray.get();
            NumpyDtype inner =
                    of(pair.size() == 2 ? pair.get(0) : PyNone.NONE, depth + 1).orElseThrow(NumpyDtype::corrupt);
            List<Integer> shape = shape(pair.get(1));
            long count = shape.stream().mapToLong(Integer::longValue).reduce(1, NumpyDtype::product);
            if (shape.isEmpty() || count == 0 || product(count, Math.max(1L, inner.size())) > size) {
                throw corrupt();
            }
            return new NumpyDtype('V', size, order, "", 1, List.of(), Optional.of(inner), shape);
        }
        return new NumpyDtype('V', size, order, "", 1, fields(size, parts, depth), Optional.empty(), List.of());
    }

    private static List<Field> fields(int size, PySequence parts, int depth) throws FormatException {
        Optional<Object> names = part(parts, 3).filter(PySequence.class::isInstance);
        Optional<PyDict> types = part(parts, 4).flatMap(PyObjects::dict);
        List<Field> fields = new ArrayList<>();
        if (names.isEmpty() || types.isEmpty()) {
            return fields;
        }
        PySequence list = (PySequence) names.get();
        if (list.size() > MOST_FIELDS) {
            throw corrupt();
        }
        for (Object name : list.elements()) {
            String text = PyText.of(name).orElseThrow(NumpyDtype::corrupt);
            PySequence place = types.get()
                    .get(text)
                    .flatMap(PyObjects::sequence)
                    .filter(pair -> pair.size() >= 2)
                    .orElseThrow(NumpyDtype::corrupt);
            NumpyDtype type = of(place.get(0), depth + 1).orElseThrow(NumpyDtype::corrupt);
            long offset = PyObjects.integer(place.get(1)).orElse(-1L);
            if (offset < 0 || offset > size - (long) type.size()) {
                throw corrupt();
            }
            fields.add(new Field(text, type, (int) offset));
        }
        return fields;
    }

    /** Extents of an array; one integer stands for one extent. */
    static List<Integer> shape(Object value) throws FormatException {
        PySequence extents = value instanceof PySequence sequence
                ? sequence
                : new PySequence(PySequence.Kind.TUPLE, new ArrayList<>(List.of(value)));
        List<Integer> shape = new ArrayList<>();
        for (Object extent : extents.elements()) {
            long length = PyObjects.integer(extent).orElse(-1L);
            if (length < 0 || length > Integer.MAX_VALUE || shape.size() > 32) {
                throw corrupt();
            }
            shape.add((int) length);
        }
        return shape;
    }

    /** Saturates, for a shape may claim more than there are numbers. */
    static long product(long a, long b) {
        long high = Math.multiplyHigh(a, b);
        return high != 0 || a * b < 0 ? Long.MAX_VALUE : a * b;
    }

    private static Optional<Object> part(PySequence parts, int index) {
        return index < parts.size() ? Optional.of(parts.get(index)) : Optional.empty();
    }

    static FormatException corrupt() {
        return new FormatException(
                FindingCode.PICKLE_CORRUPT, "the type or shape of a numpy array contradicts itself or its data");
    }

    boolean isObject() {
        return kind == 'O';
    }

    /** {@code (..., (unit, step, numerator, denominator))} in any of the forms that numpy wrote it in. */
    private record Unit(String name, int step) {
        static Unit of(PySequence parts) {
            Optional<Object> metadata = part(parts, 8);
            if (metadata.isPresent() && metadata.get() instanceof PySequence outer && outer.size() > 0) {
                Object last = outer.get(outer.size() - 1);
                PySequence tuple = last instanceof PySequence inner ? inner : outer;
                Optional<String> name = part(tuple, 0)
                        .flatMap(unit ->
                                PyText.of(unit).or(() -> PyObjects.bytes(unit).map(PyBytes::latin1)));
                long step = part(tuple, 1).flatMap(PyObjects::integer).orElse(1L);
                if (name.isPresent() && step > 0 && step <= Integer.MAX_VALUE) {
                    return new Unit(name.get(), (int) step);
                }
            }
            return new Unit("generic", 1);
        }
    }

    /** As numpy and pandas print it. */
    String shown() {
        if (inner.isPresent()) {
            return inner.get().shown() + innerShape;
        }
        return switch (kind) {
            case 'b' -> "bool";
            case 'i' -> "int" + size * 8L;
            case 'u' -> "uint" + size * 8L;
            case 'f' -> "float" + size * 8L;
            case 'c' -> "complex" + size * 8L;
            case 'M' -> "datetime64[" + (step == 1 ? "" : step) + unit + "]";
            case 'm' -> "timedelta64[" + (step == 1 ? "" : step) + unit + "]";
            case 'O' -> "object";
            case 'U' -> "<U" + size / 4;
            case 'S' -> "|S" + size;
            default -> "|" + kind + size;
        };
    }
}
