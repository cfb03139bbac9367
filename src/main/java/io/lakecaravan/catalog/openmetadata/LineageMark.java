package io.lakecaravan.catalog.openmetadata;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The description by which we know an edge as ours: the rules it comes from and, where it leads past our tables, which
 * ones. A person who writes another text makes it theirs.
 *
 * @param tables fully qualified names; empty for an edge that ends at our table
 * @param more whether there are tables beyond those that are told
 */
record LineageMark(SortedSet<String> rules, SortedSet<String> tables, More more) {
    /** Whether all tables are told. */
    enum More {
        NO,
        YES
    }

    private static final int MOST_TABLES = 20;
    private static final String AND_MORE = " and more";
    private static final Pattern FORM = Pattern.compile(
            "Written by Lake Caravan \\(([A-Za-z0-9._-]+(?:, [A-Za-z0-9._-]+)*)\\)(?: through (`[^`]*`(?:, `[^`]*`)*)( and"
                    + " more)?)?");

    LineageMark {
        rules = new TreeSet<>(rules);
        tables = new TreeSet<>(tables);
    }

    static LineageMark of(Collection<String> rules, Collection<String> tables) {
        SortedSet<String> all = new TreeSet<>();
        tables.forEach(table -> all.add(plain(table)));
        SortedSet<String> told = all.stream().limit(MOST_TABLES).collect(Collectors.toCollection(TreeSet::new));
        return new LineageMark(new TreeSet<>(rules), told, all.size() > told.size() ? More.YES : More.NO);
    }

    /** Empty where the text is not one of ours. */
    static Optional<LineageMark> parse(String description) {
        Matcher matcher = FORM.matcher(description);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        SortedSet<String> tables = new TreeSet<>();
        if (matcher.group(2) != null) {
            String told = matcher.group(2);
            tables.addAll(Arrays.asList(told.substring(1, told.length() - 1).split("`, `")));
        }
        return Optional.of(new LineageMark(
                new TreeSet<>(Arrays.asList(matcher.group(1).split(", "))),
                tables,
                matcher.group(3) == null ? More.NO : More.YES));
    }

    LineageMark with(Collection<String> otherRules, String table) {
        SortedSet<String> allTables = new TreeSet<>(tables);
        allTables.add(plain(table));
        LineageMark united = of(otherRules, allTables);
        return new LineageMark(united.rules, united.tables, more == More.YES ? More.YES : united.more);
    }

    LineageMark without(String table) {
        SortedSet<String> others = new TreeSet<>(tables);
        others.remove(plain(table));
        return new LineageMark(rules, others, more);
    }

    /** Whether other tables want the edge, too. */
    boolean isShared(String table) {
        return more == More.YES || tables.stream().anyMatch(other -> !other.equals(plain(table)));
    }

    String text() {
        String through = tables.stream().map(table -> "`" + table + "`").collect(Collectors.joining(", "));
        return "Written by Lake Caravan (" + String.join(", ", rules) + ")"
                + (tables.isEmpty() ? "" : " through " + through + (more == More.YES ? AND_MORE : ""));
    }

    private static String plain(String table) {
        return table.replace('`', '\'');
    }
}
