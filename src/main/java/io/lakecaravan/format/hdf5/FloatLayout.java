package io.lakecaravan.format.hdf5;

import java.math.BigInteger;

/**
 * Where sign, exponent and mantissa of a float lie ("Datatype Message", class 4), in bits from the lowest.
 *
 * @param normalization 2 where the mantissa's highest bit is implied, otherwise it is stored
 */
record FloatLayout(
        int signAt, int exponentAt, int exponentBits, int bias, int mantissaAt, int mantissaBits, int normalization) {
    private static final int IMPLIED = 2;

    double value(BigInteger raw) {
        boolean negative = raw.testBit(Math.max(signAt, 0));
        BigInteger mantissa = field(raw, mantissaAt, mantissaBits);
        int exponent = field(raw, exponentAt, Math.min(exponentBits, 30)).intValue();
        double magnitude = magnitude(mantissa, exponent);
        return negative ? -magnitude : magnitude;
    }

    private double magnitude(BigInteger mantissa, int exponent) {
        int highest = (1 << Math.min(exponentBits, 30)) - 1;
        boolean implied = normalization == IMPLIED;
        // Where the highest bit is stored it is set in infinities, too.
        BigInteger fraction = implied || mantissaBits == 0 ? mantissa : mantissa.clearBit(mantissaBits - 1);
        if (exponent == highest) {
            return fraction.signum() == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
        }
        BigInteger significand =
                implied && exponent > 0 ? mantissa.add(BigInteger.ONE.shiftLeft(mantissaBits)) : mantissa;
        int point = implied ? mantissaBits : mantissaBits - 1;
        return scaled(significand, Math.max(exponent, 1) - bias - point);
    }

    private static double scaled(BigInteger significand, int power) {
        // At most 62 bits, so that the conversion to double rounds once.
        int surplus = Math.max(significand.bitLength() - 62, 0);
        double value = significand.shiftRight(surplus).doubleValue();
        int left = power + surplus;
        // In steps: 2^left may be no double where the product is.
        while (left > 1000) {
            value *= 0x1p1000;
            left -= 1000;
            if (Double.isInfinite(value)) {
                return value;
            }
        }
        while (left < -1000) {
            value *= 0x1p-1000;
            left += 1000;
            if (value == 0) {
                return value;
            }
        }
        return Math.scalb(value, left);
    }

    private static BigInteger field(BigInteger raw, int at, int bits) {
        return raw.shiftRight(Math.max(at, 0))
                .and(BigInteger.ONE.shiftLeft(Math.max(bits, 0)).subtract(BigInteger.ONE));
    }
}
