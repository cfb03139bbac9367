package io.lakecaravan.schema;

import io.lakecaravan.schema.LogicalType.Decimal;
import io.lakecaravan.schema.LogicalType.FloatingPoint;
import io.lakecaravan.schema.LogicalType.Int;
import java.util.Optional;

/** Which marks all numbers of a column can have been written with, and how long the numbers are with each. */
final class NumberMarksInference {
    private static final NumberMarks[] ALL = NumberMarks.values();
    private static final int MOST_DIGITS = 38;

    private final int[] whole = new int[ALL.length];
    private final int[] scale = new int[ALL.length];
    private int possible = (1 << ALL.length) - 1;
    private boolean unevenBlanks;

    void add(String text, int from, int to) {
        for (NumberMarks marks : ALL) {
            int bit = 1 << marks.place();
            if ((possible & bit) == 0) {
                continue;
            }
            long extent = marks.extent(text, from, to);
            if (extent < 0) {
                possible &= ~bit;
            } else {
                whole[marks.place()] = Math.max(whole[marks.place()], (int) (extent >> 32));
                scale[marks.place()] = Math.max(scale[marks.place()], (int) extent);
            }
        }
        int start = from < to && text.charAt(from) == '-' ? from + 1 : from;
        int digits = NumberScan.skipDigits(text, start, to);
        unevenBlanks |= digits < to && digits - start < 3 && NumberMarks.isBlank(text.charAt(digits));
    }

    void merge(NumberMarksInference other) {
        possible &= other.possible;
        unevenBlanks |= other.unevenBlanks;
        for (int i = 0; i < ALL.length; i++) {
            whole[i] = Math.max(whole[i], other.whole[i]);
            scale[i] = Math.max(scale[i], other.scale[i]);
        }
    }

    /** Groups of three digits throughout with blanks between them are rather codes and telephone numbers. */
    boolean isPossible(NumberMarks marks) {
        return (possible & 1 << marks.place()) != 0 && (!marks.hasBlanks() || unevenBlanks || scale[marks.place()] > 0);
    }

    boolean isAnyPossible() {
        return possible != 0;
    }

    /** Whether the fraction's sign is sure: a comma where no point would do, or a point. */
    Optional<Character> decimalMark() {
        boolean comma = false;
        boolean point = false;
        for (NumberMarks marks : ALL) {
            comma |= isPossible(marks) && marks.hasComma();
            point |= isPossible(marks) && !marks.hasComma();
        }
        if (comma == point) {
            return Optional.empty();
        }
        return Optional.of(comma ? ',' : '.');
    }

    /**
     * The simplest marks that fit all values. {@code 1,234} is one thousand and more unless the table writes decimal
     * commas.
     */
    Optional<NumberMarks> marks(Optional<Character> decimalMark) {
        boolean comma = decimalMark.filter(mark -> mark == ',').isPresent();
        Optional<NumberMarks> simplest = Optional.empty();
        for (NumberMarks marks : ALL) {
            if (isPossible(marks)
                    && (simplest.isEmpty() || (!comma && simplest.get().hasComma() && !marks.hasComma()))) {
                simplest = Optional.of(marks);
            }
        }
        return simplest;
    }

    LogicalType type(NumberMarks marks) {
        int digits = whole[marks.place()];
        int fraction = scale[marks.place()];
        if (digits + fraction > MOST_DIGITS) {
            return fraction == 0 ? LogicalType.Text.plain() : new FloatingPoint(64);
        }
        if (fraction > 0) {
            return new Decimal(digits + fraction, fraction);
        }
        if (digits <= 9) {
            return Int.signed(32);
        }
        return digits <= 18 ? Int.signed(64) : new Decimal(digits, 0);
    }
}
