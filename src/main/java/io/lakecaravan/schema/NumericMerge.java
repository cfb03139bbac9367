package io.lakecaravan.schema;

import io.lakecaravan.schema.LogicalType.Decimal;
import io.lakecaravan.schema.LogicalType.FloatingPoint;
import io.lakecaravan.schema.LogicalType.Int;
import io.lakecaravan.schema.TypeMerge.Loss;
import io.lakecaravan.schema.TypeMerge.Merged;

/**
 * The join of numbers.
 *
 * <p>An exact number is below a decimal that has its digits on both sides of the point, and every exact number is below
 * {@code double} only. Two choices keep the join associative. An unsigned integer asks of a decimal the digits of the
 * signed type that holds it: else {@code uint16} with {@code smallint} would be {@code int} (10 digits), and with {@code
 * decimal(5,0)} in between only 5. And decimals are not cut at 38 digits, which would lose exactness where text or a
 * wide numeric keeps it; those that pass {@value #MOST_DIGITS} digits stand alone below {@code double}.
 */
final class NumericMerge {
    /** PostgreSQL's bound for a declared numeric; nothing in a file that is wider is meant. */
    static final int MOST_DIGITS = 1000;

    private static final FloatingPoint DOUBLE = new FloatingPoint(64);

    private NumericMerge() {}

    static boolean isNumber(LogicalType type) {
        return type instanceof Int || type instanceof Decimal || type instanceof FloatingPoint;
    }

    /** Of two different numbers. */
    static Merged join(LogicalType a, LogicalType b) {
        if (a instanceof FloatingPoint x && b instanceof FloatingPoint y) {
            return Merged.exact(x.bits() >= y.bits() ? x : y);
        }
        if (a instanceof FloatingPoint) {
            return new Merged(DOUBLE, isExactInDouble(b) ? Loss.NONE : Loss.LOSSY);
        }
        if (b instanceof FloatingPoint) {
            return new Merged(DOUBLE, isExactInDouble(a) ? Loss.NONE : Loss.LOSSY);
        }
        if (a instanceof Int x && b instanceof Int y && !isOnlyDecimal(x, y)) {
            return Merged.exact(join(x, y));
        }
        return joinDecimals(decimal(a), decimal(b));
    }

    private static Int join(Int a, Int b) {
        if (a.signed() == b.signed()) {
            return a.bits() >= b.bits() ? a : b;
        }
        return Int.signed(Math.max(signedBits(a), signedBits(b)));
    }

    /** No signed integer holds 64 unsigned bits. */
    private static boolean isOnlyDecimal(Int a, Int b) {
        return a.signed() != b.signed() && Math.max(signedBits(a), signedBits(b)) > 64;
    }

    private static int signedBits(Int type) {
        return type.signed() ? type.bits() : type.bits() * 2;
    }

    private static Merged joinDecimals(Decimal a, Decimal b) {
        if (isHuge(a) || isHuge(b)) {
            return new Merged(DOUBLE, Loss.LOSSY);
        }
        int scale = Math.max(a.scale(), b.scale());
        int whole = Math.max(a.precision() - a.scale(), b.precision() - b.scale());
        if (whole + scale > MOST_DIGITS) {
            return new Merged(DOUBLE, Loss.LOSSY);
        }
        return Merged.exact(new Decimal(whole + scale, scale));
    }

    /** Also guards the sums above against overflow. */
    private static boolean isHuge(Decimal type) {
        return type.precision() > MOST_DIGITS || type.scale() < -MOST_DIGITS;
    }

    private static Decimal decimal(LogicalType type) {
        return type instanceof Int integer ? new Decimal(digits(integer), 0) : (Decimal) type;
    }

    private static int digits(Int type) {
        return switch (signedBits(type)) {
            case 8 -> 3;
            case 16 -> 5;
            case 32 -> 10;
            case 64 -> 19;
            default -> 20;
        };
    }

    /** Double has 53 bits, which hold every integer of 15 digits. */
    private static boolean isExactInDouble(LogicalType type) {
        if (type instanceof Int integer) {
            return integer.bits() <= 32;
        }
        Decimal decimal = (Decimal) type;
        return decimal.scale() <= 0 && (long) decimal.precision() - decimal.scale() <= 15;
    }
}
