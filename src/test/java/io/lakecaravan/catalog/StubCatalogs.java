package io.lakecaravan.catalog;

import io.lakecaravan.catalog.atlan.stub.StubAtlan;
import io.lakecaravan.catalog.atlan.stub.StubAtlanSettings;
import io.lakecaravan.catalog.openmetadata.stub.StubOpenMetadata;
import io.lakecaravan.catalog.openmetadata.stub.StubSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/**
 * Catalog servers to try Lake Caravan with, no account needed: {@code mvn -Pstub-catalogs test-compile exec:java}. Prints where they are and the
 * {@code catalogs:} to paste into a configuration, and runs until told to end. They keep what they are told in memory and enforce what the real servers enforce.
 *
 * <p>Options, as {@code -Dexec.args="--version 2.0.0"}: {@code --version} of the OpenMetadata server (1.12.6), {@code --port} of it (8585; 0 takes a free one),
 * {@code --atlan-port} (8686), {@code --latency} of each answer in milliseconds (0), {@code --snapshot} the file to write what is stored to at the end.
 */
public final class StubCatalogs implements AutoCloseable {
    private static final Set<String> OPTIONS = Set.of("--version", "--port", "--atlan-port", "--latency", "--snapshot");

    /** One running server. {@code yaml} is its entry below {@code catalogs:}, {@code content} what it stores, as JSON text. */
    record Server(String name, String url, String token, String yaml, Supplier<String> content, Runnable end) {}

    private final List<Server> servers;

    private StubCatalogs(List<Server> servers) {
        this.servers = List.copyOf(servers);
    }

    public static void main(String[] arguments) throws InterruptedException {
        List<String> given = List.of(arguments);
        StubCatalogs catalogs = start(given);
        catalogs.print(System.out);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            option(given, "--snapshot").map(Path::of).ifPresent(catalogs::write);
            catalogs.close();
        }));
        new CountDownLatch(1).await();
    }

    /** @throws IllegalArgumentException for an unknown option */
    static StubCatalogs start(List<String> given) {
        for (int i = 0; i < given.size(); i += 2) {
            if (!OPTIONS.contains(given.get(i)) || i + 1 == given.size()) {
                throw new IllegalArgumentException("'" + given.get(i) + "' is not an option with a value; known are "
                        + OPTIONS.stream().sorted().toList());
            }
        }
        // Every catalog that can be played has its line here.
        List<Server> servers = new ArrayList<>();
        servers.add(openMetadata(given));
        servers.add(atlan(given));
        return new StubCatalogs(servers);
    }

    private static Server openMetadata(List<String> given) {
        StubOpenMetadata stub = StubOpenMetadata.start(StubSettings.defaults()
                .withBotToken("lake-caravan-bot")
                .withVersion(option(given, "--version").orElse("1.12.6"))
                .withPort(option(given, "--port").map(Integer::parseInt).orElse(8585))
                .withLatency(latency(given)));
        return new Server(
                "openmetadata",
                stub.url(),
                stub.token(),
                "  openmetadata: {url: '" + stub.url() + "', token: '" + stub.token() + "'}",
                () -> stub.snapshot().toPrettyString(),
                stub::close);
    }

    private static Server atlan(List<String> given) {
        StubAtlan stub = StubAtlan.start(StubAtlanSettings.defaults()
                .withPort(option(given, "--atlan-port").map(Integer::parseInt).orElse(8686))
                .withLatency(latency(given)));
        return new Server(
                "atlan",
                stub.url(),
                stub.token(),
                "  atlan: {url: '" + stub.url() + "', token: '" + stub.token() + "'}",
                () -> stub.snapshot().toPrettyString(),
                stub::close);
    }

    private static Duration latency(List<String> given) {
        return Duration.ofMillis(option(given, "--latency").map(Long::parseLong).orElse(0L));
    }

    /** Addresses, ports and tokens, and the configuration to paste. */
    void print(PrintStream out) {
        for (Server server : servers) {
            int port = URI.create(server.url()).getPort();
            out.printf(
                    Locale.ROOT,
                    "%s%n  url   %s%n  port  %d%n  token %s%n",
                    server.name(),
                    server.url(),
                    port,
                    server.token());
        }
        out.println();
        out.println("catalogs:");
        servers.forEach(server -> out.println(server.yaml()));
        out.println();
        out.println("Running. End with Ctrl-C.");
        out.flush();
    }

    List<Server> servers() {
        return servers;
    }

    private void write(Path file) {
        StringBuilder text = new StringBuilder();
        servers.forEach(server -> text.append(text.isEmpty() ? "{\n" : ",\n")
                .append('"')
                .append(server.name())
                .append("\": ")
                .append(server.content().get()));
        try {
            Files.writeString(file, text.append("\n}\n"), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> option(List<String> given, String name) {
        int at = given.indexOf(name);
        return at >= 0 ? Optional.of(given.get(at + 1)) : Optional.empty();
    }

    @Override
    public void close() {
        servers.forEach(server -> server.end().run());
    }
}
