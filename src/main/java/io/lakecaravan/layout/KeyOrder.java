package io.lakecaravan.layout;

import java.util.Comparator;

/**
 * The order in which S3 lists keys: by unsigned UTF-8 bytes. It differs from {@link String#compareTo} where a character
 * outside the basic plane meets one of U+E000 to U+FFFF.
 */
public final class KeyOrder implements Comparator<String> {
    public static final KeyOrder UTF8 = new KeyOrder();

    private KeyOrder() {}

    @Override
    public int compare(String left, String right) {
        int common = Math.min(left.length(), right.length());
        for (int at = 0; at < common; at++) {
            char one = left.charAt(at);
            char other = right.charAt(at);
            if (one != other) {
                return Integer.compare(rank(one), rank(other));
            }
        }
        return Integer.compare(left.length(), right.length());
    }

    /** Surrogates stand for code points above all of the basic plane. */
    private static int rank(char unit) {
        return Character.isSurrogate(unit) ? unit + 0x10000 : unit;
    }
}
