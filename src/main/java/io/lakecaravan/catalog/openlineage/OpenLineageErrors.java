package io.lakecaravan.catalog.openlineage;

import io.lakecaravan.catalog.Decision;
import io.lakecaravan.catalog.Verdict;

/** What a receiver's refusal means. The specification says 200 and 201 alone, so it is what HTTP says. */
public final class OpenLineageErrors {
    private OpenLineageErrors() {}

    /** What Atlan answers with 401 to a good token whose tenant expects no events of the namespace, or on the path. */
    private static final String UNEXPECTED = "url path not configured to receive data";

    /**
     * @param status HTTP status, 0 where the connection broke or none was made
     * @param answer the receiver's words
     */
    public static Verdict decide(int status, String answer) {
        if (status == 401 && answer.contains(UNEXPECTED)) {
            return new Verdict(
                    Decision.STOP,
                    "Atlan expects no events there: namespace must be the name of a connection in Atlan that has"
                            + " credentials for events, and the url end in"
                            + " /events/openlineage/<its connector>/api/v1/lineage");
        }
        return switch (status) {
            case 0 -> new Verdict(Decision.RETRY, "check that the receiver of events runs and the url is right");
            case 408, 429 -> new Verdict(Decision.RETRY, "the receiver of events limits its callers or is slow");
            case 502, 503, 504 -> new Verdict(Decision.RETRY, "the receiver of events is not reached, or starting");
            case 401, 403 -> new Verdict(Decision.STOP, "give a token that may post events");
            case 301, 302, 307, 308 -> new Verdict(Decision.STOP, "the server sends us elsewhere: give that url");
            case 404, 405 -> new Verdict(Decision.STOP, "the url takes no events: it mostly ends in /api/v1/lineage");
            case 413 -> new Verdict(Decision.REJECT, "a proxy limits the body: raise its limit");
            default ->
                status >= 500
                        ? new Verdict(Decision.RETRY, "see the log of the receiver of events")
                        : new Verdict(Decision.REJECT, "the server finds the event invalid; see its words");
        };
    }
}
