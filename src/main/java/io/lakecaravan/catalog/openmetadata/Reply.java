package io.lakecaravan.catalog.openmetadata;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.lakecaravan.catalog.CatalogException;
import io.lakecaravan.catalog.Decision;
import io.lakecaravan.catalog.Verdict;
import io.lakecaravan.table.RecordJson;
import java.io.IOException;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * What a server answered.
 *
 * @param method of the request
 * @param url of the request
 */
record Reply(String method, String url, int status, String text) {
    private static final int LONGEST_WORDS = 200;

    /** How an answer is read. */
    private interface Reader<T> {
        T read(JsonParser parser) throws IOException;
    }

    static Reply of(Exchange exchange) {
        Message message = exchange.getMessage();
        String text = message.getBody(String.class);
        return new Reply(
                message.getHeader(Exchange.HTTP_METHOD, "", String.class),
                message.getHeader(Exchange.HTTP_URI, "", String.class),
                message.getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class),
                text == null ? "" : text);
    }

    /**
     * Whether the server says that there is no such entity or edge. Another 404 says nothing of it: a proxy may refuse the
     * path, e.g. for a slash in a name.
     */
    boolean isMissing() {
        return status == 404 && (text.contains("instance for") || text.contains("edge not found"));
    }

    /**
     * What stands there; empty where nothing does.
     *
     * @throws CatalogException where the server does not say
     */
    Optional<JsonNode> found() {
        if (isMissing()) {
            return Optional.empty();
        }
        if (!isTaken()) {
            throw refusal("it cannot be told what stands there");
        }
        return Optional.of(json());
    }

    boolean isTaken() {
        return status < 300;
    }

    /**
     * Whether the entity was not there before the PUT that this answers. A server answers 201 then; where that answer was
     * lost and the PUT repeated, the entity is still of its first version.
     */
    boolean hasCreated() {
        return status == 201 || json().path("version").asText().equals("0.1");
    }

    /** @throws CatalogException that stops the catalog when something else than an OpenMetadata server answers */
    JsonNode json() {
        return read(parser -> {
            JsonNode tree = RecordJson.mapper().readTree(parser);
            return tree == null ? MissingNode.getInstance() : tree;
        });
    }

    /** Name and id of each entity of a listing, without keeping the rest of the answer; as {@link #json} otherwise. */
    ListedPage page() {
        return read(ListedPage::read);
    }

    private <T> T read(Reader<T> reader) {
        try (JsonParser parser = RecordJson.mapper().createParser(text)) {
            return reader.read(parser);
        } catch (IOException e) {
            throw new CatalogException(
                    Decision.STOP,
                    status,
                    text.length() > LONGEST_WORDS ? text.substring(0, LONGEST_WORDS) : text,
                    "the answer is no JSON: a proxy or a login page answers instead of OpenMetadata; check the url");
        }
    }

    Verdict verdict() {
        return OpenMetadataErrors.decide(method, url, status, text);
    }

    /** The refusal as an exception; what was adapted to or tried again in vain is a rejection. */
    CatalogException refusal(String what) {
        Verdict verdict = verdict();
        Decision decision = verdict.decision() == Decision.STOP ? Decision.STOP : Decision.REJECT;
        return new CatalogException(
                decision, status, text, what + ": the server answers " + status + "; " + verdict.fix());
    }
}
