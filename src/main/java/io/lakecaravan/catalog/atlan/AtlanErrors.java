package io.lakecaravan.catalog.atlan;

import io.lakecaravan.catalog.Decision;
import io.lakecaravan.catalog.Verdict;
import java.util.List;

/** What each error of an Atlan tenant means: one row per error, the first that matches counts. */
public final class AtlanErrors {
    /**
     * @param words part of the answer; empty for any. A gateway answers in HTML, so nothing but the status is certain
     * @param status 0 for a broken or missing connection
     */
    private record Row(int status, String words, Decision decision, String fix) {
        boolean matches(int otherStatus, String answer) {
            return status == otherStatus && answer.contains(words);
        }
    }

    private static final List<Row> ROWS = List.of(
            new Row(0, "", Decision.RETRY, "check that the tenant runs and the url is right"),
            new Row(302, "", Decision.RETRY, "the tenant's gateway says: not now"),
            new Row(400, "ATLAS-400-00-06D", Decision.ADAPT, "the tag was removed meanwhile"),
            new Row(400, "ATLAS-400-00-029", Decision.REJECT, "Atlan finds the request invalid; see its words"),
            new Row(
                    400,
                    "ATLAS-400-00-114",
                    Decision.STOP,
                    "the connection would have no administrator: name one there"),
            new Row(
                    400,
                    "ATLAS-400-00-212",
                    Decision.STOP,
                    "the tenant takes fewer entities a request: lower batch-size"),
            new Row(400, "", Decision.REJECT, "Atlan finds an entity invalid; see its words"),
            new Row(401, "", Decision.STOP, "the token is missing, expired or revoked: give a new API token"),
            new Row(
                    403,
                    "",
                    Decision.STOP,
                    "make the token an administrator of the connection, or give it a persona that may write there"),
            new Row(404, "ATLAS-404-00-007", Decision.REJECT, "Atlan finds an entity invalid; see its words"),
            new Row(
                    404,
                    "ATLAS-404-00-00A",
                    Decision.ADAPT,
                    "something that the entity refers to is not there any more"),
            new Row(404, "ATLAS-404-00-008", Decision.ADAPT, "the tag was removed from Atlan"),
            new Row(404, "ATLAS-404", Decision.ADAPT, "it was removed meanwhile"),
            new Row(404, "", Decision.STOP, "the url is no Atlan tenant: give its address without a path"),
            new Row(405, "", Decision.STOP, "the url is no Atlan tenant: give its address without a path"),
            new Row(409, "", Decision.ADAPT, "somebody created it at the same moment"),
            new Row(413, "", Decision.REJECT, "a gateway limits the body: lower batch-size"),
            new Row(414, "", Decision.REJECT, "a gateway limits the length of addresses"),
            new Row(423, "", Decision.RETRY, "types are being changed by somebody else"),
            new Row(429, "", Decision.RETRY, "the tenant limits its callers"),
            new Row(431, "", Decision.REJECT, "a gateway limits the length of addresses"),
            // Also what an over-long text gets, for ever: so the tries are bounded.
            new Row(500, "", Decision.RETRY, "the tenant failed; see its words"),
            new Row(502, "", Decision.RETRY, "the gateway does not reach the tenant"),
            new Row(503, "", Decision.RETRY, "the tenant is busy, starting or under maintenance"),
            new Row(504, "", Decision.RETRY, "the gateway waits in vain for the tenant"));

    private AtlanErrors() {}

    /**
     * The decision for an answer.
     *
     * @param status HTTP status, 0 where the connection broke or none was made
     */
    public static Verdict decide(int status, String answer) {
        return ROWS.stream()
                .filter(row -> row.matches(status, answer))
                .findFirst()
                .map(row -> new Verdict(row.decision(), row.fix()))
                .orElseGet(() -> status >= 500
                        ? new Verdict(Decision.RETRY, "the tenant failed; see its words")
                        : new Verdict(Decision.REJECT, "the tenant's answer is not known; see its words"));
    }
}
