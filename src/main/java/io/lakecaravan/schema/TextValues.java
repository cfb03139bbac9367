package io.lakecaravan.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.lakecaravan.schema.LogicalType.Binary;
import io.lakecaravan.schema.LogicalType.Bool;
import io.lakecaravan.schema.LogicalType.Date;
import io.lakecaravan.schema.LogicalType.Decimal;
import io.lakecaravan.schema.LogicalType.Duration;
import io.lakecaravan.schema.LogicalType.FloatingPoint;
import io.lakecaravan.schema.LogicalType.Int;
import io.lakecaravan.schema.LogicalType.Interval;
import io.lakecaravan.schema.LogicalType.Text;
import io.lakecaravan.schema.LogicalType.TextKind;
import io.lakecaravan.schema.LogicalType.Time;
import io.lakecaravan.schema.LogicalType.Timestamp;
import io.lakecaravan.schema.LogicalType.Uuid;
import io.lakecaravan.schema.LogicalType.Variant;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Values written as text, in the classes that {@link LogicalType} names. Takes every text that {@link TextTypeInference}
 * gives the type for, and a few more where a person has declared the type: leading zeros and a plus sign of numbers, and
 * {@code 1/0}, {@code t/f}, {@code y/n}, {@code yes/no} as booleans.
 */
public final class TextValues {
    /** Longer texts are no numbers, and parsing time grows with the square of the digits. */
    private static final int MOST_NUMBER_LENGTH = 1100;

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private TextValues() {}

    /** The value, or empty where the text does not fit the type or the type is nested. */
    public static Optional<Object> parse(LogicalType type, String text) {
        if (type instanceof Text kind) {
            boolean fits = kind.kind() != TextKind.JSON || isJson(text);
            return fits ? Optional.of(text) : Optional.empty();
        }
        if (type instanceof Variant) {
            return Optional.of(variant(text));
        }
        String value = trimmed(text);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (type instanceof Bool) {
            return bool(value);
        } else if (type instanceof Int integer) {
            return integer(integer, value);
        } else if (type instanceof FloatingPoint real) {
            return real(real, value);
        } else if (type instanceof Decimal decimal) {
            return decimal(decimal, value);
        } else if (type instanceof Uuid) {
            boolean fits = TextTypeInference.isUuid(value, 0, value.length());
            return fits ? Optional.of(UUID.fromString(value)) : Optional.empty();
        } else if (type instanceof Binary binary) {
            return binary(binary, value);
        } else if (type instanceof Duration) {
            return duration(value);
        } else if (type instanceof Interval) {
            return value.startsWith("P") || value.startsWith("-P") ? Optional.of(value) : Optional.empty();
        }
        return temporal(type, value);
    }

