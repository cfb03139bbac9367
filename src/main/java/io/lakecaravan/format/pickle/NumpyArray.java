package io.lakecaravan.format.pickle;

import io.lakecaravan.format.FormatException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A numpy array: {@code _reconstruct} with the state {@code (version, shape, dtype, Fortran order?, raw bytes or list)},
 * or {@code _frombuffer(buffer, dtype, shape, order)} of protocol 5.
 *
 * @param raw elements one after the other; empty for objects
 * @param objects elements of dtype object, or of a structured dtype that holds objects
 */
record NumpyArray(NumpyDtype dtype, List<Integer> shape, boolean fortran, PyBytes raw, Optional<PySequence> objects) {
    private static final PyBytes NO_BYTES = PyBytes.of(new byte[0], PyBytes.Kind.BYTES);
    private static final int MOST_EMPTY = 1 << 20;

    /** Empty where the object is no array. */
    static Optional<NumpyArray> of(Object value) throws FormatException {
        if (!(value instanceof PyInstance instance)) {
            return Optional.empty();
        }
        if (PyObjects.isCallOf(value, "_frombuffer")) {
            return fromBuffer(instance);
        }
        boolean array = PyObjects.isCallOf(value, "_reconstruct") || PyObjects.isCallOf(value, "_mareconstruct");
        if (!array || !(instance.state() instanceof PySequence state) || state.size() < 5) {
            return Optional.empty();
        }
        Optional<NumpyDtype> dtype = NumpyDtype.of(state.get(2));
        if (dtype.isEmpty()) {
            return Optional.empty();
        }
        boolean fortran = PyObjects.integer(state.get(3)).orElse(0L) != 0;
        return Optional.of(checked(dtype.get(), NumpyDtype.shape(state.get(1)), fortran, state.get(4)));
    }

    private static Optional<NumpyArray> fromBuffer(PyInstance instance) throws FormatException {
        Optional<NumpyDtype> dtype =
                instance.arg(1).isPresent() ? NumpyDtype.of(instance.arg(1).get()) : Optional.empty();
        if (dtype.isEmpty() || instance.arg(2).isEmpty()) {
            return Optional.empty();
        }
        boolean fortran =
                instance.arg(3).flatMap(PyText::of).filter("F"::equals).isPresent();
        return Optional.of(checked(
                dtype.get(),
                NumpyDtype.shape(instance.arg(2).get()),
                fortran,
                instance.arg(0).orElse(PyNone.NONE)));
    }

    private static NumpyArray checked(NumpyDtype dtype, List<Integer> shape, boolean fortran, Object data)
            throws FormatException {
        long count = shape.stream().mapToLong(Integer::longValue).reduce(1, NumpyDtype::product);
        // Arrays and elements without bytes could be claimed without end.
        if (count == 0 && extent(shape) > MOST_EMPTY) {
            throw NumpyDtype.corrupt();
        }
        Optional<PySequence> objects = PyObjects.sequence(data);
        if (objects.isPresent() || dtype.isObject()) {
            PySequence list = objects.orElseThrow(NumpyDtype::corrupt);
            if (list.size() != count) {
                throw NumpyDtype.corrupt();
            }
            return new NumpyArray(dtype, shape, fortran, NO_BYTES, Optional.of(list));
        }
        PyBytes raw = PyObjects.bytes(data).orElseThrow(NumpyDtype::corrupt);
        boolean fits =
                dtype.size() == 0 ? count <= MOST_EMPTY : NumpyDtype.product(count, dtype.size()) <= raw.length();
        if (!fits) {
            throw NumpyDtype.corrupt();
        }
        return new NumpyArray(dtype, shape, fortran, raw, Optional.empty());
    }

    /** Of the axes that are not empty. */
    private static long extent(List<Integer> shape) {
        return shape.stream()
                .filter(length -> length > 0)
                .mapToLong(Integer::longValue)
                .reduce(1, NumpyDtype::product);
    }

    int dimensions() {
        return shape.size();
    }

    /** Elements in all. */
    int count() {
        return (int) shape.stream().mapToLong(Integer::longValue).reduce(1, NumpyDtype::product);
    }

    /** Distance in elements between neighbours along each axis. */
    private int[] strides() {
        int[] strides = new int[shape.size()];
        int stride = 1;
        for (int i = 0; i < strides.length; i++) {
            int axis = fortran ? i : strides.length - 1 - i;
            strides[axis] = stride;
            stride *= shape.get(axis);
        }
        return strides;
    }

    /** All elements of a one-dimensional array. */
    Slice all() {
        return new Slice(this, 0, 1, count());
    }

    /** Elements whose other index is fixed, of a two-dimensional array. */
    Slice along(int axis, int other) {
        int[] strides = strides();
        return new Slice(this, other * strides[1 - axis], strides[axis], shape.get(axis));
    }

    /** Indexes of the elements under the first axis, of any array: one cell of a column of lists. */
    Object nested(int row, Element element) {
        int[] strides = strides();
        return nested(1, row * strides[0], strides, element);
    }

    private Object nested(int axis, int index, int[] strides, Element element) {
        if (axis == shape.size()) {
            return element.at(index);
        }
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < shape.get(axis); i++) {
            values.add(nested(axis + 1, index + i * strides[axis], strides, element));
        }
        return values;
    }

    /** Gives the element at an index in the data. */
    interface Element {
        Object at(int index);
    }

    /** A run of elements at equal distances. */
    record Slice(NumpyArray array, int start, int stride, int length) {
        int index(int position) {
            return start + position * stride;
        }
    }
}
