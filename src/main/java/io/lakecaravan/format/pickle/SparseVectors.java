package io.lakecaravan.format.pickle;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** pandas sparse arrays: the values at some places, and one value for all others. */
final class SparseVectors {
    private static final int MOST_LENGTH = 1 << 28;

    private final PandasVectors vectors;
    private final PlainValues plain;

    SparseVectors(PandasVectors vectors, PlainValues plain) {
        this.vectors = vectors;
        this.plain = plain;
    }

    Optional<Vector> of(PyInstance instance, int depth) throws IOException {
        Optional<PyInstance> index = instance(PyObjects.member(instance, "_sparse_index"));
        Optional<PyInstance> dtype = instance(PyObjects.member(instance, "_dtype"));
        Optional<Object> stored = PyObjects.member(instance, "_sparse_values");
        if (index.isEmpty() || dtype.isEmpty() || stored.isEmpty()) {
            return Optional.empty();
        }
        Vector values = vectors.required(stored.get(), depth);
        long length = index.get().arg(0).flatMap(PyObjects::integer).orElse(-1L);
        if (length < 0 || length > MOST_LENGTH) {
            throw PandasVectors.corrupt();
        }
        Map<Integer, Integer> places = places(index.get(), values.length(), depth);
        Object fill = plain.of(PyObjects.member(dtype.get(), "_fill_value").orElse(PyNone.NONE));
        Object other = PlainConversion.of(values.type(), fill);
        return Optional.of(new Sparse(values, places, other, (int) length));
    }

    private static Optional<PyInstance> instance(Optional<Object> value) {
        return value.filter(PyInstance.class::isInstance).map(PyInstance.class::cast);
    }

    private Map<Integer, Integer> places(PyInstance index, int count, int depth) throws IOException {
        Vector starts = vectors.required(index.arg(1).orElse(PyNone.NONE), depth);
        Optional<Vector> lengths =
                index.arg(2).isPresent() ? vectors.of(index.arg(2).get()) : Optional.empty();
        Map<Integer, Integer> places = new HashMap<>();
        for (int i = 0; i < starts.length(); i++) {
            long start = starts.at(i) instanceof Long place ? place : -1;
            long run = lengths.isEmpty()
                    ? 1
                    : i < lengths.get().length() && lengths.get().at(i) instanceof Long n ? n : 0;
            for (long j = 0; j < run; j++) {
                if (start < 0 || start + j > MOST_LENGTH || places.size() >= count) {
                    throw PandasVectors.corrupt();
                }
                places.put((int) (start + j), places.size());
            }
        }
        return places;
    }

    private record Sparse(Vector values, Map<Integer, Integer> places, Object other, int length) implements Vector {
        @Override
        public io.lakecaravan.schema.LogicalType type() {
            return values.type();
        }

        @Override
        public boolean nullable() {
            return other == null || values.nullable();
        }

        @Override
        public String nativeType() {
            return "Sparse[" + values.nativeType() + "]";
        }

        @Override
        public Object at(int row) throws IOException {
            Integer place = places.get(row);
            return place == null ? other : values.at(place);
        }
    }
}
