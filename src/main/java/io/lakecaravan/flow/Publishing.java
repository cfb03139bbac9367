package io.lakecaravan.flow;

import io.lakecaravan.catalog.TagNames;
import io.lakecaravan.config.CaravanConfig;
import io.lakecaravan.config.CatalogConfig;
import io.lakecaravan.state.StateStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.TemplatedRouteBuilder;

/** The beans that the publishing routes name, and the routes of each catalog. */
final class Publishing {
    /** A server that asks for more patience is asked again sooner than it likes. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

    private final CaravanConfig config;
    private final PlanListener plan;
    private final List<CatalogConfig> configured;
    private final StateStore state;
    private final Clock clock;
    private final Catalogs catalogs;
    private final Listings listings;

    /** @param plan is told what sinks would change, where they only plan */
    Publishing(CaravanConfig config, StateStore state, Clock clock, PlanListener plan) {
        this.config = config;
        this.configured = config.catalogs();
        this.state = state;
        this.clock = clock;
        this.plan = plan;
        this.catalogs = new Catalogs(configured, state, clock);
        this.listings = new Listings(catalogs, state);
    }

    Catalogs catalogs() {
        return catalogs;
    }

    Listings listings() {
        return listings;
    }

    void bind(BiConsumer<String, Object> registry) {
        registry.accept("catalogs", catalogs);
        registry.accept("consumers", new Consumers());
        registry.accept("listings", listings);
        registry.accept("tableBatch", new TableBatch());
        registry.accept("tablePacks", new TablePacks(state.ledger()));
        registry.accept("runOutcomes", new RunOutcomes(catalogs, state, clock));
        registry.accept("delivery", new Delivery(config, state).telling(plan));
        registry.accept("unlinking", new Unlinking(state));
        registry.accept("failures", new Failures(catalogs, state, clock));
        registry.accept("claims", new Claims(state));
        registry.accept("sweeps", new LineageSweeps(catalogs, state, plan));
        registry.accept("retryAfter", new RetryAfter(catalogs, clock, LONGEST_WAIT));
        for (CatalogConfig catalog : configured) {
            if (catalog instanceof CatalogConfig.Server server) {
                new CatalogClient(server).bind(registry);
            }
            if (catalog instanceof CatalogConfig.OpenMetadata server) {
                registry.accept("ours-" + server.name(), new CatalogMemory(state, server.name()));
                registry.accept("stores-" + server.name(), SourceStores.of(config, state, server));
                registry.accept(
                        "tags-" + server.name(), TagNames.text(server.shown().tags()));
            }
            if (catalog instanceof CatalogConfig.Atlan tenant) {
                registry.accept("stores-" + tenant.name(), SourceStores.of(config, tenant));
                registry.accept("tags-" + tenant.name(), TagNames.text(tenant.tagNames()));
            }
        }
    }

    /** Makes the routes of every catalog that are not there yet. */
    void instantiate(CamelContext context, String mode) {
        if (context.getPropertiesComponent().getPropertiesSource(CatalogSecrets.NAME) == null) {
            context.getPropertiesComponent().addPropertiesSource(CatalogSecrets.of(configured));
        }
        configured.forEach(catalog -> instantiate(context, catalog, mode));
    }

