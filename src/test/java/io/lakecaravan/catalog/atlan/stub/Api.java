package io.lakecaravan.catalog.atlan.stub;

import java.util.List;
import java.util.function.Supplier;

/** Which call a request is. */
final class Api {
    final State state;
    final OpenLineageCalls openLineage;
    private final EntityCalls entities;
    private final Reads reads;
    private final TagCalls tags;
    private final CustomCalls custom;
    private final TypeCalls types;
    private final Search search;
    private final LineageCalls lineage;
    private final ServiceCalls service;

    Api(State state) {
        this.state = state;
        this.openLineage = new OpenLineageCalls(state);
        this.entities = new EntityCalls(state);
        this.reads = new Reads(state);
        this.tags = new TagCalls(state);
        this.custom = new CustomCalls(state);
        this.types = new TypeCalls(state);
        this.search = new Search(state);
        this.lineage = new LineageCalls(state);
        this.service = new ServiceCalls(state);
    }

    /** No rule: which call a request is. */
    Answer answer(Request request) {
        List<String> path = request.path();
        String area = path.size() > 2 ? path.get(0) + "/" + path.get(1) : "";
        return switch (area) {
            case "api/meta" -> meta(request, path.subList(2, path.size()));
            case "api/service" -> service(request);
            case "events/openlineage" -> openLineage(request);
            default -> throw noSuchCall(request);
        };
    }

    /** No rule: which call a request is. */
    private Answer service(Request request) {
        return switch (request.method() + " " + request.below(2)) {
            case "GET whoami" -> ServiceCalls.whoami();
            case "GET users/current" -> service.currentUser(request.account());
            case "GET roles" -> ServiceCalls.roles(request);
            default -> throw noSuchCall(request);
        };
    }

    /** No rule: which call a request is. */
    private Answer openLineage(Request request) {
        if (!request.method().equals("POST") || !request.below(3).equals("api/v1/lineage")) {
            throw noSuchCall(request);
        }
        return openLineage.take(request);
    }

    /** No rule: which call a request is. */
    private Answer meta(Request request, List<String> path) {
        String call = request.method() + " " + String.join("/", path);
        return switch (call) {
            case "POST entity/bulk" -> entities.upsert(request);
            case "GET entity/bulk" -> reads.byGuids(request);
            case "DELETE entity/bulk" -> entities.delete(request);
            case "POST entity/bulk/classification" -> tags.addToMany(request);
            case "GET types/typedefs" -> types.list(request);
            case "POST types/typedefs" -> types.create(request);
            case "PUT types/typedefs" -> types.update(request);
            case "POST search/indexsearch" -> search.answer(request);
            case "POST lineage/list" -> lineage.list(request);
            case "DELETE entity/bulk/uniqueAttribute" -> extra(request, () -> entities.deleteByName(request));
            case "POST entity/restore/bulk" -> extra(request, () -> entities.restore(request));
            default -> named(request, path);
        };
    }

    /** No rule: which call a request is whose path names a type or an entity. */
    private Answer named(Request request, List<String> path) {
        String head = String.join("/", path.subList(0, Math.min(3, path.size())));
        if (head.equals("types/typedef/name") && path.size() == 4) {
            return switch (request.method()) {
                case "GET" -> types.byName(path.get(3));
                case "DELETE" -> types.delete(path.get(3));
                default -> throw noSuchCall(request);
            };
        }
        boolean manyByName = String.join("/", path).startsWith("entity/bulk/uniqueAttribute/type/");
        if (manyByName && path.size() == 5 && request.method().equals("GET")) {
            return reads.byNames(request, path.get(4));
        }
        if (head.equals("entity/uniqueAttribute/type") && path.size() >= 4) {
            return entity(request, reads.byName(request, path.get(3)), path.subList(4, path.size()));
        }
        if (head.startsWith("entity/guid/") && path.size() >= 3) {
            return entity(request, reads.byGuid(path.get(2)), path.subList(3, path.size()));
        }
        throw noSuchCall(request);
    }

    /** No rule: which call a request is. */
    private Answer entity(Request request, Entity entity, List<String> rest) {
        String call = request.method() + " " + (rest.isEmpty() ? "" : rest.get(0)) + " " + rest.size();
        return switch (call) {
            case "GET  0" -> reads.one(request, entity);
            case "PUT  0" ->
                request.path().get(3).equals("guid")
                        ? entities.putAttribute(request, entity)
                        : entities.putAttributes(request, entity);
            case "POST classifications 1" -> tags.add(request, entity);
            case "PUT classifications 1" -> tags.update(request, entity);
            case "DELETE classification 2" -> tags.remove(request, entity, rest.get(1));
            case "POST businessmetadata 1" -> custom.put(request, entity);
            case "POST businessmetadata 2" -> custom.putSet(request, entity, rest.get(1));
            default -> throw noSuchCall(request);
        };
    }

    /** Contract §6: "Availability through the public gateway (U)". */
    private Answer extra(Request request, Supplier<Answer> call) {
        if (!state.settings.has(Variant.EXTRA_CALLS)) {
            throw noSuchCall(request);
        }
        return call.get();
    }

    private static Refusal noSuchCall(Request request) {
        return Errors.noSuchPath(request.method() + " " + request.path());
    }
}
