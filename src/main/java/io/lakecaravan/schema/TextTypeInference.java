package io.lakecaravan.schema;

import io.lakecaravan.schema.LogicalType.Bool;
import io.lakecaravan.schema.LogicalType.Date;
import io.lakecaravan.schema.LogicalType.Decimal;
import io.lakecaravan.schema.LogicalType.FloatingPoint;
import io.lakecaravan.schema.LogicalType.Int;
import io.lakecaravan.schema.LogicalType.Null;
import io.lakecaravan.schema.LogicalType.Text;
import io.lakecaravan.schema.LogicalType.TextKind;
import io.lakecaravan.schema.LogicalType.Time;
import io.lakecaravan.schema.LogicalType.Timestamp;
import io.lakecaravan.schema.LogicalType.Uuid;

/**
 * The narrowest type that every text seen fits: one exception among millions makes a column text. What is kept is a set
 * of classes and a few extents, so its size does not grow, and merging is commutative and associative: the type does not
 * depend on how the texts are spread over files and threads.
 *
 * <ul>
 *   <li>{@code true} and {@code false} in any case are booleans. {@code t}, {@code f}, {@code yes}, {@code no} are text:
 *       columns of codes are as common, and a wrong boolean destroys them. {@code 0} and {@code 1} are integers.
 *   <li>Integers are {@code int}, {@code bigint}, or a decimal of up to 38 digits; text above. Numbers with a fraction
 *       are exact decimals of up to 38 digits in all; {@code double} above, and with an exponent, NaN or infinity
 *       anywhere in the column.
 *   <li>Leading zeros, a plus sign and thousands marks make text. {@code -0} is zero.
 *   <li>Dates, times and timestamps are those of ISO 8601. Dates among timestamps are midnights, in UTC among
 *       timestamps with a zone. Timestamps with and without a zone together are text. The unit is microseconds, or
 *       nanoseconds where a text needs it.
 *   <li>Texts that are JSON objects or arrays throughout are JSON.
 *   <li>Blanks around a value are no part of it, unless the column is text. An empty text is a text: whether it means
 *       null is the caller's to say.
 * </ul>
 *
 * <p>Not for use by several threads.
 */
public final class TextTypeInference {
    private static final int MOST_DIGITS = 38;
    private static final int BOOL = 1;
    private static final int INTEGER = 1 << 1;
    private static final int DECIMAL = 1 << 2;
    private static final int REAL = 1 << 3;
    private static final int DATE = 1 << 4;
    private static final int TIME = 1 << 5;
    private static final int LOCAL_TIMESTAMP = 1 << 6;
    private static final int ZONED_TIMESTAMP = 1 << 7;
    private static final int UUID = 1 << 8;
    private static final int JSON = 1 << 9;
    private static final int TEXT = 1 << 10;
    private static final int NUMBERS = INTEGER | DECIMAL | REAL;

    private final NumberScan number = new NumberScan();
    private final TimeScan time = new TimeScan();
    private long values;
    private int classes;
    private int wholeDigits;
    private int scale;
    private boolean wide;
    private boolean veryWide;
    private boolean nanos;

    /** Takes a value into account. */
    public void add(String text) {
        values++;
        if (classes != TEXT) {
            classes = settled(classes | classify(text));
        }
    }

    /** Like {@link #add}, and tells what the value alone is. */
    ValueKind addAndTell(String text) {
        values++;
        int found = classify(text);
        classes = classes == TEXT ? TEXT : settled(classes | found);
        if ((found & NUMBERS) != 0) {
            return ValueKind.NUMBER;
        }
        if ((found & (DATE | TIME | LOCAL_TIMESTAMP | ZONED_TIMESTAMP)) != 0) {
            return ValueKind.TIME;
        }
        return found == TEXT ? ValueKind.TEXT : ValueKind.OTHER;
    }

    /** What one value looks like whatever the others of its column are. */
    enum ValueKind {
        NUMBER,
        TIME,
        /** A boolean, a UUID, JSON. */
        OTHER,
        TEXT
    }

    /** Takes all values of the other into account. */
    public void merge(TextTypeInference other) {
        values += other.values;
        wholeDigits = Math.max(wholeDigits, other.wholeDigits);
        scale = Math.max(scale, other.scale);
        wide |= other.wide;
        veryWide |= other.veryWide;
        nanos |= other.nanos;
        classes = settled(classes | other.classes);
    }

