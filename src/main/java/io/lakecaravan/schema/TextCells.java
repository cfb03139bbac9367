package io.lakecaravan.schema;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;

/**
 * The quick way to values of the commonest types as programs write them, from characters without a text in between.
 * What it does not take is not wrong: {@link TextValues} decides.
 */
abstract class TextCells {
    private static final int EXACT_DIGITS = 15;
    private static final int MOST_DIGITS = 18;
    private static final int NO_EXPONENT = Integer.MIN_VALUE;
    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18
    };
    private static final long[] LONG_POWERS = new long[MOST_DIGITS + 1];

    static {
        LONG_POWERS[0] = 1;
        for (int i = 1; i < LONG_POWERS.length; i++) {
            LONG_POWERS[i] = LONG_POWERS[i - 1] * 10;
        }
    }

    /** Null where this is not the way. */
    abstract Object value(char[] text, int from, int to);

    static TextCells of(LogicalType type) {
        if (type instanceof LogicalType.Text text && text.kind() != LogicalType.TextKind.JSON) {
            return new Texts();
        }
        if (type instanceof LogicalType.Int integer && (integer.bits() == 32 || integer.bits() == 64)) {
            return integer.signed() ? new Integers(integer.bits()) : new None();
        }
        if (type instanceof LogicalType.Decimal decimal && decimal.scale() >= 0) {
            return decimal.precision() <= MOST_DIGITS ? new Decimals(decimal.precision(), decimal.scale()) : new None();
        }
        if (type instanceof LogicalType.FloatingPoint real && real.bits() == 64) {
            return new Doubles();
        }
        if (type instanceof LogicalType.Bool) {
            return new Booleans();
        }
        if (type instanceof LogicalType.Date) {
            return new Dates();
        }
        if (type instanceof LogicalType.Timestamp timestamp) {
            return new Timestamps(timestamp.zoned());
        }
        return new None();
    }

    private static final class None extends TextCells {
        @Override
        Object value(char[] text, int from, int to) {
            return null;
        }
    }

    private static final class Texts extends TextCells {
        @Override
        Object value(char[] text, int from, int to) {
            return new String(text, from, to - from);
        }
    }

    private static final class Integers extends TextCells {
        private final int most;

        Integers(int bits) {
            most = bits == 64 ? MOST_DIGITS : 9;
        }

        @Override
        Object value(char[] text, int from, int to) {
            boolean negative = from < to && text[from] == '-';
            int at = negative ? from + 1 : from;
            if (at == to || to - at > most) {
                return null;
            }
            long value = 0;
            for (; at < to; at++) {
                int digit = text[at] - '0';
                if (digit < 0 || digit > 9) {
                    return null;
                }
                value = value * 10 + digit;
            }
            return negative ? -value : value;
        }
    }

    /** Digits with at most one point among them, as a whole number and how many stand behind the point. */
    private abstract static class Numbers extends TextCells {
        long unscaled;
        int scale;

        boolean scan(char[] text, int from, int to) {
            boolean negative = from < to && text[from] == '-';
            int at = negative ? from + 1 : from;
            int length = to - at;
            if (length == 0 || length > MOST_DIGITS) {
                return false;
            }
            long value = 0;
            int point = -1;
            for (; at < to; at++) {
                int digit = text[at] - '0';
                if (digit >= 0 && digit <= 9) {
                    value = value * 10 + digit;
                } else if (text[at] == '.' && point < 0) {
                    point = at;
                } else {
                    return false;
                }
            }
            scale = point < 0 ? 0 : to - point - 1;
            unscaled = negative ? -value : value;
            return length > (point < 0 ? 0 : 1);
        }
    }

    private static final class Decimals extends Numbers {
        private final int precision;
        private final int wanted;

        Decimals(int precision, int scale) {
            this.precision = precision;
            this.wanted = scale;
        }

        @Override
        Object value(char[] text, int from, int to) {
            if (!scan(text, from, to) || scale > wanted) {
                return null;
            }
            int missing = wanted - scale;
            if (Math.abs(unscaled) >= LONG_POWERS[precision - missing]) {
                return null;
            }
            return BigDecimal.valueOf(unscaled * LONG_POWERS[missing], wanted);
        }
    }

    /** Up to 15 digits and a power of ten up to 10^22 are exact, so their quotient is rounded once, as it must be. */
    private static final class Doubles extends Numbers {
        @Override
        Object value(char[] text, int from, int to) {
            int exponentAt = to;
            int exponent = 0;
            for (int i = 2; i <= 4 && to - i > from; i++) {
                if ((text[to - i] | ' ') == 'e') {
                    exponentAt = to - i;
                    exponent = exponent(text, exponentAt + 1, to);
                }
            }
            if (exponent == NO_EXPONENT
                    || exponentAt - from > EXACT_DIGITS
                    || !scan(text, from, exponentAt)
                    || unscaled == 0) {
                return null;
            }
            int power = exponent - scale;
            if (power < -MOST_DIGITS || power > MOST_DIGITS) {
                return null;
            }
            return power < 0 ? unscaled / POWERS[-power] : unscaled * POWERS[power];
        }

        private static int exponent(char[] text, int from, int to) {
            boolean signed = text[from] == '-' || text[from] == '+';
            int start = signed ? from + 1 : from;
            int value = start == to ? -1 : digits(text, start, to - start);
            return value < 0 ? NO_EXPONENT : text[from] == '-' ? -value : value;
        }
    }

    private static final class Booleans extends TextCells {
        @Override
        Object value(char[] text, int from, int to) {
            if (to - from == 4
                    && text[from] == 't'
                    && text[from + 1] == 'r'
                    && text[from + 2] == 'u'
                    && text[from + 3] == 'e') {
                return Boolean.TRUE;
            }
            boolean isFalse = to - from == 5
                    && text[from] == 'f'
                    && text[from + 1] == 'a'
                    && text[from + 2] == 'l'
                    && text[from + 3] == 's'
                    && text[from + 4] == 'e';
            return isFalse ? Boolean.FALSE : null;
        }
    }

    private static int digits(char[] text, int from, int count) {
        int value = 0;
        for (int i = from; i < from + count; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    private static LocalDate date(char[] text, int from) {
        if (text[from + 4] != '-' || text[from + 7] != '-') {
            return null;
        }
        int year = digits(text, from, 4);
        int month = digits(text, from + 5, 2);
        int day = digits(text, from + 8, 2);
        if (year < 1 || month < 1 || month > 12 || day < 1) {
            return null;
        }
        try {
            return LocalDate.of(year, month, day);
        } catch (DateTimeException e) {
            return null; // a day that the month does not have: no date
        }
    }

    private static final class Dates extends TextCells {
        @Override
        Object value(char[] text, int from, int to) {
            return to - from == 10 ? date(text, from) : null;
        }
    }

    /** {@code yyyy-MM-dd HH:mm:ss}, with a fraction or {@code Z}. */
    private static final class Timestamps extends TextCells {
        private static final int SECONDS = 19;
        private final boolean zoned;

        Timestamps(boolean zoned) {
            this.zoned = zoned;
        }

        @Override
        Object value(char[] text, int from, int to) {
            int end = to;
            if (zoned) {
                if (to <= from || text[to - 1] != 'Z') {
                    return null;
                }
                end--;
            }
            int length = end - from;
            boolean hasFraction = length > SECONDS + 1 && length <= SECONDS + 10;
            if (length != SECONDS && !hasFraction) {
                return null;
            }
            if ((text[from + 10] != 'T' && text[from + 10] != ' ')
                    || text[from + 13] != ':'
                    || text[from + 16] != ':'
                    || (hasFraction && text[from + SECONDS] != '.')) {
                return null;
            }
            LocalDate date = date(text, from);
            int hour = digits(text, from + 11, 2);
            int minute = digits(text, from + 14, 2);
            int second = digits(text, from + 17, 2);
            int count = hasFraction ? length - SECONDS - 1 : 0;
            int nano = digits(text, from + SECONDS + (hasFraction ? 1 : 0), count);
            if (date == null || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) {
                return null;
            }
            if (nano < 0) {
                return null;
            }
            nano *= (int) LONG_POWERS[9 - count];
            LocalDateTime value = LocalDateTime.of(date, LocalTime.of(hour, minute, second, nano));
            return zoned ? value.toInstant(ZoneOffset.UTC) : value;
        }
    }
}
