package io.lakecaravan.catalog.atlan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.lakecaravan.catalog.CatalogException;
import io.lakecaravan.catalog.Decision;
import io.lakecaravan.catalog.Verdict;
import io.lakecaravan.table.RecordJson;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** What a tenant answered. */
record AtlanReply(int status, String text) {
    private static final int LONGEST_WORDS = 200;

    static AtlanReply of(Exchange exchange) {
        Message message = exchange.getMessage();
        String text = message.getBody(String.class);
        return new AtlanReply(
                message.getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class), text == null ? "" : text);
    }

    boolean isTaken() {
        return status >= 200 && status < 300;
    }

    /** Not there, in Atlan's own words: a wrong address is another matter. */
    boolean isMissing() {
        return status == 404 && text.contains("ATLAS-404");
    }

    boolean says(String code) {
        return text.contains(code);
    }

    /**
     * The answer; an empty object where a deletion answers with nothing.
     *
     * @throws CatalogException that stops the catalog when something else than Atlan answers
     */
    JsonNode json() {
        if (text.isBlank()) {
            return JsonNodeFactory.instance.objectNode();
        }
        try {
            return RecordJson.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new CatalogException(
                    Decision.STOP,
                    status,
                    text.length() > LONGEST_WORDS ? text.substring(0, LONGEST_WORDS) : text,
                    "the answer is no JSON: a proxy or a login page answers instead of Atlan; check the url");
        }
    }

    /** Hits of a search that the token may read; the member is absent or null where there are none. */
    Iterable<JsonNode> hits() {
        JsonNode entities = json().path("entities");
        java.util.List<JsonNode> hits = new java.util.ArrayList<>();
        entities.forEach(hit -> {
            if (!hit.path("scrubbed").asBoolean(false)
                    && !hit.path("guid").asText().equals("-1")) {
                hits.add(hit);
            }
        });
        return hits;
    }

    /** Whether a search has more than this page: hits that the token may not read take room in it. */
    boolean isFullPage() {
        return json().path("entities").size() >= Search.PAGE;
    }

    Verdict verdict() {
        return AtlanErrors.decide(status, text);
    }

    /** The answer itself, where it is one. */
    AtlanReply require(String what) {
        if (!isTaken()) {
            throw refusal(what);
        }
        return this;
    }

    /** The refusal as an exception; what was adapted to or tried again in vain is a rejection. */
    CatalogException refusal(String what) {
        Verdict verdict = verdict();
        Decision decision = verdict.decision() == Decision.STOP ? Decision.STOP : Decision.REJECT;
        return new CatalogException(decision, status, text, what + ": Atlan answers " + status + "; " + verdict.fix());
    }
}
