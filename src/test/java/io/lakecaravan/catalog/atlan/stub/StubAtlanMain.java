package io.lakecaravan.catalog.atlan.stub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Starts the stub by hand: {@code StubAtlanMain [--port N] [--snapshot FILE]}. Ends when the process is told to; then the snapshot is written. */
public final class StubAtlanMain {
    private StubAtlanMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        List<String> given = List.of(arguments);
        int port = option(given, "--port").map(Integer::parseInt).orElse(8686);
        StubAtlan stub = StubAtlan.start(StubAtlanSettings.defaults().withPort(port));
        Optional<Path> snapshot = option(given, "--snapshot").map(Path::of);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            snapshot.ifPresent(file -> write(file, stub));
            stub.close();
        }));
        System.out.println("url   " + stub.url());
        System.out.println("token " + stub.token());
        new CountDownLatch(1).await();
    }

    private static void write(Path file, StubAtlan stub) {
        try {
            Files.writeString(file, stub.snapshot().toPrettyString() + "\n", StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> option(List<String> given, String name) {
        int at = given.indexOf(name);
        return at >= 0 && at + 1 < given.size() ? Optional.of(given.get(at + 1)) : Optional.empty();
    }
}
