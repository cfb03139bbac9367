package io.lakecaravan.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

class EmbeddedS3Test {
    @TempDir
    Path directory;

    @Test
    void twoServersRunSideBySideOnTheirOwnPorts() throws Exception {
        try (EmbeddedS3 one = EmbeddedS3.start(directory.resolve("one"), "local", "secret");
                EmbeddedS3 two = EmbeddedS3.start(directory.resolve("two"), "local", "secret");
                S3Client client = client(one.endpoint(), "secret");
                S3Client other = client(two.endpoint(), "secret")) {
            client.createBucket(b -> b.bucket("lake"));
            String etag = client.putObject(b -> b.bucket("lake").key("a/b.csv"), RequestBody.fromString("id\n1\n"))
                    .eTag();

            assertThat(client.listObjectsV2(b -> b.bucket("lake")).contents())
                    .singleElement()
                    .satisfies(object -> {
                        assertThat(object.key()).isEqualTo("a/b.csv");
                        assertThat(object.eTag()).isEqualTo(etag);
                    });
            assertThat(other.listBuckets().buckets()).isEmpty();
        }
    }

    @Test
    void aWrongSecretIsRefused() throws Exception {
        try (EmbeddedS3 server = EmbeddedS3.start(directory, "local", "secret");
                S3Client client = client(server.endpoint(), "wrong")) {
            assertThatThrownBy(client::listBuckets)
                    .isInstanceOfSatisfying(
                            S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(403));
        }
    }

    @Test
    void aTemporaryServerLeavesNothingBehind() throws Exception {
        URI endpoint;
        try (EmbeddedS3 server = EmbeddedS3.startTemporary("local", "secret");
                S3Client client = client(server.endpoint(), "secret")) {
            endpoint = server.endpoint();
            client.createBucket(b -> b.bucket("lake"));
            client.putObject(b -> b.bucket("lake").key("x"), RequestBody.fromString("1"));
        }
        try (S3Client client = client(endpoint, "secret")) {
            assertThatThrownBy(client::listBuckets).hasMessageContaining("Connect");
        }
    }

    private static S3Client client(URI endpoint, String secret) {
        return S3Client.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", secret)))
                .overrideConfiguration(b -> b.retryStrategy(s -> s.maxAttempts(1)))
                .build();
    }
}
