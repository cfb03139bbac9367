package io.lakecaravan.catalog.openlineage;

import io.lakecaravan.catalog.Decision;
import io.lakecaravan.catalog.Verdict;

/**
 * What a receiver's refusal means. The specification says 200 and 201 alone, so it is what HTTP says; 408, 429 and 5xx
 * never come here, for they are tried again by the route.
 */
final class OpenLineageErrors {
    private OpenLineageErrors() {}

    static Verdict decide(int status) {
        return switch (status) {
            case 401, 403 -> new Verdict(Decision.STOP, "give a token that may post events");
            case 301, 302, 307, 308 -> new Verdict(Decision.STOP, "the server sends us elsewhere: give that url");
            case 404, 405 -> new Verdict(Decision.STOP, "the url takes no events: it mostly ends in /api/v1/lineage");
            case 413 -> new Verdict(Decision.REJECT, "a proxy limits the body: raise its limit");
            default -> new Verdict(Decision.REJECT, "the server finds the event invalid; see its words");
        };
    }
}
