package io.lakecaravan.table;

import java.util.List;

/**
 * A tag that content or names suggest, for a person to confirm. Tags of rules are none of these.
 *
 * @param tag internal name, e.g. {@code PII.Email}
 * @param score from 0 to 1
 * @param reasons which detector, how many of how many; never a value
 */
public record DetectedTag(String tag, double score, List<String> reasons) {
    public DetectedTag {
        reasons = List.copyOf(reasons);
    }
}
