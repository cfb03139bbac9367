package io.lakecaravan.catalog.openmetadata;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.TypeText;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.PartitionSummary;
import io.lakecaravan.table.TableColumn;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Columns in OpenMetadata's form, with types that every server from 1.4 on knows. Names are made legal and, because the
 * server matches columns without regard to case, unique without regard to case.
 */
final class ColumnPayload {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    /** The server's enum has no unlimited decimal; NUMERIC takes no precision. */
    private static final int MAX_DECIMAL = 38;

    private ColumnPayload() {}

    /** @return legal unique names, in the order of {@code columns} */
    static List<String> names(List<Column> columns) {
        Set<String> taken = new HashSet<>();
        return columns.stream().map(column -> unique(column.name(), taken)).toList();
    }

    private static String unique(String name, Set<String> taken) {
        String legal = OpenMetadataNames.legal(name);
        if (taken.add(legal.toLowerCase(Locale.ROOT))) {
            return legal;
        }
        String suffixed = OpenMetadataNames.legal(
                legal + "_" + OpenMetadataNames.md5(name).substring(0, 6));
        for (int i = 2; !taken.add(suffixed.toLowerCase(Locale.ROOT)); i++) {
            suffixed = OpenMetadataNames.legal(
                    legal + "_" + OpenMetadataNames.md5(name + i).substring(0, 6));
        }
        return suffixed;
    }

    static ArrayNode columns(List<Column> columns) {
        List<String> names = names(columns);
        ArrayNode array = JSON.arrayNode();
        for (int i = 0; i < columns.size(); i++) {
            array.add(column(names.get(i), columns.get(i)));
        }
        return array;
    }

    static ObjectNode column(String name, Column column) {
        ObjectNode node = JSON.objectNode();
        node.put("name", name);
        if (!name.equals(column.name())) {
            node.put("displayName", column.name());
        }
        LogicalType type = column.type();
        node.put("dataType", dataType(type));
        node.put("dataTypeDisplay", TypeText.display(type).toLowerCase(Locale.ROOT));
        if (type instanceof LogicalType.Decimal decimal && isPlain(decimal)) {
            node.put("precision", decimal.precision());
            node.put("scale", decimal.scale());
        } else if (type instanceof LogicalType.Binary binary && binary.length().isPresent()) {
            node.put("dataLength", binary.length().getAsInt());
        } else if (type instanceof LogicalType.ListOf list) {
            node.put("arrayDataType", dataType(list.element().type()));
            if (list.element().type() instanceof LogicalType.StructOf struct) {
                node.set("children", columns(struct.fields()));
            }
        } else if (type instanceof LogicalType.StructOf struct) {
            node.set("children", columns(struct.fields()));
        }
        if (!column.nullable()) {
            node.put("constraint", "NOT_NULL");
        }
        ColumnText.of(column).ifPresent(text -> node.put("description", text));
        return node;
    }

    /** The columns of a table, with their places, descriptions and tags. */
    static ArrayNode ofTable(LogicalTable table, TagMapping mapping) {
        Map<String, PartitionSummary> keys = new HashMap<>();
        table.partitionKeys().forEach(key -> keys.putIfAbsent(key.name(), key));
        List<String> names =
                names(table.columns().stream().map(TableColumn::column).toList());
        ArrayNode array = JSON.arrayNode();
        for (int i = 0; i < names.size(); i++) {
            TableColumn column = table.columns().get(i);
            ObjectNode node = column(names.get(i), column.column());
            ColumnText.of(column, Optional.ofNullable(keys.get(column.column().name())))
                    .ifPresent(text -> node.put("description", text));
            node.put("ordinalPosition", i + 1);
            labels(column, mapping).putInto(node);
            for (TaggedChild child : TaggedChild.of(column)) {
                ObjectNode at = node;
                for (int place : child.places()) {
                    at = (ObjectNode) at.get("children").get(place);
                }
                child.labels(mapping).putInto(at);
            }
            array.add(node);
        }
        return array;
    }

    static TagLabels labels(TableColumn column, TagMapping mapping) {
        return new TagLabels(column.tags(), column.detected(), mapping);
    }

    static String dataType(LogicalType type) {
        if (type instanceof LogicalType.Bool) {
            return "BOOLEAN";
        } else if (type instanceof LogicalType.Int integer) {
            return integer(integer);
        } else if (type instanceof LogicalType.FloatingPoint floating) {
            return floating.bits() == 64 ? "DOUBLE" : "FLOAT";
        } else if (type instanceof LogicalType.Decimal decimal) {
            return isPlain(decimal) ? "DECIMAL" : "NUMERIC";
        } else if (type instanceof LogicalType.Date) {
            return "DATE";
        } else if (type instanceof LogicalType.Time) {
            return "TIME";
        } else if (type instanceof LogicalType.Timestamp timestamp) {
            return timestamp.zoned() ? "TIMESTAMPZ" : "TIMESTAMP";
        } else if (type instanceof LogicalType.Duration || type instanceof LogicalType.Interval) {
            return "INTERVAL";
        } else if (type instanceof LogicalType.Text text) {
            return text(text);
        } else if (type instanceof LogicalType.Uuid) {
            return "UUID";
        } else if (type instanceof LogicalType.Binary binary) {
            return binary.length().isPresent() ? "BINARY" : "BYTES";
        } else if (type instanceof LogicalType.ListOf) {
            return "ARRAY";
        } else if (type instanceof LogicalType.MapOf) {
            return "MAP";
        } else if (type instanceof LogicalType.StructOf) {
            return "STRUCT";
        } else if (type instanceof LogicalType.UnionOf) {
            return "UNION";
        } else if (type instanceof LogicalType.Variant) {
            return "VARIANT";
        } else if (type instanceof LogicalType.Geometry) {
            return "GEOMETRY";
        } else if (type instanceof LogicalType.Geography) {
            return "GEOGRAPHY";
        }
        // Null and Unknown: nothing is known of the values.
        return "UNKNOWN";
    }

    private static boolean isPlain(LogicalType.Decimal type) {
        return type.precision() <= MAX_DECIMAL && type.scale() >= 0;
    }

    private static String integer(LogicalType.Int type) {
        // An unsigned integer goes to the next wider type, the widest to DECIMAL(20,0)'s untyped form.
        int bits = type.signed() ? type.bits() : type.bits() * 2;
        if (bits <= 8) {
            return "TINYINT";
        } else if (bits == 16) {
            return "SMALLINT";
        } else if (bits == 32) {
            return "INT";
        }
        return bits == 64 ? "BIGINT" : "NUMERIC";
    }

    private static String text(LogicalType.Text type) {
        return switch (type.kind()) {
            case PLAIN -> "STRING";
            case JSON -> "JSON";
            case ENUM -> "ENUM";
        };
    }
}
