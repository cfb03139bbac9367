package io.lakecaravan.format.iceberg;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.iceberg.TableMetadata.PartitionField;
import io.lakecaravan.format.table.Alignment;
import io.lakecaravan.format.table.TableField;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.LogicalType.Binary;
import io.lakecaravan.schema.LogicalType.Decimal;
import io.lakecaravan.schema.LogicalType.FloatingPoint;
import io.lakecaravan.schema.LogicalType.Geography;
import io.lakecaravan.schema.LogicalType.Geometry;
import io.lakecaravan.schema.LogicalType.Int;
import io.lakecaravan.schema.LogicalType.ListOf;
import io.lakecaravan.schema.LogicalType.MapOf;
import io.lakecaravan.schema.LogicalType.StructOf;
import io.lakecaravan.schema.LogicalType.Text;
import io.lakecaravan.schema.LogicalType.Time;
import io.lakecaravan.schema.LogicalType.Timestamp;
import io.lakecaravan.schema.LogicalType.Unknown;
import io.lakecaravan.schema.Precision;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The columns of a schema. The native type is Iceberg's, followed by how the table is partitioned by the column.
 *
 * @see <a href="https://iceberg.apache.org/spec/#schemas-and-data-types">Schemas and data types</a>
 */
final class IcebergSchema {
    private static final Pattern DECIMAL = Pattern.compile("decimal\\(\\s*(\\d{1,3})\\s*,\\s*(\\d{1,3})\\s*\\)");
    private static final Pattern FIXED = Pattern.compile("fixed\\[\\s*(\\d{1,9})\\s*\\]");
    private static final Pattern GEO =
            Pattern.compile("(geometry|geography)(?:\\(\\s*([^,)]*?)\\s*(?:,\\s*([^)]*?)\\s*)?\\))?");

    private final ReadOptions options;
    private int columns;

    private IcebergSchema(ReadOptions options) {
        this.options = options;
    }

    /** @param spec that the table is partitioned by */
    static List<TableField> fields(JsonNode struct, ReadOptions options, List<PartitionField> spec) throws IOException {
        List<TableField> fields = new ArrayList<>();
        for (TableField field : new IcebergSchema(options).fields(struct, 1)) {
            List<String> transforms = spec.stream()
                    .filter(part -> field.id().isPresent() && field.id().getAsInt() == part.source())
                    .map(PartitionField::transform)
                    .filter(transform -> !transform.equals("void"))
                    .toList();
            Column column = transforms.isEmpty()
                    ? field.column()
                    : field.column()
                            .withNativeType(field.column().nativeType() + ", partitioned by "
                                    + String.join(" and ", transforms));
            fields.add(new TableField(column, field.id(), field.physicalName(), field.fields(), field.initial()));
        }
        return fields;
    }

    private List<TableField> fields(JsonNode struct, int depth) throws IOException {
        List<TableField> fields = new ArrayList<>();
        for (JsonNode field : struct.path("fields")) {
            if (!field.path("name").isTextual()
                    || !field.path("id").isInt()
                    || field.path("type").isMissingNode()) {
                throw corrupt("a field of the current schema lacks id, name or type");
            }
            fields.add(field(
                    field.path("name").textValue(),
                    field.path("id").intValue(),
                    field.path("type"),
                    field.path("required").asBoolean(),
                    field.path("initial-default"),
                    depth));
        }
        return fields;
    }

    private TableField field(String name, int id, JsonNode type, boolean required, JsonNode initial, int depth)
            throws IOException {
        if (++columns > options.maxColumns()) {
            throw new LimitException(
                    "the schema has more than " + options.maxColumns() + " columns, nested ones counted");
        }
        if (depth > options.maxDepth()) {
            throw new LimitException("the schema nests deeper than " + options.maxDepth() + " levels");
        }
        String kind = type.isObject() ? type.path("type").asText() : "scalar";
        List<TableField> parts = switch (kind) {
            case "struct" -> fields(type, depth + 1);
            case "list" -> List.of(part("element", type, type.path("element-required"), depth));
            case "map" ->
                List.of(
                        part("key", type, type.path("key"), depth),
                        part("value", type, type.path("value-required"), depth));
            default -> List.of();
        };
        List<Column> children = Alignment.schema(parts).columns();
        LogicalType logical = switch (kind) {
            case "struct" -> new StructOf(children);
            case "list" -> new ListOf(children.get(0));
            case "map" -> new MapOf(children.get(0), children.get(1));
            default -> scalar(type.asText(""));
        };
        Optional<Object> start =
                initial.isMissingNode() || initial.isNull() ? Optional.empty() : SingleValue.of(logical, initial);
        return new TableField(
                new Column(name, logical, !required, type.isTextual() ? type.textValue() : kind, OptionalInt.of(id)),
                OptionalInt.of(id),
                name,
                parts,
                start);
    }

    /** @param required whether it is; of a key its type, for keys always are */
    private TableField part(String name, JsonNode type, JsonNode required, int depth) throws IOException {
        if (!type.has(name) || !type.path(name + "-id").isInt()) {
            throw corrupt("a type of the current schema lacks its " + name);
        }
        return field(
                name,
                type.path(name + "-id").intValue(),
                type.path(name),
                name.equals("key") || required.asBoolean(),
                com.fasterxml.jackson.databind.node.MissingNode.getInstance(),
                depth + 1);
    }

    private static LogicalType scalar(String name) {
        return switch (name) {
            case "boolean" -> new LogicalType.Bool();
            case "int" -> Int.signed(32);
            case "long" -> Int.signed(64);
            case "float" -> new FloatingPoint(32);
            case "double" -> new FloatingPoint(64);
            case "date" -> new LogicalType.Date();
            case "time" -> new Time(Precision.MICROS);
            case "timestamp" -> new Timestamp(Precision.MICROS, false);
            case "timestamptz" -> new Timestamp(Precision.MICROS, true);
            case "timestamp_ns" -> new Timestamp(Precision.NANOS, false);
            case "timestamptz_ns" -> new Timestamp(Precision.NANOS, true);
            case "string" -> Text.plain();
            case "uuid" -> new LogicalType.Uuid();
            case "binary" -> new Binary(OptionalInt.empty());
            case "variant" -> new LogicalType.Variant();
            case "unknown" -> new LogicalType.Null();
            default -> parametric(name);
        };
    }

    private static LogicalType parametric(String name) {
        Matcher decimal = DECIMAL.matcher(name);
        if (decimal.matches()) {
            int precision = Integer.parseInt(decimal.group(1));
            int scale = Integer.parseInt(decimal.group(2));
            return precision >= 1 && scale <= precision ? new Decimal(precision, scale) : new Unknown(name);
        }
        Matcher fixed = FIXED.matcher(name);
        if (fixed.matches()) {
            return new Binary(OptionalInt.of(Integer.parseInt(fixed.group(1))));
        }
        Matcher geo = GEO.matcher(name);
        if (geo.matches()) {
            Optional<String> crs = Optional.ofNullable(geo.group(2)).filter(text -> !text.isEmpty());
            return geo.group(1).equals("geometry")
                    ? new Geometry(crs)
                    : new Geography(crs, Optional.ofNullable(geo.group(3)));
        }
        return new Unknown(name);
    }

    private static FormatException corrupt(String what) {
        return new FormatException(FindingCode.ICEBERG_METADATA_CORRUPT, what);
    }
}