    private static void instantiate(CamelContext context, CatalogConfig catalog, String mode) {
        String route = "publish-" + catalog.name();
        if (catalog instanceof CatalogConfig.Local local) {
            add(context, "publish-local", route, Map.of("name", local.name()));
            add(
                    context,
                    "deliver-local",
                    "deliver-" + local.name(),
                    Map.of("name", local.name(), "directory", local.directory().toString(), "mode", mode));
            add(context, "remove-from-local", "remove-from-" + local.name(), Map.of("name", local.name()));
        } else if (catalog instanceof CatalogConfig.OpenMetadata server) {
            Map<String, String> parameters = parameters(server, mode);
            add(context, "publish-openmetadata", route, Map.of("name", server.name()));
            add(context, "prepare-openmetadata", "prepare-" + server.name(), parameters);
            add(context, "batch-openmetadata", "batch-" + server.name(), parameters);
            add(context, "spread-openmetadata", "spread-" + server.name(), Map.of("name", server.name()));
            add(context, "deliver-openmetadata", "deliver-" + server.name(), parameters);
            add(context, "report-to-openmetadata", "report-to-" + server.name(), parameters);
            add(context, "probe-openmetadata", "probe-" + server.name(), connection(server));
            add(context, "remove-from-openmetadata", "remove-from-" + server.name(), patience(server));
            add(context, "count-uses-in-openmetadata", "count-uses-in-" + server.name(), patience(server));
            add(context, "restore-in-openmetadata", "restore-in-" + server.name(), patience(server));
        } else if (catalog instanceof CatalogConfig.Atlan tenant) {
            add(context, "ask-atlan", "ask-" + tenant.name(), atlan(tenant, mode));
            add(context, "publish-atlan", route, Map.of("name", tenant.name()));
            add(context, "offer-atlan", "offer-" + tenant.name(), Map.of("name", tenant.name()));
            add(context, "settle-atlan", "settle-" + tenant.name(), Map.of("name", tenant.name()));
            add(context, "deliver-atlan", "deliver-" + tenant.name(), Map.of("name", tenant.name()));
            add(context, "remove-from-atlan", "remove-from-" + tenant.name(), Map.of("name", tenant.name()));
            add(context, "restore-in-atlan", "restore-in-" + tenant.name(), Map.of("name", tenant.name()));
            add(context, "sweep-atlan", "sweep-" + tenant.name(), Map.of("name", tenant.name()));
            add(context, "probe-atlan", "probe-" + tenant.name(), connection(tenant));
        } else if (catalog instanceof CatalogConfig.OpenLineage server) {
            Map<String, String> parameters = patience(server);
            parameters.put("namespace", server.namespace());
            parameters.put("mode", mode);
            add(context, "publish-openlineage", route, Map.of("name", server.name()));
            add(context, "deliver-openlineage", "deliver-" + server.name(), parameters);
            add(context, "probe-openlineage", "probe-" + server.name(), connection(server));
        } else if (catalog instanceof CatalogConfig.OpenLineageFile events) {
            Path file = events.file().toAbsolutePath().normalize();
            add(context, "publish-openlineage", route, Map.of("name", events.name()));
            add(
                    context,
                    "deliver-openlineage-file",
                    "deliver-" + events.name(),
                    Map.of(
                            "name",
                            events.name(),
                            "directory",
                            String.valueOf(file.getParent()),
                            "fileName",
                            String.valueOf(file.getFileName()),
                            "namespace",
                            events.namespace(),
                            "mode",
                            mode));
        }
    }

    private static Map<String, String> parameters(CatalogConfig.OpenMetadata server, String mode) {
        Map<String, String> parameters = patience(server);
        parameters.put("mode", mode);
        server.service().ifPresent(service -> parameters.put("service", service));
        parameters.put("model", server.model().name());
        parameters.put("storeTags", server.storeTags().name());
        parameters.put("kind", server.model() == CatalogConfig.Model.TABLES ? "DATABASE" : "STORAGE");
        server.shown().serviceType().ifPresent(type -> parameters.put("serviceType", type));
        return parameters;
    }

    private static Map<String, String> patience(CatalogConfig.Server server) {
        Map<String, String> parameters = connection(server);
        parameters.put(
                "connectTimeout", Long.toString(server.http().connectTimeout().toMillis()));
        parameters.put(
                "responseTimeout", Long.toString(server.http().readTimeout().toMillis()));
        return parameters;
    }

    private static Map<String, String> atlan(CatalogConfig.Atlan tenant, String mode) {
        Map<String, String> parameters = connection(tenant);
        parameters.put("mode", mode);
        parameters.put("pipeline", tenant.pipeline());
        parameters.put("objects", tenant.objects().name().toLowerCase(Locale.ROOT));
        parameters.put("tags", tenant.tags().name().toLowerCase(Locale.ROOT));
        parameters.put("storeTags", tenant.storeTags().name());
        parameters.put("batchSize", Integer.toString(tenant.batchSize()));
        parameters.put("customMetadata", tenant.customMetadata().name().toLowerCase(Locale.ROOT));
        parameters.put(
                "connectTimeout", Long.toString(tenant.http().connectTimeout().toMillis()));
        parameters.put(
                "responseTimeout", Long.toString(tenant.http().readTimeout().toMillis()));
        tenant.connection().ifPresent(connection -> parameters.put("connection", connection));
        return parameters;
    }

    private static Map<String, String> connection(CatalogConfig.Server server) {
        Map<String, String> parameters = new HashMap<>();
        parameters.put("name", server.name());
        parameters.put("url", server.url().toString());
        parameters.putAll(new CatalogClient(server).certificates());
        return parameters;
    }

    static void add(CamelContext context, String template, String route, Map<String, String> parameters) {
        if (context.getRoute(route) != null) {
            return;
        }
        TemplatedRouteBuilder builder =
                TemplatedRouteBuilder.builder(context, template).routeId(route);
        parameters.forEach(builder::parameter);
        builder.add();
    }
}
