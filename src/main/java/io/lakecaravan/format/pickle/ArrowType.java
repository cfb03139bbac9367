package io.lakecaravan.format.pickle;

import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.LogicalType.FloatingPoint;
import io.lakecaravan.schema.LogicalType.Int;
import io.lakecaravan.schema.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Type of an Arrow array, as pyarrow pickles it: {@code type_for_alias("int64")}, or a maker with parameters such as
 * {@code timestamp("us", "UTC")}.
 *
 * @param name pyarrow's alias or the maker's name
 * @param parameters texts and integers that the maker is given
 */
record ArrowType(String name, List<Object> parameters) {
    static ArrowType of(Optional<Object> value) {
        if (value.isEmpty() || !(value.get() instanceof PyInstance instance)) {
            return new ArrowType("unknown", List.of());
        }
        String callee = instance.global().map(PyGlobal::name).orElse("unknown");
        List<Object> given = new ArrayList<>();
        if (instance.args() instanceof PySequence args) {
            for (Object arg : args.elements()) {
                Optional<String> text = PyText.of(arg);
                text.ifPresent(given::add);
                if (text.isEmpty()) {
                    given.add(arg instanceof Long || arg instanceof PyInstance ? arg : PyNone.NONE);
                }
            }
        }
        if (callee.equals("type_for_alias") && !given.isEmpty() && given.get(0) instanceof String alias) {
            return new ArrowType(alias.replaceFirst("\\[.*", ""), unit(alias));
        }
        return new ArrowType(callee.equals("dictionary") ? "dictionary" : callee, given);
    }

    private static List<Object> unit(String alias) {
        int open = alias.indexOf('[');
        return open < 0 || !alias.endsWith("]") ? List.of() : List.of(alias.substring(open + 1, alias.length() - 1));
    }

    /** Bits of an element in the data buffer; 0 for types of variable length and unknown ones. */
    int bits() {
        return switch (name) {
            case "bool", "bool_" -> 1;
            case "int8", "uint8" -> 8;
            case "int16", "uint16", "halffloat", "float16" -> 16;
            case "int32", "uint32", "float", "float32", "date32", "time32" -> 32;
            case "int64", "uint64", "double", "float64", "date64", "time64", "timestamp", "duration" -> 64;
            case "decimal128" -> 128;
            default -> 0;
        };
    }

    /** Bytes of an offset of text and binary; 0 for other types. */
    int offsetBytes() {
        return switch (name) {
            case "string", "utf8", "binary" -> 4;
            case "large_string", "large_utf8", "large_binary" -> 8;
            default -> 0;
        };
    }

    boolean isText() {
        return name.endsWith("string") || name.endsWith("utf8");
    }

    /** Width of a dictionary's indices. */
    int indexBits() {
        return parameters.isEmpty() ? 32 : of(Optional.of(parameters.get(0))).bits();
    }

    Optional<LogicalType> logical() {
        return Optional.ofNullable(
                switch (name) {
                    case "bool", "bool_" -> new LogicalType.Bool();
                    case "int8", "int16", "int32", "int64" -> Int.signed(bits());
                    case "uint8", "uint16", "uint32", "uint64" -> new Int(bits(), false);
                    case "halffloat", "float16", "float", "float32", "double", "float64" -> new FloatingPoint(bits());
                    case "date32", "date64" -> new LogicalType.Date();
                    case "time32", "time64" -> new LogicalType.Time(precision());
                    case "timestamp" -> new LogicalType.Timestamp(precision(), zoned());
                    case "duration" -> new LogicalType.Duration(precision());
                    case "decimal128" -> decimal();
                    case "binary", "large_binary" -> new LogicalType.Binary(OptionalInt.empty());
                    case "string", "utf8", "large_string", "large_utf8" -> LogicalType.Text.plain();
                    default -> null;
                });
    }

    private LogicalType decimal() {
        long precision = parameter(0) instanceof Long value ? value : 0;
        long scale = parameter(1) instanceof Long value ? value : 0;
        return precision >= 1 && precision <= 38 && scale >= -38 && scale <= precision
                ? new LogicalType.Decimal((int) precision, (int) scale)
                : null;
    }

    private boolean zoned() {
        return parameter(1) instanceof String || (parameter(0) instanceof String unit && unit.contains("tz="));
    }

    Precision precision() {
        String unit = parameter(0) instanceof String text ? text : "";
        if (unit.startsWith("ms")) {
            return Precision.MILLIS;
        }
        if (unit.startsWith("us")) {
            return Precision.MICROS;
        }
        return unit.startsWith("s") ? Precision.SECONDS : Precision.NANOS;
    }

    private Object parameter(int index) {
        return index < parameters.size() ? parameters.get(index) : PyNone.NONE;
    }

    /** As pyarrow prints it, or nearly so. */
    String shown() {
        StringBuilder text = new StringBuilder(name);
        List<String> shown = parameters.stream()
                .filter(each -> each instanceof String || each instanceof Long)
                .map(String::valueOf)
                .toList();
        if (!shown.isEmpty()) {
            text.append('[').append(String.join(", ", shown)).append(']');
        }
        return text.toString();
    }
}
