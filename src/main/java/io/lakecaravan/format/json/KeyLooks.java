package io.lakecaravan.format.json;

/** Whether the names of members look like values: numbers, dates, times, UUIDs, generated ids. Words never do. */
final class KeyLooks {
    private static final int SHORTEST_ID = 8;

    private KeyLooks() {}

    static boolean isId(String key) {
        if (key.isEmpty()) {
            return false;
        }
        boolean numeric = key.chars().anyMatch(KeyLooks::isDigit)
                && key.chars().allMatch(c -> isDigit(c) || "-/:.+TZ ".indexOf(c) >= 0);
        return numeric || isGenerated(key);
    }

    /** Letters behind digits in two places at least, as words with a number behind them never have. */
    private static boolean isGenerated(String key) {
        int turns = 0;
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            if (!isDigit(c) && !isLetter(c) && c != '-' && c != '_') {
                return false;
            }
            turns += i > 0 && isLetter(c) && isDigit(key.charAt(i - 1)) ? 1 : 0;
        }
        return key.length() >= SHORTEST_ID && turns >= 2;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
