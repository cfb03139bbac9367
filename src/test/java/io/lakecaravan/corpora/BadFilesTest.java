package io.lakecaravan.corpora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lakecaravan.corpora.Expectation.Verdict;
import io.lakecaravan.finding.FindingCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** {@code inspect} of every bad file of the corpora ends soon with a finding, in 256 MB of heap. */
class BadFilesTest {
    /** Meant is 2 s; this allows for busy machines. */
    private static final long LONGEST_MILLIS = 20_000;

    /** Of {@code inspect}: there are findings. */
    private static final int FINDINGS = 1;

    @Test
    void endWithAFinding(@TempDir Path out, TestReporter report) throws Exception {
        assumeTrue(Corpora.present(), "the corpora are not beside the project");
        List<String> files = Expectation.all().stream()
                .filter(expectation -> expectation.verdict() == Verdict.BAD)
                .map(expectation -> Corpora.ROOT.resolve(expectation.path()))
                .filter(Files::isRegularFile)
                .map(Path::toString)
                .toList();

        SmallJvm.Ran ran = SmallJvm.run(InspectEach.class, List.of(out.toString()), files);

        assertThat(ran.exit()).isZero();
        assertThat(ran.lines()).hasSameSizeAs(files);
        List<String> problems = new ArrayList<>();
        long worst = 0;
        String slowest = "";
        for (int i = 0; i < files.size(); i++) {
            String[] cells = ran.lines().get(i).split("\t", 3);
            long millis = Long.parseLong(cells[0]);
            if (millis > worst) {
                worst = millis;
                slowest = files.get(i);
            }
            boolean found = Arrays.stream(FindingCode.values()).anyMatch(code -> cells[2].contains(code.name()));
            boolean failed = cells[2].contains(FindingCode.READER_FAILED.name());
            if (Integer.parseInt(cells[1]) != FINDINGS || !found || failed || millis > LONGEST_MILLIS) {
                problems.add(files.get(i) + ": " + ran.lines().get(i));
            }
        }
        report.publishEntry("bad files", files.size() + ", the slowest in " + worst + " ms: " + slowest);
        assertThat(problems).isEmpty();
    }
}
