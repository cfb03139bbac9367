package io.lakecaravan.catalog.atlan;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.event.Level;

/**
 * By what the vendor finds a request again that failed: the id that we gave it, and the tenant's own (contract, section 1).
 *
 * @param request {@code unknown} where the answer does not say it
 * @param trace {@code unknown} where the answer does not say it
 */
public record AtlanTrace(int status, String request, String trace) {
    private static final String UNKNOWN = "unknown";

    /** Empty for an answer that is no tenant's. */
    public static Optional<AtlanTrace> of(int status, Map<String, ?> headers) {
        AtlanTrace trace = new AtlanTrace(status, word(headers, "X-Atlan-Request-Id"), word(headers, "trace_id"));
        return Optional.of(trace)
                .filter(found ->
                        !found.request().equals(UNKNOWN) || !found.trace().equals(UNKNOWN));
    }

    /** Anything may answer in the tenant's place, so what is no id is not repeated. */
    private static String word(Map<String, ?> headers, String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(header -> String.valueOf(header.getValue()))
                .filter(text -> text.matches("[A-Za-z0-9_-]{1,64}"))
                .findFirst()
                .orElse(UNKNOWN);
    }

    /** That something is not there or in force yet, or has to wait, is no failure. */
    public Level level() {
        return Set.of(302, 403, 404, 429).contains(status) ? Level.DEBUG : Level.INFO;
    }

    @Override
    public String toString() {
        return "Atlan answers " + status + " to request " + request + ", trace " + trace;
    }
}
