package io.lakecaravan.catalog.atlan.stub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A tenant with our connection, and short words for what is in it. */
abstract class AtlanTestCase {
    static final String S3 = "default/s3/1700000000";
    static final String BUCKET = S3 + "/acme-lake";
    static final String ORDERS = Seed.POSTGRES + "/shop/public/orders";
    static final String SF_ORDERS = Seed.SNOWFLAKE + "/DWH/ANALYTICS/ORDERS";

    StubAtlan stub;
    AtlanClient client;

    @BeforeEach
    void start() {
        begin(StubAtlanSettings.defaults().withFreshRefusals(0));
    }

    /** A tenant with other settings, with our connection in it. */
    void begin(StubAtlanSettings settings) {
        stop();
        stub = StubAtlan.start(settings);
        client = new AtlanClient(stub);
        expect(200, client.bulk(connection()));
    }

    @AfterEach
    void stop() {
        if (stub != null) {
            stub.close();
        }
    }

    static String connection() {
        return "{'typeName':'Connection','guid':'-c','attributes':{'name':'acme-s3','qualifiedName':'" + S3
                + "','connectorName':'s3','category':'ObjectStore'}}";
    }

    /** {@code guid} may be empty; {@code more} are further members of the entity. */
    static String entity(String type, String guid, String qualifiedName, String attributes, String... more) {
        StringBuilder json = new StringBuilder("{'typeName':'" + type + "','status':'ACTIVE'");
        if (!guid.isEmpty()) {
            json.append(",'guid':'").append(guid).append('\'');
        }
        json.append(",'attributes':{'qualifiedName':'").append(qualifiedName).append("','name':'");
        json.append(qualifiedName.substring(qualifiedName.lastIndexOf('/') + 1)).append('\'');
        json.append(attributes.isEmpty() ? "" : "," + attributes).append('}');
        for (String member : more) {
            json.append(',').append(member);
        }
        return json.append('}').toString();
    }

    static String bucket(String... more) {
        return entity("S3Bucket", "-b", BUCKET, "", more);
    }

    static String object(String key, String attributes, String... more) {
        return entity("S3Object", "-" + key, BUCKET + "/" + key, attributes, more);
    }

    static String links(String... ends) {
        return "'relationshipAttributes':{" + String.join(",", ends) + "}";
    }

    static String placeholder(String type, String guid) {
        return "{'typeName':'" + type + "','guid':'" + guid + "'}";
    }

    static String named(String type, String qualifiedName) {
        return "{'typeName':'" + type + "','uniqueAttributes':{'qualifiedName':'" + qualifiedName + "'}}";
    }

    static String process(String id, String inputs, String outputs, String... more) {
        List<String> ends = new ArrayList<>(List.of("'inputs':[" + inputs + "]", "'outputs':[" + outputs + "]"));
        ends.addAll(List.of(more));
        return entity("Process", "-" + id, S3 + "/lake-caravan/e2e/" + id, "", links(ends.toArray(String[]::new)));
    }

    JsonNode read(String type, String qualifiedName) {
        HttpResponse<String> response = client.get("api/meta/entity/uniqueAttribute/type/" + type
                + "?attr:qualifiedName=" + AtlanClient.encoded(qualifiedName));
        return expect(200, response).path("entity");
    }

    static JsonNode expect(int status, HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return response.body().startsWith("{") ? AtlanClient.body(response) : Json.parse("{}");
    }

    /** A refusal in the form of the metadata server. */
    static JsonNode refused(int status, String code, HttpResponse<String> response) {
        JsonNode body = expect(status, response);
        assertThat(body.path("errorCode").asText()).as(response.body()).isEqualTo(code);
        return body;
    }

    /** The qualifiedNames in a part of what a write did. */
    static List<String> mutated(JsonNode answer, String part) {
        List<String> names = new ArrayList<>();
        answer.path("mutatedEntities")
                .path(part)
                .forEach(one ->
                        names.add(one.path("attributes").path("qualifiedName").asText()));
        return names;
    }

    static List<String> names(JsonNode answer) {
        List<String> names = new ArrayList<>();
        answer.path("entities")
                .forEach(one -> names.add(one.path("attributes").path("name").asText()));
        return names;
    }

    /** A filter on active entities. */
    static String active(String filters, String more) {
        return "{'query':{'bool':{'filter':[{'term':{'__state':'ACTIVE'}}" + (filters.isEmpty() ? "" : "," + filters)
                + "]}},'sort':[{'__guid':{'order':'asc'}}]" + (more.isEmpty() ? "" : "," + more) + "}";
    }
}
