package io.lakecaravan.durability;

import io.lakecaravan.config.CaravanConfig;
import io.lakecaravan.config.CatalogConfig;
import io.lakecaravan.config.CredentialsConfig;
import io.lakecaravan.config.HttpConfig;
import io.lakecaravan.config.InstallLayout;
import io.lakecaravan.config.ReadRule;
import io.lakecaravan.config.SampleConfig;
import io.lakecaravan.config.SourceConfig;
import io.lakecaravan.config.TagConfig;
import io.lakecaravan.config.TlsConfig;
import io.lakecaravan.demo.EmbeddedS3;
import io.lakecaravan.finding.Finding;
import io.lakecaravan.flow.Caravan;
import io.lakecaravan.s3.S3Clients;
import io.lakecaravan.s3.SourceClient;
import io.lakecaravan.state.RunRecord;
import io.lakecaravan.state.StateStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.S3Client;

/** Whole crawls through the shipped routes, one after the other on the same state, as the command does them. */
public final class Crawls {
    public static final String KEY = "local";
    public static final String SECRET = "secret";

    private final URI endpoint;
    private final Path directory;
    private List<String> buckets = List.of("lake");
    private List<ReadRule> read = List.of();
    private List<CatalogConfig> catalogs;
    private SampleConfig sample = SampleConfig.DEFAULT;
    private int limit = CaravanConfig.DEFAULT_TABLE_LIMIT;
    private final Map<String, String> properties = new HashMap<>();

    /** What a crawl came to. */
    public record Crawled(RunRecord run, List<Finding> findings) {
        public long counter(String name) {
            return run.counter(name);
        }
    }

    /** @param directory for the state and the local catalog */
    public Crawls(URI endpoint, Path directory) {
        this.endpoint = endpoint;
        this.directory = directory;
        catalogs = List.of(new CatalogConfig.Local("local", catalog()));
        properties.put("caravan.catalog.first-delay", "10");
        properties.put("caravan.catalog.longest-delay", "50");
    }

    public Path catalog() {
        return directory.resolve("catalog");
    }

    public Path state() {
        return directory.resolve("state");
    }

    public Crawls buckets(String... names) {
        buckets = List.of(names);
        return this;
    }

    public Crawls read(ReadRule... rules) {
        read = List.of(rules);
        return this;
    }

    public Crawls sample(SampleConfig config) {
        sample = config;
        return this;
    }

    public Crawls tableLimit(int most) {
        limit = most;
        return this;
    }

    public Crawls property(String name, String value) {
        properties.put(name, value);
        return this;
    }

    public Crawls add(CatalogConfig catalog) {
        catalogs = new ArrayList<>(catalogs);
        catalogs.add(catalog);
        return this;
    }

    public Crawled crawl() throws Exception {
        AtomicReference<RunRecord> last = new AtomicReference<>();
        InstallLayout install = InstallLayout.find(InstallLayout.codeOf(Caravan.class), Path.of(""));
        try (StateStore store = StateStore.open(state())) {
            Caravan.Job job = new Caravan.Job("crawl", Caravan.Mode.ONCE, config(), install, store, Caravan.Reload.OFF);
            new Caravan(job, properties, last::set).run();
            List<Finding> findings = new ArrayList<>();
            store.findings().of(last.get().id()).forEachRemaining(reported -> findings.add(reported.finding()));
            return new Crawled(last.get(), findings);
        }
    }

    private CaravanConfig config() {
        return new CaravanConfig(List.of(source()), new TagConfig(List.of("Source.S3"), List.of()), catalogs, limit);
    }

    private SourceConfig source() {
        return new SourceConfig(
                "demo",
                buckets,
                "",
                Optional.of(endpoint),
                Optional.of("us-east-1"),
                true,
                false,
                new CredentialsConfig.KeyPair(KEY, SECRET, Optional.empty()),
                TlsConfig.DEFAULT,
                new HttpConfig(Optional.empty(), Duration.ofSeconds(5), Duration.ofSeconds(20), 3),
                List.of("**"),
                List.of(),
                Set.of(),
                0,
                SourceConfig.DEFAULT_MAX_OBJECT_SIZE,
                List.of("auto"),
                read,
                sample,
                SourceConfig.DEFAULT_WORKERS,
                Optional.empty());
    }

    /** Puts objects into a server, through S3 itself. */
    public static void fill(EmbeddedS3 server, Consumer<S3Client> objects) {
        SourceConfig source = new Crawls(server.endpoint(), Path.of("")).source();
        try (SourceClient client = new S3Clients(name -> Optional.empty()).open(source)) {
            objects.accept(client.s3());
        }
    }

    /** The files of the local catalog by their path below {@code tables/demo/}. */
    public SortedMap<String, String> files() {
        return files(catalog().resolve("tables/demo"));
    }

    public static SortedMap<String, String> files(Path root) {
        SortedMap<String, String> files = new TreeMap<>();
        if (!Files.isDirectory(root)) {
            return files;
        }
        try (Stream<Path> walk = Files.walk(root)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                files.put(
                        root.relativize(file).toString().replace('\\', '/'),
                        Files.readString(file, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }
}
