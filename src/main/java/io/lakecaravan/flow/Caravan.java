package io.lakecaravan.flow;

import io.lakecaravan.config.CaravanConfig;
import io.lakecaravan.config.DetectConfig;
import io.lakecaravan.config.InstallLayout;
import io.lakecaravan.config.SourceConfig;
import io.lakecaravan.format.Formats;
import io.lakecaravan.format.TableFormats;
import io.lakecaravan.s3.LakeObjects;
import io.lakecaravan.s3.S3Clients;
import io.lakecaravan.state.RunRecord;
import io.lakecaravan.state.StateStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * The application: binds the beans that the routes name, then lets the routes do the work. What happens, in which order
 * and how often, stands in {@code routes/}.
 */
public final class Caravan {
    /** How the sources are crawled. */
    public enum Mode {
        /** All sources once, then the process ends. */
        ONCE,
        /** As {@link #ONCE}, but catalogs are only read and nothing is written. */
        PLAN,
        /** Each source by its schedule; those without one once. The process goes on until it is told to end. */
        SCHEDULED,
        /** No crawl: dead letters are sent again, then the process ends. */
        REPLAY,
        /** No crawl: what we made in a service of a catalog is removed or restored, then the process ends. */
        CLEANUP
    }

    /**
     * What to run.
     *
     * @param command sub-command, for the ledger
     * @param development whether edited routes are loaded anew while the application runs
     */
    public record Job(
            String command,
            Mode mode,
            CaravanConfig config,
            InstallLayout install,
            StateStore state,
            Reload development) {}

    /** Whether edited routes are loaded anew. */
    public enum Reload {
        OFF,
        ON
    }

    /** Approximate bytes of samples and profiles held between reading and publishing. */
    private static final long SAMPLE_BYTES = 32L << 20;

    private final Job job;
    private final Consumer<RunRecord> onEnd;
    private final Map<String, String> properties;
    private PlanListener plan = PlanListener.NOBODY;
    private Optional<List<String>> replayed = Optional.empty();
    private Cleanup.Order cleanup = Cleanup.Order.NONE;
    private Retirement.Guard guard = Retirement.Guard.ON;
    private final AtomicReference<Throwable> aborted = new AtomicReference<>();
    private final AtomicReference<EndableMain> running = new AtomicReference<>();
    private final AtomicReference<Publishing> publishing = new AtomicReference<>();

    /**
     * @param properties override those of {@code application.properties}
     * @param onEnd called when a run has ended, before a process that crawls once ends
     */
    public Caravan(Job job, Map<String, String> properties, Consumer<RunRecord> onEnd) {
        this.job = job;
        this.properties = Map.copyOf(properties);
        this.onEnd = onEnd;
    }

    /** Who is told what a run in {@link Mode#PLAN} would change. */
    public Caravan telling(PlanListener listener) {
        plan = listener;
        return this;
    }

    /** Whether tables go from catalogs however many they are, because a person looked and said that they are gone. */
    public Caravan guarding(Retirement.Guard removals) {
        guard = removals;
        return this;
    }

    /** In {@link Mode#REPLAY}: the catalogs whose letters are sent; all, if nothing is said. */
    public Caravan replaying(List<String> catalogs) {
        replayed = Optional.of(List.copyOf(catalogs));
        return this;
    }

    /** In {@link Mode#CLEANUP}: what is removed or restored. */
    public Caravan cleaning(Cleanup.Order order) {
        cleanup = order;
        return this;
    }

    /** Runs until the work is done or the process is told to end. */
    public void run() throws Exception {
        EndableMain main = new EndableMain();
        running.set(main);
        configure(main);
        S3Clients clients = new S3Clients(name -> Optional.ofNullable(
                main.getCamelContext().getRegistry().lookupByNameAndType(name, AwsCredentialsProvider.class)));
        try (LakeObjects lake = new LakeObjects(job.config().sources(), clients)) {
            bind(main, lake);
            main.addMainListener(new Instantiation());
            main.run();
        }
        if (aborted.get() != null) {
            throw new IllegalStateException("the run was given up", aborted.get());
        }
    }

    /** What the end of a run means for the process. */
    private final class Ending implements Runs.Listener {
        private final EndableMain main;

        Ending(EndableMain main) {
            this.main = main;
        }

        @Override
        public void ended(RunRecord run) {
            onEnd.accept(run);
            if (job.mode() != Mode.SCHEDULED) {
                main.end();
            }
        }

        @Override
        public void aborted(Throwable cause) {
            aborted.compareAndSet(null, cause);
            main.end();
        }
    }

    /**
     * Lets {@link #run} come to its end as a signal to the process would: what is under way may end within the shutdown
     * timeout. May be called from any thread; nothing happens where nothing runs.
     */
    public void stop() {
        Optional.ofNullable(running.get()).ifPresent(EndableMain::end);
    }

