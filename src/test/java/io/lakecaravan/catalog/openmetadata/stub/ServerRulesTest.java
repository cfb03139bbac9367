package io.lakecaravan.catalog.openmetadata.stub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Who calls, what comes over the wire, how long it takes, and what is kept of it. */
class ServerRulesTest extends StubTestCase {
    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @DisplayName("observed §1: login takes the password in base64 and gives a token")
    @ParameterizedTest(name = "{0} {1} is {2}")
    @CsvSource({
        "admin@open-metadata.org, YWRtaW4=, 200, ''",
        "admin@open-metadata.org, ***, 400, Password needs to be encoded in Base-64.",
        "admin@open-metadata.org, d3Jvbmc=, 401, You have entered an invalid username or password.",
        "bob@open-metadata.org, YWRtaW4=, 401, You have entered an invalid username or password.",
    })
    void logsIn(String email, String password, int status, String message) {
        StubClient nobody = new StubClient(stub, "none");
        JsonNode answer = StubClient.body(nobody.send(
                "POST", "users/login", "{'email':'" + email + "','password':'" + password + "'}", "application/json"));
        assertThat(answer.path("code").asInt(200)).isEqualTo(status);
        assertThat(answer.path("message").asText()).isEqualTo(message);
        if (status == 200) {
            StubClient in = new StubClient(stub, answer.path("accessToken").asText());
            assertThat(in.json("users/loggedInUser").path("isAdmin").asBoolean())
                    .isTrue();
        }
        assertThat(base64("admin")).isEqualTo("YWRtaW4=");
    }

    @DisplayName("contract §1: from a login to the token of the bot")
    @Test
    void findsTheBotsToken() {
        String user = admin.json("bots/name/ingestion-bot").at("/botUser/id").asText();
        assertThat(admin.json("users/auth-mechanism/" + user)
                        .at("/config/JWTToken")
                        .asText())
                .isEqualTo(stub.token());
        assertThat(admin.json("users/token/" + user).path("JWTToken").asText()).isEqualTo(stub.token());
        expect(403, new StubClient(stub, stub.ordinaryToken()).get("users/token/" + user));
        expect(404, admin.get("bots/name/nobody"));
    }

    @DisplayName("contract §1: a new token makes the former useless; its expiry is one of a list")
    @Test
    void renewsTokens() {
        String user = bot.json("users/loggedInUser").path("id").asText();
        expect(400, "problem: 2", admin.put("users/generateToken/" + user, "{'JWTTokenExpiry':'2'}"));
        String token = StubClient.body(admin.put("users/generateToken/" + user, "{'JWTTokenExpiry':'Unlimited'}"))
                .path("JWTToken")
                .asText();
        expect(401, "Not Authorized! Invalid token.", bot.get("users/loggedInUser"));
        expect(200, new StubClient(stub, token).get("users/loggedInUser"));
        expect(200, admin.put("users/revokeToken", "{'id':'" + user + "'}"));
        expect(401, new StubClient(stub, token).get("users/loggedInUser"));
    }

    @DisplayName("contract §1: a dedicated bot is a user with isBot and a bot that names it")
    @Test
    void makesBots() {
        expect(400, "email", admin.put("users", "{'name':'lake','isBot':true}"));
        String user = expect(201, admin.put("users", "{'name':'lake','email':'l@x.y','isBot':true}"))
                .path("id")
                .asText();
        expect(404, admin.put("bots", "{'name':'b','botUser':'bob'}"));
        expect(201, admin.put("bots", "{'name':'b','botUser':'lake'}"));
        String token = admin.json("users/token/" + user).path("JWTToken").asText();
        assertThat(new StubClient(stub, token)
                        .json("users/loggedInUser")
                        .path("isBot")
                        .asBoolean())
                .isTrue();
    }

