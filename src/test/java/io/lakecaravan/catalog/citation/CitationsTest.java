package io.lakecaravan.catalog.citation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A stub that plays a rule nobody wrote down would teach the client something that no server does. So each rule of a stub
 * names its line, and the line stands in the contract.
 */
class CitationsTest {
    @DisplayName("every rule names its line, or says that it is our assumption")
    @ParameterizedTest
    @EnumSource
    void rulesCite(PlayedStub stub) throws IOException {
        Coverage coverage = new Coverage(stub.members());
        assertThat(coverage.rules()).hasSizeGreaterThan(150);
        assertThat(coverage.rules().filter(rule -> !coverage.isCovered(rule)))
                .as("rules without \"Contract §N: ...\" (a refusal each needs its own)")
                .isEmpty();
    }

    @DisplayName("what is cited stands there")
    @ParameterizedTest
    @EnumSource
    void linesExist(PlayedStub stub) throws IOException {
        assumeTrue(stub.hasContracts(), "no ../shared/contracts: whether the cited lines stand there is not checked");
        Map<Citation.Source, Contract> contracts = stub.contracts();
        for (Path file : stub.files()) {
            for (Citation citation : Citation.in(StubSources.comments(Files.readString(file)))) {
                assertThat(contracts).as(file.toString()).containsKey(citation.source());
                assertThat(contracts.get(citation.source()).holds(citation))
                        .as(file + " cites " + citation)
                        .isTrue();
            }
        }
    }

    @DisplayName("every open question names the line that leaves it open")
    @Test
    void questionsCite() throws IOException {
        Set<String> questions = io.lakecaravan.catalog.openmetadata.stub.Variant.questions().stream()
                .map(Class::getSimpleName)
                .collect(Collectors.toSet());
        assertThat(citing(PlayedStub.OPENMETADATA)).containsAll(questions);
        Set<String> answers = Stream.of(io.lakecaravan.catalog.atlan.stub.Variant.values())
                .map(Enum::name)
                .collect(Collectors.toSet());
        assertThat(citing(PlayedStub.ATLAN)).containsAll(answers);
    }

    private static Set<String> citing(PlayedStub stub) throws IOException {
        return stub.members().stream()
                .filter(member -> member.owner().equals("Variant") && member.lines() > 0)
                .map(Rule::simpleName)
                .collect(Collectors.toSet());
    }

    @DisplayName("whatever the contract marks as not confirmed is a question, or is said to need none")
    @ParameterizedTest
    @EnumSource
    void openLinesAreAsked(PlayedStub stub) throws IOException {
        assumeTrue(stub.hasContracts(), "no ../shared/contracts: whether every open line is asked is not checked");
        assertThat(stub.openLines()).hasSizeGreaterThan(7);
        Set<Citation> asked = Set.copyOf(stub.citedBy("Variant"));
        for (Contract.OpenLine line : stub.openLines()) {
            assertThat(asked.stream().filter(citation -> Contract.isFrom(citation, line)))
                    .as("§" + line.section() + " leaves open: " + line.text())
                    .hasSizeGreaterThanOrEqualTo((int) line.times());
        }
    }

    @DisplayName("few classes play no rule, each of them is there, and little else is said to be none")
    @ParameterizedTest
    @EnumSource
    void exceptionsAreFew(PlayedStub stub) throws IOException {
        assertThat(stub.noRules()).hasSizeLessThan(18);
        for (String name : stub.noRules().keySet()) {
            assertThat(stub.sources().resolve(name + ".java")).exists();
        }
        List<Rule> members = stub.members();
        long onlyForm = members.stream()
                .filter(member -> member.lines() == 0 && member.reasons() > 0)
                .count();
        assertThat(onlyForm * 8).isLessThan(new Coverage(members).rules().count());
    }

    /** The check itself: methods that cite, do not, or not enough. */
    @DisplayName("the check sees what is missing")
    @Test
    void seesWhatIsMissing() throws IOException {
        Map<String, Boolean> covered = new TreeMap<>();
        var folder = Files.createTempDirectory("stub");
        Files.writeString(folder.resolve("Errors.java"), """
                final class Errors {
                    /** Contract §14: "missing entity". */
                    static Refusal notFound(String name) { return new Refusal(Answer.error(404, name)); }
                    static Refusal bad(String why) { return new Refusal(Answer.error(400, why)); }
                }
                """);
        Files.writeString(folder.resolve("Rules.java"), """
                /** Contract §3: "a class cites in vain". */
                final class Rules {
                    static final int LIMIT = 20;
                    void silent(int x) { if (x > LIMIT) { throw Errors.bad("x"); } }
                    /** Contract §4. */
                    void vague(int x) { if (x > LIMIT) { throw Errors.bad("x"); } }
                    /** Contract §4: "one line". */
                    void half(int x) { if (x > 1) { throw Errors.bad("x"); } if (x < 0) { throw Errors.bad("y"); } }
                    void full(int x) {
                        if (x > 1) {
                            // Contract §4: "one line".
                            throw Errors.bad("x");
                        }
                        // Contract §12 check 3.
                        if (x < 0) { throw Errors.bad("y"); }
                    }
                    void inAString(int x) { if (x > 1) { throw Errors.bad("Contract §4: \\"one line\\""); } }
                    void borrows(int x) { if (x > 1) { throw Errors.notFound("x"); } }
                    /** Not in the contract: how it is said. */
                    void assumes(boolean x) { if (x) { detail(x); } }
                    private void detail(boolean x) { if (x) { plain(); } }
                    private void lonely(boolean x) { if (x) { lonely(x); } }
                    void drops(java.util.List<String> x) { x.removeIf(String::isEmpty); }
                    void plain() {}
                }
                """);
        Coverage coverage = new Coverage(StubSources.members(folder, Set.of()));
        coverage.rules()
                .filter(rule -> rule.owner().equals("Rules"))
                .forEach(rule -> covered.put(rule.simpleName(), coverage.isCovered(rule)));
        assertThat(covered)
                .isEqualTo(Map.ofEntries(
                        Map.entry("LIMIT", false),
                        Map.entry("silent", false),
                        Map.entry("vague", false),
                        Map.entry("half", false),
                        Map.entry("full", true),
                        Map.entry("inAString", false),
                        Map.entry("borrows", true),
                        Map.entry("assumes", true),
                        Map.entry("detail", true),
                        Map.entry("lonely", false),
                        Map.entry("drops", false)));
    }
}
