package io.lakecaravan.catalog.openmetadata.stub;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Names and fully qualified names, observed §3 and contract §2. */
public final class Names {
    private static final String MODERN = "^((?!::)[^>\"\\x00-\\x1f])*$";

    private Names() {}

    /** Observed §3: "empty | 400 | 400". A quote passes: observed §3: "201 on create, then the table is poisoned". */
    static void checkColumn(StubVersion version, String field, String name) {
        checkCharacters(version, field, name);
        if (name.isEmpty()) {
            throw Errors.invalid(field, "size must be between 1 and 2147483647");
        }
    }

    /** Entities: as columns, and at most 256 characters; a quote inside is 500 and stores nothing (observed §3). */
    static void checkEntity(StubVersion version, EntityKind kind, String name) {
        checkCharacters(version, "name", name);
        // Observed §3: "size must be between 1 and 256".
        if (name.isEmpty() || name.length() > 256) {
            throw Errors.invalid("name", "size must be between 1 and 256");
        }
        // Observed §3: "500 on create, nothing stored"; of a service observed §3: "service: 500".
        if (poisonous(name) || (kind.isService() && wholeQuoted(name))) {
            throw Errors.unhandled();
        }
    }

    /** Contract §2: the whole name, and the hash of a source (an MD5 in hexadecimal). */
    static void checkLengths(String fqn, JsonNode sent) {
        if (fqn.length() > 3072) {
            // Contract §2: "≤3072 chars".
            throw Errors.invalid("fullyQualifiedName", "size must be between 1 and 3072");
        }
        int hash = sent.path("sourceHash").asText().length();
        if (sent.has("sourceHash") && (hash == 0 || hash > 32)) {
            // Contract §2: "1–32 chars (an MD5 hex)".
            throw Errors.invalid("sourceHash", "size must be between 1 and 32");
        }
    }

    private static void checkCharacters(StubVersion version, String field, String name) {
        if (version.prohibitsMoreCharacters() && name.chars().anyMatch(c -> c == '>' || c == '"' || c < ' ')) {
            // Contract §2: "additional prohibition", from 2.0 on.
            throw Errors.invalid(field, "must match \"" + MODERN + "\"");
        }
        if (name.contains("::") || name.chars().anyMatch(c -> "\n\r\u0085\u2028\u2029".indexOf(c) >= 0)) {
            // Observed §3: "^((?!::).)*$".
            throw Errors.invalid(field, "must match \"^((?!::).)*$\"");
        }
        // Observed §3: "500 (PostgreSQL text)".
        if (name.indexOf('\0') >= 0) {
            throw Errors.unhandled();
        }
    }

    /** A name with a quote that is not simply quoted as a whole. */
    static boolean poisonous(String name) {
        return name.indexOf('"') >= 0 && !wholeQuoted(name);
    }

    private static boolean wholeQuoted(String name) {
        return name.length() > 2
                && name.startsWith("\"")
                && name.endsWith("\"")
                && name.indexOf('"', 1) == name.length() - 1;
    }

    /**
     * Contract §2: "a part that contains a dot is wrapped in double quotes"; observed §3: "FQN without the quotes, name
     * keeps them".
     */
    static String part(String name) {
        String bare = wholeQuoted(name) ? name.substring(1, name.length() - 1) : name;
        return bare.contains(".") ? "\"" + bare + "\"" : bare;
    }

    static String join(String parent, String name) {
        return parent + "." + part(name);
    }

    /**
     * The parts without quotes (contract §2: "Parts joined by ."); empty when a quote is open, closed too early, or a
     * part is missing.
     */
    public static Optional<List<String>> split(String fqn) {
        List<String> parts = new ArrayList<>();
        int at = 0;
        while (at <= fqn.length()) {
            int end;
            if (at < fqn.length() && fqn.charAt(at) == '"') {
                int close = fqn.indexOf('"', at + 1);
                if (close < 0 || (close + 1 < fqn.length() && fqn.charAt(close + 1) != '.')) {
                    return Optional.empty();
                }
                parts.add(fqn.substring(at + 1, close));
                end = close + 1;
            } else {
                int dot = fqn.indexOf('.', at);
                end = dot < 0 ? fqn.length() : dot;
                String part = fqn.substring(at, end);
                if (part.isEmpty() || part.indexOf('"') >= 0) {
                    return Optional.empty();
                }
                parts.add(part);
            }
            at = end + 1;
        }
        return Optional.of(parts);
    }

    /** The fully qualified name as the server writes it, or the text itself when it cannot be read. */
    static String canonical(String fqn) {
        return split(fqn)
                .map(parts -> String.join(".", parts.stream().map(Names::part).toList()))
                .orElse(fqn);
    }
}
