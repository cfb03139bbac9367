package io.lakecaravan.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakecaravan.catalog.openmetadata.Tables;
import io.lakecaravan.catalog.openmetadata.stub.StubOpenMetadata;
import io.lakecaravan.config.CatalogConfig;
import io.lakecaravan.config.HttpConfig;
import io.lakecaravan.config.TlsConfig;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.s3.ConnectProxy;
import io.lakecaravan.s3.OwnAuthority;
import io.lakecaravan.s3.TlsFront;
import io.lakecaravan.state.CatalogCounts;
import io.lakecaravan.state.RunRecord;
import io.lakecaravan.table.LogicalTable;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates and proxies of catalogs, over real sockets. */
class CatalogConnectionTest {
    private static final LogicalTable TABLE =
            Tables.table("raw/orders/", 3, List.of(), Tables.column("id", Tables.bigint()));

    @TempDir
    private Path folder;

    private StubOpenMetadata server;
    private OwnAuthority authority;
    private TlsFront front;

    @BeforeEach
    void start() throws Exception {
        server = StubOpenMetadata.start();
        authority = OwnAuthority.forHost(folder, "localhost");
        URI behind = URI.create(server.url());
        front = new TlsFront(authority, new InetSocketAddress(behind.getHost(), behind.getPort()));
    }

    @AfterEach
    void stop() throws Exception {
        front.close();
        server.close();
    }

    private CatalogConfig catalog(String host, TlsConfig tls, Optional<URI> proxy) {
        HttpConfig http = new HttpConfig(proxy, Duration.ofSeconds(2), Duration.ofSeconds(5), 5);
        URI url = URI.create("https://" + host + ":" + front.port() + "/api");
        return PublishingFlow.catalog("om", url, server.token(), tls, http, 2);
    }

    private RunRecord publish(CatalogConfig catalog) throws Exception {
        try (PublishingFlow flow = new PublishingFlow(folder, List.of(catalog), Map.of())) {
            RunRecord record = flow.publish(TABLE);
            findings(flow, record);
            return record;
        }
    }

    private String reported = "";

    private void findings(PublishingFlow flow, RunRecord record) {
        StringBuilder all = new StringBuilder();
        flow.state
                .findings()
                .of(record.id())
                .forEachRemaining(found -> all.append(found.finding().code())
                        .append(' ')
                        .append(found.finding().message()));
        reported = all.toString();
    }

    @Test
    void trustsTheAuthorityOfTheFile() throws Exception {
        TlsConfig own = new TlsConfig(true, Optional.of(authority.pemFile()));
        assertThat(publish(catalog("localhost", own, Optional.empty())).catalogs())
                .containsEntry("om", new CatalogCounts(1, 0, 0, 0));
    }

    @Test
    void stopsAtACertificateOfNobodyAndNamesTheFix() throws Exception {
        RunRecord record = publish(catalog("localhost", TlsConfig.DEFAULT, Optional.empty()));
        assertThat(record.catalogs()).containsEntry("om", new CatalogCounts(0, 0, 0, 1));
        assertThat(reported).contains(FindingCode.CATALOG_STOPPED.name(), "certificate is not trusted", "tls.ca-file");
        assertThat(server.log().count(entry -> true)).isZero();
    }

    @Test
    void stopsAtACertificateForAnotherHost() throws Exception {
        TlsConfig own = new TlsConfig(true, Optional.of(authority.pemFile()));
        RunRecord record = publish(catalog("127.0.0.1", own, Optional.empty()));
        assertThat(record.catalogs()).containsEntry("om", new CatalogCounts(0, 0, 0, 1));
        assertThat(server.log().count(entry -> true)).isZero();
    }

    @Test
    void takesAnyCertificateWhereToldTo() throws Exception {
        TlsConfig any = new TlsConfig(false, Optional.empty());
        assertThat(publish(catalog("127.0.0.1", any, Optional.empty())).catalogs())
                .containsEntry("om", new CatalogCounts(1, 0, 0, 0));
    }

    @Test
    void goesThroughTheProxy() throws Exception {
        TlsConfig own = new TlsConfig(true, Optional.of(authority.pemFile()));
        try (ConnectProxy proxy = new ConnectProxy()) {
            assertThat(publish(catalog("localhost", own, Optional.of(proxy.address())))
                            .catalogs())
                    .containsEntry("om", new CatalogCounts(1, 0, 0, 0));
            assertThat(proxy.lines())
                    .isNotEmpty()
                    .allMatch(line -> line.startsWith("CONNECT localhost:" + front.port() + " "));
        }
    }

    @Test
    void refusesAFileWithoutCertificates() throws Exception {
        Path file = Files.writeString(folder.resolve("ca.pem"), "no certificate");
        TlsConfig tls = new TlsConfig(true, Optional.of(file));
        assertThatThrownBy(() -> publish(catalog("localhost", tls, Optional.empty())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("catalog om: tls.ca-file " + file)
                .hasMessageContaining("BEGIN CERTIFICATE");
    }
}
