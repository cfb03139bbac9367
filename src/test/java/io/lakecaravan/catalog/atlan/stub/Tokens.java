package io.lakecaravan.catalog.atlan.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Which Bearer tokens are accepted: the API token, and what OAuth clients were given (contract §1). Used under the stub's lock. */
final class Tokens {
    /** The one OAuth client. */
    static final String CLIENT_ID = "stub-client";

    static final String CLIENT_SECRET = "stub-client-secret";

    static final Account API =
            new Account("service-account-apikey-6c22ccb5-bf09-48cf-b300-05c121fd2ed8", Account.Nature.API_TOKEN);

    private final Set<String> accepted = new LinkedHashSet<>();
    private int issued;

    Tokens(String token) {
        accepted.add(token);
    }

    /** Contract §12 check 1. Not in the contract: Bearer may be written in any case (RFC 9110 §11.1). */
    Optional<Account> account(String authorization) {
        return authorization.regionMatches(true, 0, "Bearer ", 0, 7) && accepted.contains(authorization.substring(7))
                ? Optional.of(API)
                : Optional.empty();
    }

    void revoke() {
        accepted.clear();
    }

    /**
     * Contract §1: "OAuth client credentials are an alternative to a long-lived token". Not in the contract: the form
     * of request and answer.
     */
    Answer issue(String body) {
        JsonNode sent = Json.parse(body);
        boolean known = CLIENT_ID.equals(sent.path("clientId").asText())
                && CLIENT_SECRET.equals(sent.path("clientSecret").asText());
        if (!known) {
            return Answer.json(401, JsonNodeFactory.instance.objectNode().put("message", "Unauthorized"));
        }
        String token = "oauth-token-" + ++issued;
        accepted.add(token);
        return Answer.json(
                200,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("accessToken", token)
                        .put("tokenType", "Bearer")
                        .put("expiresIn", 600));
    }
}
