package io.lakecaravan.corpora;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.table.Rendering;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.avro.Conversions;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.util.TimePeriod;

/** Values of Avro's generic reader as {@link Rendering} shows them. */
final class AvroValues {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private AvroValues() {}

    /** With Avro's conversions into classes of java.time, of decimals and of UUIDs. */
    static GenericData model() {
        GenericData model = new GenericData();
        List.of(
                        new Conversions.UUIDConversion(),
                        new Conversions.DecimalConversion(),
                        new Conversions.DurationConversion(),
                        new TimeConversions.DateConversion(),
                        new TimeConversions.TimeMillisConversion(),
                        new TimeConversions.TimeMicrosConversion(),
                        new TimeConversions.TimestampMillisConversion(),
                        new TimeConversions.TimestampMicrosConversion(),
                        new TimeConversions.TimestampNanosConversion(),
                        new TimeConversions.LocalTimestampMillisConversion(),
                        new TimeConversions.LocalTimestampMicrosConversion(),
                        new TimeConversions.LocalTimestampNanosConversion())
                .forEach(model::addLogicalTypeConversion);
        return model;
    }

    static JsonNode json(Schema schema, Object value) {
        if (value instanceof TimePeriod period) {
            BigDecimal seconds = BigDecimal.valueOf(period.getMillis(), 3).stripTrailingZeros();
            return NODES.textNode(
                    "P" + period.getMonths() + "M" + period.getDays() + "DT" + seconds.toPlainString() + "S");
        }
        if (schema.getLogicalType() != null && !(value instanceof GenericFixed)) {
            return Rendering.json(new LogicalType.Unknown(""), value);
        }
        return switch (schema.getType()) {
            case UNION -> json(schema.getTypes().get(model().resolveUnion(schema, value)), value);
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
