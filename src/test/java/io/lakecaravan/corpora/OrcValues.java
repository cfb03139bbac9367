package io.lakecaravan.corpora;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.table.Rendering;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import org.apache.orc.TypeDescription;
import org.apache.orc.storage.ql.exec.vector.BytesColumnVector;
import org.apache.orc.storage.ql.exec.vector.ColumnVector;
import org.apache.orc.storage.ql.exec.vector.DecimalColumnVector;
import org.apache.orc.storage.ql.exec.vector.DoubleColumnVector;
import org.apache.orc.storage.ql.exec.vector.ListColumnVector;
import org.apache.orc.storage.ql.exec.vector.LongColumnVector;
import org.apache.orc.storage.ql.exec.vector.MapColumnVector;
import org.apache.orc.storage.ql.exec.vector.StructColumnVector;
import org.apache.orc.storage.ql.exec.vector.TimestampColumnVector;
import org.apache.orc.storage.ql.exec.vector.UnionColumnVector;

/** Values of orc-core's vectors as {@link Rendering} shows them. */
final class OrcValues {
    private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);

    private OrcValues() {}

    static JsonNode json(TypeDescription type, ColumnVector vector, int rowOfBatch) {
        int row = vector.isRepeating ? 0 : rowOfBatch;
        if (!vector.noNulls && vector.isNull[row]) {
            return NODES.nullNode();
        }
        return switch (type.getCategory()) {
            case BOOLEAN -> NODES.booleanNode(((LongColumnVector) vector).vector[row] == 1);
            case BYTE, SHORT, INT, LONG -> NODES.numberNode(((LongColumnVector) vector).vector[row]);
            case FLOAT -> plain((float) ((DoubleColumnVector) vector).vector[row]);
            case DOUBLE -> plain(((DoubleColumnVector) vector).vector[row]);
            case STRING, CHAR, VARCHAR -> NODES.textNode(((BytesColumnVector) vector).toString(row));
            case BINARY, Geometry, Geography -> plain(bytes((BytesColumnVector) vector, row));
            case DATE -> plain(LocalDate.ofEpochDay(((LongColumnVector) vector).vector[row]));
            case TIMESTAMP ->
                plain(((TimestampColumnVector) vector).asScratchTimestamp(row).toLocalDateTime());
            case TIMESTAMP_INSTANT ->
                plain(((TimestampColumnVector) vector).asScratchTimestamp(row).toInstant());
            case DECIMAL ->
                NODES.numberNode(new BigDecimal(((DecimalColumnVector) vector)
                        .vector[row]
                        .getHiveDecimal()
                        .toString()));
            case LIST -> list(type.getChildren().get(0), (ListColumnVector) vector, row);
            case MAP -> map(type, (MapColumnVector) vector, row);
            case STRUCT -> struct(type, (StructColumnVector) vector, row);
            case UNION -> {
                UnionColumnVector union = (UnionColumnVector) vector;
                int tag = union.tags[row];
                yield json(type.getChildren().get(tag), union.fields[tag], row);
            }
        };
    }

    private static byte[] bytes(BytesColumnVector vector, int row) {
        return Arrays.copyOfRange(vector.vector[row], vector.start[row], vector.start[row] + vector.length[row]);
    }

    private static ArrayNode list(TypeDescription element, ListColumnVector vector, int row) {
        ArrayNode array = NODES.arrayNode();
        for (long i = vector.offsets[row]; i < vector.offsets[row] + vector.lengths[row]; i++) {
            array.add(json(element, vector.child, (int) i));
        }
        return array;
    }

    private static JsonNode map(TypeDescription type, MapColumnVector vector, int row) {
        ObjectNode object = NODES.objectNode();
        ArrayNode pairs = NODES.arrayNode();
        for (long i = vector.offsets[row]; i < vector.offsets[row] + vector.lengths[row]; i++) {
            JsonNode key = json(type.getChildren().get(0), vector.keys, (int) i);
            JsonNode value = json(type.getChildren().get(1), vector.values, (int) i);
            object.set(key.asText(), value);
            pairs.addArray().add(key).add(value);
        }
        return type.getChildren().get(0).getCategory() == TypeDescription.Category.STRING ? object : pairs;
    }

    private static ObjectNode struct(TypeDescription type, StructColumnVector vector, int row) {
        ObjectNode object = NODES.objectNode();
        for (int i = 0; i < vector.fields.length; i++) {
            object.set(type.getFieldNames().get(i), json(type.getChildren().get(i), vector.fields[i], row));
        }
        return object;
    }

    private static JsonNode plain(Object value) {
        return Rendering.json(new LogicalType.Unknown(""), value);
    }
}
