package io.lakecaravan.catalog;

import java.util.Map;

/**
 * How a catalog took the removal or the restoration of one entity. A route that leaves no such answer removed it.
 *
 * @param reason in our words, why it stays; empty otherwise
 * @param labels how often each tag stood at what was removed and at its columns, by the catalog's name of the tag; empty
 *     where nobody counted
 */
public record RemovalAnswer(Result result, String reason, Map<String, Long> labels) {
    public RemovalAnswer {
        labels = Map.copyOf(labels);
    }

    private RemovalAnswer(Result result, String reason) {
        this(result, reason, Map.of());
    }

    /** What became of it. */
    public enum Result {
        REMOVED,
        RESTORED,
        /** It was not there any more. */
        GONE,
        /** It stays for now, e.g. because something of others is in it. */
        KEPT,
        /** Somebody made something else of it, so that it is not ours any more. */
        DISOWNED
    }

    public static RemovalAnswer removed() {
        return new RemovalAnswer(Result.REMOVED, "");
    }

    /** @param labels see {@link #labels} */
    public static RemovalAnswer removed(Map<String, Long> labels) {
        return new RemovalAnswer(Result.REMOVED, "", labels);
    }

    public static RemovalAnswer restored() {
        return new RemovalAnswer(Result.RESTORED, "");
    }

    public static RemovalAnswer gone() {
        return new RemovalAnswer(Result.GONE, "");
    }

    public static RemovalAnswer kept(String reason) {
        return new RemovalAnswer(Result.KEPT, reason);
    }

    public static RemovalAnswer disowned(String reason) {
        return new RemovalAnswer(Result.DISOWNED, reason);
    }
}
