package io.lakecaravan.schema;

import io.lakecaravan.schema.LogicalType.Binary;
import io.lakecaravan.schema.LogicalType.Bool;
import io.lakecaravan.schema.LogicalType.Date;
import io.lakecaravan.schema.LogicalType.Decimal;
import io.lakecaravan.schema.LogicalType.Duration;
import io.lakecaravan.schema.LogicalType.FloatingPoint;
import io.lakecaravan.schema.LogicalType.Geography;
import io.lakecaravan.schema.LogicalType.Geometry;
import io.lakecaravan.schema.LogicalType.Int;
import io.lakecaravan.schema.LogicalType.Interval;
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
import io.lakecaravan.schema.LogicalType.Uuid;
import io.lakecaravan.schema.LogicalType.Variant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** The texts of types: the names that JSON and configuration use, and a fuller text for people. */
public final class TypeText {
    private static final String SCALARS = "boolean, tinyint, smallint, int, bigint, float, double, decimal(p,s), date, "
            + "time, timestamp, timestamptz, duration, interval, string, json, uuid, binary, variant, geometry, "
            + "geography, unknown";

    private TypeText() {}

    /**
     * The name of the type in JSON: one of a closed list. A type the list does not have takes the next wider name:
     * unsigned integers that of the signed type that holds them (64 bit: {@code decimal(20,0)}), 16 bit floats {@code
     * float}, columns of nothing but nulls {@code unknown}.
     */
    public static String name(LogicalType type) {
        if (type instanceof Int integer) {
            return name(integer);
        }
        if (type instanceof FloatingPoint real) {
            return real.bits() == 64 ? "double" : "float";
        }
        if (type instanceof Decimal decimal) {
            return "decimal(" + decimal.precision() + "," + decimal.scale() + ")";
        }
        if (type instanceof Timestamp timestamp) {
            return timestamp.zoned() ? "timestamptz" : "timestamp";
        }
        if (type instanceof Text text) {
            return text.kind() == TextKind.JSON ? "json" : "string";
        }
        return fixedName(type);
    }

    private static String name(Int type) {
        int bits = type.signed() ? type.bits() : type.bits() * 2;
        return switch (bits) {
            case 8 -> "tinyint";
            case 16 -> "smallint";
            case 32 -> "int";
            case 64 -> "bigint";
            default -> "decimal(20,0)";
        };
    }

    private static String fixedName(LogicalType type) {
        if (type instanceof Bool) {
            return "boolean";
        } else if (type instanceof Date) {
            return "date";
        } else if (type instanceof Time) {
            return "time";
        } else if (type instanceof Duration) {
            return "duration";
        } else if (type instanceof Interval) {
            return "interval";
        } else if (type instanceof Uuid) {
            return "uuid";
        } else if (type instanceof Binary) {
            return "binary";
        } else if (type instanceof ListOf) {
            return "array";
        } else if (type instanceof MapOf) {
            return "map";
        } else if (type instanceof StructOf) {
            return "struct";
        } else if (type instanceof UnionOf) {
            return "union";
        } else if (type instanceof Variant) {
            return "variant";
        } else if (type instanceof Geometry) {
            return "geometry";
        } else if (type instanceof Geography) {
            return "geography";
        }
        return "unknown";
    }

    /** The whole type for people, e.g. {@code struct<a:int,b:array<string>>}. Names that are no words stand in `backticks`. */
    public static String display(LogicalType type) {
        StringBuilder text = new StringBuilder();
        display(type, text);
        return text.toString();
    }

    private static void display(LogicalType type, StringBuilder text) {
        if (type instanceof ListOf list) {
            text.append("array<");
            display(list.element().type(), text);
            text.append('>');
        } else if (type instanceof MapOf map) {
            text.append("map<");
            display(map.key().type(), text);
            text.append(',');
            display(map.value().type(), text);
            text.append('>');
        } else if (type instanceof StructOf struct) {
            displayAll("struct<", struct.fields(), text);
        } else if (type instanceof UnionOf union) {
            displayAll("union<", union.members(), text);
        } else {
            text.append(displayScalar(type));
        }
    }

    private static void displayAll(String opening, List<Column> columns, StringBuilder text) {
        String separator = opening;
        for (Column column : columns) {
            text.append(separator).append(quoted(column.name())).append(':');
            display(column.type(), text);
            separator = ",";
        }
        text.append(columns.isEmpty() ? opening + ">" : ">");
    }

