package io.lakecaravan.format.pickle;

import io.lakecaravan.format.LimitException;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Values of one column, decoded as they are asked for. */
interface Vector {
    int length();

    LogicalType type();

    boolean nullable();

    /** The library's own name of the type, e.g. {@code datetime64[ns]}. */
    String nativeType();

    /** A value of the class that {@link LogicalType} names, or null. */
    Object at(int row) throws IOException;

    default Column column(String name) {
        return new Column(name, type(), nullable(), nativeType());
    }

    /**
     * Values of another class than the type's stored values.
     *
     * @param type of the new values
     */
    default Vector map(LogicalType newType, String newNativeType, Conversion conversion) {
        return new Mapped(this, newType, newNativeType, conversion);
    }

    /** Changes one value, which is not null. */
    interface Conversion {
        Object of(Object value);
    }

    /** @param nullable whatever the values are */
    record Mapped(Vector values, LogicalType type, String nativeType, Conversion conversion) implements Vector {
        @Override
        public int length() {
            return values.length();
        }

        @Override
        public boolean nullable() {
            return true;
        }

        @Override
        public Object at(int row) throws IOException {
            Object value = values.at(row);
            return value == null ? null : conversion.of(value);
        }
    }

    /** Values with a mask beside them: true is missing. */
    record Masked(Vector values, Vector mask, String nativeType) implements Vector {
        @Override
        public int length() {
            return values.length();
        }

        @Override
        public LogicalType type() {
            return values.type();
        }

        @Override
        public boolean nullable() {
            return true;
        }

        @Override
        public Object at(int row) throws IOException {
            return Boolean.TRUE.equals(mask.at(row)) ? null : values.at(row);
        }
    }

    /** Values named by their place in another vector; what names none is missing. */
    record Coded(Vector codes, Vector categories, LogicalType type, String nativeType) implements Vector {
        @Override
        public int length() {
            return codes.length();
        }

        @Override
        public boolean nullable() {
            return true;
        }

        @Override
        public Object at(int row) throws IOException {
            boolean named = codes.at(row) instanceof Long code && code >= 0 && code < categories.length();
            return named ? categories.at((int) (long) (Long) codes.at(row)) : null;
        }
    }

    /** Integers from a start on at equal distances. */
    record Steps(long start, long step, int length) implements Vector {
        @Override
        public LogicalType type() {
            return LogicalType.Int.signed(64);
        }

        @Override
        public boolean nullable() {
            return false;
        }

        @Override
        public String nativeType() {
            return "int64";
        }

        @Override
        public Object at(int row) {
            return start + row * step;
        }
    }

    /**
     * Vectors one after the other.
     *
     * @param starts place of each part's first value
     */
    record Chained(List<Vector> parts, List<Integer> starts, int length, LogicalType type, String nativeType)
            implements Vector {
        static Vector of(List<Vector> parts, LogicalType type, String nativeType) throws LimitException {
            List<Integer> starts = new ArrayList<>();
            long length = 0;
            for (Vector part : parts) {
                starts.add((int) length);
                length += part.length();
                if (length > Integer.MAX_VALUE) {
                    throw new LimitException("a column has more than " + Integer.MAX_VALUE + " values");
                }
            }
            return parts.size() == 1
                    ? parts.get(0)
                    : new Chained(List.copyOf(parts), starts, (int) length, type, nativeType);
        }

        @Override
        public boolean nullable() {
            return true;
        }

        @Override
        public Object at(int row) throws IOException {
            int found = Collections.binarySearch(starts, row);
            int part = found >= 0 ? lastStartingAt(found) : -found - 2;
            return parts.get(part).at(row - starts.get(part));
        }

        /** Empty parts start where the next does. */
        private int lastStartingAt(int found) {
            int part = found;
            while (part + 1 < starts.size() && starts.get(part + 1).equals(starts.get(found))) {
                part++;
            }
            return part;
        }
    }

    /** Fields side by side. */
    record Fields(List<String> names, List<Vector> fields, int length, String nativeType) implements Vector {
        @Override
        public LogicalType type() {
            List<Column> columns = new ArrayList<>();
            for (int i = 0; i < names.size(); i++) {
                columns.add(fields.get(i).column(names.get(i)));
            }
            return new LogicalType.StructOf(columns);
        }

        @Override
        public boolean nullable() {
            return true;
        }

        @Override
        public Object at(int row) throws IOException {
            List<Object> values = new ArrayList<>(fields.size());
            boolean allNull = true;
            for (Vector field : fields) {
                Object value = field.at(row);
                allNull &= value == null;
                values.add(value);
            }
            return allNull ? null : values;
        }
    }

    /** Values that cannot be decoded: the type's name is shown, and no value. */
    record Opaque(int length, String nativeType) implements Vector {
        @Override
        public LogicalType type() {
            return new LogicalType.Unknown(nativeType);
        }

        @Override
        public boolean nullable() {
            return true;
        }

        @Override
        public Object at(int row) {
            return null;
        }
    }
}
