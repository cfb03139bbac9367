package io.lakecaravan.tag.evaluation;

import java.math.BigInteger;

/** Check digits after the published rules, written for the tests alone. All take and give decimal text. */
final class CheckDigits {
    /** The dihedral group D5 and the permutation of Verhoeff, "Error Detecting Decimal Codes" (1969). */
    private static final String[] DIHEDRAL = {
        "0123456789", "1234067895", "2340178956", "3401289567", "4012395678",
        "5987604321", "6598710432", "7659821043", "8765932104", "9876543210"
    };

    private static final String[] PERMUTATION = {
        "0123456789", "1576283094", "5803796142", "8916043527", "9453126870", "4286573901", "2793806415", "7046913258"
    };

    private CheckDigits() {}

    /** ISO/IEC 7812-1 annex B: the digit that completes {@code body}. */
    static int luhn(String body) {
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            int digit = digit(body, body.length() - 1 - i);
            int weighted = i % 2 == 0 ? 2 * digit : digit;
            sum += weighted / 10 + weighted % 10;
        }
        return (10 - sum % 10) % 10;
    }

    static boolean passesLuhn(String number) {
        return luhn(number.substring(0, number.length() - 1)) == digit(number, number.length() - 1);
    }

    /** ISO 7064 MOD 97-10 over letters as 10 to 35: the remainder. */
    static int mod97(String alphanumeric) {
        StringBuilder digits = new StringBuilder();
        alphanumeric.chars().forEach(c -> digits.append(Character.digit(c, 36)));
        return new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).intValueExact();
    }

    /** ISO 7064 MOD 11,10: the digit that completes {@code body}. */
    static int mod11And10(String body) {
        int product = 10;
        for (int i = 0; i < body.length(); i++) {
            int sum = (digit(body, i) + product) % 10;
            product = 2 * (sum == 0 ? 10 : sum) % 11;
        }
        return (11 - product) % 10;
    }

    /** ISO 7064 MOD 11-2 as GB 11643 uses it: {@code 0-9} or {@code X}. */
    static char mod11And2(String body) {
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            sum = (sum + digit(body, i)) * 2 % 11;
        }
        return "0123456789X".charAt((12 - sum) % 11);
    }

    static int verhoeff(String body) {
        int check = 0;
        for (int i = 0; i < body.length(); i++) {
            int permuted = PERMUTATION[(i + 1) % 8].charAt(digit(body, body.length() - 1 - i)) - '0';
            check = DIHEDRAL[check].charAt(permuted) - '0';
        }
        for (int inverse = 0; inverse < 10; inverse++) {
            if (DIHEDRAL[check].charAt(inverse) == '0') {
                return inverse;
            }
        }
        throw new IllegalStateException("every element of a group has an inverse");
    }

    /** GS1 General Specifications 7.9: weights 3 and 1 from the right. */
    static int gs1(String body) {
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            sum += digit(body, body.length() - 1 - i) * (i % 2 == 0 ? 3 : 1);
        }
        return (10 - sum % 10) % 10;
    }

    static int weighted(String body, int... weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += digit(body, i) * weights[i];
        }
        return sum;
    }

    private static int digit(String text, int at) {
        return text.charAt(at) - '0';
    }
}
