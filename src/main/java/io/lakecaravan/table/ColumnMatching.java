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
        /** Columns are not matched. */
        NONE
    }

    public static final ColumnMatching DEFAULT = new ColumnMatching(Match.IGNORE_CASE, Map.of(), "");

    public ColumnMatching {
        map = Map.copyOf(map);
    }
}
