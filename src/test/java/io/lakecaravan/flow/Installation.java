package io.lakecaravan.flow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakecaravan.config.CaravanConfig;
import io.lakecaravan.config.CatalogConfig;
import io.lakecaravan.config.CredentialsConfig;
import io.lakecaravan.config.HttpConfig;
import io.lakecaravan.config.InstallLayout;
import io.lakecaravan.config.SampleConfig;
import io.lakecaravan.config.SourceConfig;
import io.lakecaravan.config.TagConfig;
import io.lakecaravan.config.TlsConfig;
import io.lakecaravan.demo.EmbeddedS3;
import io.lakecaravan.state.RunRecord;
import io.lakecaravan.state.StateStore;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * An installation with routes of its own, as a user has it, beside a lake in an embedded S3 server. Routes are edited as
 * text; crawls run in this process.
 */
final class Installation implements AutoCloseable {
    static final String KEY = "local";
    static final String SECRET = "localsecret";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path home;
    private final EmbeddedS3 server;
    private final S3Client s3;
    private final List<SourceConfig> sources = new ArrayList<>();
    private final Map<String, String> properties = new HashMap<>(Map.of("camel.main.shutdownTimeout", "3"));

    private Installation(Path home, EmbeddedS3 server) {
        this.home = home;
        this.server = server;
        this.s3 = S3Client.builder()
                .endpointOverride(server.endpoint())
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY, SECRET)))
                .build();
    }

    /** With copies of the project's routes, Kamelets and properties, and one source {@code lake}. */
    static Installation in(Path home) throws IOException {
        for (String folder : List.of("routes", "kamelet-catalog", "config")) {
            copy(Path.of(folder), home.resolve(folder));
        }
        Installation installation = new Installation(home, EmbeddedS3.start(home.resolve("s3"), KEY, SECRET));
        installation.source("lake", Optional.empty());
        return installation;
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    /** A source over a new bucket of the same name; takes the place of an earlier one. */
    void source(String name, Optional<String> schedule) {
        if (sources.removeIf(source -> source.name().equals(name)) == false) {
            s3.createBucket(request -> request.bucket(name));
        }
        sources.add(new SourceConfig(
                name,
                List.of(name),
                "",
                Optional.of(server.endpoint()),
                Optional.of("us-east-1"),
                true,
                false,
                new CredentialsConfig.KeyPair(KEY, SECRET, Optional.empty()),
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
                schedule));
    }

    void put(String bucket, String key, String content) {
        s3.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromString(content));
    }

    void property(String name, String value) {
        properties.put(name, value);
    }

    URI endpoint() {
        return server.endpoint();
    }

    Path routes() {
        return home.resolve("routes");
    }

    /** Replaces a text that must be there. */
    void edit(String file, String text, String replacement) throws IOException {
        Path route = routes().resolve(file);
        String before = Files.readString(route);
        if (!before.contains(text)) {
            throw new IllegalArgumentException(file + " does not contain: " + text);
        }
        Files.writeString(route, before.replace(text, replacement));
    }

    StateStore openState() {
        return StateStore.open(home.resolve("state"));
    }

    /** Crawls once, to the end. */
    RunRecord crawl() throws Exception {
        try (StateStore state = openState()) {
            List<RunRecord> ended = new CopyOnWriteArrayList<>();
            caravan(state, Caravan.Mode.ONCE, Caravan.Reload.OFF, ended).run();
            if (ended.size() != 1) {
                throw new AssertionError("the crawl ended with " + ended.size() + " run records");
            }
            return ended.get(0);
        }
    }

    /** The application running in a thread of its own. */
    record Running(Caravan caravan, StateStore state, List<RunRecord> ended, CompletableFuture<Void> end)
            implements AutoCloseable {
        @Override
        public void close() {
            caravan.stop();
            try {
                end.join();
            } finally {
                state.close();
            }
        }
    }

    Running start(Caravan.Mode mode, Caravan.Reload reload) {
        StateStore state = openState();
        List<RunRecord> ended = new CopyOnWriteArrayList<>();
        Caravan caravan = caravan(state, mode, reload, ended);
        CompletableFuture<Void> end = CompletableFuture.runAsync(
                () -> {
                    try {
                        caravan.run();
                    } catch (Exception e) {
                        throw new IllegalStateException("the application failed", e);
                    }
                },
                work -> new Thread(work, "caravan").start());
        return new Running(caravan, state, ended, end);
    }

    private Caravan caravan(StateStore state, Caravan.Mode mode, Caravan.Reload reload, List<RunRecord> ended) {
        CaravanConfig config = new CaravanConfig(
                sources,
                TagConfig.NONE,
                List.of(new CatalogConfig.Local("local", home.resolve("catalog"))),
                CaravanConfig.DEFAULT_TABLE_LIMIT);
        InstallLayout install = new InstallLayout(routes(), home.resolve("kamelet-catalog"), home.resolve("config"));
        return new Caravan(new Caravan.Job("crawl", mode, config, install, state, reload), properties, ended::add);
    }

    /** The local catalog's documents by source and table name. */
    Map<String, JsonNode> tables() throws IOException {
        Path tables = home.resolve("catalog").resolve("tables");
        Map<String, JsonNode> documents = new TreeMap<>();
        if (Files.isDirectory(tables)) {
            try (Stream<Path> files = Files.walk(tables)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    JsonNode document = JSON.readTree(file.toFile());
                    documents.put(
                            document.get("source").asText() + "/"
                                    + document.get("name").asText(),
                            document);
                }
            }
        }
        return documents;
    }

    @Override
    public void close() throws IOException {
        s3.close();
        server.close();
    }
}
