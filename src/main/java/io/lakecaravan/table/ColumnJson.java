package io.lakecaravan.table;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.TypeText;
import java.io.IOException;
import java.io.Serial;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Columns as {@code {"name","type","nativeType","nullable","fields","detail","id"}}; {@code detail} stands only where the
 * name of the type says less than the type, {@code id} only where the field has one. A type on its own is its name, or an object of {@code type, fields, detail}.
 */
final class ColumnJson {
    private ColumnJson() {}

    static SimpleModule module() {
        return new SimpleModule("columns")
                .addSerializer(Column.class, new ColumnWriter())
                .addDeserializer(Column.class, new ColumnReader())
                .addSerializer(LogicalType.class, new TypeWriter())
                .addDeserializer(LogicalType.class, new TypeReader());
    }

    private static void write(Column column, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("name", column.name());
        out.writeStringField("type", TypeText.name(column.type()));
        out.writeStringField("nativeType", column.nativeType());
        out.writeBooleanField("nullable", column.nullable());
        writeParts(column.type(), out);
        if (column.id().isPresent()) {
            out.writeNumberField("id", column.id().getAsInt());
        }
        out.writeEndObject();
    }

    private static void writeParts(LogicalType type, JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("fields");
        for (Column field : TypeDetail.fields(type)) {
            write(field, out);
        }
        out.writeEndArray();
        ObjectNode detail = TypeDetail.write(type);
        if (!detail.isEmpty()) {
            out.writeObjectField("detail", detail);
        }
    }

    private static Column column(JsonNode json, DeserializationContext context) throws IOException {
        if (!json.path("name").isTextual() || !json.path("type").isTextual()) {
            context.reportInputMismatch(Column.class, "a column needs the texts name and type");
        }
        return new Column(
                json.get("name").asText(),
                type(json, context),
                json.path("nullable").asBoolean(true),
                json.path("nativeType").asText(""),
                json.path("id").isInt() ? OptionalInt.of(json.get("id").asInt()) : OptionalInt.empty());
    }

    private static LogicalType type(JsonNode json, DeserializationContext context) throws IOException {
        List<Column> fields = new ArrayList<>();
        for (JsonNode field : json.path("fields")) {
            fields.add(column(field, context));
        }
        try {
            return TypeDetail.read(json.path("type").asText(), fields, json.path("detail"));
        } catch (IllegalArgumentException e) {
            return context.reportInputMismatch(LogicalType.class, "the detail of a type is none: %s", e.getMessage());
        }
    }

    private static final class ColumnWriter extends StdSerializer<Column> {
        @Serial
        private static final long serialVersionUID = 1;

        ColumnWriter() {
            super(Column.class);
        }

        @Override
        public void serialize(Column column, JsonGenerator out, SerializerProvider provider) throws IOException {
            write(column, out);
        }
    }

    private static final class ColumnReader extends StdDeserializer<Column> {
        @Serial
        private static final long serialVersionUID = 1;

        ColumnReader() {
            super(Column.class);
        }

        @Override
        public Column deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return column(context.readTree(in), context);
        }
    }

    private static final class TypeWriter extends StdSerializer<LogicalType> {
        @Serial
        private static final long serialVersionUID = 1;

        TypeWriter() {
            super(LogicalType.class);
        }

        @Override
        public void serialize(LogicalType type, JsonGenerator out, SerializerProvider provider) throws IOException {
            boolean nameIsAll = TypeDetail.write(type).isEmpty()
                    && !List.of("array", "map", "struct", "union").contains(TypeText.name(type));
            if (nameIsAll) {
                out.writeString(TypeText.name(type));
                return;
            }
            out.writeStartObject();
            out.writeStringField("type", TypeText.name(type));
            writeParts(type, out);
            out.writeEndObject();
        }
    }

    private static final class TypeReader extends StdDeserializer<LogicalType> {
        @Serial
        private static final long serialVersionUID = 1;

        TypeReader() {
            super(LogicalType.class);
        }

        @Override
        public LogicalType deserialize(JsonParser in, DeserializationContext context) throws IOException {
            JsonNode json = context.readTree(in);
            if (json.isTextual()) {
                return TypeDetail.read(json.asText(), List.of(), MissingNode.getInstance());
            }
            return type(json, context);
        }
    }
}
