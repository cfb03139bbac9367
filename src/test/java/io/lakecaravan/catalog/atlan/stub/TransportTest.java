package io.lakecaravan.catalog.atlan.stub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens, content types, faults and headers: checks 1, 2, 33 and 34. */
class TransportTest extends AtlanTestCase {
    private static final String WHOAMI = "api/service/whoami";

    @ParameterizedTest
    @DisplayName("check 1: no token, an unknown one, another scheme")
    @ValueSource(strings = {"", "Bearer x", "Bearer", "Basic stub-api-token", "stub-api-token"})
    void token(String authorization) {
        for (String path : List.of(WHOAMI, "api/meta/entity/guid/x", "events/openlineage/spark/api/v1/lineage")) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(stub.url() + "/" + path));
            if (!authorization.isEmpty()) {
                request.header("Authorization", authorization);
            }
            expect(401, client.exchange(request.build()));
        }
    }

    @Test
    @DisplayName("check 1: revoked tokens; an OAuth client gets another")
    void revoked() {
        expect(200, client.get(WHOAMI));
        stub.revokeTokens();
        expect(401, client.get(WHOAMI));
        String path = "api/service/oauth-clients/token";
        expect(401, client.post(path, "{'clientId':'stub-client','clientSecret':'wrong'}"));
        JsonNode issued =
                expect(200, client.post(path, "{'clientId':'stub-client','clientSecret':'stub-client-secret'}"));
        AtlanClient fresh =
                new AtlanClient(stub.url(), issued.path("accessToken").asText());
        expect(200, fresh.get(WHOAMI));
    }

    @ParameterizedTest
    @DisplayName("check 2: no JSON, or another content type")
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json | 400 | {'entities':",
                "application/json | 400 | {'entities':[]} x",
                "application/json | 400 | ",
                "text/plain | 415 | {'entities':[]}"
            },
            quoteCharacter = '"')
    void notJson(String type, int status, String body) {
        HttpResponse<String> response =
                client.send("POST", "api/meta/entity/bulk", body == null ? "" : body, "Content-Type", type);
        expect(status, response);
    }

    @Test
    @DisplayName("unknown calls are 404")
    void unknownCalls() {
        expect(404, client.get("api/meta/entity"));
        expect(404, client.get("api/service/users"));
        expect(404, client.get(""));
        expect(404, client.delete("api/meta/search/indexsearch"));
    }

    @Test
    @DisplayName(
            "check 33: more requests in a second than allowed: 429 with Retry-After: 1, no JSON; the next second is free")
    void rateLimit() {
        MovableClock clock = new MovableClock(Instant.parse("2025-01-31T10:00:00Z"));
        begin(StubAtlanSettings.defaults().withFreshRefusals(0).withClock(clock).withRequestsPerSecond(3));
        expect(200, client.get(WHOAMI));
        expect(200, client.get(WHOAMI));
        HttpResponse<String> refused = client.get(WHOAMI);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).contains("1");
        assertThat(refused.body()).doesNotStartWith("{");
        clock.advance(Duration.ofSeconds(1));
        expect(200, client.get(WHOAMI));
    }

    @ParameterizedTest
    @DisplayName("check 33: 500, 503 or 504 after the write was applied: the same request again ends in the same state")
    @ValueSource(ints = {500, 503, 504})
    void appliedAfterAll(int status) {
        stub.faults().next(1, "POST", "entity/bulk", new Fault.Applied(status, Fault.Words.CAUSES));
        expect(status, client.bulk(bucket(), object("x", "", links("'bucket':" + placeholder("S3Bucket", "-b")))));
        JsonNode after = stub.snapshot();
        assertThat(stub.guid("S3Object", BUCKET + "/x")).isPresent();
        JsonNode again =
                expect(200, client.bulk(bucket(), object("x", "", links("'bucket':" + placeholder("S3Bucket", "-b")))));
        assertThat(again.has("mutatedEntities")).isFalse();
        assertThat(stub.snapshot()).isEqualTo(after);
    }

    @Test
    @DisplayName("check 33: what is refused anyway is refused in its own words")
    void appliedRefusal() {
        stub.faults().next(1, Fault.gatewayTimeoutAfterwards());
        refused(404, "ATLAS-404-00-007", client.bulk("{'typeName':'S3Bucket'}"));
    }

    @Test
    @DisplayName("check 33: 503 before the write: nothing was written")
    void notApplied() {
        stub.faults().next(1, Fault.unavailable());
        refused(503, "ATLAS-503-00-001", client.bulk(bucket()));
        assertThat(stub.guid("S3Bucket", BUCKET)).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("§9: the forms of error bodies")
    @EnumSource(Fault.Words.class)
    void errorBodies(Fault.Words words) {
        stub.faults().next(1, new Fault.Refused(502, words));
        HttpResponse<String> response = client.get(WHOAMI);
        assertThat(response.statusCode()).isEqualTo(502);
        String start = switch (words) {
            case ATLAS -> "{\"errorCode\"";
            case CAUSES -> "{\"errorId\"";
            case SERVICE -> "{\"code\"";
            case HTML -> "<html>";
            case NONE -> "";
        };
        assertThat(response.body()).startsWith(start);
        expect(200, client.get(WHOAMI));
    }

    @Test
    @DisplayName("§1, §7, §9: redirect, search time-out, 429 without Retry-After")
    void otherFaults() {
        stub.faults().next(1, new Fault.Redirect());
        assertThat(client.get(WHOAMI).statusCode()).isEqualTo(302);
        stub.faults().next(1, "POST", "indexsearch", new Fault.SearchTimeout());
        refused(429, "ATLAS-400-00-502", client.search(active("", ""), ""));
        stub.faults().next(1, Fault.tooManyRequests());
        assertThat(client.get(WHOAMI).headers().firstValue("Retry-After")).isEmpty();
    }

    @Test
    @DisplayName("§9: cut connections, before and after the write, and within the body")
    void cut() {
        stub.faults().next(1, "POST", "entity/bulk", new Fault.AnswerLost());
        assertThatThrownBy(() -> client.bulk(bucket())).isInstanceOf(UncheckedIOException.class);
        assertThat(stub.guid("S3Bucket", BUCKET)).isPresent();
        stub.faults().next(1, "POST", "entity/bulk", new Fault.Truncated());
        assertThatThrownBy(() -> client.bulk(object("x", ""))).isInstanceOf(UncheckedIOException.class);
        assertThat(stub.guid("S3Object", BUCKET + "/x")).isEmpty();
    }

    @Test
    @DisplayName("check 34: createdBy from the token; request id echoed; a trace id added")
    void headers() {
        HttpResponse<String> response = client.send(
                "POST",
                "api/meta/entity/bulk",
                "{'entities':[" + bucket() + "]}",
                "Content-Type",
                "application/json;charset=utf-8",
                "X-Atlan-Request-Id",
                "6f0c7c2e");
        JsonNode created =
                expect(200, response).path("mutatedEntities").path("CREATE").path(0);
        assertThat(created.path("createdBy").asText()).isEqualTo(stub.user()).startsWith("service-account-apikey-");
        assertThat(response.headers().firstValue("X-Atlan-Request-Id")).contains("6f0c7c2e");
        assertThat(response.headers().firstValue("trace_id")).isPresent();
    }

    @Test
    @DisplayName("§1: browser traffic is a lapse")
    void clientOrigin() {
        client.send("GET", WHOAMI, "", "X-Atlan-Client-Origin", "product_webapp");
        assertThat(stub.lapses()).hasSize(1);
    }

    @Test
    @DisplayName("the log tells writes from reads")
    void log() {
        long before = stub.log().writes();
        expect(200, client.search(active("", ""), ""));
        expect(200, client.get(WHOAMI));
        assertThat(stub.log().writes()).isEqualTo(before);
        expect(200, client.bulk(bucket()));
        assertThat(stub.log().writes()).isEqualTo(before + 1);
        RequestLog.Entry last = stub.log().entries().get(stub.log().entries().size() - 1);
        assertThat(last.path()).isEqualTo("/api/meta/entity/bulk");
        assertThat(last.query()).isEqualTo(AtlanClient.FLAGS.substring(1));
        assertThat(last.status()).isEqualTo(200);
        assertThat(last.body()).contains("acme-lake");
    }

    @Test
    @DisplayName("an answer that waits keeps nobody else waiting: its effect is there, and others go on")
    void latency() {
        StubAtlanSettings slow = StubAtlanSettings.defaults().withLatency(Duration.ofHours(1));
        try (StubAtlan tenant = StubAtlan.start(slow)) {
            AtlanClient caller = new AtlanClient(tenant);
            CompletableFuture<HttpResponse<String>> first =
                    CompletableFuture.supplyAsync(() -> caller.bulk(connection()));
            Awaitility.await().until(() -> tenant.guid("Connection", S3).isPresent());
            CompletableFuture<HttpResponse<String>> second =
                    CompletableFuture.supplyAsync(() -> caller.get("api/service/whoami"));
            Awaitility.await().until(() -> tenant.log().entries().size() == 2);
            assertThat(first).isNotDone();
            assertThat(second).isNotDone();
        }
    }
}
