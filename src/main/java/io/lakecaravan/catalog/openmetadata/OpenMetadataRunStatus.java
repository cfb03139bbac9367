package io.lakecaravan.catalog.openmetadata;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.catalog.Made;
import io.lakecaravan.catalog.RunOutcome;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.camel.Exchange;

/**
 * Tells an OpenMetadata server how a run went, as a run of an ingestion pipeline of the service. The pipeline is created
 * when it is missing; nothing is deployed. The exchanges are the openmetadata-run-action Kamelet's.
 */
public final class OpenMetadataRunStatus {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String OUTCOME = "CaravanRunOutcome";
    private static final String PIPELINE = "lake-caravan-metadata";
    private static final int LONGEST_ERROR = 500;

    /** Exchange property with what was created. */
    private static final String MADE = "CaravanMadePipeline";

    private String url = "";
    private String token = "";
    private ServiceKind kind = ServiceKind.DATABASE;

    /** What holds the tables. */
    public enum ServiceKind {
        DATABASE("databaseServices", "databaseService", "DatabaseMetadata"),
        STORAGE("storageServices", "storageService", "StorageMetadata");

        private final String collection;
        private final String entity;
        private final String pipeline;

        ServiceKind(String collection, String entity, String pipeline) {
            this.collection = collection;
            this.entity = entity;
            this.pipeline = pipeline;
        }
    }

    /** @param value base with {@code /api}, without {@code /v1} */
    public void setUrl(String value) {
        url = value.endsWith("/") ? value.substring(0, value.length() - 1) : value;
    }

    /** @param value JSON Web Token of a bot */
    public void setToken(String value) {
        token = value;
    }

    public void setKind(ServiceKind value) {
        kind = value;
    }

    /** Takes a {@link RunOutcome}. */
    public void start(Exchange exchange) {
        exchange.setProperty(OUTCOME, exchange.getMessage().getBody(RunOutcome.class));
        sendStatus(exchange);
    }

    public void sendStatus(Exchange exchange) {
        RunOutcome outcome = outcome(exchange);
        String fqn = OpenMetadataNames.fqn(OpenMetadataNames.legal(outcome.service()), PIPELINE);
        request(
                exchange,
                "PUT",
                "/services/ingestionPipelines/" + OpenMetadataNames.urlSegment(fqn) + "/pipelineStatus",
                status(outcome));
    }

    /** Whether the server answered that there is no such pipeline. */
    public boolean lacksPipeline(Exchange exchange) {
        return isMissing(exchange);
    }

    public void askService(Exchange exchange) {
        String service =
                OpenMetadataNames.fqn(OpenMetadataNames.legal(outcome(exchange).service()));
        OpenMetadataRequest.set(
                exchange,
                token,
                "GET",
                url + "/v1/services/" + kind.collection + "/name/" + OpenMetadataNames.urlSegment(service),
                OpenMetadataRequest.JSON,
                "");
    }

    /** A run that published nothing may have made no service. */
    public boolean hasService(Exchange exchange) {
        return !isMissing(exchange);
    }

    private static boolean isMissing(Exchange exchange) {
        Reply reply = Reply.of(exchange);
        if (reply.status() == 404 && !reply.isMissing()) {
            throw reply.refusal("the run cannot be told");
        }
        return reply.isMissing();
    }

    /** To be called with the service as the last answer. */
    public void createPipeline(Exchange exchange) {
        ObjectNode body = JSON.objectNode();
        body.put("name", PIPELINE);
        body.put("displayName", "Lake Caravan crawl");
        body.put(
                "description",
                "Runs of Lake Caravan, which works outside of this server: they are reported here, and cannot be"
                        + " deployed or started from here.");
        body.put("pipelineType", "metadata");
        body.putObject("service")
                .put("id", Reply.of(exchange).json().path("id").asText())
                .put("type", kind.entity);
        body.putObject("sourceConfig").putObject("config").put("type", kind.pipeline);
        body.putObject("airflowConfig");
        request(exchange, "PUT", "/services/ingestionPipelines", body);
    }

    /** To be called with the pipeline that was just created as the last answer. */
    public void notePipeline(Exchange exchange) {
        Reply reply = Reply.of(exchange);
        String service = OpenMetadataNames.legal(outcome(exchange).service());
        exchange.setProperty(
                MADE,
                Made.parent(
                        reply.hasCreated() ? Made.Origin.MADE : Made.Origin.FOUND,
                        "services/ingestionPipelines",
                        OpenMetadataNames.fqn(service, PIPELINE),
                        reply.json().path("id").asText(),
                        service));
    }

    /** Leaves the pipeline as {@link Made} as the message, where it was created now; else nothing. */
    public void finish(Exchange exchange) {
        exchange.getMessage().removeHeaders("*", "Caravan*");
        exchange.getMessage().setBody(exchange.removeProperty(MADE));
    }

    private static ObjectNode status(RunOutcome outcome) {
        ObjectNode body = JSON.objectNode();
        // The server's own pipelines have UUIDs; the same run gives the same one.
        body.put(
                "runId",
                UUID.nameUUIDFromBytes(outcome.run().getBytes(StandardCharsets.UTF_8))
                        .toString());
        boolean whole = outcome.refused() == 0 && outcome.coverage() == RunOutcome.Coverage.COMPLETE;
        body.put("pipelineState", whole ? "success" : "partialSuccess");
        body.put("startDate", outcome.startedAt().toEpochMilli());
        body.put("timestamp", outcome.startedAt().toEpochMilli());
        body.put("endDate", outcome.endedAt().toEpochMilli());
        ObjectNode step = body.putArray("status").addObject();
        step.put("name", "lake-caravan");
        step.put("records", outcome.tables());
        step.put("updated_records", outcome.written());
        step.put("warnings", outcome.warnings());
        step.put("errors", outcome.refused());
        step.put("filtered", 0);
        ArrayNode failures = step.putArray("failures");
        outcome.failures()
                .forEach(failure ->
                        failures.addObject().put("name", failure.table()).put("error", cut(failure.error())));
        return body;
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_ERROR ? text : text.substring(0, LONGEST_ERROR - 1) + "…";
    }

    private void request(Exchange exchange, String method, String path, ObjectNode body) {
        OpenMetadataRequest.set(exchange, token, method, url + "/v1" + path, OpenMetadataRequest.JSON, body.toString());
    }

    private static RunOutcome outcome(Exchange exchange) {
        return exchange.getProperty(OUTCOME, RunOutcome.class);
    }
}
