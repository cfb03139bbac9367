package io.lakecaravan.catalog.openmetadata.stub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A stub with the schema {@code lake.db.s}, and short words for its tables. */
abstract class StubTestCase {
    static final String TABLE = "lake.db.s.t";
    StubOpenMetadata stub;
    StubClient bot;
    StubClient admin;
    Person person;

    @BeforeEach
    void start() {
        open(StubSettings.defaults());
    }

    /** Another server instead of the one before, with the same schema. */
    void open(String version, Variant... variants) {
        StubSettings settings = StubSettings.defaults().withVersion(version);
        for (Variant variant : variants) {
            settings = settings.with(variant);
        }
        stub.close();
        open(settings);
    }

    private void open(StubSettings settings) {
        stub = StubOpenMetadata.start(settings);
        bot = new StubClient(stub, stub.token());
        admin = new StubClient(stub, stub.administratorToken());
        person = stub.person("alice");
        expect(201, bot.put("services/databaseServices", "{'name':'lake','serviceType':'CustomDatabase'}"));
        expect(201, bot.put("databases", "{'name':'db','service':'lake'}"));
        expect(201, bot.put("databaseSchemas", "{'name':'s','database':'lake.db'}"));
    }

    @AfterEach
    void stop() {
        stub.close();
    }

    /** PUT of the table {@code t} with these columns and further fields, as the bot. */
    HttpResponse<String> table(String columns, String... more) {
        return bot.put("tables", payload("t", columns, more));
    }

    static String payload(String name, String columns, String... more) {
        StringBuilder json =
                new StringBuilder("{'name':'" + name + "','databaseSchema':'lake.db.s','columns':[" + columns + "]");
        for (String field : more) {
            json.append(',').append(field);
        }
        return json.append('}').toString();
    }

    static String column(String name, String type, String... more) {
        StringBuilder json = new StringBuilder("{'name':'" + name + "','dataType':'" + type + "'");
        for (String field : more) {
            json.append(',').append(field);
        }
        return json.append('}').toString();
    }

    /** Creates the pipeline {@code lake.p}; the path of its runs. */
    String pipeline() {
        String service =
                bot.json("services/databaseServices/name/lake").path("id").asText();
        expect(
                201,
                bot.put(
                        "services/ingestionPipelines",
                        "{'name':'p','pipelineType':'metadata','service':{'id':'" + service
                                + "','type':'databaseService'},'sourceConfig':{'config':{}},'airflowConfig':{}}"));
        return "services/ingestionPipelines/lake.p/pipelineStatus";
    }

    /** Declares a custom property. */
    void declare(String type, String name, String valueType) {
        String id = bot.json("metadata/types/name/" + type).path("id").asText();
        String value = bot.json("metadata/types/name/" + valueType).path("id").asText();
        expect(
                200,
                bot.put(
                        "metadata/types/" + id,
                        "{'name':'" + name + "','description':'d','propertyType':{'id':'" + value
                                + "','type':'type'}}"));
    }

    JsonNode read() {
        HttpResponse<String> response = bot.get("tables/name/" + TABLE + "?fields=*");
        expect(200, response);
        return StubClient.body(response);
    }

    String id() {
        return read().path("id").asText();
    }

    static JsonNode expect(int status, HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return response.body().startsWith("{") ? StubClient.body(response) : Json.MAPPER.missingNode();
    }

    static void expect(int status, String message, HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(StubClient.body(response).path("message").asText()).contains(message);
    }
}
