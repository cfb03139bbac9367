package io.lakecaravan.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** The built jar's {@code crawl} in a process of its own. */
final class JarCrawl {
    private JarCrawl() {}

    /**
     * Crawls once.
     *
     * @param directory where state and log are kept
     * @param environment properties of the application, as the environment names them
     * @param requests that the catalog got so far
     * @return time from the first to the last of them
     */
    static Duration run(Path directory, Path config, Map<String, String> environment, LongSupplier requests)
            throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-jar",
                        "target/lake-caravan.jar",
                        "crawl",
                        "--config",
                        config.toString(),
                        "--state",
                        directory.resolve("state").toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log.txt").toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        Instant begin = Instant.EPOCH;
        Instant end = Instant.EPOCH;
        long seen = 0;
        while (!process.waitFor(5, TimeUnit.MILLISECONDS)) {
            long now = requests.getAsLong();
            if (now > seen) {
                end = Instant.now();
                begin = seen == 0 ? end : begin;
                seen = now;
            }
        }
        assertThat(process.exitValue())
                .as(Files.readString(directory.resolve("log.txt")))
                .isZero();
        return Duration.between(begin, end);
    }
}