    private static String trimmed(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && TextTypeInference.isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && TextTypeInference.isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static Optional<Object> bool(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true", "t", "yes", "y", "1" -> Optional.of(true);
            case "false", "f", "no", "n", "0" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static Optional<Object> integer(Int type, String value) {
        if (!isInteger(value)) {
            return Optional.empty();
        }
        BigInteger parsed = new BigInteger(value);
        int bits = type.signed() ? parsed.bitLength() + 1 : parsed.bitLength();
        if (bits > type.bits() || (!type.signed() && parsed.signum() < 0)) {
            return Optional.empty();
        }
        if (type.bits() == 64 && !type.signed()) {
            return Optional.of(parsed);
        }
        return Optional.of(parsed.longValueExact());
    }

    private static boolean isInteger(String value) {
        int start = value.charAt(0) == '-' || value.charAt(0) == '+' ? 1 : 0;
        return value.length() > start
                && value.length() <= MOST_NUMBER_LENGTH
                && NumberScan.skipDigits(value, start, value.length()) == value.length();
    }

    private static Optional<Object> real(FloatingPoint type, String value) {
        return switch (value) {
            case "NaN", "nan" -> real(type, Double.NaN);
            case "inf", "Inf", "Infinity", "infinity" -> real(type, Double.POSITIVE_INFINITY);
            case "-inf", "-Inf", "-Infinity", "-infinity" -> real(type, Double.NEGATIVE_INFINITY);
            default -> isNumber(value) ? real(type, Double.parseDouble(value)) : Optional.empty();
        };
    }

    private static Optional<Object> real(FloatingPoint type, double value) {
        if (type.bits() == 64) {
            return Optional.of(value);
        }
        return Optional.of((float) value);
    }

    private static Optional<Object> decimal(Decimal type, String value) {
        if (!isNumber(value)) {
            return Optional.empty();
        }
        BigDecimal parsed = new BigDecimal(value);
        long wholeDigits = (long) parsed.precision() - parsed.scale();
        if (parsed.signum() != 0 && wholeDigits > (long) type.precision() - type.scale()) {
            return Optional.empty();
        }
        if (parsed.stripTrailingZeros().scale() > type.scale() && parsed.signum() != 0) {
            return Optional.empty();
        }
        return Optional.of(parsed.setScale(type.scale(), RoundingMode.UNNECESSARY));
    }

    /** Optional sign, digits with at most one point among them, optional exponent of at most five digits. */
    private static boolean isNumber(String value) {
        int end = value.length();
        int start = value.charAt(0) == '-' || value.charAt(0) == '+' ? 1 : 0;
        int at = NumberScan.skipDigits(value, start, end);
        int digits = at - start;
        if (at < end && value.charAt(at) == '.') {
            int fraction = NumberScan.skipDigits(value, at + 1, end);
            digits += fraction - at - 1;
            at = fraction;
        }
        if (digits == 0 || end > MOST_NUMBER_LENGTH) {
            return false;
        }
        return at == end || isExponent(value, at, end);
    }

    private static boolean isExponent(String value, int at, int end) {
        if (value.charAt(at) != 'e' && value.charAt(at) != 'E') {
            return false;
        }
        boolean sign = at + 1 < end && (value.charAt(at + 1) == '-' || value.charAt(at + 1) == '+');
        int digits = sign ? at + 2 : at + 1;
        return digits < end && end - digits <= 5 && NumberScan.skipDigits(value, digits, end) == end;
    }

    private static Optional<Object> binary(Binary type, String value) {
        try {
            byte[] bytes = Base64.getDecoder().decode(value);
            boolean fits = type.length().isEmpty() || type.length().getAsInt() == bytes.length;
            return fits ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Object> duration(String value) {
        try {
            return Optional.of(java.time.Duration.parse(value));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Optional<Object> temporal(LogicalType type, String value) {
        TimeScan scan = new TimeScan();
        TimeScan.Kind kind = scan.scan(value, 0, value.length());
        boolean date = kind == TimeScan.Kind.DATE;
        if (type instanceof Date) {
            return date ? Optional.of(scan.date()) : Optional.empty();
        }
        if (type instanceof Time) {
            return kind == TimeScan.Kind.TIME ? Optional.of(scan.time()) : Optional.empty();
        }
        if (type instanceof Timestamp timestamp) {
            if (date) {
                var midnight = scan.date().atStartOfDay();
                return Optional.of(timestamp.zoned() ? midnight.toInstant(ZoneOffset.UTC) : midnight);
            }
            if (timestamp.zoned()) {
                return kind == TimeScan.Kind.ZONED_TIMESTAMP ? Optional.of(scan.instant()) : Optional.empty();
            }
            return kind == TimeScan.Kind.LOCAL_TIMESTAMP ? Optional.of(scan.timestamp()) : Optional.empty();
        }
        return Optional.empty();
    }

    private static boolean isJson(String text) {
        String value = trimmed(text);
        return JsonScan.isDocument(value, 0, value.length());
    }

    private static JsonNode variant(String text) {
        if (!isJson(text)) {
            return TextNode.valueOf(text);
        }
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return TextNode.valueOf(text);
        }
    }
}
