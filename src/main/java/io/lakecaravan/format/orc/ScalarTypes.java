package io.lakecaravan.format.orc;

import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.LogicalType.Binary;
import io.lakecaravan.schema.LogicalType.Bool;
import io.lakecaravan.schema.LogicalType.Date;
import io.lakecaravan.schema.LogicalType.Decimal;
import io.lakecaravan.schema.LogicalType.FloatingPoint;
import io.lakecaravan.schema.LogicalType.Geography;
import io.lakecaravan.schema.LogicalType.Geometry;
import io.lakecaravan.schema.LogicalType.Int;
import io.lakecaravan.schema.LogicalType.Text;
import io.lakecaravan.schema.LogicalType.Time;
import io.lakecaravan.schema.LogicalType.Timestamp;
import io.lakecaravan.schema.LogicalType.Unknown;
import io.lakecaravan.schema.LogicalType.Uuid;
import io.lakecaravan.schema.Precision;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Types without children, under the names that Hive and ORC's tools give them.
 *
 * <p>Iceberg keeps times in longs and UUIDs in bytes, and says so in attributes.
 *
 * @see <a href="https://iceberg.apache.org/spec/#orc">Iceberg specification, "ORC"</a>
 */
final class ScalarTypes {
    /** What a decimal has that names none: files of Hive 0.11, whose decimals had no fixed scale. */
    private static final int PRECISION = 38;

    private static final int SCALE = 10;

    private ScalarTypes() {}

    static Column unknown(String name) {
        return new Column(name, new Unknown(""), true, "unknown");
    }

    static boolean isRequired(FileType type) {
        return attribute(type, "iceberg.required").filter("true"::equals).isPresent();
    }

    static Column column(String name, FileType type, int id) throws FormatException {
        return switch (type.kind().orElseThrow()) {
            case BOOLEAN -> scalar(name, new Bool(), "boolean");
            case BYTE -> scalar(name, Int.signed(8), "tinyint");
            case SHORT -> scalar(name, Int.signed(16), "smallint");
            case INT -> scalar(name, Int.signed(32), "int");
            case LONG -> scalar(name, wide(type), "bigint");
            case FLOAT -> scalar(name, new FloatingPoint(32), "float");
            case DOUBLE -> scalar(name, new FloatingPoint(64), "double");
            case STRING -> scalar(name, Text.plain(), "string");
            case VARCHAR -> scalar(name, Text.plain(), bounded("varchar", type));
            case CHAR -> scalar(name, Text.plain(), bounded("char", type));
            case BINARY -> scalar(name, binary(type), "binary");
            case DATE -> scalar(name, new Date(), "date");
            case TIMESTAMP -> scalar(name, new Timestamp(Precision.NANOS, false), "timestamp");
            case TIMESTAMP_INSTANT ->
                scalar(name, new Timestamp(Precision.NANOS, true), "timestamp with local time zone");
            case DECIMAL -> decimal(name, type, id);
            case GEOMETRY -> scalar(name, new Geometry(type.crs()), "geometry");
            case GEOGRAPHY ->
                scalar(
                        name,
                        new Geography(
                                type.crs(),
                                type.algorithm()
                                        .map(algorithm -> algorithm.name().toLowerCase(Locale.ROOT))),
                        "geography");
            case LIST, MAP, STRUCT, UNION ->
                throw new IllegalArgumentException(type.kind().get() + " has children");
        };
    }

    private static Column scalar(String name, LogicalType type, String nativeType) {
        return new Column(name, type, true, nativeType);
    }

    private static LogicalType wide(FileType type) {
        boolean time =
                attribute(type, "iceberg.long-type").filter("TIME"::equals).isPresent();
        return time ? new Time(Precision.MICROS) : Int.signed(64);
    }

    private static LogicalType binary(FileType type) {
        boolean uuid =
                attribute(type, "iceberg.binary-type").filter("UUID"::equals).isPresent();
        return uuid ? new Uuid() : new Binary(OptionalInt.empty());
    }

    private static Column decimal(String name, FileType type, int id) throws FormatException {
        int precision = type.precision().orElse(PRECISION);
        int scale = type.scale().orElse(Math.min(SCALE, precision));
        if (precision < 1 || precision > PRECISION || scale < 0 || scale > precision) {
            throw new FormatException(
                    FindingCode.ORC_CORRUPT,
                    "type " + id + " of the ORC footer is a decimal of " + precision + " digits, "
                            + scale + " of them behind the point; the most are "
                            + PRECISION);
        }
        return scalar(name, new Decimal(precision, scale), "decimal(" + precision + "," + scale + ")");
    }

    private static String bounded(String name, FileType type) {
        return type.maximumLength().isPresent()
                ? name + "(" + type.maximumLength().getAsInt() + ")"
                : name;
    }

    private static Optional<String> attribute(FileType type, String key) {
        return Optional.ofNullable(type.attributes().get(key));
    }
}
