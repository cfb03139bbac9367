package io.lakecaravan.flow;

import io.lakecaravan.config.CatalogConfig;
import io.lakecaravan.state.Outcome;
import io.lakecaravan.state.StateStore;
import io.lakecaravan.table.Publication;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.component.seda.QueueReference;
import org.apache.camel.component.seda.SedaComponent;

/**
 * The enabled catalogs and whether each takes messages. One that refuses us is stopped for the run, one that cannot be
 * reached is paused: its tables are then deferred, which the state knows, and a later run sends them. Safe for use by
 * several threads.
 */
public final class Catalogs implements CamelContextAware {
    /** Whether a catalog takes messages. */
    public enum Gate {
        OPEN,
        /** Not reached: its queue waits until a probe is answered. */
        PAUSED,
        /** Not reached for so long that its tables are deferred, until a probe is answered. */
        AWAY,
        STOPPED
    }

    /** A full queue holds up who publishes; left to itself it would refuse the table. */
    private static final String QUEUE = "?size={{caravan.catalog.queue:200}}&blockWhenFull=true";

    /** A process that stops wakes nobody up, so those who wait look for it. */
    private static final Duration LONGEST_WAIT = Duration.ofMillis(200);

    private CamelContext context;
    private final StateStore state;
    private final Map<String, CatalogConfig> byName = new TreeMap<>();
    private final Map<String, Gate> gates = new ConcurrentHashMap<>();
    private final Map<String, Instant> pausedSince = new ConcurrentHashMap<>();
    private final Clock clock;

    public Catalogs(List<CatalogConfig> catalogs, StateStore state, Clock clock) {
        this.state = state;
        this.clock = clock;
        catalogs.forEach(catalog -> byName.put(catalog.name(), catalog));
        byName.keySet().forEach(name -> gates.put(name, Gate.OPEN));
    }

    @Override
    public void setCamelContext(CamelContext value) {
        context = value;
    }

    @Override
    public CamelContext getCamelContext() {
        return context;
    }

    public List<String> names() {
        return List.copyOf(byName.keySet());
    }

    public CatalogConfig config(String catalog) {
        return byName.get(catalog);
    }

    /** Endpoints of the catalogs that take the table, now or when they are back; at the others it is deferred. */
    public String recipients(String run, Publication publication) {
        StringBuilder endpoints = new StringBuilder();
        for (String name : byName.keySet()) {
            if (gates.get(name) == Gate.OPEN || (gates.get(name) == Gate.PAUSED && hasRoom(name))) {
                endpoints
                        .append(endpoints.isEmpty() ? "" : ",")
                        .append("seda:publish-")
                        .append(name)
                        .append(QUEUE);
            } else {
                defer(run, publication, name);
            }
        }
        return endpoints.toString();
    }

    /** Whether the queue of a paused catalog takes one more: a full one would hold up the other catalogs. */
    private boolean hasRoom(String catalog) {
        if (context == null) {
            return true;
        }
        SedaComponent seda = context.getComponent("seda", SedaComponent.class);
        QueueReference queue = seda.getQueues().get(seda.getQueueKey("seda://publish-" + catalog));
        // Each thread that publishes may be about to take a place.
        int publishers = Integer.parseInt(context.resolvePropertyPlaceholders("{{caravan.enrich.workers}}"));
        return queue == null || queue.getQueue().remainingCapacity() > publishers;
    }

    /** Endpoints of the catalogs that are looked at before the tables of a source are published. */
    public String preparations() {
        return String.join(
                ",",
                byName.values().stream()
                        .filter(CatalogConfig.OpenMetadata.class::isInstance)
                        .filter(catalog -> gates.get(catalog.name()) == Gate.OPEN)
                        .map(catalog -> "direct:prepare-" + catalog.name())
                        .toList());
    }

    /** Endpoints of the catalogs that keep a history of runs. */
    public String histories() {
        return String.join(
                ",",
                byName.values().stream()
                        .filter(CatalogConfig.OpenMetadata.class::isInstance)
                        .filter(catalog -> gates.get(catalog.name()) == Gate.OPEN)
                        .map(catalog -> "direct:report-to-" + catalog.name())
                        .toList());
    }

    /** The table is sent to the catalog by a later run. */
    public void defer(String run, Publication publication, String catalog) {
        state.ledger()
                .outcome(
                        run,
                        publication.table().source(),
                        catalog,
                        publication.table().id(),
                        Outcome.DEFERRED);
    }

    /**
     * Holds a message back while its catalog is paused: until it is reached again, given up or stopped, or this process
     * ends.
     *
     * @throws InterruptedException when this process ends
     */
    public void await(String catalog) throws InterruptedException {
        synchronized (gates) {
            while (gates.get(catalog) == Gate.PAUSED && (context == null || !context.isStopping())) {
                gates.wait(LONGEST_WAIT.toMillis());
            }
        }
    }

    public boolean isOpen(String catalog) {
        return gates.get(catalog) == Gate.OPEN;
    }

    /** Tries of one message that the configuration asks for. */
    OptionalInt attempts(String catalog) {
        return byName.get(catalog) instanceof CatalogConfig.Server server
                ? OptionalInt.of(server.attempts())
                : OptionalInt.empty();
    }

    /** Pause before the second try that the configuration asks for. */
    Optional<Duration> firstDelay(String catalog) {
        return byName.get(catalog) instanceof CatalogConfig.Server server
                ? Optional.of(server.firstDelay())
                : Optional.empty();
    }

    /** Whether the catalog is to be probed. */
    public boolean isAwaited(String catalog) {
        return gates.get(catalog) == Gate.PAUSED || gates.get(catalog) == Gate.AWAY;
    }

    /** Whether the catalog has been paused for longer than a run waits for it, and nobody has said so yet. */
    public boolean isOutOfPatience(String catalog, long patienceMillis) {
        Instant since = pausedSince.get(catalog);
        return gates.get(catalog) == Gate.PAUSED
                && since != null
                && clock.instant().isAfter(since.plusMillis(patienceMillis));
    }

    /** A stopped catalog stays stopped. */
    public void open(String catalog) {
        pausedSince.remove(catalog);
        change(catalog, gate -> gate == Gate.STOPPED ? gate : Gate.OPEN);
    }

    /** What waits for a paused catalog is deferred. */
    public void giveUp(String catalog) {
        change(catalog, gate -> gate == Gate.PAUSED ? Gate.AWAY : gate);
    }

    /** The table is sent to every catalog by a later run. */
    public void deferEverywhere(String run, Publication publication) {
        byName.keySet().forEach(name -> defer(run, publication, name));
    }

    /** A stopped catalog stays stopped. */
    public void pause(String catalog) {
        pausedSince.putIfAbsent(catalog, clock.instant());
        change(catalog, gate -> gate == Gate.OPEN ? Gate.PAUSED : gate);
    }

    public void stop(String catalog) {
        change(catalog, gate -> Gate.STOPPED);
    }

    private void change(String catalog, UnaryOperator<Gate> next) {
        synchronized (gates) {
            gates.computeIfPresent(catalog, (name, gate) -> next.apply(gate));
            gates.notifyAll();
        }
    }
}
