package io.lakecaravan.catalog.atlan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.table.Dataset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Finds tables of other systems in the tenant: spelled the same, else the only one that differs in case. What the token
 * may not read is not found, without an error.
 */
final class Datasets {
    /** Types that lineage may lead from and to. */
    private static final List<String> TYPES = List.of("Table", "View", "MaterialisedView", "KafkaTopic");

    private static final List<String> ATTRIBUTES = List.of("name", "qualifiedName", "connectorName");
    /** What Atlan calls systems that are called otherwise elsewhere. */
    private static final Map<String, String> CONNECTORS =
            Map.of("postgresql", "postgres", "sqlserver", "mssql", "trino", "trino");

    private final Talk talk;
    private final Dataset dataset;
    private final Consumer<Optional<FoundDataset>> taker;

    private Datasets(Talk talk, Dataset dataset, Consumer<Optional<FoundDataset>> taker) {
        this.talk = talk;
        this.dataset = dataset;
        this.taker = taker;
    }

    /** Plans the search, unless the run knows already; the taker gets what was found. */
    static void find(Talk talk, Dataset dataset, Consumer<Optional<FoundDataset>> taker) {
        String key = key(talk, dataset);
        Optional<FoundDataset> known = talk.knowledge.datasets().get(key);
        if (known != null) {
            taker.accept(known);
            return;
        }
        new Datasets(talk, dataset, found -> {
                    talk.knowledge.datasets().put(key, found);
                    taker.accept(found);
                })
                .begin();
    }

    static String key(Talk talk, Dataset dataset) {
        return service(talk, dataset).orElse("") + "|" + dataset.system() + "|" + String.join("|", dataset.path());
    }

    private static Optional<String> service(Talk talk, Dataset dataset) {
        return dataset.service(talk.settings.catalog(), "atlan");
    }

    private String name() {
        return dataset.path().get(dataset.path().size() - 1);
    }

    private void begin() {
        Optional<String> service = service(talk, dataset);
        if (dataset.path().isEmpty()) {
            taker.accept(Optional.empty());
        } else if (service.isEmpty()) {
            String connector = CONNECTORS.getOrDefault(dataset.system(), dataset.system());
            byName(Search.term("connectorName", connector));
        } else if (Connections.isQualified(service.get())) {
            byQualifiedName(service.get());
        } else {
            talk.next(new Turn(connections(service.get()), reply -> noteConnection(reply)));
        }
    }

    static AtlanRequest connections(String name) {
        return AtlanRequest.search(Search.of(
                2, ATTRIBUTES, Search.term("__typeName.keyword", "Connection"), Search.term("name.keyword", name)));
    }

    private void noteConnection(AtlanReply reply) {
        List<JsonNode> hits = new ArrayList<>();
        reply.require("connections cannot be searched").hits().forEach(hits::add);
        if (hits.size() == 1) {
            byQualifiedName(qualifiedName(hits.get(0)));
        } else {
            taker.accept(Optional.empty());
        }
    }

    private void byQualifiedName(String connection) {
        ObjectNode body = Search.of(
                10,
                ATTRIBUTES,
                Search.terms("__typeName.keyword", TYPES),
                Search.termIgnoringCase("qualifiedName", connection + "/" + String.join("/", dataset.path())));
        talk.now(new Turn(AtlanRequest.search(body), reply -> {
            Candidates candidates = new Candidates();
            candidates.add(reply);
            Optional<JsonNode> found = candidates.choose();
            if (found.isPresent()) {
                columns(found.get());
            } else {
                // Some systems have a level more than people write.
                byName(Search.term("connectionQualifiedName", connection));
            }
        }));
    }

    private void byName(ObjectNode scope) {
        byName(scope, 0, new Candidates());
    }

    /** Every schema may have a table of the name, so the one that is meant need not be on the first page. */
    private void byName(ObjectNode scope, int from, Candidates candidates) {
        ObjectNode body = Search.of(
                Search.PAGE,
                ATTRIBUTES,
                Search.terms("__typeName.keyword", TYPES),
                scope,
                Search.term("name.keyword", name()));
        talk.now(new Turn(AtlanRequest.search(Search.from(body, from)), reply -> {
            candidates.add(reply);
            if (reply.isFullPage() && from < Search.LAST_PAGE) {
                byName(scope, from + Search.PAGE, candidates);
            } else {
                candidates.choose().ifPresentOrElse(this::columns, () -> taker.accept(Optional.empty()));
            }
        }));
    }

    /** Those whose qualified name ends in the path; several that do are as good as none. */
    private final class Candidates {
        private final List<JsonNode> exact = new ArrayList<>();
        private final List<JsonNode> alike = new ArrayList<>();

        void add(AtlanReply reply) {
            String end = "/" + String.join("/", dataset.path());
            for (JsonNode hit : reply.require("tables cannot be searched").hits()) {
                String name = qualifiedName(hit);
                if (name.endsWith(end)) {
                    exact.add(hit);
                } else if (name.regionMatches(true, name.length() - end.length(), end, 0, end.length())) {
                    alike.add(hit);
                }
            }
        }

        Optional<JsonNode> choose() {
            List<JsonNode> best = exact.isEmpty() ? alike : exact;
            return best.size() == 1 ? Optional.of(best.get(0)) : Optional.empty();
        }
    }

    private void columns(JsonNode hit) {
        String type = hit.path("typeName").asText();
        if (type.equals("KafkaTopic")) {
            found(hit, Map.of());
        } else {
            page(hit, type.equals("Table") ? "tableQualifiedName" : "viewQualifiedName", 0, new LinkedHashMap<>());
        }
    }

    private void page(JsonNode hit, String owner, int from, Map<String, String> columns) {
        ObjectNode body = Search.sorted(
                Search.of(
                        Search.PAGE,
                        List.of("name", "qualifiedName", "order"),
                        Search.term("__typeName.keyword", "Column"),
                        Search.terms(owner, List.of(qualifiedName(hit)))),
                List.of("order"));
        talk.now(new Turn(AtlanRequest.search(Search.from(body, from)), reply -> {
            for (JsonNode column : reply.require("columns cannot be searched").hits()) {
                columns.putIfAbsent(column.path("attributes").path("name").asText(), qualifiedName(column));
            }
            if (reply.isFullPage() && from < Search.LAST_PAGE) {
                page(hit, owner, from + Search.PAGE, columns);
            } else {
                found(hit, columns);
            }
        }));
    }

    private void found(JsonNode hit, Map<String, String> columns) {
        String qualified = qualifiedName(hit);
        String[] segments = qualified.split("/", -1);
        int from = Math.max(segments.length - 2, Math.min(3, segments.length - 1));
        String label = String.join(".", List.of(segments).subList(from, segments.length));
        taker.accept(Optional.of(new FoundDataset(hit.path("typeName").asText(), qualified, label, columns)));
    }

    private static String qualifiedName(JsonNode hit) {
        return hit.path("attributes").path("qualifiedName").asText();
    }
}
