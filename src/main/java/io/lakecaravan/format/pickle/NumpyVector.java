package io.lakecaravan.format.pickle;

import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.LogicalType.ListOf;

/** Elements of a numpy array, or one field of them, decoded as they are asked for. */
final class NumpyVector implements Vector {
    private final NumpyArray.Slice slice;
    private final NumpyDtype dtype;
    private final int offset;
    private final NumpyElements elements;
    private final LogicalType type;
    private final boolean text;

    NumpyVector(NumpyArray.Slice slice) {
        this(slice, slice.array().dtype(), 0);
    }

    NumpyVector(NumpyArray.Slice slice, NumpyDtype.Field field) {
        this(slice, field.type(), field.offset());
    }

    private NumpyVector(NumpyArray.Slice slice, NumpyDtype dtype, int offset) {
        this.slice = slice;
        this.dtype = dtype;
        this.offset = offset;
        this.elements = new NumpyElements(dtype, slice.array().raw());
        this.text = dtype.kind() == 'S' && isAscii();
        this.type = text ? LogicalType.Text.plain() : NumpyElements.type(dtype);
    }

    /** numpy's fixed bytes are what others call text, as long as they are that. */
    private boolean isAscii() {
        for (int i = 0; i < slice.length(); i++) {
            for (byte each : (byte[]) elements.at(offset(i))) {
                if (each < ' ') {
                    return false;
                }
            }
        }
        return true;
    }

    private int offset(int row) {
        return slice.index(row) * slice.array().dtype().size() + offset;
    }

    @Override
    public int length() {
        return slice.length();
    }

    @Override
    public LogicalType type() {
        return type;
    }

    @Override
    public boolean nullable() {
        return NumpyElements.isNullable(dtype);
    }

    @Override
    public String nativeType() {
        return dtype.shown();
    }

    @Override
    public Object at(int row) {
        Object value = elements.at(offset(row));
        return text ? NumpyElements.text((byte[]) value) : value;
    }

    /** Rows of an array of two or more dimensions, as lists. */
    static final class OfRows implements Vector {
        private final NumpyArray array;
        private final NumpyElements elements;

        OfRows(NumpyArray array) {
            this.array = array;
            this.elements = new NumpyElements(array.dtype(), array.raw());
        }

        @Override
        public int length() {
            return array.shape().get(0);
        }

        @Override
        public LogicalType type() {
            LogicalType type = NumpyElements.type(array.dtype());
            for (int i = 1; i < array.dimensions(); i++) {
                type = new ListOf(Column.nullable("element", type));
            }
            return type;
        }

        @Override
        public boolean nullable() {
            return false;
        }

        @Override
        public String nativeType() {
            return array.dtype().shown() + array.shape().subList(1, array.dimensions());
        }

        @Override
        public Object at(int row) {
            return array.nested(row, index -> elements.at(index * array.dtype().size()));
        }
    }
}
