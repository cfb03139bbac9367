package io.lakecaravan.catalog.atlan.stub;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** What a fault sends; empty when nothing is sent. Contract §9, error bodies. */
final class FaultAnswers {
    private FaultAnswers() {}

    static Optional<Answer> of(Fault fault) {
        // Contract §9: "Over the limit: 429".
        if (fault instanceof Fault.TooManyRequests busy) {
            Answer plain = Answer.text(429, "rate limited");
            return Optional.of(busy.retryAfter()
                    .map(wait -> plain.with("Retry-After", Long.toString(wait.toSeconds())))
                    .orElse(plain));
        }
        if (fault instanceof Fault.Refused refused) {
            return Optional.of(status(refused.status(), refused.words()));
        }
        if (fault instanceof Fault.Applied applied) {
            return Optional.of(status(applied.status(), applied.words()));
        }
        // Contract §1: "Never follow a redirect".
        if (fault instanceof Fault.Redirect) {
            return Optional.of(Answer.empty(302).with("Location", "https://login.invalid/"));
        }
        // Contract §5: "another type change in progress: wait and retry".
        if (fault instanceof Fault.TypeLock) {
            return Optional.of(Errors.of(423, "ATLAS-423-00-001", "another type change is in progress")
                    .answer());
        }
        // Contract §7: "search time-out → 429".
        if (fault instanceof Fault.SearchTimeout) {
            return Optional.of(
                    Errors.of(429, "ATLAS-400-00-502", "search timed out").answer());
        }
        return Optional.empty();
    }

    /** Contract §9: "A gateway may also send HTML". */
    private static Answer status(int status, Fault.Words words) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        return switch (words) {
            case ATLAS ->
                Answer.json(
                        status,
                        body.put("errorCode", "ATLAS-" + status + "-00-001").put("errorMessage", "not now"));
            case CAUSES -> {
                body.put("errorId", "000000000000abcd").put("message", "There was an error processing your request.");
                body.putArray("causes")
                        .addObject()
                        .put("errorType", "Exception")
                        .put("errorMessage", "not now")
                        .put("location", "stub");
                yield Answer.json(status, body);
            }
            case SERVICE ->
                Answer.json(
                        status,
                        body.put("code", 1234)
                                .put("message", "not now")
                                .put("errorId", "e1")
                                .put("doc", ""));
            case HTML -> Answer.html(status, "Gateway");
            case NONE -> Answer.empty(status);
        };
    }
}
