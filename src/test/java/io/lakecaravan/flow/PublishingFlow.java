package io.lakecaravan.flow;

import io.lakecaravan.catalog.atlan.stub.StubAtlan;
import io.lakecaravan.catalog.openmetadata.Tables;
import io.lakecaravan.catalog.openmetadata.stub.StubOpenMetadata;
import io.lakecaravan.config.CaravanConfig;
import io.lakecaravan.config.CatalogConfig;
import io.lakecaravan.config.CredentialsConfig;
import io.lakecaravan.config.HttpConfig;
import io.lakecaravan.config.RemovalPolicy;
import io.lakecaravan.config.SourceConfig;
import io.lakecaravan.config.TagConfig;
import io.lakecaravan.config.TlsConfig;
import io.lakecaravan.format.TableFormats;
import io.lakecaravan.state.RunRecord;
import io.lakecaravan.state.StateStore;
import io.lakecaravan.table.ListingEnd;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.Publication;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.ThreadPoolProfileBuilder;
import org.apache.camel.component.kamelet.KameletComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;

/** The application's publishing routes as they lie in {@code routes/}, fed with tables instead of a crawl. */
public final class PublishingFlow implements AutoCloseable {
    static final HttpConfig HTTP = new HttpConfig(Optional.empty(), Duration.ofSeconds(2), Duration.ofSeconds(2), 5);

    private static final List<String> ROUTES = List.of(
            "errors",
            "account",
            "publish",
            "publish-local",
            "publish-openmetadata",
            "publish-openlineage",
            "publish-atlan",
            "probe",
            "retire");

    final DefaultCamelContext context = new DefaultCamelContext();
    final StateStore state;
    final Publishing publishing;
    private final BlockingQueue<RunRecord> ended = new LinkedBlockingQueue<>();
    private final List<CatalogConfig> catalogs;
    private final ProducerTemplate template;

    PublishingFlow(Path folder, List<CatalogConfig> catalogs, Map<String, String> properties) throws Exception {
        this.catalogs = catalogs;
        CaravanConfig config = new CaravanConfig(
                List.of(SourceConfig.of(
                        "demo",
                        "lake.prod",
                        "",
                        Optional.empty(),
                        Optional.empty(),
                        new CredentialsConfig.Anonymous())),
                TagConfig.NONE,
                catalogs,
                100);
        state = StateStore.open(folder.resolve("state"));
        publishing = new Publishing(config, state, Clock.systemUTC(), PlanListener.NOBODY);
        publishing.bind(context.getRegistry()::bind);
        context.getRegistry().bind("ledger", state.ledger());
        context.getRegistry().bind("groups", new Groups(config, state));
        context.getRegistry().bind("settlement", new Settlement(config, state, new TableFormats(List.of())));
        Runs runs = Runs.scheduled(state, names(), new Ended());
        context.getRegistry().bind("runs", runs);
        context.getRegistry().bind("retirement", new Retirement(config, state, Optional.empty(), Retirement.Guard.ON));
        context.getRegistry().bind("traffic", new NoTraffic());
        context.getRegistry().bind("tableObjects", new NoLake());
        context.getRegistry().bind("locals", new LocalCatalogs(catalogs));
        context.getRegistry().bind("accounting", new Accounting(state, publishing.catalogs(), runs));
        context.getComponent("kamelet", KameletComponent.class)
                .setLocation("file:" + Path.of("kamelet-catalog").toAbsolutePath());
        context.getPropertiesComponent()
                .setLocation("classpath:application.properties,file:config/application.properties");
        Properties overrides = new Properties();
        overrides.putAll(Map.of(
                "caravan.catalog.longest-delay",
                "20",
                "caravan.catalog.probe-period",
                "50",
                "caravan.atlan.requests-per-second",
                "10000",
                "caravan.atlan.first-pause",
                "1"));
        overrides.putAll(properties);
        context.getPropertiesComponent().setOverrideProperties(overrides);
        // Camel Main makes it of the properties.
        int workers = Integer.parseInt(context.resolvePropertyPlaceholders("{{caravan.openmetadata.workers}}"));
        context.getExecutorServiceManager()
                .registerThreadPoolProfile(new ThreadPoolProfileBuilder("openmetadata")
                        .poolSize(workers)
                        .maxPoolSize(workers)
                        .build());
        for (String routes : ROUTES) {
            PluginHelper.getRoutesLoader(context)
                    .loadRoutes(PluginHelper.getResourceLoader(context)
                            .resolveResource("file:routes/" + routes + ".camel.yaml"));
        }
        context.start();
        publishing.instantiate(context, "PUBLISH");
        template = context.createProducerTemplate();
    }

