package io.lakecaravan.format.pickle;

import io.lakecaravan.schema.LogicalType;
import java.io.IOException;
import java.util.List;

/**
 * Python objects in a column. Their type is what all of them have in common, so every value fits it.
 *
 * @param nativeType e.g. {@code object}; empty for plain lists
 */
record ObjectVector(PlainValues values, List<Object> objects, LogicalType type, boolean nullable, String nativeType)
        implements Vector {
    static ObjectVector of(PlainValues values, List<Object> objects, String nativeType, PlainShape.Budget budget)
            throws IOException {
        PlainShape shape = new PlainShape(budget);
        for (Object object : objects) {
            shape.add(values.of(object));
        }
        return new ObjectVector(values, objects, shape.type(), true, nativeType);
    }

    @Override
    public int length() {
        return objects.size();
    }

    @Override
    public Object at(int row) throws IOException {
        return PlainConversion.of(type, values.of(objects.get(row)));
    }
}
