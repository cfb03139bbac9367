package io.lakecaravan.catalog.openmetadata.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An OpenMetadata server for tests, on the loopback address. It keeps state and answers as 1.12.6 was observed to; each rule names the paragraph it comes from:
 * "observed" is the page of observations on 1.12.6, "contract" the description of the REST API. Thread-safe; requests take effect one at a time.
 */
public final class StubOpenMetadata implements AutoCloseable {
    static {
        // Head and body go out in two writes; without this each answer waits 40 ms for the client's acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final StubSettings settings;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Transport transport;
    private final Api api;
    private final Faults faults;
    private final RequestLog log = new RequestLog();
    private final SchemaChecks checks;
    private final Object lock = new Object();

    private StubOpenMetadata(StubSettings settings) throws IOException {
        this.settings = settings;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port()), 0);
        this.faults = new Faults(settings.seed());
        EntityStore store = new EntityStore(settings.clock(), StubVersion.of(settings.version(), settings.variants()));
        Accounts accounts = new Accounts(settings.botToken());
        Seed.plant(store, accounts);
        this.checks = new SchemaChecks(settings.schemas());
        this.api = new Api(store, accounts, url(), checks);
        this.transport = new Transport(api, lock, faults, log, settings);
    }

    public static StubOpenMetadata start() {
        return start(StubSettings.defaults());
    }

    /** @throws UncheckedIOException when the port is taken */
    public static StubOpenMetadata start(StubSettings settings) {
        try {
            StubOpenMetadata stub = new StubOpenMetadata(settings);
            stub.server.createContext("/", stub.transport);
            stub.server.setExecutor(stub.threads);
            stub.server.start();
            return stub;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The base address, {@code http://host:port/api}. */
    public String url() {
        InetSocketAddress address = server.getAddress();
        return "http://" + address.getAddress().getHostAddress() + ":" + address.getPort() + "/api";
    }

    /** The token of the bot. */
    public String token() {
        return settings.botToken();
    }

    /** The token of an administrator, who is no bot. */
    public String administratorToken() {
        return account("admin").token();
    }

    /** The token of a user who may only read. */
    public String ordinaryToken() {
        return account("bob").token();
    }

    private Account account(String name) {
        synchronized (lock) {
            return api.accounts.named(name);
        }
    }

    /** From now on every token is refused with 401. */
    public void revokeTokens() {
        synchronized (lock) {
            api.accounts.revoke();
        }
    }

    /** Someone who edits in the web page; an unknown name makes a new administrator. */
    public Person person(String name) {
        return new Person(account(name), api, lock);
    }

    public Faults faults() {
        return faults;
    }

    public RequestLog log() {
        return log;
    }

    /** Entity writes so far, see {@link RequestLog#writes()}. */
    public long writes() {
        return log.writes();
    }

    public long reads() {
        return log.reads();
    }

    /** What payloads did not fit the published schemas, in order of arrival; empty without {@link StubSettings#schemas()}. */
    public List<String> schemaViolations() {
        return checks.violations();
    }

    /** Everything stored, keys sorted, names for ids, no times and no versions. */
    public JsonNode snapshot() {
        synchronized (lock) {
            return new Snapshot(api.store, api.accounts).take();
        }
    }

    /** As {@link #snapshot}, without what runs reported of themselves: two servers that hold the same may differ in it. */
    public JsonNode snapshotWithoutRuns() {
        ObjectNode all = (ObjectNode) snapshot();
        all.remove(EntityKind.INGESTION_PIPELINE.type());
        return all;
    }

    /** The version of an entity, like 0.1, empty when there is none. */
    public Optional<String> versionOf(EntityKind kind, String fqn) {
        synchronized (lock) {
            return api.store.byName(kind, fqn).map(Entity::versionText);
        }
    }

    @Override
    public void close() {
        transport.close();
        server.stop(0);
        threads.shutdownNow();
    }
}
