package io.lakecaravan.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.Format;
import io.lakecaravan.format.Head;
import io.lakecaravan.format.Recognition;
import io.lakecaravan.format.text.BytesSource;
import io.lakecaravan.format.text.ObjectHead;
import io.lakecaravan.table.Fragment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every readable fixture of every format that is installed, under the extension of every other format and under none, is
 * read as what it is. Fixtures of formats to come are covered as soon as they lie under {@code format/}.
 */
class RecognitionMatrixTest {
    /** Names are no different content: these read each other's objects on purpose. */
    private static final List<Set<String>> SIBLINGS = List.of(Set.of("csv", "tsv"), Set.of("json", "jsonl"));

    /** Files beside the fixtures. */
    private static final Set<String> BESIDE = Set.of("expected.json", "known.json", "why.md", "corpora.csv");

    /** Streams of Arrow before 0.15 start with a length and nothing that marks them, so only their name tells. */
    private static final Set<String> UNMARKED = Set.of("types-v4-legacy.arrows");

    static List<Path> fixtures() throws IOException {
        try (Stream<Path> all = Files.walk(Inspecting.FORMATS)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !BESIDE.contains(file.getFileName().toString()))
                    .filter(file -> !UNMARKED.contains(file.getFileName().toString()))
                    .filter(file -> !Files.exists(file.resolveSibling("known.json")))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void isReadAsWhatItIsUnderAnyName(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Inspecting named = Inspecting.bytes(file.getFileName().toString(), bytes);
        Fragment truth = named.fragments().get(0);
        if (!truth.isUsable() || isAmbiguous(bytes, truth)) {
            return;
        }
        isRead(Inspecting.bytes("nameless", bytes), truth, "nameless", false);
        boolean archive = file.startsWith(Inspecting.FORMATS.resolve("archive"));
        for (String other : otherFormats(file, truth.format())) {
            Format format = Inspecting.formats().named(other).orElseThrow();
            String key = "table." + format.extensions().stream().sorted().findFirst().orElseThrow();
            isRead(Inspecting.bytes(key, bytes), truth, key, !archive);
        }
    }

    /** Some readers start a process, so each fixture takes three wrong names: two common ones, and another by turns. */
    private static Set<String> otherFormats(Path file, String own) {
        List<String> names = Inspecting.formats().names().stream()
                .filter(name -> !areSiblings(name, own))
                .toList();
        Set<String> chosen = new TreeSet<>(List.of(names.get(Math.floorMod(file.toString().hashCode(), names.size()))));
        names.stream().filter(Set.of("csv", "parquet", "json")::contains).limit(2).forEach(chosen::add);
        return chosen;
    }

    private static void isRead(Inspecting inspecting, Fragment truth, String key, boolean mismatch) {
        Fragment fragment = inspecting.fragments().get(0);
        assertThat(fragment.isUsable()).as(key + " " + inspecting.messages()).isTrue();
        assertThat(areSiblings(fragment.format(), truth.format()))
                .as(key + " is read as " + fragment.format())
                .isTrue();
        if (fragment.format().equals(truth.format())) {
            assertThat(fragment.schema()).as(key).isEqualTo(truth.schema());
        }
        assertThat(inspecting.codes().contains(FindingCode.FORMAT_MISMATCH))
                .as(key + " " + inspecting.messages())
                .isEqualTo(mismatch);
    }

    /** Text that could be anything, such as a list of words, is what its name says. */
    private static boolean isAmbiguous(byte[] bytes, Fragment truth) throws IOException {
        Format format = Inspecting.formats().named(truth.format()).orElseThrow();
        if (!format.expandsObjects()) {
            return false;
        }
        Head head = ObjectHead.read(new BytesSource("nameless", bytes));
        return format.recognise(head).compareTo(Recognition.LIKELY) < 0;
    }

    private static boolean areSiblings(String one, String other) {
        return one.equals(other) || SIBLINGS.stream().anyMatch(set -> set.contains(one) && set.contains(other));
    }
}
