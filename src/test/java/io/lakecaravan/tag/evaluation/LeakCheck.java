package io.lakecaravan.tag.evaluation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Asserts that text which leaves the process or stays behind it (logs, findings, reasons, state, metrics) holds no value
 * of a sensitive column. Time grows with the text, not with the number of values.
 *
 * <p>Values of up to four characters are left out: they stand in any text by chance. Up to eight characters a value
 * must stand alone, so that {@code 12345} is not found in a time stamp. Each value is looked for as it is and as JSON
 * escapes it.
 */
public final class LeakCheck {
    private static final int SHORTEST = 5;
    private static final int STANDS_ALONE = 8;

    /** By the first characters: the values that begin so. */
    private final Map<String, List<Secret>> byBeginning = new HashMap<>();

    private record Secret(String text, String column) {}

    private LeakCheck() {}

    static LeakCheck of(Collection<LabelledColumn> columns) {
        LeakCheck check = new LeakCheck();
        columns.stream()
                .filter(LabelledColumn::isSensitive)
                .forEach(column -> column.seen().values().stream()
                        .distinct()
                        .map(String::strip)
                        .forEach(value -> check.add(value, column.id())));
        return check;
    }

    /** Of values that were planted, by column. */
    public static LeakCheck of(Map<String, ? extends Collection<String>> columns) {
        LeakCheck check = new LeakCheck();
        columns.forEach((column, values) ->
                values.stream().distinct().map(String::strip).forEach(value -> check.add(value, column)));
        return check;
    }

    /** Sensitive columns of the labelled set by id, one in so many. */
    public static Map<String, List<String>> sensitiveColumns(int oneIn) {
        Map<String, List<String>> columns = new TreeMap<>();
        List<LabelledColumn> sensitive = LabelledColumns.generated().stream()
                .filter(LabelledColumn::isSensitive)
                .toList();
        for (int i = 0; i < sensitive.size(); i += oneIn) {
            columns.put(sensitive.get(i).id(), sensitive.get(i).seen().values());
        }
        return columns;
    }

    /**
     * Columns that nobody calls sensitive, one in so many of those whose values are so long and made of letters and digits that they
     * stand nowhere by accident.
     */
    public static Map<String, List<String>> otherColumns(int oneIn) {
        Map<String, List<String>> columns = new TreeMap<>();
        List<LabelledColumn> telling = LabelledColumns.generated().stream()
                .filter(column ->
                        !column.isSensitive() && column.seen().values().stream().allMatch(LeakCheck::isTelling))
                .toList();
        for (int i = 0; i < telling.size(); i += oneIn) {
            columns.put(telling.get(i).id(), telling.get(i).seen().values());
        }
        return columns;
    }

    private static boolean isTelling(String value) {
        return value.length() > STANDS_ALONE
                && value.chars().anyMatch(Character::isLetter)
                && value.chars().anyMatch(Character::isDigit);
    }

    private void add(String value, String column) {
        if (value.length() < SHORTEST) {
            return;
        }
        keep(new Secret(value, column));
        String escaped = value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        if (!escaped.equals(value)) {
            keep(new Secret(escaped, column));
        }
    }

    private void keep(Secret secret) {
        byBeginning
                .computeIfAbsent(secret.text().substring(0, SHORTEST), beginning -> new ArrayList<>())
                .add(secret);
    }

    /** @param what names the text in the message, which says where the value stands and of which column, not the value */
    public void assertNothingOfThemIn(String what, String text) {
        for (int at = 0; at + SHORTEST <= text.length(); at++) {
            int from = at;
            Optional<Secret> leaked = byBeginning.getOrDefault(text.substring(at, at + SHORTEST), List.of()).stream()
                    .filter(secret -> standsAt(text, from, secret.text()))
                    .findFirst();
            if (leaked.isPresent()) {
                long line = text.substring(0, at).lines().count();
                throw new AssertionError(what + " holds a value of "
                        + leaked.get().column() + " of " + leaked.get().text().length() + " characters at character "
                        + at + ", line " + Math.max(1, line));
            }
        }
    }

    private static boolean standsAt(String text, int at, String value) {
        if (!text.startsWith(value, at)) {
            return false;
        }
        int end = at + value.length();
        boolean alone = (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)))
                && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)));
        return alone || value.length() > STANDS_ALONE;
    }
}