    /** Number of values taken into account. */
    public long values() {
        return values;
    }

    /** {@code Null} before any value. */
    public LogicalType type() {
        Precision precision = nanos ? Precision.NANOS : Precision.MICROS;
        return switch (classes) {
            case 0 -> new Null();
            case BOOL -> new Bool();
            case INTEGER -> integer();
            case DECIMAL, DECIMAL | INTEGER -> decimal();
            case REAL, REAL | INTEGER, REAL | DECIMAL, NUMBERS -> new FloatingPoint(64);
            case DATE -> new Date();
            case TIME -> new Time(precision);
            case LOCAL_TIMESTAMP, LOCAL_TIMESTAMP | DATE -> new Timestamp(precision, false);
            case ZONED_TIMESTAMP, ZONED_TIMESTAMP | DATE -> new Timestamp(precision, true);
            case UUID -> new Uuid();
            case JSON -> new Text(TextKind.JSON);
            default -> Text.plain();
        };
    }

    private LogicalType integer() {
        if (!wide) {
            return Int.signed(32);
        }
        if (!veryWide) {
            return Int.signed(64);
        }
        return wholeDigits <= MOST_DIGITS ? new Decimal(wholeDigits, 0) : Text.plain();
    }

    private LogicalType decimal() {
        int precision = Math.max(1, wholeDigits + scale);
        return precision <= MOST_DIGITS ? new Decimal(precision, scale) : new FloatingPoint(64);
    }

    /** Classes that have no type but text in common stay without one whatever follows, so they need no more looking at. */
    private static int settled(int classes) {
        boolean common = (classes & ~NUMBERS) == 0
                || (classes & ~(DATE | LOCAL_TIMESTAMP)) == 0
                || (classes & ~(DATE | ZONED_TIMESTAMP)) == 0
                || Integer.bitCount(classes) == 1;
        return common ? classes : TEXT;
    }

    private int classify(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        if (start == end) {
            return TEXT;
        }
        char first = text.charAt(start);
        if (NumberScan.isDigit(first) || first == '-' || first == '.') {
            int numeric = number(text, start, end);
            return numeric != 0 ? numeric : timeOrUuid(text, start, end);
        }
        return switch (first) {
            case 't', 'T', 'f', 'F' -> isBoolean(text, start, end) ? BOOL : timeOrUuid(text, start, end);
            case '{', '[' -> JsonScan.isDocument(text, start, end) ? JSON : TEXT;
            case 'N', 'n', 'I', 'i' -> number(text, start, end) == REAL ? REAL : TEXT;
            default -> isUuid(text, start, end) ? UUID : TEXT;
        };
    }

    private int number(String text, int start, int end) {
        NumberScan.Kind kind = number.scan(text, start, end);
        if (kind == NumberScan.Kind.INTEGER || kind == NumberScan.Kind.DECIMAL) {
            wholeDigits = Math.max(wholeDigits, number.wholeDigits());
            scale = Math.max(scale, number.scale());
        }
        return switch (kind) {
            case NONE -> 0;
            case INTEGER -> {
                wide |= !number.fitsInt();
                veryWide |= !number.fitsLong();
                yield INTEGER;
            }
            case DECIMAL -> DECIMAL;
            case REAL -> REAL;
        };
    }

    private int timeOrUuid(String text, int start, int end) {
        TimeScan.Kind kind = time.scan(text, start, end);
        nanos |= kind != TimeScan.Kind.NONE && time.fractionDigits() > 6;
        return switch (kind) {
            case NONE -> isUuid(text, start, end) ? UUID : TEXT;
            case DATE -> DATE;
            case TIME -> TIME;
            case LOCAL_TIMESTAMP -> LOCAL_TIMESTAMP;
            case ZONED_TIMESTAMP -> ZONED_TIMESTAMP;
        };
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    static boolean isBoolean(String text, int start, int end) {
        return (end - start == 4 && text.regionMatches(true, start, "true", 0, 4))
                || (end - start == 5 && text.regionMatches(true, start, "false", 0, 5));
    }

    /** 8-4-4-4-12 hexadecimal digits (RFC 9562). */
    static boolean isUuid(String text, int start, int end) {
        if (end - start != 36) {
            return false;
        }
        for (int i = 0; i < 36; i++) {
            char c = text.charAt(start + i);
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            if (dash ? c != '-' : !isHexadecimal(c)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHexadecimal(char c) {
        return NumberScan.isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }
}
