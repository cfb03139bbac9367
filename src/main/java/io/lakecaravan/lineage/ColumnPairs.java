package io.lakecaravan.lineage;

import io.lakecaravan.table.ColumnMatching;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Matches the columns of two datasets. The order is that of the first side; each column of the second takes part once,
 * and a pair that the map names goes before one that a name gives.
 */
public final class ColumnPairs {
    private static final Pattern PLACE = Pattern.compile("\\{column(?:\\|(upper|lower|snake))?}");
    private static final Pattern HUMP = Pattern.compile("(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})");

    /** A column and the one that it becomes. */
    public record Pair(String from, String to) {}

    private ColumnPairs() {}

    /**
     * The pairs.
     *
     * @param from names of the first side, in its order
     * @param to names of the second side, as they are spelled there
     */
    public static List<Pair> of(ColumnMatching matching, List<String> from, List<String> to) {
        Map<String, String> mapped = new HashMap<>();
        Set<String> taken = new HashSet<>();
        for (String column : from) {
            String wanted = matching.map().get(column);
            if (wanted != null) {
                find(wanted, to, ColumnMatching.Match.IGNORE_CASE, taken).ifPresent(other -> {
                    taken.add(other);
                    mapped.put(column, other);
                });
            }
        }
        List<Pair> pairs = new ArrayList<>();
        for (String column : from) {
            if (mapped.containsKey(column)) {
                pairs.add(new Pair(column, mapped.get(column)));
            } else if (!matching.map().containsKey(column)) {
                String name = matching.template().isEmpty() ? column : fill(matching.template(), column);
                find(name, to, matching.match(), taken).ifPresent(other -> {
                    taken.add(other);
                    pairs.add(new Pair(column, other));
                });
            }
        }
        return List.copyOf(pairs);
    }

    /** The same spelling goes before one that differs in case. */
    private static Optional<String> find(String name, List<String> to, ColumnMatching.Match match, Set<String> taken) {
        if (match == ColumnMatching.Match.NONE) {
            return Optional.empty();
        }
        return to.stream()
                .filter(other -> !taken.contains(other) && other.equals(name))
                .findFirst()
                .or(() -> to.stream()
                        .filter(other -> match == ColumnMatching.Match.IGNORE_CASE
                                && !taken.contains(other)
                                && other.equalsIgnoreCase(name))
                        .findFirst());
    }

    private static String fill(String template, String column) {
        Matcher matcher = PLACE.matcher(template);
        StringBuilder text = new StringBuilder();
        while (matcher.find()) {
            String how = matcher.group(1) == null ? "" : matcher.group(1);
            String name = switch (how) {
                case "upper" -> column.toUpperCase(Locale.ROOT);
                case "lower" -> column.toLowerCase(Locale.ROOT);
                case "snake" -> HUMP.matcher(column).replaceAll("_").toLowerCase(Locale.ROOT);
                default -> column;
            };
            matcher.appendReplacement(text, Matcher.quoteReplacement(name));
        }
        return matcher.appendTail(text).toString();
    }
}
