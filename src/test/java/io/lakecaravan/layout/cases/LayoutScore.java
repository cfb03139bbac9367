package io.lakecaravan.layout.cases;

import io.lakecaravan.layout.cases.Layouting.Answer;
import io.lakecaravan.layout.cases.Layouting.FoundTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How right an answer is.
 *
 * @param f1 pairwise: over all pairs of keys, whether both lie in one table; a key in no table makes no pair
 * @param roots every expected root was found, and no other
 * @param partitionKeys names, types and order are right in every table
 * @param others formats, names, skipped keys and confidence are right
 * @param differences in words, for people; empty exactly when everything is right
 */
record LayoutScore(double f1, boolean roots, boolean partitionKeys, boolean others, List<String> differences) {
    LayoutScore {
        differences = List.copyOf(differences);
    }

    boolean isPerfect() {
        return differences.isEmpty();
    }

    static LayoutScore of(Expected expected, Answer answer) {
        return new Scoring(expected, answer).score();
    }

    /** The count of pairs among so many keys. */
    private static long pairs(long keys) {
        return keys * (keys - 1) / 2;
    }

    private static final class Scoring {
        private static final int SHOWN = 3;

        private final Expected expected;
        private final Answer answer;
        private final List<String> grouping = new ArrayList<>();
        private final List<String> roots = new ArrayList<>();
        private final List<String> partitionKeys = new ArrayList<>();
        private final List<String> others = new ArrayList<>();
        /** Tables by key, in the order of {@code answer.tables()}. */
        private final Map<String, FoundTable> found = new HashMap<>();

        Scoring(Expected expected, Answer answer) {
            this.expected = expected;
            this.answer = answer;
        }

        LayoutScore score() {
            for (FoundTable table : answer.tables()) {
                for (String key : table.keys()) {
                    if (found.put(key, table) != null) {
                        grouping.add("in two tables: " + key);
                    }
                }
            }
            double f1 = f1();
            roots();
            Set<FoundTable> matched = Collections.newSetFromMap(new IdentityHashMap<>());
            expected.tables().forEach(table -> counterpart(table, matched).ifPresent(other -> compare(table, other)));
            others();
            List<String> differences = new ArrayList<>(grouping);
            differences.addAll(roots);
            differences.addAll(partitionKeys);
            differences.addAll(others);
            return new LayoutScore(f1, roots.isEmpty(), partitionKeys.isEmpty(), others.isEmpty(), differences);
        }

        private double f1() {
            long wanted = 0;
            long common = 0;
            for (Expected.Table table : expected.tables()) {
                wanted += pairs(table.keys().size());
                Map<FoundTable, Long> cells = new IdentityHashMap<>();
                table.keys().stream()
                        .filter(found::containsKey)
                        .forEach(key -> cells.merge(found.get(key), 1L, Long::sum));
                common += cells.values().stream().mapToLong(LayoutScore::pairs).sum();
                if (cells.size() != 1 || cells.values().iterator().next() != table.keys().size()) {
                    grouping.add("not one table: " + table.root() + " is " + sizes(cells)
                            + " of " + table.keys().size());
                }
            }
            long made = answer.tables().stream()
                    .mapToLong(table -> pairs(table.keys().stream()
                            .filter(key -> !expected.odd().containsKey(key))
                            .count()))
                    .sum();
            return wanted + made == 0 ? 1 : 2.0 * common / (wanted + made);
        }

        private static String sizes(Map<FoundTable, Long> cells) {
            NavigableMap<String, Long> byRoot = new TreeMap<>();
            cells.forEach((table, count) -> byRoot.merge(table.root(), count, Long::sum));
            return byRoot.size() <= SHOWN
                    ? byRoot.toString()
                    : byRoot.headMap(byRoot.keySet().stream().skip(SHOWN).findFirst().orElseThrow()) + " and more";
        }

        private void roots() {
            List<String> wanted = new ArrayList<>(
                    expected.tables().stream().map(Expected.Table::root).toList());
            for (FoundTable table : answer.tables()) {
                if (!wanted.remove(table.root())) {
                    roots.add("root not expected: " + quoted(table.root()));
                }
            }
            wanted.forEach(root -> roots.add("root not found: " + quoted(root)));
        }

        /** The found table that shares most keys, the first by root among equals. */
        private Optional<FoundTable> counterpart(Expected.Table table, Set<FoundTable> matched) {
            Optional<FoundTable> best = answer.tables().stream()
                    .filter(other -> !matched.contains(other) && shared(table, other) > 0)
                    .max(Comparator.comparingLong((FoundTable other) -> shared(table, other))
                            .thenComparing(FoundTable::root, Comparator.reverseOrder()));
            best.ifPresent(matched::add);
            return best;
        }

        private static long shared(Expected.Table table, FoundTable other) {
            return other.keys().stream().filter(table.keys()::contains).count();
        }

        private void compare(Expected.Table table, FoundTable other) {
            String where = quoted(table.root());
            if (!table.root().equals(other.root())) {
                roots.add("root " + quoted(other.root()) + " instead of " + where);
            }
            if (!table.partitionKeys().equals(other.partitionKeys())) {
                partitionKeys.add(
                        "partition keys of " + where + ": " + other.partitionKeys() + " instead of " + table.partitionKeys());
            }
            table.format().filter(format -> !format.equals(other.format())).ifPresent(format ->
                    others.add("format of " + where + ": " + other.format() + " instead of " + format));
            table.name().filter(name -> !name.equals(other.name())).ifPresent(name ->
                    others.add("name of " + where + ": " + other.name() + " instead of " + name));
            if (other.confidence() < expected.minConfidence() || other.confidence() > expected.maxConfidence()) {
                others.add("confidence in " + where + ": " + other.confidence() + " instead of "
                        + expected.minConfidence() + " to " + expected.maxConfidence());
            }
        }

        private void others() {
            Set<String> keys = new TreeSet<>(expected.skipped().keySet());
            keys.addAll(answer.skipped().keySet());
            for (String key : keys) {
                String wanted = expected.skipped().getOrDefault(key, "kept");
                String reason = answer.skipped().getOrDefault(key, "kept");
                if (!wanted.equals(reason)) {
                    others.add(key + " is " + reason + " instead of " + wanted);
                } else if (found.containsKey(key)) {
                    grouping.add("skipped and in a table: " + key);
                }
            }
            expected.unassigned().stream()
                    .filter(found::containsKey)
                    .forEach(key -> grouping.add("belongs to no table, but is in "
                            + quoted(found.get(key).root()) + ": " + key));
            expected.odd().forEach((key, root) -> {
                if (found.containsKey(key) && !found.get(key).root().equals(root)) {
                    grouping.add("odd in " + quoted(root) + ", but is in "
                            + quoted(found.get(key).root()) + ": " + key);
                }
            });
        }

        private static String quoted(String text) {
            return "'" + text + "'";
        }
    }
}
