package io.lakecaravan.tag.detect;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that is kept of a column's values to decide what it holds: counts, never a value. Counts of several objects add up in
 * any order and grouping ({@link #plus}, with {@link #NONE} as nothing), so that a decision can be made again on every run.
 *
 * @param suite sum of the versions of all detectors that counted, see {@link Detectors#suite()}; the smallest one after adding
 *     up, so that one object of an older suite shows
 * @param detectors by id, those that matched at least once
 */
public record ColumnCounts(int suite, ValueFacts facts, SortedMap<String, DetectorCounts> detectors) {
    public static final ColumnCounts NONE = new ColumnCounts(Integer.MAX_VALUE, ValueFacts.NONE, new TreeMap<>());

    public ColumnCounts {
        detectors = Collections.unmodifiableSortedMap(new TreeMap<>(detectors));
    }

    public ColumnCounts plus(ColumnCounts other) {
        TreeMap<String, DetectorCounts> sum = new TreeMap<>(detectors);
        for (Map.Entry<String, DetectorCounts> entry : other.detectors.entrySet()) {
            sum.merge(entry.getKey(), entry.getValue(), DetectorCounts::plus);
        }
        return new ColumnCounts(Math.min(suite, other.suite), facts.plus(other.facts), sum);
    }
}
