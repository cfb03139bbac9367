package io.lakecaravan.catalog.atlan.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Bulk creation and update (contract §2). Everything is read, checked and resolved before the first change. */
final class Upsert {
    private final StubAtlanSettings settings;
    private final EntityStore store;
    private final Rights rights;
    private final Notes notes;
    private final ForeignGuard guard;
    private final ConnectionRules connections;
    private final TagChange tags;
    private final CustomChange custom;
    private final Clock clock;

    Upsert(EntityStore store, Rights rights, Definitions definitions, Notes notes, StubAtlanSettings settings) {
        this.settings = settings;
        this.store = store;
        this.rights = rights;
        this.notes = notes;
        this.guard = new ForeignGuard(store, notes);
        this.connections = new ConnectionRules(settings, notes);
        this.tags = new TagChange(definitions, notes);
        this.custom = new CustomChange(definitions, notes);
        this.clock = settings.clock();
    }

    /** Contract §12 check 15: everything is read, checked and resolved before the first change. */
    Mutation apply(Iterable<JsonNode> payloads, BulkMode mode, Account account) {
        DraftReader reader = new DraftReader(store, notes);
        List<Draft> drafts = new ArrayList<>();
        payloads.forEach(payload -> drafts.add(reader.read(payload)));
        Mutation mutation = new Mutation();
        Map<String, References.Target> targets = targets(drafts, mutation);
        Map<Draft, List<Edge>> edges = new LinkedHashMap<>();
        References references = new References(store, targets);
        drafts.forEach(draft -> edges.put(draft, edges(draft, references)));
        authorize(drafts, account);
        for (Draft draft : drafts) {
            write(draft, targets.get(draft.handle()).guid(), mode, account, mutation);
        }
        edges.forEach((draft, list) -> link(targets.get(draft.handle()).guid(), list, account, mutation));
        return mutation;
    }

    /** One relationship of a draft with what its references mean. */
    private record Edge(LinkEnd end, Draft.Verb verb, Set<String> others) {}

    /**
     * Guids for all, new ones included; contract §2: "The same qualifiedName twice in one request: do not do it": two
     * entities of one identity are one.
     */
    private Map<String, References.Target> targets(List<Draft> drafts, Mutation mutation) {
        Map<String, References.Target> targets = new HashMap<>();
        Map<String, String> byKey = new HashMap<>();
        for (Draft draft : drafts) {
            String guid = draft.existing()
                    .map(Entity::guid)
                    .orElseGet(() -> byKey.getOrDefault(draft.key(), store.newGuid()));
            if (byKey.put(draft.key(), guid) != null) {
                notes.lapses.add("the same qualifiedName twice in one request (§2): " + draft.key());
            }
            if (targets.put(draft.handle(), new References.Target(guid, draft.type())) != null) {
                notes.lapses.add("the same placeholder twice in one request (§2): " + draft.handle());
            }
            if (draft.isPlaceholder()) {
                mutation.assignments.put(draft.handle(), guid);
            }
        }
        return targets;
    }

    private List<Edge> edges(Draft draft, References references) {
        List<Edge> edges = new ArrayList<>();
        for (Draft.LinkChange change : draft.links()) {
            Set<String> others = new LinkedHashSet<>();
            change.references()
                    .forEach(reference -> others.add(
                            references.resolve(reference, draft, change.end()).guid()));
            edges.add(new Edge(change.end(), change.verb(), others));
        }
        refuseLoop(draft, edges);
        return edges;
    }

    /** Contract §6: "is accepted; do not create it (R, acceptance U)". */
    private void refuseLoop(Draft draft, List<Edge> edges) {
        Set<String> inputs = new LinkedHashSet<>();
        edges.stream().filter(edge -> edge.end().name().equals("inputs")).forEach(edge -> inputs.addAll(edge.others()));
        boolean loop = edges.stream()
                .filter(edge -> edge.end().name().equals("outputs"))
                .anyMatch(edge -> edge.others().stream().anyMatch(inputs::contains));
        if (loop && settings.has(Variant.NO_SELF_LOOP)) {
            throw Errors.of(400, "ATLAS-400-00-029", "input and output are the same", draft.handle());
        }
        if (loop) {
            notes.lapses.add("a process from an asset to itself (§6): " + draft.qualifiedName());
        }
    }

