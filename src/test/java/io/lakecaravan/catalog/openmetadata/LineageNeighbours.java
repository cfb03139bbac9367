package io.lakecaravan.catalog.openmetadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.catalog.openmetadata.stub.StubOpenMetadata;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What other tools and people have in the catalog: tables of other systems, and edges. */
public final class LineageNeighbours {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final StubOpenMetadata server;
    private final HttpClient http = HttpClient.newHttpClient();

    public LineageNeighbours(StubOpenMetadata server) {
        this.server = server;
    }

    /** A table with text columns, and all above it. */
    public void table(String service, String database, String schema, String table, String... columns) {
        put("services/databaseServices", object("name", service).put("serviceType", "CustomDatabase"));
        put("databases", object("name", database).put("service", service));
        put("databaseSchemas", object("name", schema).put("database", service + "." + database));
        ObjectNode body = object("name", table).put("databaseSchema", service + "." + database + "." + schema);
        ArrayNode all = body.putArray("columns");
        for (String column : columns) {
            all.addObject().put("name", column).put("dataType", "STRING");
        }
        put("tables", body);
    }

    /** A container at the top of a storage service, with text columns. */
    void container(String service, String name, String... columns) {
        put("services/storageServices", object("name", service).put("serviceType", "S3"));
        ObjectNode body = object("name", name).put("service", service);
        ArrayNode all = body.putObject("dataModel").put("isPartitioned", false).putArray("columns");
        for (String column : columns) {
            all.addObject().put("name", column).put("dataType", "STRING");
        }
        put("containers", body);
    }

    /** A topic whose messages are records of one name, as an Avro schema has them. */
    public void topic(String service, String name, String record, String... fields) {
        put("services/messagingServices", object("name", service).put("serviceType", "Kafka"));
        ObjectNode body = object("name", name).put("service", service).put("partitions", 1);
        ObjectNode schema = body.putObject("messageSchema").put("schemaType", "Avro");
        ObjectNode whole =
                schema.putArray("schemaFields").addObject().put("name", record).put("dataType", "RECORD");
        ArrayNode all = whole.putArray("children");
        for (String field : fields) {
            all.addObject().put("name", field).put("dataType", "STRING");
        }
        put("topics", body);
    }

    void index(String service, String name, String... fields) {
        put("services/searchServices", object("name", service).put("serviceType", "ElasticSearch"));
        ObjectNode body = object("name", name).put("service", service);
        ArrayNode all = body.putArray("fields");
        for (String field : fields) {
            all.addObject().put("name", field).put("dataType", "TEXT");
        }
        put("searchIndexes", body);
    }

    /** In a classification that is there. */
    public void tag(String classification, String name) {
        put("tags", object("name", name).put("classification", classification).put("description", name));
    }

    String id(String type, String fqn) {
        return get((type.endsWith("x") ? type + "es" : type + "s") + "/name/"
                        + URLEncoder.encode(fqn, StandardCharsets.UTF_8).replace("+", "%20"))
                .orElseThrow()
                .path("id")
                .asText();
    }

    /** The edge's details; empty where there is none. */
    Optional<JsonNode> edge(String from, String to) {
        return edge("table", from, "table", to);
    }

    public Optional<JsonNode> edge(String fromType, String from, String toType, String to) {
        return get("lineage/getLineageEdge/" + id(fromType, from) + "/" + id(toType, to))
                .map(answer -> answer.has("edge") ? answer.path("edge") : answer)
                .map(edge -> edge.has("lineageDetails") ? edge.path("lineageDetails") : edge);
    }

    /** As somebody else draws it. */
    void draw(String from, String to, ObjectNode details) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode edge = body.putObject("edge");
        edge.putObject("fromEntity").put("id", id("table", from)).put("type", "table");
        edge.putObject("toEntity").put("id", id("table", to)).put("type", "table");
        edge.set("lineageDetails", details);
        put("lineage", body);
    }

    void erase(String from, String to) {
        send("DELETE", "lineage/table/" + id("table", from) + "/table/" + id("table", to), "");
    }

    /** As if it had never been. */
    void destroy(String table) {
        send("DELETE", "tables/" + id("table", table) + "?hardDelete=true&recursive=true", "");
    }

    static ObjectNode object(String name, String value) {
        return JsonNodeFactory.instance.objectNode().put(name, value);
    }

    private void put(String path, JsonNode body) {
        HttpResponse<String> response = send("PUT", path, body.toString());
        if (response.statusCode() >= 300) {
            throw new AssertionError(path + ": " + response.statusCode() + " " + response.body());
        }
    }

    private Optional<JsonNode> get(String path) {
        HttpResponse<String> response = send("GET", path, "");
        try {
            return response.statusCode() == 404 ? Optional.empty() : Optional.of(JSON.readTree(response.body()));
        } catch (IOException e) {
            throw new AssertionError(response.body(), e);
        }
    }

    private HttpResponse<String> send(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + "/v1/" + path))
                .header("Authorization", "Bearer " + server.administratorToken())
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
