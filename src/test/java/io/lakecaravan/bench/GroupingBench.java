package io.lakecaravan.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Grouping alone, of a million keys that come from nowhere, in a process with a heap of 256 MB. {@code
 * -Dcaravan.bench.keys} sets another number.
 */
class GroupingBench {
    private static final long KEYS = Long.getLong("caravan.bench.keys", 1_000_000);
    private static final Duration MOST = Duration.ofSeconds(10);

    @ParameterizedTest
    @EnumSource
    void aMillionKeysAreGroupedInTenSeconds(GroupedKeys.Lake lake) throws Exception {
        Instant start = Instant.now();
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        GroupedKeys.class.getName(),
                        lake.name(),
                        String.valueOf(KEYS)))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        Duration wall = Duration.between(start, Instant.now());
        System.out.printf(
                Locale.ROOT,
                "%s: %.1f s with the start of Java; %s%n",
                lake.name().toLowerCase(Locale.ROOT),
                wall.toMillis() / 1000.0,
                said.strip());
        assertThat(process.exitValue()).as(said).isZero();
        assertThat(wall).isLessThan(MOST);
    }
}