    /** Contract §12 check 27; contract §12 check 26. */
    private void authorize(List<Draft> drafts, Account account) {
        Set<String> administered = rights.administered(account);
        for (Draft draft : drafts) {
            String name = draft.existing().map(Entity::qualifiedName).orElseGet(draft::qualifiedName);
            boolean newConnection =
                    draft.type().is("Connection") && draft.existing().isEmpty();
            if (!newConnection && !rights.mayWrite(account, draft.type(), name, administered)) {
                String action = draft.existing().isEmpty() ? "create" : "update";
                throw Errors.forbidden(
                        account, action + " entity: type=" + draft.type().name());
            }
        }
        rights.passFresh(
                account,
                drafts.stream()
                        .filter(draft -> !draft.type().is("Process"))
                        .map(Draft::qualifiedName)
                        .toList());
    }

    /** Contract §12 check 16; contract §12 check 17; contract §12 check 18; contract §0 rule 5. */
    private void write(Draft draft, String guid, BulkMode mode, Account account, Mutation mutation) {
        long now = clock.millis();
        JsonNode payload = draft.payload();
        var before = store.byGuid(guid);
        if (before.isEmpty()) {
            Entity entity = Entity.create(guid, draft.type(), account, now)
                    .withAttributes(connections.onCreate(draft, account));
            entity = extras(tags.created(entity, payload, mode.tags()), payload);
            entity = custom.created(entity, payload.path("businessAttributes"), draft.handle());
            store.put(entity);
            mutation.created.add(guid);
            if (entity.type().is("Connection") && account.isToken()) {
                rights.created(entity);
                store.onRollback(() -> rights.forget(draft.qualifiedName()));
            }
            return;
        }
        Entity old = before.get();
        Entity entity = old.withAttributes(connections.onUpdate(draft, old));
        if (payload.path("status").asText().equals("ACTIVE")) {
            entity = entity.withStatus(Entity.Status.ACTIVE);
        } else if (account.isToken()) {
            notes.lapses.add("an update of " + draft.type().name() + " without status ACTIVE (§0 rule 5)");
        }
        entity = extras(tags.updated(entity, payload, mode.tags()), payload);
        entity = custom.updated(entity, payload.path("businessAttributes"), mode.custom(), draft.handle());
        if (!entity.sameContent(old)) {
            guard.changed(account, old, entity);
            store.put(entity.updated(account, now));
            mutation.updated.add(guid);
        }
    }

    /**
     * Contract §2: "customAttributes and labels, when present on update, replace the stored ones"; contract §2:
     * "alphanumeric_or-dash".
     */
    private static Entity extras(Entity entity, JsonNode payload) {
        Entity changed = entity;
        if (payload.path("customAttributes").isObject()) {
            Map<String, JsonNode> values = new TreeMap<>();
            payload.path("customAttributes")
                    .properties()
                    .forEach(field -> values.put(field.getKey(), field.getValue()));
            changed = changed.withCustomAttributes(values);
        }
        if (payload.path("labels").isArray()) {
            List<String> labels = new ArrayList<>();
            for (JsonNode label : payload.path("labels")) {
                if (!label.asText().matches("[A-Za-z0-9_-]+")) {
                    throw Errors.badRequest("label " + label + " is not made of letters, digits, _ and -");
                }
                labels.add(label.asText());
            }
            changed = changed.withLabels(labels);
        }
        return changed;
    }

    /** Contract §12 check 19; contract §12 check 20. */
    private void link(String guid, List<Edge> edges, Account account, Mutation mutation) {
        for (Edge edge : edges) {
            Set<String> there =
                    new LinkedHashSet<>(store.links.of(guid, edge.end().name()));
            Set<String> gone = new LinkedHashSet<>();
            Set<String> added = new LinkedHashSet<>();
            switch (edge.verb()) {
                case SET -> {
                    gone.addAll(there);
                    gone.removeAll(edge.others());
                    added.addAll(edge.others());
                }
                case APPEND -> added.addAll(edge.others());
                case REMOVE -> gone.addAll(edge.others());
            }
            added.removeAll(there);
            gone.retainAll(there);
            gone.forEach(other -> {
                Set<String> changed = store.links.remove(edge.end(), guid, other);
                changed.forEach(one -> guard.touched(account, edge.end(), one));
                mutation.updated.addAll(changed);
            });
            added.forEach(other -> {
                Set<String> changed = store.links.add(edge.end(), guid, other);
                changed.forEach(one -> guard.touched(account, edge.end(), one));
                mutation.updated.addAll(changed);
            });
            if (!mutation.created.contains(guid) && !(gone.isEmpty() && added.isEmpty())) {
                store.put(store.require(guid).updated(account, clock.millis()));
            }
        }
    }

    /** Contract §12 check 3. */
    static ArrayNode payloads(JsonNode body) {
        return body.path("entities") instanceof ArrayNode list && !list.isEmpty()
                ? list
                : JsonNodeFactory.instance.arrayNode();
    }
}
