package io.lakecaravan.format.parquet;

import io.lakecaravan.schema.LogicalType;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.LongFunction;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** Gives the values of one primitive field to its parent. Values of a dictionary are converted once. */
final class ScalarConverter extends PrimitiveConverter {
    private final IntFunction<Object> ints;
    private final LongFunction<Object> longs;
    private final Function<Binary, Object> binaries;
    private final Consumer<Object> parent;
    private final ValueBudget budget;
    private final boolean binary;
    private Binary[] entries = {};
    private Object[] converted = {};

    ScalarConverter(PrimitiveType primitive, Consumer<Object> parent, ValueBudget budget) {
        LogicalType type = ScalarTypes.type(primitive);
        this.ints = ScalarValues.fromInt(type);
        this.longs = ScalarValues.fromLong(type);
        this.binaries = ScalarValues.fromBinary(type);
        this.parent = parent;
        this.budget = budget;
        PrimitiveTypeName physical = primitive.getPrimitiveTypeName();
        this.binary = physical == PrimitiveTypeName.BINARY
                || physical == PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY
                || physical == PrimitiveTypeName.INT96;
    }

    @Override
    public boolean hasDictionarySupport() {
        return binary;
    }

    @Override
    public void setDictionary(Dictionary dictionary) {
        entries = new Binary[dictionary.getMaxId() + 1];
        converted = new Object[entries.length];
        for (int id = 0; id < entries.length; id++) {
            entries[id] = dictionary.decodeToBinary(id);
        }
    }

    @Override
    public void addValueFromDictionary(int id) {
        // Counted in full each time: whoever renders the value copies it.
        budget.take(entries[id].length());
        if (converted[id] == null) {
            converted[id] = binaries.apply(entries[id]);
        }
        parent.accept(converted[id]);
    }

    @Override
    public void addBinary(Binary value) {
        budget.take(value.length());
        parent.accept(binaries.apply(value));
    }

    @Override
    public void addBoolean(boolean value) {
        add(value);
    }

    @Override
    public void addInt(int value) {
        add(ints.apply(value));
    }

    @Override
    public void addLong(long value) {
        add(longs.apply(value));
    }

    @Override
    public void addFloat(float value) {
        add(value);
    }

    @Override
    public void addDouble(double value) {
        add(value);
    }

    private void add(Object value) {
        budget.take(0);
        parent.accept(value);
    }
}
