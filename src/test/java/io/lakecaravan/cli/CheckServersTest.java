package io.lakecaravan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.lakecaravan.catalog.atlan.stub.Seed;
import io.lakecaravan.catalog.atlan.stub.StubAtlan;
import io.lakecaravan.catalog.atlan.stub.StubAtlanSettings;
import io.lakecaravan.catalog.atlan.stub.Variant;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code check} says of Atlan tenants and of receivers of OpenLineage events; several catalogs share a run. */
class CheckServersTest {
    @TempDir
    private Path folder;

    private TestLake lake;

    @BeforeEach
    void start() throws IOException {
        lake = new TestLake(folder);
    }

    @AfterEach
    void stop() throws IOException {
        lake.close();
    }

    private Ran check(String more, String... catalogs) {
        lake.write(TestLake.source(lake.endpoint(), TestLake.BUCKET, "local-secret") + more + "catalogs:\n  - {"
                + String.join("}\n  - {", catalogs) + "}\n");
        return lake.run("check");
    }

    private static String atlan(String name, String url, String token, String more) {
        return "type: atlan, name: " + name + ", url: '" + url + "', token: '" + token + "'" + more;
    }

    private static String lineage(String from, String to) {
        return "lineage:\n  - name: orders\n    table: \".*\"\n    from: {system: postgresql, table: [shop, public, orders], services: {atlan: '"
                + from + "'}}\n    to: {system: snowflake, table: [DWH, ANALYTICS, ORDERS], services: {atlan: '" + to
                + "'}}\n";
    }

    @Test
    void anAtlanTenantIsReadAndNothingIsMade() throws IOException {
        try (StubAtlan tenant = StubAtlan.start()) {
            tenant.seed().sharedConnection("s3", "default/s3/1600000001", "twice");
            tenant.seed().sharedConnection("s3", "default/s3/1600000002", "twice");
            tenant.seed().sharedConnection("s3", "default/s3/1600000003", "ours");
            String url = tenant.url();
            String token = tenant.token();
            Ran ran = check(
                    lineage(Seed.POSTGRES, "acme-snowflake"),
                    atlan("new", url, token, ""),
                    atlan("named", url, token, ", connection: ours"),
                    atlan("ambiguous", url, token, ", connection: twice"),
                    atlan("unknown", url, token, ", connection: default/s3/1600000009"),
                    atlan("refused", url, "wr0ng", ""),
                    atlan("closed", "http://127.0.0.1:" + CheckCommandTest.closedPort(), token, ""));

            assertThat(ran.exitCode()).as(ran.out() + ran.err()).isEqualTo(3);
            assertThat(ran.out())
                    .contains(
                            "ok    catalog new: " + url
                                    + " is an Atlan tenant; the token is good; connection sales will"
                                    + " be created, sees acme-snowflake, sees " + Seed.POSTGRES,
                            "ok    catalog named: " + url + " is an Atlan tenant; the token is good; connection ours is"
                                    + " there",
                            "FAIL  catalog ambiguous: " + url + "; several connections are called twice",
                            "FAIL  catalog unknown: " + url + "; there is no connection default/s3/1600000009",
                            "FAIL  catalog refused: " + url + "; the token is refused: it answers 401",
                            "FAIL  catalog closed: ",
                            "is not reached: connection refused");
            assertThat(ran.out() + ran.err()).doesNotContain("wr0ng");
            assertThat(tenant.changes()).isEmpty();
        }
    }

    @Test
    void aTokenWithoutAPersonaSeesNothingAndIsTold() {
        try (StubAtlan tenant = StubAtlan.start(StubAtlanSettings.defaults().with(Variant.NO_PERSONA))) {
            Ran ran = check(lineage(Seed.POSTGRES, Seed.SNOWFLAKE), atlan("atlan", tenant.url(), tenant.token(), ""));

            assertThat(ran.exitCode()).as(ran.out() + ran.err()).isEqualTo(3);
            assertThat(ran.out())
                    .contains("the token is good; it does not see the connection default/", "Give the token a persona");
        }
    }

    @Test
    void receiversOfEventsAnswerOrAreAFileThatCanBeWritten() throws IOException {
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            boolean isRefused =
                    !"Bearer good".equals(exchange.getRequestHeaders().getFirst("Authorization"));
            exchange.sendResponseHeaders(isRefused ? 401 : 405, -1);
            exchange.close();
        });
        receiver.start();
        try {
            String url = "http://127.0.0.1:" + receiver.getAddress().getPort();
            Path file = Files.writeString(folder.resolve("file"), "mine");
            Ran ran = check(
                    "",
                    "type: openlineage, name: takes, url: '" + url + "', token: good",
                    "type: openlineage, name: refuses, url: '" + url + "', token: b4d",
                    "type: openlineage, name: closed, url: 'http://127.0.0.1:" + CheckCommandTest.closedPort() + "'",
                    "type: openlineage, name: writes, file: '" + folder.resolve("new/events.ndjson") + "'",
                    "type: openlineage, name: blocked, file: '" + file.resolve("events.ndjson") + "'");

            assertThat(ran.exitCode()).as(ran.out() + ran.err()).isEqualTo(3);
            assertThat(ran.out())
                    .contains(
                            "ok    catalog takes: " + url + "/api/v1/lineage answers",
                            "FAIL  catalog refuses: " + url + "/api/v1/lineage refuses the token: it answers 401",
                            "FAIL  catalog closed: ",
                            "is not reached: connection refused",
                            "ok    catalog writes: " + folder.toAbsolutePath().resolve("new") + " can be made",
                            "FAIL  catalog blocked: " + file.toAbsolutePath() + " is a file");
            assertThat(ran.out() + ran.err()).doesNotContain("b4d");
            assertThat(folder.resolve("new")).doesNotExist();
        } finally {
            receiver.stop(0);
        }
    }
}
