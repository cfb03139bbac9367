package io.lakecaravan.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.LogicalType.Binary;
import io.lakecaravan.schema.LogicalType.Duration;
import io.lakecaravan.schema.LogicalType.FloatingPoint;
import io.lakecaravan.schema.LogicalType.Geography;
import io.lakecaravan.schema.LogicalType.Geometry;
import io.lakecaravan.schema.LogicalType.Int;
import io.lakecaravan.schema.LogicalType.ListOf;
import io.lakecaravan.schema.LogicalType.MapOf;
import io.lakecaravan.schema.LogicalType.Null;
import io.lakecaravan.schema.LogicalType.StructOf;
import io.lakecaravan.schema.LogicalType.Text;
import io.lakecaravan.schema.LogicalType.TextKind;
import io.lakecaravan.schema.LogicalType.Time;
import io.lakecaravan.schema.LogicalType.Timestamp;
import io.lakecaravan.schema.LogicalType.UnionOf;
import io.lakecaravan.schema.LogicalType.Unknown;
import io.lakecaravan.schema.Precision;
import io.lakecaravan.schema.TypeText;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** What a type holds beyond its name: its fields, and a detail object where the name is that of several types. */
final class TypeDetail {
    private TypeDetail() {}

    /** Columns below the type: [element], [key, value], fields or members. */
    static List<Column> fields(LogicalType type) {
        if (type instanceof ListOf list) {
            return List.of(list.element());
        } else if (type instanceof MapOf map) {
            return List.of(map.key(), map.value());
        } else if (type instanceof StructOf struct) {
            return struct.fields();
        } else if (type instanceof UnionOf union) {
            return union.members();
        }
        return List.of();
    }

    /** Empty where the name says all. */
    static ObjectNode write(LogicalType type) {
        ObjectNode detail = JsonNodeFactory.instance.objectNode();
        if (type instanceof Null) {
            detail.put("null", true);
        } else if (type instanceof Int integer && !integer.signed()) {
            detail.put("unsigned", integer.bits());
        } else if (type instanceof FloatingPoint real && real.bits() == 16) {
            detail.put("bits", 16);
        } else if (type instanceof Time time) {
            unit(detail, time.precision());
        } else if (type instanceof Timestamp timestamp) {
            unit(detail, timestamp.precision());
        } else if (type instanceof Duration duration) {
            unit(detail, duration.precision());
        } else if (type instanceof Text text && text.kind() == TextKind.ENUM) {
            detail.put("enum", true);
        } else if (type instanceof Binary binary) {
            binary.length().ifPresent(length -> detail.put("length", length));
        } else if (type instanceof Geometry geometry) {
            geometry.crs().ifPresent(crs -> detail.put("crs", crs));
        } else if (type instanceof Geography geography) {
            geography.crs().ifPresent(crs -> detail.put("crs", crs));
            geography.algorithm().ifPresent(algorithm -> detail.put("algorithm", algorithm));
        } else if (type instanceof Unknown unknown && !unknown.text().isEmpty()) {
            detail.put("text", unknown.text());
        }
        return detail;
    }

    private static void unit(ObjectNode detail, Precision precision) {
        if (precision != Precision.MICROS) {
            detail.put("unit", precision.name().toLowerCase(Locale.ROOT));
        }
    }

    /** A name of a later version is an unknown type. */
    static LogicalType read(String name, List<Column> fields, JsonNode detail) {
        return switch (name) {
            case "array" -> fields.size() == 1 ? new ListOf(fields.get(0)) : new Unknown(name);
            case "map" -> fields.size() == 2 ? new MapOf(fields.get(0), fields.get(1)) : new Unknown(name);
            case "struct" -> new StructOf(fields);
            case "union" -> new UnionOf(fields);
            default -> scalar(name, detail);
        };
    }

    private static LogicalType scalar(String name, JsonNode detail) {
        LogicalType type;
        try {
            type = TypeText.parse(name);
        } catch (IllegalArgumentException e) {
            return new Unknown(name);
        }
        if (detail.path("null").asBoolean()) {
            return new Null();
        } else if (detail.has("unsigned")) {
            return new Int(detail.get("unsigned").asInt(), false);
        } else if (type instanceof FloatingPoint real) {
            return new FloatingPoint(detail.path("bits").asInt(real.bits()));
        } else if (type instanceof Time) {
            return new Time(unit(detail));
        } else if (type instanceof Timestamp timestamp) {
            return new Timestamp(unit(detail), timestamp.zoned());
        } else if (type instanceof Duration) {
            return new Duration(unit(detail));
        } else if (detail.path("enum").asBoolean()) {
            return new Text(TextKind.ENUM);
        } else if (type instanceof Binary && detail.has("length")) {
            return new Binary(OptionalInt.of(detail.get("length").asInt()));
        } else if (type instanceof Geometry) {
            return new Geometry(text(detail, "crs"));
        } else if (type instanceof Geography) {
            return new Geography(text(detail, "crs"), text(detail, "algorithm"));
        } else if (type instanceof Unknown) {
            return new Unknown(text(detail, "text").orElse(""));
        }
        return type;
    }

    private static Precision unit(JsonNode detail) {
        return text(detail, "unit")
                .map(unit -> Precision.valueOf(unit.toUpperCase(Locale.ROOT)))
                .orElse(Precision.MICROS);
    }

    private static Optional<String> text(JsonNode detail, String name) {
        return Optional.ofNullable(detail.get(name)).map(JsonNode::asText);
    }
}
