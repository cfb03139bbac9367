package io.lakecaravan.catalog.atlan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The tenant's definitions of the types that we write. Atlan drops what it does not know without a word, so it is left out
 * beforehand and said.
 */
final class TypeModel {
    private record Definition(List<String> supertypes, Set<String> attributes) {}

    private final Map<String, Optional<Definition>> definitions = new ConcurrentHashMap<>();

    /** Types that are to be asked for before {@link #knows} can answer for these: they, and what they inherit from. */
    Set<String> lacking(List<String> types) {
        Set<String> lacking = new LinkedHashSet<>();
        walk(types, lacking, new HashSet<>());
        return lacking;
    }

    static AtlanRequest request(String type) {
        return AtlanRequest.read("/api/meta/types/typedef/name/" + AtlanRequest.encoded(type));
    }

    void note(String type, AtlanReply reply) {
        // With or without a code (contract, section 1): that the address is a tenant's is known by now.
        if (reply.status() == 404) {
            definitions.put(type, Optional.empty());
            return;
        }
        JsonNode answer =
                reply.require("the definition of " + type + " cannot be read").json();
        Set<String> names = new HashSet<>();
        answer.path("attributeDefs").forEach(each -> names.add(each.path("name").asText()));
        answer.path("relationshipAttributeDefs")
                .forEach(each -> names.add(each.path("name").asText()));
        List<String> supertypes = new java.util.ArrayList<>();
        answer.path("superTypes").forEach(each -> supertypes.add(each.asText()));
        definitions.put(type, Optional.of(new Definition(List.copyOf(supertypes), Set.copyOf(names))));
    }

    /** Whether the tenant says that it has the type. */
    boolean has(String type) {
        return definitions.getOrDefault(type, Optional.empty()).isPresent();
    }

    /** Whether the type has the attribute; true where the tenant does not say what the type has. */
    boolean knows(String type, String attribute) {
        if (definitions.getOrDefault(type, Optional.empty()).isEmpty()) {
            return true;
        }
        Deque<String> open = new ArrayDeque<>(List.of(type));
        Set<String> seen = new HashSet<>();
        while (!open.isEmpty()) {
            String next = open.remove();
            Optional<Definition> definition = definitions.getOrDefault(next, Optional.empty());
            if (seen.add(next) && definition.isPresent()) {
                if (definition.get().attributes().contains(attribute)) {
                    return true;
                }
                open.addAll(definition.get().supertypes());
            }
        }
        return false;
    }

    private void walk(List<String> types, Set<String> lacking, Set<String> seen) {
        for (String type : types) {
            if (!seen.add(type)) {
                continue;
            }
            Optional<Definition> definition = definitions.get(type);
            if (definition == null) {
                lacking.add(type);
            } else {
                definition.ifPresent(known -> walk(known.supertypes(), lacking, seen));
            }
        }
    }
}
