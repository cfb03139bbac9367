package io.lakecaravan.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody probably meant to write. */
final class Spelling {
    private Spelling() {}

    /** The known word that is nearest, unless all of them are too far away to be meant. */
    static Optional<String> nearest(String found, Collection<String> known) {
        String plain = plain(found);
        return known.stream()
                .filter(word -> isNear(plain, plain(word)))
                .min(Comparator.<String>comparingInt(word -> distance(plain, plain(word)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** {@code Did you mean X?} with a space before it, or nothing. */
    static String hint(String found, Collection<String> known) {
        return nearest(found, known).map(word -> " Did you mean " + word + "?").orElse("");
    }

    private static boolean isNear(String found, String word) {
        int longer = Math.max(found.length(), word.length());
        boolean begins = found.length() >= 3 && (word.startsWith(found) || found.startsWith(word));
        return begins || distance(found, word) <= Math.max(1, longer / 3);
    }

    /** Case, dashes and underscores are no difference worth speaking of. */
    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "").strip();
    }

    /** Insertions, deletions, replacements and swaps of neighbours that lead from one to the other. */
    static int distance(String from, String to) {
        if (Math.abs(from.length() - to.length()) > 20) {
            return Integer.MAX_VALUE;
        }
        int[][] cost = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                cost[i][j] = i == 0 ? j : j == 0 ? i : cheapest(cost, from, to, i, j);
            }
        }
        return cost[from.length()][to.length()];
    }

    private static int cheapest(int[][] cost, String from, String to, int i, int j) {
        int replaced = cost[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replaced, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