    private void configure(EndableMain main) {
        Path config = job.install().config().resolve("application.properties");
        main.setDefaultPropertyPlaceholderLocation(
                // The first that has a key counts.
                "file:" + config + ";optional=true,classpath:application.properties");
        main.configure().withRoutesIncludePattern("file:" + job.install().routes() + "/*.camel.yaml");
        main.addInitialProperty(
                "camel.component.kamelet.location", "file:" + job.install().kamelets() + ",classpath:kamelets");
        if (job.development() == Reload.ON) {
            main.addInitialProperty("camel.main.routesReloadEnabled", "true");
            // Only the routes of the edited file are replaced: a broken edit leaves the others running.
            main.addInitialProperty("camel.main.routesReloadRemoveAllRoutes", "false");
            main.addInitialProperty(
                    "camel.main.routesReloadDirectory", job.install().routes().toString());
            main.addInitialProperty("camel.main.routesReloadPattern", "*.camel.yaml");
        }
        properties.forEach(main::addOverrideProperty);
    }

    private void bind(EndableMain main, LakeObjects lake) throws IOException {
        CaravanConfig config = job.config();
        StateStore state = job.state();
        Formats formats = Formats.installed();
        TableFormats tables = TableFormats.installed();
        Samples samples = new Samples(SAMPLE_BYTES);
        LocalCatalogs locals = new LocalCatalogs(config.catalogs());
        Optional<PlanListener> planning = job.mode() == Mode.PLAN ? Optional.of(plan) : Optional.empty();
        Publishing routes = new Publishing(config, state, Clock.systemUTC(), plan);
        publishing.set(routes);
        Catalogs catalogs = routes.catalogs();
        Ending ending = new Ending(main);
        BucketSources sources = new Manifests(config, state, lake);
        boolean crawlsOnce = job.mode() == Mode.ONCE || job.mode() == Mode.PLAN;
        Runs begun = !crawlsOnce
                ? Runs.scheduled(state, catalogs.names(), ending)
                : Runs.once(
                        state,
                        job.command(),
                        config.sources().stream().map(SourceConfig::name).toList(),
                        catalogs.names(),
                        ending);
        main.bind(LakeParameters.LAKE, lake);
        main.bind("config", config);
        main.bind("samples", samples);
        main.bind("runs", begun);
        main.bind("replay", new Replay(state, replayed.orElseGet(catalogs::names), ending));
        main.bind("cleanup", new Cleanup(state, cleanup, ending));
        main.bind("ledger", state.ledger());
        main.bind("groups", new Groups(sources, state));
        DetectConfig detect = config.tags().detect();
        Suggesting suggesting = new Suggesting(detect, state);
        suggesting.detection().ifPresent(detection -> main.bind("detection", detection));
        main.bind("suggesting", suggesting);
        AskedFacts.OfRuns facts = new AskedFacts.OfRuns(lake, state);
        main.bind("facts", facts);
        main.bind("storeTags", new StoreTagging(config.catalogs(), facts));
        main.bind("inspection", new Inspection(sources, state, formats, tables, suggesting.suite()));
        main.bind("fragments", new FragmentAggregation());
        main.bind("settlement", new Settlement(config, state, tables));
        main.bind("evolution", new SchemaEvolution(config, state));
        main.bind("retirement", new Retirement(config, state, planning, guard));
        main.bind(
                "sampling",
                new Sampling(config, state, samples, locals, lake, lake, formats, tables)
                        .anewWhere(routes.listings()::isAbsent));
        main.bind("locals", locals);
        main.bind("tableObjects", new TableListing(config, lake, state));
        main.bind("traffic", new TrafficAccount(lake, state));
        main.bind("accounting", new Accounting(state, catalogs, begun));
        routes.bind(main::bind);
    }

    /** Makes routes of the templates: one trigger and listing for each source, one publisher for each catalog. */
    private final class Instantiation extends MainListenerSupport {
        @Override
        public void beforeStart(BaseMainSupport main) {
            CamelContext context = main.getCamelContext();
            // What is bound before there is a context does not get it from the registry.
            context.getRegistry()
                    .findByType(CamelContextAware.class)
                    .forEach(bean -> CamelContextAware.trySetCamelContext(bean, context));
            instantiate(context);
            main.getCamelContext().getManagementStrategy().addEventNotifier(new AfterReload());
        }
    }

    /** A reload drops routes made of templates; they are made again of what the templates say now. */
    private final class AfterReload extends EventNotifierSupport {
        @Override
        public void notify(CamelEvent event) throws Exception {
            if (event instanceof CamelEvent.RouteReloadedEvent reloaded && reloaded.getIndex() == reloaded.getTotal()) {
                instantiate(reloaded.getRoute().getCamelContext());
            }
        }
    }

    private void instantiate(CamelContext context) {
        publishing.get().instantiate(context, job.mode() == Mode.PLAN ? "PLAN" : "PUBLISH");
        if (job.mode() == Mode.REPLAY) {
            Publishing.add(context, "replay-once", "replay-letters", Map.of());
            return;
        }
        if (job.mode() == Mode.CLEANUP) {
            Publishing.add(context, "cleanup-once", "cleanup-service", Map.of());
            return;
        }
        for (SourceConfig source : job.config().sources()) {
            Publishing.add(context, "list-source", "list-objects-" + source.name(), Map.of("source", source.name()));
            if (job.mode() == Mode.SCHEDULED && source.schedule().isPresent()) {
                Publishing.add(
                        context,
                        "crawl-on-schedule",
                        "trigger-" + source.name(),
                        Map.of(
                                "source",
                                source.name(),
                                "schedule",
                                source.schedule().get()));
            } else {
                Publishing.add(context, "crawl-once", "trigger-" + source.name(), Map.of("source", source.name()));
            }
        }
    }
}
