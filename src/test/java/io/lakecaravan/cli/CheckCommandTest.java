package io.lakecaravan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakecaravan.catalog.openmetadata.stub.StubOpenMetadata;
import io.lakecaravan.s3.OwnAuthority;
import io.lakecaravan.s3.TlsFront;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
    @TempDir
    private Path folder;

    private TestLake lake;
    private StubOpenMetadata stub;

    @BeforeEach
    void start() throws IOException {
        lake = new TestLake(folder);
        stub = StubOpenMetadata.start();
    }

    @AfterEach
    void stop() throws IOException {
        stub.close();
        lake.close();
    }

    private String server(String url, String token) {
        return "  openmetadata: {url: '" + url + "', token: '" + token + "'}\n";
    }

    @Test
    void allThatCanBeUsedIsOkAndNothingIsMade() throws IOException {
        lake.configure("  local: {directory: '" + lake.catalog() + "'}\n" + server(stub.url(), stub.token()));
        Ran ran = lake.run("check");
        assertThat(ran.exitCode()).as(ran.out() + ran.err()).isZero();
        assertThat(ran.out())
                .contains(
                        "ok    source sales: s3://lake can be listed",
                        "ok    source sales: s3://lake objects can be read",
                        "ok    catalog local: " + lake.catalog() + " can be made",
                        "is OpenMetadata 1.12.6; the token is good, of bot ");
        assertThat(lake.catalog()).doesNotExist();
        assertThat(stub.writes()).isZero();
    }

    @Test
    void everyLineOfJsonHasItsFix() throws IOException {
        lake.configure(server(stub.url(), "wrong"));
        Ran ran = lake.run("check", "--json");
        assertThat(ran.exitCode()).isEqualTo(3);
        String last = ran.out().lines().reduce((first, second) -> second).orElseThrow();
        JsonNode line = new ObjectMapper().readTree(last);
        assertThat(line.path("kind").asText()).isEqualTo("catalog");
        assertThat(line.path("status").asText()).isEqualTo("failed");
        assertThat(line.path("found").asText()).contains("the token is refused: it answers 401");
        assertThat(line.path("fix").asText()).contains("give the bot's token");
        assertThat(ran.out() + ran.err()).doesNotContain("wrong");
    }

    @Test
    void aPersonsTokenIsNotABots() {
        lake.configure(server(stub.url(), stub.administratorToken()));
        Ran ran = lake.run("check");
        assertThat(ran.exitCode()).isEqualTo(3);
        assertThat(ran.out()).contains("that of the person admin, not of a bot");
    }

    @Test
    void certificatesAreThoseOfTheCatalog() throws Exception {
        OwnAuthority authority = OwnAuthority.forHost(folder, "localhost");
        URI behind = URI.create(stub.url());
        try (TlsFront front = new TlsFront(authority, new InetSocketAddress(behind.getHost(), behind.getPort()))) {
            String url = "https://localhost:" + front.port() + "/api";
            lake.configure("  openmetadata: {url: '" + url + "', token: '" + stub.token() + "', tls: {ca-file: '"
                    + authority.pemFile() + "'}}\n");
            assertThat(lake.run("check").out()).contains("is OpenMetadata 1.12.6; the token is good");
            lake.configure(server(url, stub.token()));
            Ran distrusting = lake.run("check");
            assertThat(distrusting.exitCode()).isEqualTo(3);
            assertThat(distrusting.out()).contains("certificate is not trusted", "tls");
        }
    }

    @Test
    void anotherUrlIsNoApi() {
        lake.configure(server(stub.url().replace("/api", "/elsewhere/api"), stub.token()));
        Ran ran = lake.run("check");
        assertThat(ran.exitCode()).isEqualTo(3);
        assertThat(ran.out()).contains("is no OpenMetadata API: it answers 404", "The url ends in /api");
    }

    @Test
    void aServerThatIsNotThereIsNotReached() throws IOException {
        lake.configure(server("http://127.0.0.1:" + closedPort() + "/api", "t"));
        Ran ran = lake.run("check");
        assertThat(ran.exitCode()).isEqualTo(3);
        assertThat(ran.out()).contains("is not reached: connection refused", "Check that the server runs");
    }

    @Test
    void aFileInTheWayOfTheLocalCatalog() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "mine");
        lake.configure("  local: {directory: '" + file.resolve("catalog") + "'}\n");
        Ran ran = lake.run("check");
        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(3);
        assertThat(ran.out()).contains("FAIL  catalog local: " + file + " is a file", "Fix: Name a folder");
    }

    @Test
    void missingBucketsWrongSecretsAndClosedPortsNameTheirFix() throws IOException {
        lake.write(TestLake.source(lake.endpoint(), "nowhere", "local-secret"));
        Ran bucket = lake.run("check");
        assertThat(bucket.exitCode()).isEqualTo(3);
        assertThat(bucket.out()).contains("FAIL  source sales: s3://nowhere cannot be listed", "Fix: ");

        lake.write(TestLake.source(lake.endpoint(), "lake", "wrong-secret"));
        Ran secret = lake.run("check");
        assertThat(secret.exitCode()).isEqualTo(3);
        assertThat(secret.out()).contains("FAIL  source sales: s3://lake cannot be listed", "secret");
        assertThat(secret.out()).doesNotContain("wrong-secret");

        lake.write(TestLake.source("http://127.0.0.1:" + closedPort(), "lake", "local-secret"));
        Ran port = lake.run("check");
        assertThat(port.exitCode()).isEqualTo(3);
        assertThat(port.out()).contains("FAIL  source sales: s3://lake cannot be listed", "endpoint");
    }

    @Test
    void anUnknownKeyIsBadUsage() {
        lake.write("sources:\n  - {name: sales, buket: lake}\n");
        Ran ran = lake.run("check");
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains("caravan.yaml:2", "buket", "bucket").doesNotContain("\tat ");
    }

    static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
