package io.lakecaravan.catalog.atlan.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * An Atlan tenant for tests, on the loopback address. It keeps state and enforces the contract of the REST API; each rule names its section, §. Thread-safe;
 * requests take effect one at a time.
 */
public final class StubAtlan implements AutoCloseable {
    static {
        // Head and body go out in two writes; without this each answer waits 40 ms for the client's acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final StubAtlanSettings settings;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Transport transport;
    private final Api api;
    private final Tokens tokens;
    private final Faults faults;
    private final RequestLog log = new RequestLog();
    private final Object lock = new Object();

    private StubAtlan(StubAtlanSettings settings) throws IOException {
        this.settings = settings;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port()), 0);
        this.faults = new Faults(settings.seed());
        this.tokens = new Tokens(settings.token());
        this.api = new Api(new State(settings));
        this.transport = new Transport(api, lock, tokens, faults, log);
        if (!settings.has(Variant.NOT_SEEDED)) {
            seed().everything();
            index();
        }
    }

    public static StubAtlan start() {
        return start(StubAtlanSettings.defaults());
    }

    /** @throws UncheckedIOException when the port is taken */
    public static StubAtlan start(StubAtlanSettings settings) {
        try {
            StubAtlan stub = new StubAtlan(settings);
            stub.server.createContext("/", stub.transport);
            stub.server.setExecutor(stub.threads);
            stub.server.start();
            return stub;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> T locked(Supplier<T> work) {
        synchronized (lock) {
            return work.get();
        }
    }

    /** The tenant's base address, {@code http://host:port}. */
    public String url() {
        InetSocketAddress address = server.getAddress();
        return "http://" + address.getAddress().getHostAddress() + ":" + address.getPort();
    }

    public String token() {
        return settings.token();
    }

    /** The user name behind the token, as {@code createdBy} has it. */
    public String user() {
        return Tokens.API.name();
    }

    /** From now on every token so far is refused with 401; an OAuth client may get another. */
    public void revokeTokens() {
        synchronized (lock) {
            tokens.revoke();
        }
    }

    public Faults faults() {
        return faults;
    }

    public RequestLog log() {
        return log;
    }

    /** Attributes, relationships and custom metadata that were dropped silently, as {@code Type.name}; an empty list is what one wants. */
    public List<String> dropped() {
        return locked(() -> List.copyOf(api.state.notes.dropped));
    }

    /** What the token did to assets it did not create, other than drawing or removing lineage edges. */
    public List<String> violations() {
        return locked(() -> List.copyOf(api.state.notes.violations));
    }

    /**
     * What the token's writes did, in order, as {@code CREATE Table default/...}: {@code CREATE}, {@code UPDATE} (the other ends of new edges, too) and
     * {@code DELETE}. A second identical run adds nothing.
     */
    public List<String> changes() {
        return locked(() -> List.copyOf(api.state.notes.changes));
    }

    /** What the server let pass and the contract advises against, each once; an empty list is what one wants. */
    public List<String> lapses() {
        return locked(() -> List.copyOf(api.state.notes.lapses));
    }

    /** Search sees every write so far from now on. */
    public void index() {
        synchronized (lock) {
            api.state.index.flush();
        }
    }

    /** OpenLineage events that were accepted, in order. */
    public List<JsonNode> events() {
        return locked(() -> List.copyOf(api.openLineage.events));
    }

    /** Everything stored by type and qualifiedName, keys sorted; no guids, no hashed names, no times of the server, no ids and times of runs. */
    public JsonNode snapshot() {
        return locked(() -> new Snapshot(api.state).take());
    }

    /** Someone who edits in the web page. */
    public Person person(String name) {
        return new Person(new Account(name, Account.Nature.PERSON), api.state, lock);
    }

    /** Plants what other people or tools made before. */
    public Seed seed() {
        return new Seed(api.state, lock);
    }

    /** The hashed name of a tag by the name people see. */
    public Optional<String> tagName(String displayName) {
        return locked(() -> api.state.definitions.tagShown(displayName).map(TagDefinition::name));
    }

    /** The guid of an entity, archived ones included. */
    public Optional<String> guid(String type, String qualifiedName) {
        return locked(() -> api.state.store.byName(type, qualifiedName).map(Entity::guid));
    }

    @Override
    public void close() {
        transport.close();
        server.stop(0);
        threads.shutdownNow();
    }
}
