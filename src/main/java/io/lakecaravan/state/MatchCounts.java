package io.lakecaravan.state;

/**
 * How often detectors matched in an object's columns.
 *
 * @param suite version of the detectors that counted, 0 where none did; a newer suite wants the object read again
 * @param document their counts as JSON, never a value; empty where none counted
 */
public record MatchCounts(int suite, String document) {
    public static final MatchCounts NONE = new MatchCounts(0, "");
}
