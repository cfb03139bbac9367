package io.lakecaravan.schema;

import io.lakecaravan.schema.LogicalType.Null;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * Which columns of two schemas are one: those of the same name, then of what is left those with the same field id, then
 * those whose names differ in case only, and last those that stand in the same place between columns that stayed, with
 * the same types. All of this is within one level of nesting.
 */
final class ColumnPairs {
    private static final int NONE = -1;

    /** @param place of the old column among the old ones, from 0 */
    record Pair(Column before, Column after, int place) {}

    /** Between two columns that stayed, by the old places of these; {@link #NONE} at either end. */
    private record Gap(int from, int to) {}

    private final List<Column> before;
    private final List<Column> after;
    private final Map<Column, Pair> byBefore = new IdentityHashMap<>();
    private final Map<Column, Pair> byAfter = new IdentityHashMap<>();

    private ColumnPairs(List<Column> before, List<Column> after) {
        this.before = distinct(before);
        this.after = distinct(after);
    }

    static ColumnPairs of(List<Column> before, List<Column> after) {
        ColumnPairs pairs = new ColumnPairs(before, after);
        pairs.match(column -> Optional.of(column.name()));
        pairs.match(column -> column.id().isPresent() ? Optional.of(column.id()) : Optional.empty());
        pairs.match(column -> column.id().isPresent()
                ? Optional.empty()
                : Optional.of(column.name().toLowerCase(Locale.ROOT)));
        pairs.matchPlaces();
        return pairs;
    }

    /** New columns in their order, with the old one of each that has one. */
    List<Column> after() {
        return after;
    }

    Optional<Pair> pair(Column now) {
        return Optional.ofNullable(byAfter.get(now));
    }

    /** In the new order. */
    List<Pair> pairs() {
        return after.stream().filter(byAfter::containsKey).map(byAfter::get).toList();
    }

    /** Old columns that are no new one, in their order. */
    List<Column> removed() {
        return before.stream().filter(column -> !byBefore.containsKey(column)).toList();
    }

    /** Instances of their own: the equality of records does not tell two fields of a bad file apart. */
    private static List<Column> distinct(List<Column> columns) {
        return columns.stream()
                .map(column ->
                        new Column(column.name(), column.type(), column.nullable(), column.nativeType(), column.id()))
                .toList();
    }

    /** Each old column with the first new one of the same key that is free. */
    private void match(Function<Column, Optional<?>> key) {
        Map<Object, Deque<Column>> free = new HashMap<>();
        for (Column now : after) {
            if (!byAfter.containsKey(now)) {
                key.apply(now)
                        .ifPresent(of -> free.computeIfAbsent(of, each -> new ArrayDeque<>())
                                .add(now));
            }
        }
        for (int place = 0; place < before.size(); place++) {
            Column old = before.get(place);
            Optional<?> of = byBefore.containsKey(old) ? Optional.empty() : key.apply(old);
            if (of.isPresent()
                    && free.containsKey(of.get())
                    && !free.get(of.get()).isEmpty()) {
                join(old, free.get(of.get()).remove(), place);
            }
        }
    }

    private void join(Column old, Column now, int place) {
        Pair pair = new Pair(old, now, place);
        byBefore.put(old, pair);
        byAfter.put(now, pair);
    }

    private void matchPlaces() {
        if (byAfter.isEmpty()) {
            // nothing stayed: the table is another, and no place is the same
            return;
        }
        Map<Gap, List<Integer>> now = gaps(after, byAfter);
        gaps(before, byBefore).forEach((gap, olds) -> {
            List<Integer> news = now.getOrDefault(gap, List.of());
            boolean alike = olds.size() == news.size();
            for (int i = 0; alike && i < olds.size(); i++) {
                alike = isLike(before.get(olds.get(i)), after.get(news.get(i)));
            }
            for (int i = 0; alike && i < olds.size(); i++) {
                join(before.get(olds.get(i)), after.get(news.get(i)), olds.get(i));
            }
        });
    }

    /** Two field ids that differ, for else the ids had matched, say that they are two. */
    private static boolean isLike(Column old, Column now) {
        return old.type().equals(now.type())
                && !(old.type() instanceof Null)
                && (old.id().equals(OptionalInt.empty()) || now.id().equals(OptionalInt.empty()));
    }

    /** Places of columns without partner, by the partners around them. */
    private static Map<Gap, List<Integer>> gaps(List<Column> columns, Map<Column, Pair> paired) {
        Map<Gap, List<Integer>> gaps = new HashMap<>();
        List<Integer> open = new ArrayList<>();
        int from = NONE;
        for (int place = 0; place < columns.size(); place++) {
            Pair pair = paired.get(columns.get(place));
            if (pair == null) {
                open.add(place);
                continue;
            }
            close(gaps, new Gap(from, pair.place()), open);
            open = new ArrayList<>();
            from = pair.place();
        }
        close(gaps, new Gap(from, NONE), open);
        return gaps;
    }

    private static void close(Map<Gap, List<Integer>> gaps, Gap gap, List<Integer> open) {
        if (!open.isEmpty()) {
            gaps.put(gap, open);
        }
    }
}
