package io.lakecaravan.corpora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lakecaravan.corpora.Expectation.Aspect;
import io.lakecaravan.corpora.Expectation.Verdict;
import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every file of the corpora is read as {@code expectations.tsv} says: good ones as a second reader reads them, bad ones
 * with a finding. Skipped where the corpora do not lie beside the project. {@code -Dcaravan.corpora=TEXT} takes only the
 * paths that hold the text.
 */
class CorporaTest {
    /** A bad file ends within 2 s; this allows for busy machines. */
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private static final String ONLY = System.getProperty("caravan.corpora", "");

    @Test
    void everyFileHasALine() throws IOException {
        assumeCorpora();
        List<String> lines = Expectation.all().stream().map(Expectation::path).toList();

        assertThat(lines).doesNotHaveDuplicates();
        assertThat(new TreeSet<>(lines)).isEqualTo(Corpora.entries());
    }

    @TestFactory
    Stream<DynamicTest> isReadAsExpected() throws IOException {
        TypeMapping types = new TypeMapping();
        return Expectation.all().stream()
                .filter(expectation -> expectation.path().contains(ONLY))
                .map(expectation -> DynamicTest.dynamicTest(expectation.path(), () -> check(expectation, types)));
    }

    private static void check(Expectation expectation, TypeMapping types) throws Exception {
        assumeCorpora();
        Path path = Corpora.ROOT.resolve(expectation.path());
        List<OurTable> ours = Assertions.assertTimeoutPreemptively(LONGEST, () -> OurReading.read(path));
        if (!expectation.format().isEmpty()) {
            assertThat(ours).extracting(OurTable::format).containsOnly(expectation.format());
        }
        List<String> problems = findings(expectation, ours);
        if (expectation.verdict() == Verdict.GOOD) {
            countsAreTrue(ours);
            problems.addAll(compare(expectation, path, ours, types));
        }
        if (!problems.isEmpty()) {
            fail(String.join(" | ", problems));
        }
    }

    private static List<String> findings(Expectation expectation, List<OurTable> ours) {
        List<Finding> findings =
                ours.stream().flatMap(table -> table.findings().stream()).toList();
        Set<FindingCode> codes = findings.stream().map(Finding::code).collect(Collectors.toCollection(TreeSet::new));
        boolean error = findings.stream().anyMatch(Finding::isError);
        boolean bad = expectation.verdict() == Verdict.BAD;
        List<String> problems = new ArrayList<>();
        if (bad && expectation.codes().isEmpty() && !error) {
            problems.add("a bad file gives no error, but " + codes);
        } else if (!(bad && expectation.codes().isEmpty()) && !codes.equals(expectation.codes())) {
            problems.add("findings "
                    + findings.stream()
                            .map(each -> each.code() + " " + each.message())
                            .toList() + " instead of " + expectation.codes());
        }
        if (bad && findings.isEmpty()) {
            problems.add("a bad file gives no finding");
        }
        if (!bad && error) {
            problems.add("a good file gives an error");
        }
        if (codes.contains(FindingCode.READER_FAILED)) {
            problems.add("the reader failed in a way it does not declare");
        }
        return problems;
    }

    private static void countsAreTrue(List<OurTable> ours) {
        for (OurTable table : ours) {
            table.count()
                    .filter(count -> count.exact())
                    .ifPresent(count -> assertThat((long) table.rows().size())
                            .as("rows of %s beside the count", table.name())
                            .isEqualTo(count.value()));
        }
    }

    private static List<String> compare(Expectation expectation, Path path, List<OurTable> ours, TypeMapping types)
            throws Exception {
        if (expectation.waivers().containsKey(Aspect.ALL)) {
            return List.of();
        }
        String name = expectation
                .second()
                .orElseGet(() -> fail("a good file needs a second reader, or a waiver 'all: reason'"));
        SecondReader second = SecondReader.named(name);
        Map<Aspect, List<String>> differences =
                new Comparison(name, types).of(ours, second.read(path, expectation.options()));
        List<String> problems = new ArrayList<>();
        for (Aspect aspect : Aspect.values()) {
            boolean waived = expectation.waivers().containsKey(aspect);
            List<String> found = differences.getOrDefault(aspect, List.of());
            if (!waived) {
                problems.addAll(found);
            } else if (found.isEmpty()) {
                problems.add("waiver is out of date, nothing differs in: " + aspect);
            }
        }
        return problems;
    }

    private static void assumeCorpora() {
        assumeTrue(Corpora.present(), "the corpora are not beside the project");
    }
}
