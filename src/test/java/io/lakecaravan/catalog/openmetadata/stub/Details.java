package io.lakecaravan.catalog.openmetadata.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What hangs on one table or container: sample data and profiles, observed §5 and contract §9. Samples are addressed by id, profiles are read by name. */
final class Details {
    private final EntityStore store;
    private final EntityView view;
    private final PayloadCheck check;

    Details(EntityStore store, EntityView view, PayloadCheck check) {
        this.store = store;
        this.view = view;
        this.check = check;
    }

    /**
     * Observed §5: "PUT /v1/tables/{id}/sampleData", by id; observed §5: "GET /v1/tables/{fqn}/tableProfile/latest", by
     * name. {@code rest} begins with the id or the name.
     */
    Answer answer(EntityKind kind, Request request, List<String> rest, Account by) {
        String endpoint = request.method() + " " + String.join("/", rest.subList(1, rest.size()));
        String key = rest.get(0);
        boolean table = kind == EntityKind.TABLE;
        return switch (endpoint) {
            case "PUT sampleData", "GET sampleData", "DELETE sampleData" -> sample(kind, request, key, by);
            case "PUT tableProfile" -> table ? putProfile(request, byId(kind, key), by) : noSuchPath();
            case "GET tableProfile/latest" -> table ? latest(store.live(kind, key)) : noSuchPath();
            case "GET tableProfile" ->
                table ? page(Profiles.tables(store.live(kind, key), request.query())) : noSuchPath();
            case "GET columnProfile" -> table ? page(columns(key, request.query())) : noSuchPath();
            default -> noSuchPath();
        };
    }

    private static Answer noSuchPath() {
        throw Errors.noSuchPath();
    }

    private Entity byId(EntityKind kind, String id) {
        return store.byId(kind, id).filter(found -> !found.deleted).orElseThrow(() -> Errors.notFound(kind.type(), id));
    }

    /** Contract §5: "≥2.0 only". */
    private Answer sample(EntityKind kind, Request request, String id, Account by) {
        boolean has = kind == EntityKind.TABLE || (kind == EntityKind.CONTAINER && store.version.containerSamples());
        if (!has) {
            throw Errors.noSuchPath();
        }
        Entity entity = byId(kind, id);
        ObjectNode answer = view.read(entity, Set.of());
        switch (request.method()) {
            case "PUT" -> {
                JsonNode body = request.json();
                check.check("sampleData", body);
                Samples.put(store.version, entity, body, by);
                entity.sample.ifPresent(sample -> answer.set("sampleData", sample));
            }
            case "DELETE" -> {
                by.mayWrite("EditSampleData");
                entity.sample = Optional.empty();
            }
            default -> Samples.read(entity, by).ifPresent(sample -> answer.set("sampleData", sample));
        }
        return Answer.json(200, answer);
    }

    private Answer putProfile(Request request, Entity table, Account by) {
        JsonNode body = request.json();
        check.check("tableProfile", body);
        Profiles.put(store.version, table, body, by);
        return Answer.json(200, view.read(table, Set.of()));
    }

    private Answer latest(Entity table) {
        ObjectNode answer = view.full(table, table.fields);
        Profiles.show(table, answer);
        return Answer.json(200, answer);
    }

    private List<JsonNode> columns(String columnFqn, Query query) {
        return store.all(EntityKind.TABLE, table -> !table.deleted).stream()
                .filter(table -> columnFqn.startsWith(table.fqn + "."))
                .map(table -> Profiles.columns(table, columnFqn.substring(table.fqn.length() + 1), query))
                .findFirst()
                .orElseThrow(() -> Errors.notFound("table", columnFqn));
    }

    private static Answer page(List<JsonNode> profiles) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.putArray("data").addAll(profiles);
        answer.putObject("paging").put("total", profiles.size());
        return Answer.json(200, answer);
    }
}