    @DisplayName("observed §1: the version needs no token; every version tells its own")
    @ParameterizedTest
    @CsvSource({"1.5.0", "1.9.0", "1.12.6", "1.13.0", "2.0.0-SNAPSHOT"})
    void tellsTheVersion(String version) {
        open(version);
        assertThat(new StubClient(stub, "none")
                        .json("system/version")
                        .path("version")
                        .asText())
                .isEqualTo(version);
    }

    @DisplayName("observed §1: requests may be compressed; the log has them unpacked, with their type")
    @Test
    void unpacks() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("{\"name\":\"z\",\"service\":\"lake\"}".getBytes(StandardCharsets.UTF_8));
        }
        HttpRequest request = HttpRequest.newBuilder(URI.create(stub.url() + "/v1/databases?x=1"))
                .header("Authorization", "Bearer " + stub.token())
                .header("Content-Type", "application/json; charset=utf-8")
                .header("Content-Encoding", "gzip")
                .PUT(HttpRequest.BodyPublishers.ofByteArray(packed.toByteArray()))
                .build();
        stub.log().clear();
        expect(201, bot.exchange(request));
        RequestLog.Entry entry = stub.log().entries().get(0);
        assertThat(entry.method() + " " + entry.path() + " " + entry.query() + " " + entry.status())
                .isEqualTo("PUT /api/v1/databases x=1 201");
        assertThat(entry.contentType()).isEqualTo("application/json; charset=utf-8");
        assertThat(entry.body()).isEqualTo("{\"name\":\"z\",\"service\":\"lake\"}");
        assertThat(entry.fault()).isEmpty();
        assertThat(entry.isWrite()).isTrue();
    }

    @DisplayName("contract §14: a proxy's limit of bodies is 413 in HTML, and nothing is stored")
    @Test
    void limitsBodies() {
        try (StubOpenMetadata small =
                StubOpenMetadata.start(StubSettings.defaults().withLargestBody(60))) {
            StubClient client = new StubClient(small, small.token());
            expect(201, client.put("services/databaseServices", "{'name':'l','serviceType':'CustomDatabase'}"));
            HttpResponse<String> refused = client.put("databases", "{'name':'" + "d".repeat(60) + "','service':'l'}");
            assertThat(refused.statusCode()).isEqualTo(413);
            assertThat(refused.body()).startsWith("<html>");
            assertThat(client.json("databases").path("data")).isEmpty();
        }
    }

    @DisplayName("contract §14: any refusal can be played, and has no effect")
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "403, Principal: CatalogPrincipal{name='ingestion-bot'} operations [Create] not allowed",
        "409, Entity already exists",
        "401, Not Authorized! Expired token!",
    })
    void refuses(int status, String message) {
        stub.faults().next(1, "PUT", "/tables", new Fault.Refused(status, message));
        expect(status, message, table(column("a", "INT")));
        expect(404, bot.get("tables/name/" + TABLE));
        expect(201, table(column("a", "INT")));
    }

    @DisplayName("latency: an answer is held back, and holds up no other request")
    @Test
    void waitsWithoutHoldingOthersUp() {
        StubOpenMetadata slow = StubOpenMetadata.start(StubSettings.defaults().withLatency(Duration.ofHours(1)));
        HttpRequest request = HttpRequest.newBuilder(URI.create(slow.url() + "/v1/system/version"))
                .build();
        List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, 40)
                .mapToObj(i -> HttpClient.newHttpClient().sendAsync(request, BodyHandlers.ofString()))
                .toList();
        Awaitility.await().until(() -> slow.log().entries().size() == 40);
        assertThat(answers).noneMatch(CompletableFuture::isDone);
        slow.close();
    }

    @DisplayName("latency: the answer comes")
    @Test
    void answersAfterTheLatency() {
        try (StubOpenMetadata slow =
                StubOpenMetadata.start(StubSettings.defaults().withLatency(Duration.ofMillis(1)))) {
            expect(200, new StubClient(slow, slow.token()).get("tables"));
        }
    }

    @DisplayName("two servers given the same in another order hold the same, and entity ids never show")
    @Test
    void comparesServers() {
        bot.put("tables", payload("a", column("x", "INT")));
        bot.put("tables", payload("b", column("x", "INT")));
        JsonNode one = stub.snapshot();
        open("1.12.6");
        bot.put("tables", payload("b", column("x", "INT")));
        bot.put("tables", payload("a", column("x", "INT")));
        assertThat(stub.snapshot()).isEqualTo(one);
    }

    @DisplayName("contract §8: async answers 202 and knows nothing of single items; the work is done")
    @ParameterizedTest
    @CsvSource({"1.12.6", "2.0.0"})
    void worksInTheBackground(String version) {
        open(version);
        String items = "[" + payload("t", column("a", "INT")) + "," + payload("u", column("a", "VARCHAR")) + "]";
        JsonNode answer = expect(202, bot.put("tables/bulk?async=true", items));
        assertThat(answer.path("status").asText()).isEqualTo("running");
        assertThat(answer.has("failedRequest")).isFalse();
        expect(200, bot.get("tables/name/" + TABLE));
    }

    @DisplayName(
            "observed §2, contract §8: bulk wants an array; all failing is failure; nothing is stored when one cannot be read")
    @Test
    void judgesBulkCalls() {
        expect(400, bot.put("tables/bulk", payload("t", "")));
        assertThat(bot.put("tables/bulk", "[{")
                        .headers()
                        .firstValue("Content-Type")
                        .orElseThrow())
                .startsWith("text/plain");
        String bad = payload("b", column("a", "VARCHAR"));
        assertThat(expect(200, bot.put("tables/bulk", "[" + bad + "]"))
                        .path("status")
                        .asText())
                .isEqualTo("failure");
        expect(
                400,
                "problem: WHAT",
                bot.put("tables/bulk", "[" + payload("t", "") + "," + payload("u", column("a", "WHAT")) + "]"));
        expect(404, bot.get("tables/name/" + TABLE));
    }

    @DisplayName("a person's domain, owner, property and description outlive every PUT of a bot")
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"1.5.0, LATE", "1.9.0, LATE", "1.12.6, LATE", "1.13.0, EARLY", "2.0.0, LATE"})
    void peoplesWorkStays(String version, Variant.Arrival arrival) {
        open(version, arrival);
        declare("table", "cost", "string");
        table(column("a", "INT"));
        person.domain(EntityKind.TABLE, TABLE, "Sales");
        person.own(EntityKind.TABLE, TABLE);
        person.property(EntityKind.TABLE, TABLE, "cost", "low");
        person.describe(EntityKind.TABLE, TABLE, "mine");
        person.tag(EntityKind.TABLE, TABLE, "Tier.Tier1");
        expect(200, table(column("a", "INT") + "," + column("b", "INT"), "'description':'theirs'"));
        JsonNode stored = stub.snapshot().at("/table").path(TABLE);
        boolean one = List.of("1.5.0", "1.9.0").contains(version);
        assertThat(stored.at(one ? "/domain" : "/domains/0").asText()).isEqualTo("Sales");
        assertThat(read().at(one ? "/domain/name" : "/domains/0/name").asText()).isEqualTo("Sales");
        assertThat(stored.at("/owners/0").asText()).isEqualTo("alice");
        assertThat(stored.at("/extension/cost").asText()).isEqualTo("low");
        assertThat(stored.path("description").asText()).isEqualTo("mine");
        assertThat(stored.at("/tags/0/tagFQN").asText()).isEqualTo("Tier.Tier1");
    }

    @DisplayName("contract §6: sent domains do not replace stored ones; owners do; a life cycle takes only newer times")
    @Test
    void replacesOrNot() {
        table(
                column("a", "INT"),
                "'domains':['One']",
                "'lifeCycle':{'updated':{'timestamp':5,'accessedByAProcess':'x'},'created':{'timestamp':1}}");
        table(column("a", "INT"), "'domains':['Two']", "'lifeCycle':{'updated':{'timestamp':4}}");
        assertThat(read().at("/domains/0/name").asText()).isEqualTo("One");
        assertThat(read().at("/lifeCycle/updated/timestamp").asInt()).isEqualTo(5);
        assertThat(read().at("/lifeCycle/created/timestamp").asInt()).isOne();
        table(column("a", "INT"), "'lifeCycle':{'updated':{'timestamp':6}}");
        assertThat(read().at("/lifeCycle/updated/timestamp").asInt()).isEqualTo(6);
    }

    @DisplayName("payloads of every kind are checked against the published schemas")
    @ParameterizedTest
    @EnumSource
    void checksPayloads(Payload payload) {
        try (StubOpenMetadata checking =
                StubOpenMetadata.start(StubSettings.defaults().withSchemas(PayloadSchemas.load("1.13")))) {
            StubClient client = new StubClient(checking, checking.token());
            client.put("services/databaseServices", "{'name':'lake','serviceType':'CustomDatabase'}");
            client.put("databases", "{'name':'db','service':'lake'}");
            client.put("databaseSchemas", "{'name':'s','database':'lake.db'}");
            client.put("tables", payload("t", column("a", "INT")));
            String table = client.json("tables/name/" + TABLE).path("id").asText();
            String service = client.json("services/databaseServices/name/lake")
                    .path("id")
                    .asText();
            client.put(
                    "services/ingestionPipelines",
                    "{'name':'p','pipelineType':'metadata','service':{'id':'" + service
                            + "','type':'databaseService'},'sourceConfig':{'config':{'type':'DatabaseMetadata'}},'airflowConfig':{}}");
            assertThat(checking.schemaViolations()).isEmpty();
            client.put(payload.path.replace("{table}", table), payload.body);
            assertThat(checking.schemaViolations())
                    .isNotEmpty()
                    .allMatch(problem -> problem.startsWith(payload.type + ": "));
        }
    }

    enum Payload {
        BULK_ITEM("table", "tables/bulk", "[{'name':'u','databaseSchema':'lake.db.s','columns':[],'frobnicate':1}]"),
        CONTAINER("container", "containers", "{'name':'u','service':'s','fileFormats':['xlsx']}"),
        SAMPLE("sampleData", "tables/{table}/sampleData", "{'columns':'a'}"),
        PROFILE("tableProfile", "tables/{table}/tableProfile", "{'tableProfile':{'rowCount':1}}"),
        LINEAGE("lineage", "lineage", "{'edge':{'fromEntity':{'id':'{table}'}}}"),
        PIPELINE("ingestionPipeline", "services/ingestionPipelines", "{'name':'q','pipelineType':'crawl'}"),
        RUN("pipelineStatus", "services/ingestionPipelines/lake.p/pipelineStatus", "{'pipelineState':'Failed'}"),
        CLASSIFICATION("classification", "classifications", "{'name':'C'}"),
        TAG("tag", "tags", "{'name':'C'}");

        private final String type;
        private final String path;
        private final String body;

        Payload(String type, String path, String body) {
            this.type = type;
            this.path = path;
            this.body = body;
        }
    }

    @DisplayName("contract §2 and §12: what no server can be asked is found out where payloads are checked")
    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "GET, tables/name/a.b.c?fields=columns&include=all, true",
        "GET, tables/name/a.b.c?field=columns, false",
        "GET, containers?service=a&limit=1, true",
        "GET, containers?parent=a, false",
        "PUT, tables/bulk?async=true, true",
        "PUT, tables/bulk/more, false",
        "DELETE, services/ingestionPipelines/1, true",
        "PATCH, lineage, false",
        "GET, containers/1/sampleData, true",
    })
    void knowsEndpoints(String method, String path, boolean known) {
        String[] parts = path.split("\\?", -1);
        Query query = Query.parse(parts.length > 1 ? parts[1] : "");
        Request request = new Request(method, List.of(parts[0].split("/", -1)), query, Map.of(), Optional.empty(), "");
        assertThat(Endpoints.problem(request).isEmpty()).isEqualTo(known);
    }
}
