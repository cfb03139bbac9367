package io.lakecaravan.catalog;

import java.util.List;

/**
 * What a person decided in a catalog about a tag that we gave.
 *
 * @param column names from the top-level column down, as the table has them; empty for the table itself
 * @param tag internal name
 */
public record TagDecision(List<String> column, String tag, Choice choice) {
    /** What the person did. */
    public enum Choice {
        /** Took it away: it is not given again. */
        REJECTED,
        /** Agreed with what was a suggestion. */
        CONFIRMED
    }

    public TagDecision {
        column = List.copyOf(column);
    }
}
