package io.lakecaravan.format.delta;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.delta.Action.Metadata;
import io.lakecaravan.format.table.Alignment;
import io.lakecaravan.format.table.FieldMatching;
import io.lakecaravan.format.table.TableField;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.LogicalType.Decimal;
import io.lakecaravan.schema.LogicalType.FloatingPoint;
import io.lakecaravan.schema.LogicalType.Int;
import io.lakecaravan.schema.LogicalType.ListOf;
import io.lakecaravan.schema.LogicalType.MapOf;
import io.lakecaravan.schema.LogicalType.StructOf;
import io.lakecaravan.schema.LogicalType.Text;
import io.lakecaravan.schema.LogicalType.Timestamp;
import io.lakecaravan.schema.LogicalType.Unknown;
import io.lakecaravan.schema.Precision;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The columns of a table as {@code schemaString} has them, with what finds them in data files.
 *
 * @param partitionColumns by their logical name
 * @see <a href="https://github.com/delta-io/delta/blob/master/PROTOCOL.md#schema-serialization-format">Schema
 *     serialization format</a>
 */
record DeltaSchema(List<TableField> fields, FieldMatching matching, List<String> partitionColumns) {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Pattern DECIMAL = Pattern.compile("decimal\\((\\d{1,3}),\\s*(-?\\d{1,3})\\)");
    private static final String MAPPING = "delta.columnMapping.";

    DeltaSchema {
        fields = List.copyOf(fields);
        partitionColumns = List.copyOf(partitionColumns);
    }

    static DeltaSchema parse(Metadata metadata, ReadOptions options) throws IOException {
        JsonNode schema;
        try {
            schema = MAPPER.readTree(metadata.schema());
        } catch (JsonProcessingException e) {
            throw corrupt("the table's schema is not JSON", e);
        }
        String mode =
                metadata.configuration().getOrDefault(MAPPING + "mode", "none").toLowerCase(Locale.ROOT);
        Parser parser = new Parser(!mode.equals("none"), options);
        if (!schema.path("type").asText().equals("struct")) {
            throw corrupt("the table's schema is no struct", null);
        }
        return new DeltaSchema(
                parser.fields(schema, 1),
                mode.equals("id") ? FieldMatching.ID : FieldMatching.NAME,
                metadata.partitionColumns());
    }

    List<TableField> project(List<String> names) {
        return Alignment.project(fields, names);
    }

    boolean isPartition(TableField field) {
        return partitionColumns.stream().anyMatch(field.column().name()::equalsIgnoreCase);
    }

    private static FormatException corrupt(String what, Throwable cause) {
        return new FormatException(FindingCode.DELTA_LOG_CORRUPT, -1, what, cause);
    }

    private static final class Parser {
        private final boolean mapped;
        private final ReadOptions options;
        private int columns;

        Parser(boolean mapped, ReadOptions options) {
            this.mapped = mapped;
            this.options = options;
        }

        List<TableField> fields(JsonNode struct, int depth) throws IOException {
            List<TableField> fields = new ArrayList<>();
            for (JsonNode field : struct.path("fields")) {
                String name = field.path("name").asText();
                if (!field.path("name").isTextual() || field.path("type").isMissingNode()) {
                    throw corrupt("a field of the table's schema lacks name or type", null);
                }
                JsonNode more = field.path("metadata");
                JsonNode physical = more.path(MAPPING + "physicalName");
                JsonNode id = more.path(MAPPING + "id");
                fields.add(part(
                        name,
                        field.path("type"),
                        field.path("nullable").asBoolean(true),
                        mapped && physical.isTextual() ? physical.textValue() : name,
                        mapped && id.isInt() ? OptionalInt.of(id.intValue()) : OptionalInt.empty(),
                        more.path("__CHAR_VARCHAR_TYPE_STRING").asText(""),
                        depth));
            }
            return fields;
        }

        private TableField part(
                String name,
                JsonNode type,
                boolean nullable,
                String physical,
                OptionalInt id,
                String nativeType,
                int depth)
                throws IOException {
            if (++columns > options.maxColumns()) {
                throw new LimitException(
                        "the schema has more than " + options.maxColumns() + " columns, nested ones counted");
            }
            if (depth > options.maxDepth()) {
                throw new LimitException("the schema nests deeper than " + options.maxDepth() + " levels");
            }
            List<TableField> parts = parts(type, depth);
            List<Column> children = Alignment.schema(parts).columns();
            LogicalType logical = switch (kind(type)) {
                case "struct" -> new StructOf(children);
                case "array" -> new ListOf(children.get(0));
                case "map" -> new MapOf(children.get(0), children.get(1));
                default -> scalar(type.asText(""));
            };
            String shown = !nativeType.isEmpty() ? nativeType : type.isTextual() ? type.textValue() : kind(type);
            return new TableField(
                    new Column(name, logical, nullable, shown, id), id, physical, parts, Optional.empty());
        }

        private static String kind(JsonNode type) {
            return type.isObject() ? type.path("type").asText() : "scalar";
        }

        private List<TableField> parts(JsonNode type, int depth) throws IOException {
            return switch (kind(type)) {
                case "struct" -> fields(type, depth + 1);
                case "array" ->
                    List.of(part(
                            "element",
                            type,
                            "elementType",
                            type.path("containsNull").asBoolean(true),
                            depth));
                case "map" ->
                    List.of(
                            part("key", type, "keyType", false, depth),
                            part(
                                    "value",
                                    type,
                                    "valueType",
                                    type.path("valueContainsNull").asBoolean(true),
                                    depth));
                default -> List.of();
            };
        }

        private TableField part(String name, JsonNode type, String member, boolean nullable, int depth)
                throws IOException {
            if (type.path(member).isMissingNode()) {
                throw corrupt("a type of the table's schema lacks its " + member, null);
            }
            return part(name, type.path(member), nullable, name, OptionalInt.empty(), "", depth + 1);
        }
    }

    private static LogicalType scalar(String name) {
        return switch (name) {
            case "string" -> Text.plain();
            case "long" -> Int.signed(64);
            case "integer" -> Int.signed(32);
            case "short" -> Int.signed(16);
            case "byte" -> Int.signed(8);
            case "float" -> new FloatingPoint(32);
            case "double" -> new FloatingPoint(64);
            case "boolean" -> new LogicalType.Bool();
            case "binary" -> new LogicalType.Binary(OptionalInt.empty());
            case "date" -> new LogicalType.Date();
            case "timestamp" -> new Timestamp(Precision.MICROS, true);
            case "timestamp_ntz" -> new Timestamp(Precision.MICROS, false);
            case "variant" -> new LogicalType.Variant();
            case "void", "null" -> new LogicalType.Null();
            case "decimal" -> new Decimal(10, 0);
            default -> decimal(name);
        };
    }

    private static LogicalType decimal(String name) {
        Matcher decimal = DECIMAL.matcher(name);
        if (decimal.matches()) {
            int precision = Integer.parseInt(decimal.group(1));
            int scale = Integer.parseInt(decimal.group(2));
            if (precision >= 1 && scale <= precision) {
                return new Decimal(precision, scale);
            }
        }
        // "string collate ..." is a string whose order differs
        return name.startsWith("string ") ? Text.plain() : new Unknown(name);
    }
}
