package io.lakecaravan.lineage;

import io.lakecaravan.table.ColumnMatching;
import io.lakecaravan.table.ColumnMatching.Match;
import io.lakecaravan.table.LineageFlow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Matches the columns of two datasets. The order is that of the first side; each column takes part once. A pair that the
 * map names goes before one that a name gives, and the same spelling before one that differs in case. Names take part as
 * they stand; of a nested field that is its path, with dots.
 */
public final class ColumnPairs {
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
        FreeNames free = new FreeNames(to);
        Map<String, String> found = new HashMap<>();
        RenamedNames renamed = new RenamedNames(matching.map());
        List<String> others = new ArrayList<>();
        for (String column : from) {
            Optional<String> wanted = renamed.of(column);
            if (wanted.isPresent()) {
                wanted.flatMap(name -> free.take(name).or(() -> free.takeIgnoringCase(name)))
                        .ifPresent(other -> found.put(column, other));
            } else {
                others.add(column);
            }
        }
        if (matching.match() != Match.NONE) {
            byName(matching, others, free::take, found);
            if (matching.match() != Match.EXACT) {
                byName(matching, others, free::takeIgnoringCase, found);
            }
        }
        return from.stream()
                .distinct()
                .filter(found::containsKey)
                .map(column -> new Pair(column, found.get(column)))
                .toList();
    }

    private static void byName(
            ColumnMatching matching,
            List<String> columns,
            Function<String, Optional<String>> take,
            Map<String, String> found) {
        for (String column : columns) {
            if (!found.containsKey(column)) {
                String name = ColumnTemplate.name(matching.template(), column);
                take.apply(name).ifPresent(other -> found.put(column, other));
            }
        }
    }

    /**
     * The pairs of the two ends of a flow: what {@code through} of the configuration says, else what comes of the two
     * hops one after the other. Where one hop matches no column at all, as with text files whose columns have no names,
     * the names at both ends are compared.
     *
     * @param table columns of the table between them
     */
    public static List<Pair> endToEnd(
            LineageFlow flow, List<String> upstream, List<String> table, List<String> downstream) {
        if (flow.through().match() != Match.BY_HOPS) {
            return of(flow.through(), upstream, downstream);
        }
        List<Pair> in = of(flow.inbound(), upstream, table);
        List<Pair> out = of(flow.outbound(), table, downstream);
        boolean asked = flow.inbound().match() != Match.NONE && flow.outbound().match() != Match.NONE;
        if (asked && (in.isEmpty() || out.isEmpty())) {
            return of(flow.through(), upstream, downstream);
        }
        Map<String, String> next = out.stream().collect(Collectors.toMap(Pair::from, Pair::to));
        return in.stream()
                .filter(pair -> next.containsKey(pair.to()))
                .map(pair -> new Pair(pair.from(), next.get(pair.to())))
                .toList();
    }

    /**
     * What the columns of a table become in a dataset whose columns nobody can ask for: those of the map and the
     * template, else of the same name.
     */
    public static List<Pair> expectedOutbound(ColumnMatching matching, List<String> table) {
        RenamedNames renamed = new RenamedNames(matching.map());
        return table.stream()
                .filter(column ->
                        matching.match() != Match.NONE || renamed.of(column).isPresent())
                .map(column -> new Pair(
                        column, renamed.of(column).orElseGet(() -> ColumnTemplate.name(matching.template(), column))))
                .toList();
    }

    /**
     * What the columns of a table come from in a dataset whose columns nobody can ask for. A template tells no way back,
     * so with one only the map gives pairs.
     */
    public static List<Pair> expectedInbound(ColumnMatching matching, List<String> table) {
        Map<String, String> back = new HashMap<>();
        matching.map().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> back.putIfAbsent(entry.getValue(), entry.getKey()));
        RenamedNames renamed = new RenamedNames(back);
        boolean byName = matching.match() != Match.NONE && matching.template().isEmpty();
        return table.stream()
                .filter(column -> byName || renamed.of(column).isPresent())
                .map(column -> new Pair(renamed.of(column).orElse(column), column))
                .toList();
    }
}
