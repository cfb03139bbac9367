package io.lakecaravan.catalog.openmetadata.stub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A stub that plays a rule nobody wrote down would teach the client something that no server does. */
class CitationsTest {
    private static final Path RULES = Path.of("src/test/java/io/lakecaravan/catalog/openmetadata/stub");
    private static final Pattern CITATION =
            Pattern.compile("(contract|observed)((?:,? (?:and )?\u00a7\\d+(?:\\.\\d+)?)+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern SECTION = Pattern.compile("\u00a7(\\d+)");
    private static final int SECTIONS_OF_CONTRACT = 19;
    private static final int SECTIONS_OF_OBSERVATIONS = 6;

    /** What plays no rule: it starts the stub, edits as a person, records, fails on demand, or helps tests. */
    private static final List<String> NO_RULES = List.of(
            "Faults",
            "PayloadCheck",
            "Person",
            "Refusal",
            "RequestLog",
            "Snapshot",
            "StubClient",
            "StubOpenMetadata",
            "StubTestCase");

    private static List<Path> classes() throws IOException {
        try (Stream<Path> files = Files.list(RULES)) {
            return files.filter(file -> !name(file).endsWith("Test")).sorted().toList();
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }

    @DisplayName("every class that plays a rule says where it is written")
    @Test
    void rulesCite() throws IOException {
        assertThat(classes()).hasSizeGreaterThan(30);
        for (Path file : classes()) {
            String text = Files.readString(file);
            assertThat(CITATION.matcher(text).find() || NO_RULES.contains(name(file)))
                    .as(name(file) + " cites no section of the contract or the observations")
                    .isTrue();
        }
        assertThat(classes().stream().map(CitationsTest::name)).containsAll(NO_RULES);
    }

    @DisplayName("what is cited exists")
    @Test
    void sectionsExist() throws IOException {
        for (Path file : classes()) {
            Matcher citation = CITATION.matcher(Files.readString(file));
            while (citation.find()) {
                int last = citation.group(1).toLowerCase(Locale.ROOT).equals("contract")
                        ? SECTIONS_OF_CONTRACT
                        : SECTIONS_OF_OBSERVATIONS;
                Matcher section = SECTION.matcher(citation.group(2));
                while (section.find()) {
                    assertThat(Integer.parseInt(section.group(1)))
                            .as(name(file) + ": " + citation.group())
                            .isBetween(0, last);
                }
            }
        }
    }

    @DisplayName("every open question says which section leaves it open")
    @Test
    void questionsCite() throws IOException {
        String text = Files.readString(RULES.resolve("Variant.java"));
        for (Class<?> question : Variant.questions()) {
            int at = text.indexOf("enum " + question.getSimpleName() + " ");
            String before = text.substring(text.lastIndexOf("/**", at), at);
            assertThat(CITATION.matcher(before).find())
                    .as(question.getSimpleName())
                    .isTrue();
        }
    }
}
