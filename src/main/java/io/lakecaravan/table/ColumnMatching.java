package io.lakecaravan.table;

import java.util.Map;

/**
 * Which column of one side is which column of the other.
 *
 * @param match how names are compared where neither {@code map} nor {@code template} says anything
 * @param map other names by name; they win
 * @param template name on the other side, where it is not empty, with {@code {column}}, {@code {column|upper}}, {@code
 *     {column|lower}} or {@code {column|snake}} in it
 */
public record ColumnMatching(Match match, Map<String, String> map, String template) {
    /** How names are compared. */
    public enum Match {
        EXACT,
        IGNORE_CASE,
        /** Columns are not matched, but for those that the map names. */
        NONE,
        /**
         * Of the two ends of a flow: what becomes of a column on its way through the table. Where the hops say nothing,
         * names are compared without case.
         */
        BY_HOPS
    }

    public static final ColumnMatching DEFAULT = new ColumnMatching(Match.IGNORE_CASE, Map.of(), "");

    /** Of the two ends of a flow, where nothing else is said. */
    public static final ColumnMatching BY_HOPS = new ColumnMatching(Match.BY_HOPS, Map.of(), "");

    public ColumnMatching {
        map = Map.copyOf(map);
    }
}
