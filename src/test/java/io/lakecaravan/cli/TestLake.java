package io.lakecaravan.cli;

import io.lakecaravan.config.CredentialsConfig;
import io.lakecaravan.config.HttpConfig;
import io.lakecaravan.config.SampleConfig;
import io.lakecaravan.config.SourceConfig;
import io.lakecaravan.config.TlsConfig;
import io.lakecaravan.demo.EmbeddedS3;
import io.lakecaravan.s3.S3Clients;
import io.lakecaravan.s3.SourceClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.sync.RequestBody;

/** A bucket on an embedded server, and a folder with configuration, state and catalog for commands to work in. */
final class TestLake implements AutoCloseable {
    static final String BUCKET = "lake";

    private final Path folder;
    private final EmbeddedS3 server;
    private final SourceClient client;

    TestLake(Path folder) throws IOException {
        this.folder = folder;
        server = EmbeddedS3.start(folder.resolve("s3"), "local", "local-secret");
        client = new S3Clients(name -> Optional.empty())
                .open(new SourceConfig(
                        "test",
                        List.of(BUCKET),
                        "",
                        Optional.of(server.endpoint()),
                        Optional.empty(),
                        true,
                        false,
                        new CredentialsConfig.KeyPair("local", "local-secret", Optional.empty()),
                        TlsConfig.DEFAULT,
                        HttpConfig.DEFAULT,
                        List.of("**"),
                        List.of(),
                        Set.of(),
                        0,
                        SourceConfig.DEFAULT_MAX_OBJECT_SIZE,
                        List.of("auto"),
                        List.of(),
                        SampleConfig.DEFAULT,
                        SourceConfig.DEFAULT_WORKERS,
                        Optional.empty()));
        client.s3().createBucket(request -> request.bucket(BUCKET));
        put("orders/orders.csv", "id,amount\n1,2.50\n2,3.75\n");
        put("people/people.jsonl", "{\"id\":1,\"name\":\"a\"}\n{\"id\":2,\"name\":null}\n");
        configure("  local: {directory: '" + catalog() + "'}\n");
    }

    void put(String key, String text) {
        client.s3()
                .putObject(
                        request -> request.bucket(BUCKET).key(key),
                        RequestBody.fromString(text, StandardCharsets.UTF_8));
    }

    void put(String key, byte[] bytes) {
        client.s3().putObject(request -> request.bucket(BUCKET).key(key), RequestBody.fromBytes(bytes));
    }

    void remove(String key) {
        client.s3().deleteObject(request -> request.bucket(BUCKET).key(key));
    }

    String endpoint() {
        return server.endpoint().toString();
    }

    Path config() {
        return folder.resolve("caravan.yaml");
    }

    Path state() {
        return folder.resolve("state");
    }

    Path catalog() {
        return folder.resolve("catalog");
    }

    /** @param catalogs lines below {@code catalogs:} */
    void configure(String catalogs) {
        write(source(endpoint(), BUCKET, "local-secret") + "catalogs:\n" + catalogs);
    }

    static String source(String endpoint, String bucket, String secret) {
        return "sources:\n  - name: sales\n    bucket: " + bucket + "\n    endpoint: " + endpoint
                + "\n    path-style: true\n    credentials: {access-key: local, secret-key: " + secret
                + "}\n    http: {connect-timeout: 2s, read-timeout: 10s, retries: 0}\n";
    }

    void write(String yaml) {
        try {
            Files.writeString(config(), yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The command with this lake's configuration and state. */
    Ran run(String command, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of(command, "--config", config().toString(), "--state", state().toString()));
        arguments.addAll(Arrays.asList(more));
        return Ran.program(arguments.toArray(String[]::new));
    }

    @Override
    public void close() throws IOException {
        client.close();
        server.close();
    }
}
