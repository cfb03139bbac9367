package io.lakecaravan.corpora;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.delta.kernel.data.ArrayValue;
import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.MapValue;
import io.delta.kernel.types.ArrayType;
import io.delta.kernel.types.BinaryType;
import io.delta.kernel.types.BooleanType;
import io.delta.kernel.types.ByteType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.DateType;
import io.delta.kernel.types.DecimalType;
import io.delta.kernel.types.DoubleType;
import io.delta.kernel.types.FloatType;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.MapType;
import io.delta.kernel.types.ShortType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructType;
import io.delta.kernel.types.TimestampNTZType;
import io.delta.kernel.types.TimestampType;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.table.Rendering;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Values of Delta Kernel's vectors as {@link Rendering} shows them, and its types in the words of {@link SecondColumn}. */
final class KernelValues {
    private static final JsonNodeFactory NODES = new JsonNodeFactory(true);

    private KernelValues() {}

    static String type(DataType type) {
        if (type instanceof ArrayType array) {
            return "array<" + type(array.getElementType()) + ">";
        } else if (type instanceof MapType map) {
            return "map<" + type(map.getKeyType()) + "," + type(map.getValueType()) + ">";
        } else if (type instanceof StructType struct) {
            return "struct<"
                    + String.join(
                            ",",
                            struct.fields().stream()
                                    .map(field ->
                                            NestedTypeText.quoted(field.getName()) + ":" + type(field.getDataType()))
                                    .toList())
                    + ">";
        } else if (type instanceof DecimalType decimal) {
            return "decimal(" + decimal.getPrecision() + "," + decimal.getScale() + ")";
        }
        return type.toString();
    }

    /** @param type with logical names, which vectors of nested structs do not have */
    static JsonNode json(DataType type, ColumnVector vector, int row) {
        if (vector.isNullAt(row)) {
            return NODES.nullNode();
        }
        if (type instanceof ArrayType of) {
            ArrayValue list = vector.getArray(row);
            ArrayNode array = NODES.arrayNode();
            for (int i = 0; i < list.getSize(); i++) {
                array.add(json(of.getElementType(), list.getElements(), i));
            }
            return array;
        } else if (type instanceof MapType map) {
            return map(map, vector.getMap(row));
        } else if (type instanceof StructType struct) {
            ObjectNode object = NODES.objectNode();
            for (int i = 0; i < struct.length(); i++) {
                object.set(struct.at(i).getName(), json(struct.at(i).getDataType(), vector.getChild(i), row));
            }
            return object;
        }
        return Rendering.json(new LogicalType.Unknown(""), scalar(type, vector, row));
    }

    private static JsonNode map(MapType type, MapValue entries) {
        ObjectNode object = NODES.objectNode();
        ArrayNode pairs = NODES.arrayNode();
        for (int i = 0; i < entries.getSize(); i++) {
            JsonNode key = json(type.getKeyType(), entries.getKeys(), i);
            JsonNode value = json(type.getValueType(), entries.getValues(), i);
            object.set(key.asText(), value);
            pairs.addArray().add(key).add(value);
        }
        return type.getKeyType() instanceof StringType ? object : pairs;
    }

    private static Object scalar(DataType type, ColumnVector vector, int row) {
        if (type instanceof BooleanType) {
            return vector.getBoolean(row);
        } else if (type instanceof ByteType) {
            return (long) vector.getByte(row);
        } else if (type instanceof ShortType) {
            return (long) vector.getShort(row);
        } else if (type instanceof IntegerType) {
            return (long) vector.getInt(row);
        } else if (type instanceof LongType) {
            return vector.getLong(row);
        } else if (type instanceof FloatType) {
            return vector.getFloat(row);
        } else if (type instanceof DoubleType) {
            return vector.getDouble(row);
        } else if (type instanceof DecimalType) {
            return vector.getDecimal(row);
        } else if (type instanceof DateType) {
            return LocalDate.ofEpochDay(vector.getInt(row));
        } else if (type instanceof TimestampType) {
            return instant(vector.getLong(row));
        } else if (type instanceof TimestampNTZType) {
            return LocalDateTime.ofInstant(instant(vector.getLong(row)), ZoneOffset.UTC);
        } else if (type instanceof BinaryType) {
            return vector.getBinary(row);
        }
        return vector.getString(row);
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
