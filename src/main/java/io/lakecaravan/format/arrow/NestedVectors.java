package io.lakecaravan.format.arrow;

import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.arrow.Vectors.Offsets;
import io.lakecaravan.format.arrow.Vectors.Validity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Vectors of values that are made of others. What they point at is checked against the children's lengths. */
final class NestedVectors {
    private NestedVectors() {}

    private static Object child(Vector vector, long index, ValueBudget budget) throws IOException {
        if (index < 0 || index >= vector.length()) {
            throw Corrupt.batch(
                    "a value points at value " + index + " of a child that has " + vector.length() + " of them");
        }
        return vector.value(index, budget);
    }

    private static List<Object> elements(Vector vector, long start, long count, ValueBudget budget) throws IOException {
        if (start < 0 || count < 0 || start > vector.length() - count) {
            throw Corrupt.batch("a list claims " + count + " values from " + start + " of a child that has "
                    + vector.length() + " of them");
        }
        List<Object> elements = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            budget.take(0);
            elements.add(vector.value(start + i, budget));
        }
        return elements;
    }

    record ListVector(long length, Validity validity, Offsets offsets, Vector values) implements Vector {
        @Override
        public List<Object> value(long index, ValueBudget budget) throws IOException {
            if (validity.isNull(index)) {
                return null;
            }
            long start = offsets.at(index);
            return elements(values, start, offsets.at(index + 1) - start, budget);
        }
    }

    record ListView(long length, Validity validity, Offsets offsets, Offsets sizes, Vector values) implements Vector {
        @Override
        public List<Object> value(long index, ValueBudget budget) throws IOException {
            return validity.isNull(index) ? null : elements(values, offsets.at(index), sizes.at(index), budget);
        }
    }

    record FixedList(long length, Validity validity, int size, Vector values) implements Vector {
        @Override
        public List<Object> value(long index, ValueBudget budget) throws IOException {
            return validity.isNull(index) ? null : elements(values, Math.multiplyExact(index, size), size, budget);
        }
    }

    /** Entries are lists of structs of key and value; of equal keys the last one stands, as it would in a map. */
    record Entries(ListVector entries) implements Vector {
        @Override
        public long length() {
            return entries.length();
        }

        @Override
        public Map<Object, Object> value(long index, ValueBudget budget) throws IOException {
            List<Object> pairs = entries.value(index, budget);
            if (pairs == null) {
                return null;
            }
            Map<Object, Object> map = new LinkedHashMap<>();
            for (Object pair : pairs) {
                if (pair instanceof List<?> fields) {
                    map.put(fields.get(0), fields.get(1));
                }
            }
            return map;
        }
    }

    record Struct(long length, Validity validity, List<Vector> fields) implements Vector {
        @Override
        public List<Object> value(long index, ValueBudget budget) throws IOException {
            if (validity.isNull(index)) {
                return null;
            }
            List<Object> values = new ArrayList<>(fields.size());
            for (Vector field : fields) {
                budget.take(0);
                values.add(child(field, index, budget));
            }
            return values;
        }
    }

    /** @param ids of the members, in their order */
    record SparseUnion(long length, Validity validity, BufferBytes types, List<Integer> ids, List<Vector> members)
            implements Vector {
        @Override
        public Object value(long index, ValueBudget budget) throws IOException {
            return validity.isNull(index) ? null : child(member(types, index, ids, members), index, budget);
        }
    }

    record DenseUnion(
            long length, Validity validity, BufferBytes types, Offsets offsets, List<Integer> ids, List<Vector> members)
            implements Vector {
        @Override
        public Object value(long index, ValueBudget budget) throws IOException {
            return validity.isNull(index) ? null : child(member(types, index, ids, members), offsets.at(index), budget);
        }
    }

    private static Vector member(BufferBytes types, long index, List<Integer> ids, List<Vector> members)
            throws IOException {
        int member = ids.indexOf((int) types.int8(index));
        if (member < 0) {
            throw Corrupt.batch("a union's value is of a type that is not among its members");
        }
        return members.get(member);
    }

    /** The run of an index is found by halving: ends rise strictly in an honest file, and no other loops here. */
    record Runs(long length, BufferBytes ends, int bits, long runs, Vector values) implements Vector {
        @Override
        public Object value(long index, ValueBudget budget) throws IOException {
            long low = 0;
            long high = runs - 1;
            while (low < high) {
                long middle = (low + high) >>> 1;
                if (ScalarType.number(ends, middle, bits, true) > index) {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            if (runs == 0 || ScalarType.number(ends, low, bits, true) <= index) {
                throw Corrupt.batch("the runs of a field end before its values do");
            }
            return child(values, low, budget);
        }
    }

    record Dictionary(long length, Validity validity, BufferBytes indexes, Layout.Dictionary layout, List<Vector> parts)
            implements Vector {
        @Override
        public Object value(long index, ValueBudget budget) throws IOException {
            if (validity.isNull(index)) {
                return null;
            }
            long value = ScalarType.number(indexes, index, layout.indexBits(), layout.signed());
            for (Vector part : parts) {
                if (value >= 0 && value < part.length()) {
                    return part.value(value, budget);
                }
                value -= part.length();
            }
            throw Corrupt.batch("an index lies outside of its dictionary");
        }
    }

    static FormatException shortBuffer(String what) {
        return Corrupt.batch(what + " are too short for the values of their field");
    }
}
