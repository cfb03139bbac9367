package io.lakecaravan.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakecaravan.s3.MillionKeys;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The jar's {@code crawl} with a heap of 256 MB over a bucket of a million keys, which a process of its own serves.
 * {@code -Dcaravan.bench.keys} sets another number.
 */
class MillionKeysBench {
    private static final long KEYS = Long.getLong("caravan.bench.keys", 1_000_000);
    private static final long MOST_MINUTES = 30;

    @TempDir
    Path directory;

    /** What a process took until it ended. */
    private record Usage(int exitCode, Duration wall, Duration cpu, long peakBytes) {}

    @ParameterizedTest
    @EnumSource
    void aMillionKeysFitIntoASmallHeap(MillionKeys.Layout layout) throws Exception {
        String name = layout.name().toLowerCase(Locale.ROOT);
        int port = freePort();
        Process store = java(List.of(
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MillionKeys.class.getName(),
                        String.valueOf(port),
                        String.valueOf(KEYS),
                        name))
                .start();
        try {
            Awaitility.await().atMost(1, TimeUnit.MINUTES).until(() -> answers(port));
            Usage usage = crawl(name, port);
            JsonNode run = new ObjectMapper()
                    .readTree(directory.resolve("catalog/run.json").toFile());
            JsonNode tables = run.path("tables");
            System.out.printf(
                    Locale.ROOT,
                    "%s: %,d keys, %s tables; %.1f s of wall, %.1f s of CPU, %,.0f keys per second, %,d MB resident%n",
                    name,
                    KEYS,
                    tables.path("found"),
                    seconds(usage.wall()),
                    seconds(usage.cpu()),
                    KEYS / seconds(usage.wall()),
                    usage.peakBytes() >> 20);
            assertThat(usage.exitCode()).as(() -> log()).isZero();
            assertThat(run.path("objects").path("listed").asLong()).isEqualTo(KEYS);
            assertThat(tables.path("found").asLong()).isEqualTo(layout == MillionKeys.Layout.FOLDERS ? KEYS / 10 : 1);
        } finally {
            store.destroyForcibly();
        }
    }

    private Usage crawl(String name, int port) throws Exception {
        Path config = Files.writeString(
                directory.resolve("caravan.yaml"), """
                sources:
                  - name: %s
                    bucket: million
                    endpoint: http://localhost:%d
                    credentials: {anonymous: true}
                    sample: {objects: 1, rows: 2}
                tables: {limit: %d}
                catalogs:
                  local: {directory: '%s'}
                """.formatted(name, port, KEYS, directory.resolve("catalog")));
        Instant start = Instant.now();
        Process process = java(List.of(
                        "-Xmx256m",
                        "-jar",
                        "target/lake-caravan.jar",
                        "crawl",
                        "--config",
                        config.toString(),
                        "--state",
                        directory.resolve("state").toString()))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log.txt").toFile())
                .start();
        Duration cpu = Duration.ZERO;
        long peak = 0;
        while (!process.waitFor(200, TimeUnit.MILLISECONDS)) {
            cpu = process.info().totalCpuDuration().orElse(cpu);
            peak = Math.max(peak, peak(process.pid()));
            if (Duration.between(start, Instant.now()).toMinutes() >= MOST_MINUTES) {
                process.destroyForcibly();
            }
        }
        return new Usage(process.exitValue(), Duration.between(start, Instant.now()), cpu, peak);
    }

    private static ProcessBuilder java(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments);
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    }

    /** Largest resident size so far, where the system tells it as Linux does; else 0. */
    private static long peak(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private String log() {
        try {
            return Files.readString(directory.resolve("log.txt"));
        } catch (IOException e) {
            return "no log";
        }
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
