package io.lakecaravan.layout;

/** What the key filter says of one object. */
public sealed interface Verdict {
    /** It belongs to a table. */
    record Kept(FileName name) implements Verdict {}

    /**
     * It belongs to the log of a table format and is no data file.
     *
     * @param root prefix of the table, ending in {@code /} or empty
     * @param marker folder directly under the root, e.g. {@code _delta_log}
     */
    record Marker(String root, String marker) implements Verdict {}

    record Skipped(SkipReason reason) implements Verdict {}
}
