package io.lakecaravan.catalog.atlan.stub;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A request as the rules see it: the decoded path, the query, the headers (lower-case names), the body as text, and who sends it. */
record Request(
        String method, List<String> path, Query query, Map<String, String> headers, String body, Account account) {
    private static final ObjectReader READER =
            new ObjectMapper().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** The path without its first parts. */
    String below(int skipped) {
        return String.join("/", path.subList(Math.min(skipped, path.size()), path.size()));
    }

    /** Contract §12 check 2. */
    JsonNode json() {
        String type = header("content-type").orElse("").toLowerCase(Locale.ROOT);
        if (!type.equals("application/json") && !type.startsWith("application/json;")) {
            // Contract §12 check 2.
            throw new Refusal(Answer.text(415, "HTTP 415 Unsupported Media Type"), "content type " + type);
        }
        try {
            JsonNode read = READER.readTree(body);
            if (read == null || read.isMissingNode()) {
                // Contract §12 check 2.
                throw Errors.badRequest("no content");
            }
            return read;
        } catch (JsonProcessingException e) {
            // Contract §12 check 2.
            throw Errors.badRequest("malformed JSON: " + e.getOriginalMessage());
        }
    }
}
