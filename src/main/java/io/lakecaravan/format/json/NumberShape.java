package io.lakecaravan.format.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.LogicalType.Decimal;
import io.lakecaravan.schema.LogicalType.FloatingPoint;
import io.lakecaravan.schema.LogicalType.Int;
import io.lakecaravan.schema.LogicalType.Text;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * What numbers have in common: {@code int}, {@code bigint}, or a decimal as wide as the widest where none has point or
 * exponent. Others are {@code double} where that keeps every digit of every number, which is so for all that a writer
 * made of a double; otherwise an exact decimal, and text beyond its digits.
 */
final class NumberShape {
    /** Of decimals of 256 bits. */
    private static final int MOST_DIGITS = 76;

    /** Every number of as many digits is that of some double. */
    private static final int SAFE_DIGITS = 15;

    private static final int MOST_SCALE = 1000;

    private boolean integers;
    private boolean fractions;
    private boolean notFinite;
    private boolean beyondDouble;
    private boolean beyondDecimal;
    private int bits;
    private int wholeDigits;
    private int scale;

    void add(JsonNode number) {
        if (number.isIntegralNumber()) {
            integers = true;
            add(number.bigIntegerValue());
        } else if (number.isBigDecimal()) {
            fractions = true;
            add(number.decimalValue());
        } else {
            fractions = true;
            notFinite = true;
        }
    }

    private void add(BigInteger value) {
        bits = Math.max(bits, value.bitLength() + 1);
        if (value.bitLength() < Integer.SIZE) {
            wholeDigits = Math.max(wholeDigits, 10);
        } else {
            wholeDigits = Math.max(wholeDigits, value.abs().toString().length());
            beyondDouble |= value.bitLength() > 53 && !isDouble(new BigDecimal(value));
        }
    }

    private void add(BigDecimal value) {
        if (Math.abs((long) value.scale()) > MOST_SCALE) {
            beyondDecimal |= value.signum() != 0;
        } else {
            wholeDigits = Math.max(wholeDigits, value.precision() - value.scale());
            scale = Math.max(scale, value.scale());
        }
        beyondDouble |=
                (value.precision() > SAFE_DIGITS || beyondDecimal || Math.abs(value.scale()) > 290) && !isDouble(value);
    }

    /** Whether the nearest double, written with as many digits behind the point, is the number again. */
    private static boolean isDouble(BigDecimal value) {
        double nearest = value.doubleValue();
        if (!Double.isFinite(nearest) || (nearest == 0) != (value.signum() == 0)) {
            return false;
        }
        BigDecimal exact = new BigDecimal(nearest);
        return exact.setScale(Math.min(value.scale(), exact.scale()), RoundingMode.HALF_EVEN)
                                .compareTo(value)
                        == 0
                || new BigDecimal(Double.toString(nearest)).compareTo(value) == 0;
    }

    void merge(NumberShape other) {
        integers |= other.integers;
        fractions |= other.fractions;
        notFinite |= other.notFinite;
        beyondDouble |= other.beyondDouble;
        beyondDecimal |= other.beyondDecimal;
        bits = Math.max(bits, other.bits);
        wholeDigits = Math.max(wholeDigits, other.wholeDigits);
        scale = Math.max(scale, other.scale);
    }

    boolean isEmpty() {
        return !integers && !fractions;
    }

    LogicalType type() {
        if (!fractions && bits <= Long.SIZE) {
            return bits <= Integer.SIZE ? Int.signed(32) : Int.signed(64);
        }
        if (fractions && (notFinite || !beyondDouble)) {
            return new FloatingPoint(64);
        }
        int digits = Math.max(wholeDigits, 0) + scale;
        boolean fits = !beyondDecimal && (!fractions || digits <= MOST_DIGITS);
        return fits ? new Decimal(Math.max(digits, 1), scale) : Text.plain();
    }
}
