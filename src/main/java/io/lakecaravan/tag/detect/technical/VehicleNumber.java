package io.lakecaravan.tag.detect.technical;

/** ISO 3779 and, for the check digit in the ninth place, 49 CFR 565 (North America and China; elsewhere it is free). */
final class VehicleNumber {
    private static final String VALUES = "0123456789.ABCDEFGH..JKLMN.P.R..STUVWXYZ";
    private static final int[] WEIGHTS = {8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2};

    private VehicleNumber() {}

    /** Seventeen letters and digits without I, O and Q; both kinds, and digits at the end. */
    static boolean isWritten(String code) {
        int digits = 0;
        int letters = 0;
        for (int i = 0; i < 17; i++) {
            char c = code.charAt(i);
            if (c == 'I' || c == 'O' || c == 'Q') {
                return false;
            }
            digits += c <= '9' ? 1 : 0;
            letters += c <= '9' ? 0 : 1;
        }
        return digits >= 3 && letters >= 2 && code.charAt(16) <= '9' && code.charAt(15) <= '9';
    }

    static boolean holds(String code) {
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += WEIGHTS[i] * (VALUES.indexOf(code.charAt(i)) % 10);
        }
        int rest = sum % 11;
        return code.charAt(8) == (rest == 10 ? 'X' : (char) ('0' + rest));
    }
}
