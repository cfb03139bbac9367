package io.lakecaravan.catalog.openmetadata;

import io.lakecaravan.catalog.Decision;
import io.lakecaravan.catalog.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What each error of an OpenMetadata server means: one row per error, the first that matches counts. */
public final class OpenMetadataErrors {
    /** In the message as it is, or with its quotes escaped in the JSON of the answer. */
    private static final Pattern UNKNOWN_FIELD = Pattern.compile("Unrecognized field \\\\?\"([^\"\\\\]+)");

    /** In an answer to {@code fields=}. */
    private static final Pattern UNREADABLE_FIELD = Pattern.compile("Invalid field name ([A-Za-z]+)");

    /**
     * @param where part of the path; empty for any
     * @param status 0 for a broken or missing connection
     */
    private record Row(String method, String where, int status, String words, Decision decision, String fix) {
        Row(String method, int status, String words, Decision decision, String fix) {
            this(method, "", status, words, decision, fix);
        }

        boolean matches(String otherMethod, String url, int otherStatus, String answer) {
            return (method.equals("*") || method.equals(otherMethod))
                    && url.contains(where)
                    && status == otherStatus
                    && answer.contains(words);
        }
    }

    private static final List<Row> ROWS = List.of(
            new Row("*", 0, "", Decision.RETRY, "check that the server runs and the url is right"),
            new Row("*", 400, "Unrecognized field", Decision.ADAPT, "the server is older than the field"),
            new Row("GET", 400, "Invalid field name", Decision.ADAPT, "the server's version has no such field"),
            new Row("*", 400, "mutually exclusive", Decision.ADAPT, "another tag of the classification stands there"),
            new Row("*", 400, "Tag label", Decision.ADAPT, "enable the tag or leave it out of tags.rules"),
            new Row("PATCH", 400, "", Decision.ADAPT, "the server finds the change invalid; see its words"),
            new Row("*", 400, "", Decision.REJECT, "the server finds the entity invalid; see its words"),
            new Row("*", 401, "", Decision.STOP, "the token is missing, expired or revoked: give the bot's token"),
            new Row("*", "/services/", 403, "", Decision.STOP, "give the bot a role that may create services"),
            new Row("*", "/system/", 403, "", Decision.STOP, "a proxy keeps us from the server"),
            new Row("*", 403, "", Decision.REJECT, "give the bot a role that may create and edit these entities"),
            new Row("PUT", 404, "tag instance", Decision.ADAPT, "the tag was removed from the server"),
            new Row("PATCH", 404, "tag instance", Decision.ADAPT, "the tag was removed from the server"),
            new Row("*", 404, "instance for", Decision.ADAPT, "it was removed meanwhile"),
            new Row(
                    "GET",
                    "%2F",
                    404,
                    "",
                    Decision.REJECT,
                    "a proxy refuses slashes in names: let it pass %2F as it is"),
            new Row("*", 404, "", Decision.STOP, "the url is no OpenMetadata API: it ends in /api"),
            new Row("*", 405, "", Decision.STOP, "the url is no OpenMetadata API: it ends in /api"),
            new Row("*", 406, "", Decision.REJECT, "a proxy changes the request's headers"),
            new Row("*", 408, "", Decision.RETRY, "the server is slow"),
            new Row("*", 409, "", Decision.ADAPT, "somebody created it at the same moment"),
            new Row("*", 412, "", Decision.ADAPT, "somebody changed it at the same moment"),
            new Row("*", 413, "", Decision.REJECT, "a proxy limits the body: raise its limit or lower sample.rows"),
            new Row("*", 415, "", Decision.REJECT, "a proxy changes the request's headers"),
            new Row("*", 429, "", Decision.RETRY, "the server limits its callers"),
            new Row("*", 431, "", Decision.REJECT, "the entity's name and the token are too long for one URL"),
            new Row("PATCH", 500, "'test' failed", Decision.ADAPT, "somebody changed it at the same moment"),
            new Row("*", 500, "", Decision.RETRY, "see the server's log"),
            new Row("*", 502, "", Decision.RETRY, "the gateway does not reach the server"),
            new Row("*", 503, "", Decision.RETRY, "the server is busy or starting"),
            new Row("*", 504, "", Decision.RETRY, "the gateway waits in vain for the server"));

    private OpenMetadataErrors() {}

    /**
     * The decision for an answer.
     *
     * @param url what was asked for
     * @param status HTTP status, 0 where the connection broke or none was made
     */
    public static Verdict decide(String method, String url, int status, String answer) {
        return ROWS.stream()
                .filter(row -> row.matches(method, url, status, answer))
                .findFirst()
                .map(row -> new Verdict(row.decision(), row.fix()))
                .orElseGet(() -> status >= 500
                        ? new Verdict(Decision.RETRY, "see the server's log")
                        : new Verdict(Decision.REJECT, "the server's answer is not known; see its words"));
    }

    /** The field that a server of another version does not know. */
    static Optional<String> unknownField(String answer) {
        Matcher matcher = UNKNOWN_FIELD.matcher(answer);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** The name in {@code fields=} that a server of another version does not know. */
    static Optional<String> unreadableField(String answer) {
        Matcher matcher = UNREADABLE_FIELD.matcher(answer);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