    static CatalogConfig.OpenMetadata catalog(String name, StubOpenMetadata server, int attempts) {
        return catalog(name, URI.create(server.url()), server.token(), TlsConfig.DEFAULT, HTTP, attempts);
    }

    static CatalogConfig.OpenMetadata catalog(
            String name, URI url, String token, TlsConfig tls, HttpConfig http, int attempts) {
        return new CatalogConfig.OpenMetadata(
                name,
                url,
                token,
                CatalogConfig.Model.TABLES,
                Optional.empty(),
                tls,
                http,
                attempts,
                Duration.ofMillis(2));
    }

    private List<String> names() {
        return catalogs.stream().map(CatalogConfig::name).toList();
    }

    /** Publishes the tables as one run and waits for its end. */
    RunRecord publish(LogicalTable... tables) throws InterruptedException {
        begin(tables);
        return awaitEnd();
    }

    /** Sends the tables on their way. */
    String begin(LogicalTable... tables) {
        return begin(publication -> publication, tables);
    }

    /** As one run, with what enriching would add. */
    RunRecord publish(UnaryOperator<Publication> enriching, LogicalTable... tables) throws InterruptedException {
        begin(enriching, tables);
        return awaitEnd();
    }

    private String begin(UnaryOperator<Publication> enriching, LogicalTable... tables) {
        String run = state.ledger().begin("crawl", List.of("demo"), names());
        state.ledger().listed(run, "demo", ListingEnd.COMPLETE);
        if (!state.ledger().claimRelease(run, "demo")) {
            throw new AssertionError("the source is not released");
        }
        state.ledger().expectOutcomes(run, "demo", tables.length);
        for (LogicalTable table : tables) {
            String[] row = table.columns().stream()
                    .map(column -> column.column().name() + " of " + table.name())
                    .toArray(String[]::new);
            send(run, enriching.apply(Tables.sampled(run, table, row)));
        }
        return run;
    }

    private void send(String run, Publication publication) {
        template.sendBodyAndHeaders(
                "direct:publish-table", publication, Map.of("CaravanRun", run, "CaravanSource", "demo"));
    }

    RunRecord awaitEnd() throws InterruptedException {
        RunRecord record = ended.poll(30, TimeUnit.SECONDS);
        if (record == null) {
            throw new AssertionError("the run has not ended within 30 s");
        }
        return record;
    }

    static CatalogConfig.Atlan atlan(String name, StubAtlan server, int attempts) {
        return new CatalogConfig.Atlan(
                name,
                URI.create(server.url()),
                server.token(),
                CatalogConfig.Objects.ALL,
                Optional.empty(),
                "default",
                CatalogConfig.Tags.CREATE,
                20,
                CatalogConfig.CustomMetadata.ON,
                TlsConfig.DEFAULT,
                HTTP,
                attempts,
                Duration.ofMillis(2),
                RemovalPolicy.DEFAULT);
    }

    /** There is no lake whose objects would be listed. */
    public static final class NoLake {
        public void offer(String run, String catalog, Publication publication, Exchange exchange) {
            // the table stands for them
        }
    }

    /** There is no lake whose traffic would be counted. */
    public static final class NoTraffic {
        public void charge(String run) {
            // nothing was read
        }
    }

    /** Keeps the records of runs that have ended. */
    private final class Ended implements Runs.Listener {
        @Override
        public void ended(RunRecord run) {
            ended.add(run);
        }

        @Override
        public void aborted(Throwable cause) {
            throw new AssertionError("the run was given up", cause);
        }
    }

    /** Ends without waiting for what is on its way. */
    void kill() {
        context.getShutdownStrategy().setTimeUnit(TimeUnit.MILLISECONDS);
        context.getShutdownStrategy().setTimeout(1);
        context.getShutdownStrategy().setShutdownNowOnTimeout(true);
        close();
    }

    @Override
    public void close() {
        context.stop();
        state.close();
    }
}
