package io.lakecaravan.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class S3ClientsTest {
    @TempDir
    Path directory;

    @Test
    void requesterPaysStandsOnEveryRequest() throws Exception {
        try (FakeS3 store = FakeS3.start().put("a", "x");
                SourceClient client =
                        SourceBuilder.at(store.endpoint()).requesterPays().open();
                SourceClient other = SourceBuilder.at(store.endpoint()).open()) {
            FakeS3.keys(Listing.of(client));
            client.s3().getObject(get -> get.bucket("lake").key("a")).close();
            assertThat(store.seen())
                    .hasSize(2)
                    .allSatisfy(seen -> assertThat(seen.headers()).containsEntry("x-amz-request-payer", "requester"));
            FakeS3.keys(Listing.of(other));
            assertThat(store.seen().get(2).headers()).doesNotContainKey("x-amz-request-payer");
        }
    }

    @Test
    void otherStoresAreSentNoNewerChecksums() throws Exception {
        try (FakeS3 store = FakeS3.start().put("a", "x");
                SourceClient client = SourceBuilder.at(store.endpoint()).open()) {
            client.s3().getObject(get -> get.bucket("lake").key("a")).close();
            assertThat(store.gets().get(0).headers()).doesNotContainKey("x-amz-checksum-mode");
        }
    }

    @Test
    void theRegionIsPartOfTheSignature() throws Exception {
        try (FakeS3 store = FakeS3.start().put("a", "x");
                SourceClient client = SourceBuilder.at(store.endpoint())
                        .region("eu-central-1")
                        .open()) {
            FakeS3.keys(Listing.of(client));
            assertThat(store.seen().get(0).headers().get("Authorization")).contains("/eu-central-1/s3/");
        }
    }

    @Test
    void aRedirectOfAwsLeadsToTheRegionOfTheBucket() throws Exception {
        String before = System.getProperty("aws.endpointUrlS3");
        try (FakeS3 store = FakeS3.start().put("a", "x")) {
            store.fail(
                    seen -> seen.headers().getOrDefault("Authorization", "").contains("/us-east-1/"), 99, exchange -> {
                        exchange.getResponseHeaders().set("x-amz-bucket-region", "eu-west-1");
                        FakeS3.error(301, "PermanentRedirect").send(exchange);
                    });
            System.setProperty("aws.endpointUrlS3", store.endpoint().toString());
            try (SourceClient client = SourceBuilder.aws().region("us-east-1").open()) {
                assertThat(FakeS3.keys(Listing.of(client))).containsExactly("a");
            }
            assertThat(store.seen().get(store.seen().size() - 1).headers().get("Authorization"))
                    .contains("/eu-west-1/");
        } finally {
            if (before == null) {
                System.clearProperty("aws.endpointUrlS3");
            } else {
                System.setProperty("aws.endpointUrlS3", before);
            }
        }
    }

    @Test
    void aCertificateOfAnOwnAuthorityIsTrustedOnlyWhereTheSourceSaysSo() throws Exception {
        OwnAuthority authority = OwnAuthority.forHost(directory, "localhost");
        try (FakeS3 store = FakeS3.startTls(authority.context()).put("a", "x")) {
            SourceBuilder source = SourceBuilder.at(store.endpoint());
            assertThatThrownBy(() -> keys(source)).hasMessageContaining("tls.ca-file");
            assertThat(keys(SourceBuilder.at(store.endpoint()).authority(authority.pemFile())))
                    .containsExactly("a");
            assertThat(keys(SourceBuilder.at(store.endpoint()).anyCertificate()))
                    .containsExactly("a");
        }
    }

    @Test
    void aCertificateForAnotherHostIsNotTrusted() throws Exception {
        OwnAuthority authority = OwnAuthority.forHost(directory, "elsewhere");
        try (FakeS3 store = FakeS3.startTls(authority.context()).put("a", "x")) {
            assertThatThrownBy(() -> keys(SourceBuilder.at(store.endpoint()).authority(authority.pemFile())))
                    .hasMessageContaining("is for another host name");
        }
    }

    @Test
    void anAuthorityFileWithoutCertificatesIsRefusedAtTheStart() throws Exception {
        URI endpoint = URI.create("https://localhost:1");
        Path text = Files.writeString(directory.resolve("ca.pem"), "not a certificate");
        Path empty = Files.writeString(directory.resolve("empty.pem"), "");
        assertThatThrownBy(() -> SourceBuilder.at(endpoint).authority(text).open())
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("source demo: tls.ca-file " + text);
        assertThatThrownBy(() -> SourceBuilder.at(endpoint).authority(empty).open())
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("BEGIN CERTIFICATE");
    }

    @Test
    void aProxyIsAskedInsteadOfTheEndpoint() throws Exception {
        try (FakeS3 proxy = FakeS3.start().put("a", "x")) {
            URI endpoint = URI.create("http://store.invalid:9000");
            URI address = URI.create(proxy.endpoint().toString().replace("//", "//me:pass%2Bword@"));
            assertThat(keys(SourceBuilder.at(endpoint).proxy(address))).containsExactly("a");
            assertThat(proxy.seen().get(0).headers())
                    .containsEntry("Host", "store.invalid:9000")
                    .containsEntry("Proxy-Authorization", "Basic bWU6cGFzcyt3b3Jk");
        }
    }

    @Test
    void tlsGoesThroughATunnelOfTheProxy() throws Exception {
        OwnAuthority authority = OwnAuthority.forHost(directory, "localhost");
        try (FakeS3 store = FakeS3.startTls(authority.context()).put("a", "x");
                ConnectProxy proxy = new ConnectProxy()) {
            assertThat(keys(SourceBuilder.at(store.endpoint())
                            .authority(authority.pemFile())
                            .proxy(proxy.address())))
                    .containsExactly("a");
            assertThat(proxy.lines())
                    .containsExactly("CONNECT localhost:" + store.endpoint().getPort() + " HTTP/1.1");
        }
    }

    private static List<String> keys(SourceBuilder source) {
        try (SourceClient client = source.open()) {
            return FakeS3.keys(Listing.of(client));
        }
    }
}
