package io.lakecaravan.config;

import io.lakecaravan.tag.detect.kind.Kind;
import java.util.Collections;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What detectors may suggest.
 *
 * @param values whether values are looked at, without which nothing is suggested
 * @param tags that may be suggested, as {@link Kind#tag} names them; empty for all
 * @param threshold least score of all tags but those that have their own, above 0 and at most 1; empty for each kind's own
 * @param thresholds least scores by tag
 */
public record DetectConfig(
        Values values, Set<String> tags, OptionalDouble threshold, SortedMap<String, Double> thresholds) {
    /** Whether rows are shown to detectors. */
    public enum Values {
        SCANNED,
        LEFT_ALONE
    }

    public static final DetectConfig ALL =
            new DetectConfig(Values.SCANNED, Set.of(), OptionalDouble.empty(), new TreeMap<>());
    public static final DetectConfig OFF =
            new DetectConfig(Values.LEFT_ALONE, Set.of(), OptionalDouble.empty(), new TreeMap<>());

    public DetectConfig {
        tags = Set.copyOf(tags);
        thresholds = Collections.unmodifiableSortedMap(new TreeMap<>(thresholds));
    }

    public boolean isOn() {
        return values == Values.SCANNED;
    }

    public boolean suggests(String tag) {
        return isOn() && (tags.isEmpty() || tags.contains(tag));
    }

    /** The least score for which a column is suggested to hold the kind. */
    public double threshold(Kind kind) {
        return thresholds.getOrDefault(kind.tag(), threshold.orElse(kind.threshold()));
    }
}
