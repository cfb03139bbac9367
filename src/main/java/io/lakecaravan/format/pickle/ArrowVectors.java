package io.lakecaravan.format.pickle;

import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.schema.LogicalType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Arrow arrays as pyarrow pickles them: {@code chunked_array([arrays], type)} of {@code _restore_array((type, length,
 * null count, offset, buffers, children, dictionary))}, with buffers laid out by the Arrow columnar format.
 */
final class ArrowVectors {
    private static final int MOST_DEPTH = 16;

    private ArrowVectors() {}

    /** Empty where the object is no Arrow array. */
    static Optional<Vector> of(Object value) throws IOException {
        return of(value, 0);
    }

    private static Optional<Vector> of(Object value, int depth) throws IOException {
        if (depth > MOST_DEPTH || !(value instanceof PyInstance instance)) {
            return Optional.empty();
        }
        if (PyObjects.isCallOf(value, "chunked_array")) {
            return chunked(instance, depth);
        }
        if (!PyObjects.isCallOf(value, "_restore_array")) {
            return Optional.empty();
        }
        Optional<PySequence> parts =
                instance.arg(0).flatMap(PyObjects::sequence).filter(tuple -> tuple.size() >= 6);
        return parts.isEmpty() ? Optional.empty() : Optional.of(array(parts.get(), depth));
    }

    private static Optional<Vector> chunked(PyInstance instance, int depth) throws IOException {
        Optional<PySequence> chunks = instance.arg(0).flatMap(PyObjects::sequence);
        if (chunks.isEmpty()) {
            return Optional.empty();
        }
        List<Vector> vectors = new ArrayList<>();
        for (Object chunk : chunks.get().elements()) {
            vectors.add(of(chunk, depth + 1).orElseThrow(ArrowVectors::corrupt));
        }
        if (vectors.isEmpty()) {
            return Optional.of(
                    new Vector.Opaque(0, ArrowType.of(instance.arg(1)).shown()));
        }
        return Optional.of(
                Vector.Chained.of(vectors, vectors.get(0).type(), vectors.get(0).nativeType()));
    }

    private static Vector array(PySequence parts, int depth) throws IOException {
        ArrowType type = ArrowType.of(Optional.of(parts.get(0)));
        long length = PyObjects.integer(parts.get(1)).orElse(-1L);
        long offset = PyObjects.integer(parts.get(3)).orElse(-1L);
        if (length < 0 || offset < 0 || length + offset > Integer.MAX_VALUE - 1 || length + offset < 0) {
            throw corrupt();
        }
        List<Optional<PyBytes>> buffers = new ArrayList<>();
        for (Object buffer : PyObjects.sequence(parts.get(4))
                .orElseThrow(ArrowVectors::corrupt)
                .elements()) {
            buffers.add(PyObjects.bytes(buffer));
        }
        ArrowBuffers stored = new ArrowBuffers(type, (int) length, (int) offset, buffers);
        if (type.name().equals("dictionary") && parts.size() > 6) {
            Optional<Vector> dictionary = of(parts.get(6), depth + 1);
            if (dictionary.isPresent()) {
                return new Vector.Coded(
                        stored.integers(type.indexBits()),
                        dictionary.get(),
                        dictionary.get().type(),
                        type.shown());
            }
        }
        if (!stored.isKnown()) {
            return new Vector.Opaque((int) length, type.shown());
        }
        stored.check();
        return stored;
    }

    static FormatException corrupt() {
        return new FormatException(
                FindingCode.PICKLE_CORRUPT, "the buffers of an Arrow array contradict its type or length");
    }

    /** Texts keep being text where Arrow holds them by number. */
    static boolean isText(Vector vector) {
        return vector.type() instanceof LogicalType.Text;
    }
}
