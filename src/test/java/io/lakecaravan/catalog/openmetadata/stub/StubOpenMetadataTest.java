package io.lakecaravan.catalog.openmetadata.stub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StubOpenMetadataTest extends StubTestCase {
    @DisplayName("observed §1: the version needs no token")
    @Test
    void theVersionNeedsNoToken() {
        HttpResponse<String> response =
                bot.exchange(HttpRequest.newBuilder(URI.create(stub.url() + "/v1/system/version"))
                        .build());
        assertThat(StubClient.body(response).path("version").asText()).isEqualTo("1.12.6");
    }

    @DisplayName("observed §1: a missing, bad or misspelt authorization is 401")
    @ParameterizedTest
    @CsvSource({
        "'', Token not present",
        "Bearer x, Invalid token",
        "bearer {token}, Token not present",
        "'{token}', Token not present"
    })
    void refusesOtherAuthorizations(String header, String message) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(stub.url() + "/v1/tables"));
        if (!header.isEmpty()) {
            request.header("Authorization", header.replace("{token}", stub.token()));
        }
        expect(401, "Not Authorized! " + message, bot.exchange(request.build()));
    }

    @DisplayName("observed §1: loggedInUser checks the token")
    @Test
    void saysWhoIsLoggedInUntilTokensAreRevoked() {
        assertThat(bot.json("users/loggedInUser").path("isBot").asBoolean()).isTrue();
        stub.revokeTokens();
        expect(401, bot.get("users/loggedInUser"));
    }

    @DisplayName("observed §1: a user without rights gets 403")
    @Test
    void anOrdinaryUserMayNotWrite() {
        StubClient bob = new StubClient(stub, stub.ordinaryToken());
        expect(403, "operations [Create] not allowed", bob.put("tables", payload("t", "")));
    }

    @DisplayName("observed §1: malformed JSON is 400 in plain text")
    @Test
    void malformedJsonIsAnsweredWithText() {
        HttpResponse<String> response = bot.put("tables", "{'name':");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
    }

    @DisplayName("observed §1: text/plain is 415 in, 406 out")
    @Test
    void anotherContentTypeIs415() {
        expect(415, bot.send("PUT", "tables", payload("t", ""), "text/plain"));
        expect(406, bot.send("GET", "tables", "", "application/json", "Accept", "text/plain"));
    }

    @DisplayName("observed §1, §2: more than 8 KiB of request line and headers is 431 in HTML")
    @Test
    void aLongHeadIsAnsweredWithHtml() {
        HttpResponse<String> response = bot.get("tables/name/" + StubClient.encoded("\u540d".repeat(900)));
        assertThat(response.statusCode()).isEqualTo(431);
        assertThat(response.body()).startsWith("<html>");
        expect(404, bot.get("tables/name/" + StubClient.encoded("\u540d".repeat(700))));
    }

    @DisplayName("observed §1: //tables is 404, a trailing slash is fine")
    @Test
    void pathsAreExactButForATrailingSlash() {
        expect(404, bot.get("/tables"));
        expect(200, bot.get("tables/"));
    }

    @DisplayName("observed §5, contract §12: pages, totals, limits, unknown fields")
    @Test
    void listsInPages() {
        for (String name : new String[] {"a", "b", "c"}) {
            bot.put("tables", payload(name, ""));
        }
        JsonNode first = bot.json("tables?databaseSchema=lake.db.s&limit=2");
        assertThat(first.path("data")).hasSize(2);
        assertThat(first.path("paging").path("total").asInt()).isEqualTo(3);
        String after = StubClient.encoded(first.path("paging").path("after").asText());
        JsonNode second = bot.json("tables?databaseSchema=lake.db.s&limit=2&after=" + after);
        assertThat(second.path("data").findValuesAsText("name")).contains("c");
        assertThat(second.path("paging").has("after")).isFalse();
        assertThat(bot.json("tables?limit=0").path("data")).isEmpty();
        assertThat(bot.json("tables?database=lake.other").path("data")).isEmpty();
        expect(400, bot.get("tables?limit=1000001"));
        expect(400, "Invalid field name nope", bot.get("tables?fields=nope"));
    }

    @DisplayName("observed §5: sample data and its masking")
    @Test
    void keepsSamplesAndMasksThemForOthers() {
        table(column("e", "STRING", "'tags':[{'tagFQN':'PII.Sensitive'}]") + "," + column("f", "INT"));
        String path = "tables/" + id() + "/sampleData";
        expect(400, "Invalid column name nope", bot.put(path, "{'columns':['nope'],'rows':[]}"));
        expect(
                400,
                "Number of columns is 2 but row has 1 sample values",
                bot.put(path, "{'columns':['e','f'],'rows':[['x']]}"));
        expect(200, bot.put(path, "{'columns':['e'],'rows':[['x'],[null]]}"));
        assertThat(bot.json(path).at("/sampleData/rows/0/0").asText()).isEqualTo("x");
        JsonNode masked = new StubClient(stub, stub.ordinaryToken()).json(path);
        assertThat(masked.at("/sampleData/rows/0/0").asText()).isEqualTo("********");
        assertThat(masked.at("/sampleData/columns/0").asText()).isEqualTo("e [MASKED]");
        expect(404, bot.put("tables/nosuch/sampleData", "{'columns':[],'rows':[]}"));
    }

    @DisplayName("observed §5: a profile names nested columns by their path")
    @ParameterizedTest
    @CsvSource({"s.x, 200", "x, 400", "lake.db.s.t.s, 400"})
    void aProfileNamesColumnsByPath(String column, int status) {
        table(column("s", "STRUCT", "'children':[{'name':'x','dataType':'INT'}]"));
        String profile = "{'tableProfile':{'timestamp':1700000000001,'rowCount':7},'columnProfile':[{'name':'" + column
                + "','timestamp':1700000000001}]}";
        expect(status, bot.put("tables/" + id() + "/tableProfile", profile));
        assertThat(bot.json("tables/" + TABLE + "/tableProfile/latest")
                        .at("/profile/rowCount")
                        .asInt())
                .isEqualTo(status == 200 ? 7 : 0);
    }

    @DisplayName("observed §5: lineage answers nothing and drops unknown columns")
    @Test
    void lineageAnswersNothingAndDropsUnknownColumns() {
        table(column("a", "INT"));
        String end = "{'id':'" + id() + "','type':'table'}";
        String edge = "{'edge':{'fromEntity':" + end + ",'toEntity':" + end + ",'lineageDetails':{'columnsLineage':["
                + "{'fromColumns':['" + TABLE + ".a'],'toColumn':'" + TABLE + ".%s'}]}}}";
        HttpResponse<String> response = bot.put("lineage", edge.formatted("zz"));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
        String path = "lineage/getLineageEdge/" + id() + "/" + id();
        assertThat(bot.json(path).at("/edge/columnsLineage")).isEmpty();
        bot.put("lineage", edge.formatted("a"));
        assertThat(bot.json(path).at("/edge/columnsLineage")).hasSize(1);
        expect(
                404,
                "Entity repository for tabel not found",
                bot.put("lineage", edge.formatted("a").replace("'table'", "'tabel'")));
        expect(400, bot.put("lineage", edge.formatted("a").replace("'id':'" + id() + "',", "")));
    }

    @DisplayName("observed §2: a run is an upsert by runId, an unknown state 400")
    @Test
    void keepsRunsOfPipelines() {
        String path = pipeline();
        expect(201, bot.put(path, "{'runId':'r','pipelineState':'running','timestamp':1}"));
        expect(201, bot.put(path, "{'runId':'r','pipelineState':'success','timestamp':1}"));
        expect(400, bot.put(path, "{'runId':'r','pipelineState':'odd','timestamp':1}"));
        assertThat(bot.json(path).path("data")).hasSize(1);
    }

    @DisplayName("contract §12: a parent is deleted with recursive only")
    @Test
    void aParentIsDeletedOnlyWithItsChildren() {
        table("");
        String schema = bot.json("databaseSchemas/name/lake.db.s").path("id").asText();
        expect(400, "not empty", bot.delete("databaseSchemas/" + schema));
        expect(200, bot.delete("databaseSchemas/" + schema + "?recursive=true&hardDelete=true"));
        expect(404, bot.get("tables/name/" + TABLE + "?include=all"));
    }

    @Test
    void countsReadsAndWrites() {
        stub.log().clear();
        table("");
        bot.get("tables");
        assertThat(stub.writes()).isOne();
        assertThat(stub.reads()).isOne();
        assertThat(stub.log().entries().get(0).path()).isEqualTo("/api/v1/tables");
    }

    @Test
    void twoServersWithTheSameContentLookAlike() {
        table(column("a", "INT"));
        JsonNode before = stub.snapshot();
        try (StubOpenMetadata other = StubOpenMetadata.start()) {
            assertThat(other.snapshot()).isNotEqualTo(before);
        }
        person.describe(EntityKind.TABLE, TABLE, "x");
        assertThat(stub.snapshot()).isNotEqualTo(before);
        person.describe(EntityKind.TABLE, TABLE, "y");
        assertThat(stub.snapshot().at("/table/lake.db.s.t/description").asText())
                .isEqualTo("y");
        assertThat(stub.snapshot().toString()).doesNotContain(id(), "updatedAt", "version\"");
    }

    @Test
    void scriptedFaultsHitWhatTheyName() {
        stub.faults().next(1, "PUT", "/tables", Fault.tooManyRequests(Duration.ofSeconds(3)));
        stub.faults().next(1, "PUT", "/tables", Fault.tooManyRequestsUntil(Duration.ofSeconds(3)));
        stub.faults().next(1, "PUT", "/tables", new Fault.BadGateway());
        stub.faults().next(1, "PUT", "/tables", Fault.unavailable());
        stub.faults().next(1, "PUT", "/tables", new Fault.ServerError());
        expect(200, bot.get("tables"));
        assertThat(table("").headers().firstValue("Retry-After")).contains("3");
        assertThat(table("").headers().firstValue("Retry-After").orElseThrow()).endsWith("GMT");
        assertThat(table("").body()).startsWith("<html>");
        expect(503, table(""));
        expect(500, table(""));
        expect(404, bot.get("tables/name/" + TABLE));
        expect(201, table(""));
    }

    @Test
    void aLostAnswerTookEffectACutConnectionDidNot() {
        stub.faults().next(1, new Fault.Cut());
        assertThatThrownBy(() -> table("")).isInstanceOf(UncheckedIOException.class);
        expect(404, bot.get("tables/name/" + TABLE));
        stub.faults().next(1, new Fault.Truncated());
        assertThatThrownBy(() -> table("")).isInstanceOf(UncheckedIOException.class);
        stub.faults().next(1, new Fault.AnswerLost());
        assertThatThrownBy(() -> table("")).isInstanceOf(UncheckedIOException.class);
        expect(200, bot.get("tables/name/" + TABLE));
    }

    @Test
    void aStallOutlastsTheClient() {
        stub.faults().next(1, new Fault.Stall(Duration.ofMinutes(5)));
        HttpRequest request = HttpRequest.newBuilder(URI.create(stub.url() + "/v1/system/version"))
                .timeout(Duration.ofMillis(200))
                .build();
        assertThatThrownBy(() -> bot.exchange(request)).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void chanceDependsOnTheSeedAlone() {
        Faults faults = new Faults(7);
        Faults same = new Faults(7);
        faults.share(new Fault.Cut(), 0.3);
        same.share(new Fault.Cut(), 0.3);
        int hit = 0;
        for (int i = 0; i < 1000; i++) {
            boolean now = faults.choose("PUT", "/t" + i).isPresent();
            assertThat(same.choose("PUT", "/t" + i).isPresent()).isEqualTo(now);
            hit += now ? 1 : 0;
        }
        assertThat(hit).isBetween(230, 370);
        assertThatThrownBy(() -> faults.share(new Fault.ServerError(), 0.8))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @DisplayName("contract §4.1, §8: 1.8 knows no domains and no bulk")
    @Test
    void olderVersionsKnowLess() {
        try (StubOpenMetadata old =
                StubOpenMetadata.start(StubSettings.defaults().withVersion("1.8.0"))) {
            StubClient client = new StubClient(old, old.token());
            expect(
                    400,
                    "Unrecognized field \"domains\"",
                    client.put("databases", "{'name':'d','service':'x','domains':['y']}"));
            expect(405, client.put("tables/bulk", "[]"));
        }
    }

    @DisplayName("contract §15: payloads are checked against the published schemas")
    @Test
    void keepsWhatDoesNotFitThePublishedSchemas() {
        StubSettings settings = StubSettings.defaults().withSchemas(PayloadSchemas.load("1.11"));
        try (StubOpenMetadata checking = StubOpenMetadata.start(settings)) {
            StubClient client = new StubClient(checking, checking.token());
            client.put("services/databaseServices", "{'name':'lake','serviceType':'CustomDatabase'}");
            assertThat(checking.schemaViolations()).isEmpty();
            client.put("databases", "{'name':'d','service':'lake','frobnicate':1}");
            assertThat(checking.schemaViolations()).singleElement().asString().contains("database", "frobnicate");
        }
    }
}
