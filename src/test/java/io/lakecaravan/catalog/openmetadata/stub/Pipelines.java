package io.lakecaravan.catalog.openmetadata.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Runs of an ingestion pipeline, observed §2 and contract §13. */
final class Pipelines {
    private final EntityStore store;
    private final EntityView view;
    private final PayloadCheck check;

    Pipelines(EntityStore store, EntityView view, PayloadCheck check) {
        this.store = store;
        this.view = view;
        this.check = check;
    }

    /** {@code {fqn}/pipelineStatus}; the pipeline is named in the first part. */
    Answer answer(Request request, List<String> rest, Account by) {
        Entity pipeline = store.live(EntityKind.INGESTION_PIPELINE, rest.get(0));
        if (request.is("PUT") && rest.size() == 2) {
            return put(request, pipeline, by);
        }
        if (request.is("GET") && rest.size() == 3) {
            return Answer.json(
                    200,
                    Optional.ofNullable(pipeline.runs.get(rest.get(2)))
                            .orElseThrow(() -> Errors.notFound("pipelineStatus", rest.get(2))));
        }
        if (request.is("GET") && rest.size() == 2) {
            return Answer.json(200, range(pipeline, request.query()));
        }
        throw Errors.noSuchPath();
    }

    /** Observed §2: "201 / 201, upsert by runId". */
    private Answer put(Request request, Entity pipeline, Account by) {
        by.mayWrite("EditIngestionPipelineStatus");
        JsonNode body = request.json();
        check.check("pipelineStatus", body);
        ObjectNode status = Shapes.PIPELINE_STATUS.read(store.version, "", body);
        pipeline.runs.put(status.path("runId").asText(), status);
        return Answer.json(201, view.read(pipeline, java.util.Set.of("pipelineStatuses")));
    }

    /** Contract §13: "pipelineStatus?startTs=&endTs=". Not in the contract: the newest comes first. */
    private ObjectNode range(Entity pipeline, Query query) {
        for (String end : List.of("startTs", "endTs")) {
            if (store.version.statusesNeedARange() && query.value(end).isEmpty()) {
                throw Errors.invalid(end, "must not be null");
            }
        }
        long from = query.longNumber("startTs", Long.MIN_VALUE);
        long to = query.longNumber("endTs", Long.MAX_VALUE);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode runs = answer.putArray("data");
        newestFirst(pipeline).stream()
                .filter(run -> run.path("timestamp").asLong() >= from
                        && run.path("timestamp").asLong() <= to)
                .forEach(runs::add);
        answer.putObject("paging").put("total", runs.size());
        return answer;
    }

    /** Contract §13: "of the entity is an array, before an object". */
    static void show(Entity pipeline, StubVersion version, ObjectNode view) {
        List<ObjectNode> runs = newestFirst(pipeline);
        if (version.statusesAreAnArray()) {
            view.putArray("pipelineStatuses").addAll(runs);
        } else if (!runs.isEmpty()) {
            view.set("pipelineStatuses", runs.get(0));
        }
    }

    private static List<ObjectNode> newestFirst(Entity pipeline) {
        return pipeline.runs.values().stream()
                .sorted(Comparator.comparingLong(
                        (ObjectNode run) -> -run.path("timestamp").asLong()))
                .toList();
    }
}
