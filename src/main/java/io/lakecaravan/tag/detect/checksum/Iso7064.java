package io.lakecaravan.tag.detect.checksum;

/** Check characters of ISO/IEC 7064. */
public final class Iso7064 {
    private Iso7064() {}

    /** MOD 11,10: one check digit (Germany's tax number, Croatia's OIB). */
    public static boolean mod11And10(String digits) {
        int product = 10;
        for (int i = 0; i < digits.length() - 1; i++) {
            int sum = (Weighted.digit(digits, i) + product) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return (11 - product) % 10 == Weighted.last(digits);
    }

    /** MOD 11-2: a digit or X (China's resident number). */
    public static boolean mod11And2(String code) {
        int sum = 0;
        for (int i = 0; i < code.length() - 1; i++) {
            sum = (sum + Weighted.digit(code, i)) * 2 % 11;
        }
        int check = (12 - sum) % 11;
        char last = code.charAt(code.length() - 1);
        return check == 10 ? last == 'X' : last == '0' + check;
    }
}
