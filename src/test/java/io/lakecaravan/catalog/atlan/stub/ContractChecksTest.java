package io.lakecaravan.catalog.atlan.stub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The stub has every check of the contract's §12, shown by a test that names it, and its rules say where they come from. */
class ContractChecksTest {
    private static final Path HERE = Path.of("src/test/java/io/lakecaravan/catalog/atlan/stub");
    private static final Pattern NAMED = Pattern.compile("\"check (\\d+[ab]?):");

    /** Form and plumbing, which no rule of the contract is about. */
    private static final Set<String> NO_RULES = Set.of(
            "Api",
            "AtlanTestCase",
            "Attribute",
            "Entity",
            "EntityType",
            "Faults",
            "Json",
            "LinkEnd",
            "LinkType",
            "Model",
            "ModelFile",
            "MovableClock",
            "Notes",
            "Refusal",
            "StubAtlanMain",
            "TagDefinition");

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.list(HERE)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void eachOfThe38ChecksHasATestThatNamesIt() throws IOException {
        Set<String> named = new TreeSet<>();
        for (Path file : sources()) {
            Matcher matcher = NAMED.matcher(Files.readString(file));
            while (matcher.find()) {
                named.add(matcher.group(1));
            }
        }
        Set<String> all = Stream.concat(
                        IntStream.rangeClosed(1, 36).mapToObj(Integer::toString), Stream.of("23a", "23b"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(named).isEqualTo(all);
    }

    @Test
    void rulesCiteTheirSection() throws IOException {
        for (Path file : sources()) {
            String name = file.getFileName().toString().replace(".java", "");
            if (!NO_RULES.contains(name) && !name.endsWith("Test")) {
                assertThat(Files.readString(file)).as(name).contains("§");
            }
        }
    }
}
