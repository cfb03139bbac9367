package io.lakecaravan.tag.detect;

import io.lakecaravan.tag.detect.kind.Kind;
import java.util.List;

/**
 * What a column is thought to hold.
 *
 * @param tag the kind's internal tag
 * @param score 0 to 1, never below the kind's threshold
 * @param reasons in our words, with counts and names of detectors and never a value
 */
public record Suggestion(Kind kind, String tag, double score, List<String> reasons) {
    public Suggestion {
        reasons = List.copyOf(reasons);
    }
}
