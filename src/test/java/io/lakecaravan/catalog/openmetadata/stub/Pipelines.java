package io.lakecaravan.catalog.openmetadata.stub;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** Runs of an ingestion pipeline, observed §2 and contract §13. */
final class Pipelines {
    private final EntityStore store;
    private final EntityView view;

    Pipelines(EntityStore store, EntityView view) {
        this.store = store;
        this.view = view;
    }

    /** {@code {fqn}/pipelineStatus}: PUT is an upsert by {@code runId} and answers 201. */
    Answer answer(Request request, List<String> rest, Account by) {
        Entity pipeline = store.live(EntityKind.INGESTION_PIPELINE, rest.get(0));
        if (request.is("PUT") && rest.size() == 2) {
            by.mayWrite("EditIngestionPipelineStatus");
            ObjectNode status = Shapes.PIPELINE_STATUS.read(store.version, "", request.json());
            pipeline.runs.put(status.path("runId").asText(), status);
            return Answer.json(201, view.full(pipeline, pipeline.fields));
        }
        if (request.is("GET") && rest.size() == 3) {
            return Answer.json(
                    200,
                    Optional.ofNullable(pipeline.runs.get(rest.get(2)))
                            .orElseThrow(() -> Errors.notFound("pipelineStatus", rest.get(2))));
        }
        if (request.is("GET") && rest.size() == 2) {
            ObjectNode answer = JsonNodeFactory.instance.objectNode();
            ArrayNode runs = answer.putArray("data");
            pipeline.runs.values().forEach(runs::add);
            answer.putObject("paging").put("total", runs.size());
            return Answer.json(200, answer);
        }
        throw Errors.noSuchPath();
    }
}
