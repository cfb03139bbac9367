package io.lakecaravan.corpora;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakecaravan.format.Formats;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * Damaged files of every format end in tables or declared findings, in 256 MB of heap: no hang, no OutOfMemoryError, no
 * other exception. {@code -Dcaravan.fuzz.files=N} sets how many, {@code -Dcaravan.fuzz.seed=N} which.
 */
class MutationFuzzTest {
    private static final int FILES = Integer.getInteger("caravan.fuzz.files", 1000);
    private static final long SEED = Long.getLong("caravan.fuzz.seed", 1);

    @Test
    void damagedFilesEndInTablesOrFindings(TestReporter report) throws Exception {
        Path failed = Files.createDirectories(Path.of("target/fuzz"));

        SmallJvm.Ran ran = SmallJvm.run(
                Fuzz.class, List.of(String.valueOf(FILES), String.valueOf(SEED), failed.toString()), List.of());

        String end = ran.lines().isEmpty() ? "" : ran.lines().get(ran.lines().size() - 1);
        report.publishEntry("damaged files", end);
        assertThat(ran.lines()).noneMatch(line -> line.startsWith("FAILED") || line.startsWith("HANG"));
        assertThat(ran.exit()).isZero();
        assertThat(end).startsWith("DONE " + FILES + " files");
    }

    @Test
    void everyFormatHasAFileToDamage() throws Exception {
        Formats formats = Formats.installed(MutationFuzzTest.class.getClassLoader());

        assertThat(FuzzSeeds.byFormat(formats).keySet()).containsExactlyInAnyOrderElementsOf(formats.names());
    }
}
