package io.lakecaravan.s3;

import static io.lakecaravan.s3.FakeS3.error;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakecaravan.config.CredentialsConfig.KeyPair;
import io.lakecaravan.demo.EmbeddedS3;
import io.lakecaravan.s3.SourceCheck.Outcome;
import io.lakecaravan.s3.SourceCheck.Step;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceCheckTest {
    @TempDir
    Path directory;

    private FakeS3 store;

    @BeforeEach
    void start() throws Exception {
        store = FakeS3.start();
    }

    @AfterEach
    void stop() {
        store.close();
    }

    @Test
    void aGoodSourceCostsTwoRequests() {
        store.put("folder/", "").put("folder/a", "x");
        assertThat(check(SourceBuilder.at(store.endpoint())))
                .allMatch(Outcome::passed)
                .extracting(Outcome::line)
                .containsExactly("s3://lake can be listed", "s3://lake objects can be read");
        assertThat(store.seen()).hasSize(2);
        assertThat(store.gets().get(0).headers()).containsEntry("Range", "bytes=0-0");
    }

    @Test
    void anEmptyBucketIsSaidToBeEmpty() {
        store.bucket("lake");
        assertThat(check(SourceBuilder.at(store.endpoint())))
                .singleElement()
                .extracting(Outcome::line)
                .isEqualTo("s3://lake can be listed, holds no object");
    }

    @Test
    void deniedOnList() {
        store.put("a", "x").fail(FakeS3.Seen::isList, 9, error(403, "AccessDenied"));
        Outcome outcome = onlyFailure(SourceBuilder.at(store.endpoint()));
        assertThat(outcome.step()).isEqualTo(Step.LIST);
        assertThat(outcome.line()).isEqualTo("s3://lake cannot be listed: access is denied (HTTP 403, AccessDenied)");
        assertThat(outcome.fix()).contains("Grant s3:ListBucket on arn:aws:s3:::lake.");
    }

    @Test
    void deniedOnGet() {
        store.put("raw/a", "x").fail(FakeS3.Seen::isGet, 9, error(403, "AccessDenied"));
        Outcome outcome = onlyFailure(SourceBuilder.at(store.endpoint()).prefix("raw/"));
        assertThat(outcome.step()).isEqualTo(Step.READ);
        assertThat(outcome.fix()).contains("Grant s3:GetObject on arn:aws:s3:::lake/raw/*.");
    }

    @Test
    void aMissingBucketDoesNotHideTheOthers() {
        store.put("a", "x");
        List<Outcome> outcomes = check(SourceBuilder.at(store.endpoint()).buckets("absent", "lake"));
        assertThat(outcomes).extracting(Outcome::passed).containsExactly(false, true, true);
        assertThat(outcomes.get(0).fault()).contains(S3Fault.NO_BUCKET);
    }

    @Test
    void anotherRegionIsNamed() {
        store.put("a", "x").fail(FakeS3.Seen::isList, 9, exchange -> {
            exchange.getResponseHeaders().set("x-amz-bucket-region", "eu-west-1");
            error(301, "PermanentRedirect").send(exchange);
        });
        assertThat(onlyFailure(SourceBuilder.at(store.endpoint())).fix())
                .contains("Set region: eu-west-1 in the source.");
    }

    @Test
    void aClockThatIsWrong() {
        store.put("a", "x").fail(FakeS3.Seen::isList, 9, error(403, "RequestTimeTooSkewed"));
        assertThat(onlyFailure(SourceBuilder.at(store.endpoint())).fault()).contains(S3Fault.CLOCK_SKEW);
    }

    @Test
    void aWebPageIsNotS3() {
        store.fail(FakeS3.Seen::isList, 9, exchange -> FakeS3.sendXml(exchange, 200, "<html><body>Console<br></html>"));
        assertThat(onlyFailure(SourceBuilder.at(store.endpoint())).fault()).contains(S3Fault.NOT_S3);
    }

    @Test
    void anEndpointWhereNobodyListens() throws Exception {
        URI closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = URI.create("http://localhost:" + socket.getLocalPort());
        }
        assertThat(onlyFailure(SourceBuilder.at(closed)).fault()).contains(S3Fault.UNREACHABLE);
        assertThat(onlyFailure(SourceBuilder.at(URI.create("http://store.invalid")))
                        .fault())
                .contains(S3Fault.UNKNOWN_HOST);
    }

    @Test
    void anAuthorityThatIsNotTrusted() throws Exception {
        OwnAuthority authority = OwnAuthority.forHost(directory, "localhost");
        try (FakeS3 secure = FakeS3.startTls(authority.context()).put("a", "x")) {
            assertThat(onlyFailure(SourceBuilder.at(secure.endpoint())).fault()).contains(S3Fault.TLS_NOT_TRUSTED);
        }
    }

    @Test
    void aSourceWhoseClientCannotBeMade() {
        Outcome outcome = onlyFailure(SourceBuilder.at(store.endpoint()).authority(Path.of("none.pem")));
        assertThat(outcome.step()).isEqualTo(Step.CLIENT);
        assertThat(outcome.line()).contains("none.pem");
    }

    @Test
    void patternsThatCannotBeLookedUp() {
        store.put("a", "x").fail(seen -> seen.bucket().isEmpty(), 9, error(403, "AccessDenied"));
        Outcome outcome = onlyFailure(SourceBuilder.at(store.endpoint()).buckets("lake", "sales-*"));
        assertThat(outcome.step()).isEqualTo(Step.BUCKETS);
        assertThat(outcome.fix()).contains("Grant s3:ListAllMyBuckets, or name the buckets in full.");
        assertThat(outcome.line()).endsWith("cannot be looked up: access is denied (HTTP 403, AccessDenied).");
    }

    @Test
    void patternsThatFitNothing() {
        store.put("a", "x");
        Outcome outcome = onlyFailure(SourceBuilder.at(store.endpoint()).buckets("lake", "sales-*"));
        assertThat(outcome.line()).contains("no bucket fits sales-*");
        assertThat(outcome.fix()).contains("Correct the pattern, or name the bucket in full.");
    }

    @Test
    void wrongKeysAtARealServer() throws Exception {
        try (EmbeddedS3 server = EmbeddedS3.start(directory, "local", "secret")) {
            SourceBuilder source = SourceBuilder.at(server.endpoint());
            assertThat(onlyFailure(source.credentials(new KeyPair("local", "wrong", Optional.empty())))
                            .fault())
                    .contains(S3Fault.WRONG_SECRET);
            assertThat(onlyFailure(source.credentials(new KeyPair("nobody", "secret", Optional.empty())))
                            .fault())
                    .get()
                    .isIn(S3Fault.WRONG_ACCESS_KEY, S3Fault.ACCESS_DENIED);
            assertThat(onlyFailure(source.credentials(new KeyPair("local", "secret", Optional.empty())))
                            .fault())
                    .contains(S3Fault.NO_BUCKET);
        }
    }

    private static List<Outcome> check(SourceBuilder source) {
        return SourceCheck.check(SourceBuilder.clients(), source.build());
    }

    private static Outcome onlyFailure(SourceBuilder source) {
        List<Outcome> failed =
                check(source).stream().filter(outcome -> !outcome.passed()).toList();
        assertThat(failed).hasSize(1);
        return failed.get(0);
    }
}
