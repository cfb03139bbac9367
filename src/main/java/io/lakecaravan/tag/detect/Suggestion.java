package io.lakecaravan.tag.detect;

import io.lakecaravan.tag.detect.kind.Kind;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a column is thought to hold.
 *
 * @param tag the kind's internal tag
 * @param score 0 to 1, never below the threshold it was decided with
 * @param reasons in our words, with counts and names of detectors and never a value
 */
public record Suggestion(Kind kind, String tag, double score, List<String> reasons) {
    public Suggestion {
        reasons = List.copyOf(reasons);
    }

    /** Of what was found in a table's columns, that which the table is tagged with: the most sensitive, of these the surest. */
    public static Optional<Suggestion> strongest(Collection<Suggestion> found) {
        return found.stream()
                .max(Comparator.comparing(
                                (Suggestion suggestion) -> suggestion.kind().sensitivity())
                        .thenComparingDouble(Suggestion::score)
                        .thenComparing(Suggestion::kind, Comparator.reverseOrder()));
    }
}
