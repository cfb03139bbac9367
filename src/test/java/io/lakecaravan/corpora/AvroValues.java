package io.lakecaravan.corpora;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.table.Rendering;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.GenericRecord;

/** Values of Avro's generic reader as {@link Rendering} shows them. */
final class AvroValues {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private AvroValues() {}

    static JsonNode json(Schema schema, Object value) {
        return switch (schema.getType()) {
            case UNION -> json(schema.getTypes().get(GenericData.get().resolveUnion(schema, value)), value);
            case NULL -> NODES.nullNode();
            case RECORD -> {
                ObjectNode object = NODES.objectNode();
                schema.getFields()
                        .forEach(field -> object.set(
                                field.name(), json(field.schema(), ((GenericRecord) value).get(field.pos()))));
                yield object;
            }
            case ARRAY -> {
                ArrayNode array = NODES.arrayNode();
                ((Collection<?>) value).forEach(each -> array.add(json(schema.getElementType(), each)));
                yield array;
            }
            case MAP -> {
                ObjectNode object = NODES.objectNode();
                ((Map<?, ?>) value)
                        .forEach((key, each) -> object.set(key.toString(), json(schema.getValueType(), each)));
                yield object;
            }
            case BYTES -> bytes(((ByteBuffer) value).duplicate());
            case FIXED -> bytes(ByteBuffer.wrap(((GenericFixed) value).bytes()));
            case STRING, ENUM -> NODES.textNode(value.toString());
            case INT, LONG, FLOAT, DOUBLE, BOOLEAN -> Rendering.json(new LogicalType.Unknown(""), value);
        };
    }

    private static JsonNode bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return Rendering.json(new LogicalType.Unknown(""), bytes);
    }
}
