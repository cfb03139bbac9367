package io.lakecaravan.tag.detect.checksum;

/** Modulus 10 with every second digit doubled, ISO/IEC 7812-1 Annex B. */
public final class Luhn {
    private Luhn() {}

    /** @param digits ASCII digits, the last one the check digit */
    public static boolean holds(String digits) {
        int sum = 0;
        boolean twice = false;
        for (int i = digits.length() - 1; i >= 0; i--) {
            int digit = digits.charAt(i) - '0';
            int part = twice ? 2 * digit : digit;
            sum += part > 9 ? part - 9 : part;
            twice = !twice;
        }
        return sum % 10 == 0;
    }
}