    private static String quoted(String name) {
        boolean word = !name.isEmpty() && name.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || c == '_');
        return word ? name : "`" + name.replace("`", "``") + "`";
    }

    private static String displayScalar(LogicalType type) {
        if (type instanceof Null) {
            return "null";
        } else if (type instanceof Int integer) {
            return integer.signed() ? name(integer) : "uint" + integer.bits();
        } else if (type instanceof FloatingPoint real && real.bits() == 16) {
            return "float16";
        } else if (type instanceof Time time) {
            return "time" + unit(time.precision());
        } else if (type instanceof Timestamp timestamp) {
            return name(type) + unit(timestamp.precision());
        } else if (type instanceof Duration duration) {
            return "duration" + unit(duration.precision());
        } else if (type instanceof Text text && text.kind() == TextKind.ENUM) {
            return "enum";
        } else if (type instanceof Binary binary && binary.length().isPresent()) {
            return "binary(" + binary.length().getAsInt() + ")";
        } else if (type instanceof Geometry geometry) {
            return "geometry" + geometry.crs().map(crs -> "(" + crs + ")").orElse("");
        } else if (type instanceof Geography geography) {
            return "geography" + geography.crs().map(crs -> "(" + crs + ")").orElse("");
        } else if (type instanceof Unknown unknown && !unknown.text().isEmpty()) {
            return "unknown(" + unknown.text() + ")";
        }
        return name(type);
    }

    /** Microseconds are what a type without unit means. */
    private static String unit(Precision precision) {
        return switch (precision) {
            case SECONDS -> "(s)";
            case MILLIS -> "(ms)";
            case MICROS -> "";
            case NANOS -> "(ns)";
        };
    }

    /**
     * The type that a scalar's JSON name means; the case of letters does not matter. Times, timestamps and durations are
     * in microseconds.
     *
     * @throws IllegalArgumentException naming the legal texts
     */
    public static LogicalType parse(String text) {
        String name = text.strip().toLowerCase(Locale.ROOT);
        return switch (name) {
            case "boolean" -> new Bool();
            case "tinyint" -> Int.signed(8);
            case "smallint" -> Int.signed(16);
            case "int" -> Int.signed(32);
            case "bigint" -> Int.signed(64);
            case "float" -> new FloatingPoint(32);
            case "double" -> new FloatingPoint(64);
            case "date" -> new Date();
            case "time" -> new Time(Precision.MICROS);
            case "timestamp" -> new Timestamp(Precision.MICROS, false);
            case "timestamptz" -> new Timestamp(Precision.MICROS, true);
            case "duration" -> new Duration(Precision.MICROS);
            case "interval" -> new Interval();
            case "string" -> Text.plain();
            case "json" -> new Text(TextKind.JSON);
            case "uuid" -> new Uuid();
            case "binary" -> new Binary(OptionalInt.empty());
            case "variant" -> new Variant();
            case "geometry" -> new Geometry(Optional.empty());
            case "geography" -> new Geography(Optional.empty(), Optional.empty());
            case "unknown" -> new Unknown("");
            default ->
                decimal(name)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "'" + text + "' is no type of a column. Types: " + SCALARS));
        };
    }

    /** Empty where the text is no decimal type. */
    private static Optional<LogicalType> decimal(String name) {
        int comma = name.indexOf(',');
        if (!name.startsWith("decimal(") || !name.endsWith(")") || comma < 0) {
            return Optional.empty();
        }
        OptionalInt precision = number(name.substring("decimal(".length(), comma));
        OptionalInt scale = number(name.substring(comma + 1, name.length() - 1));
        if (precision.isEmpty() || scale.isEmpty() || precision.getAsInt() < 1) {
            return Optional.empty();
        }
        return scale.getAsInt() > precision.getAsInt()
                ? Optional.empty()
                : Optional.of(new Decimal(precision.getAsInt(), scale.getAsInt()));
    }

    private static OptionalInt number(String text) {
        String digits = text.strip();
        boolean negative = digits.startsWith("-");
        String magnitude = negative ? digits.substring(1) : digits;
        if (magnitude.isEmpty() || magnitude.length() > 10 || !magnitude.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return OptionalInt.empty();
        }
        long value = Long.parseLong(magnitude);
        return value > Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of((int) (negative ? -value : value));
    }
}
