package io.lakecaravan.corpora;

import io.lakecaravan.finding.FindingCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A line of {@code expectations.tsv}.
 *
 * @param path relative to the corpora; of a Delta table its folder
 * @param format that the content must be recognised as; empty for a bad file that no reader takes
 * @param second reader whose tables ours must equal
 * @param options for that reader
 * @param codes of the findings: exactly these; for a bad file without any here, at least one error
 * @param waivers reasons by {@link Aspect}: what differs from the second reader, and why that is right
 */
record Expectation(
        String path,
        Verdict verdict,
        String format,
        Optional<String> second,
        String options,
        Set<FindingCode> codes,
        Map<Aspect, String> waivers) {
    static final Path FILE = Path.of("src/test/resources/corpora/expectations.tsv");

    enum Verdict {
        GOOD,
        BAD
    }

    /** What is compared with the second reader. */
    enum Aspect {
        /** The second reader cannot be asked at all. */
        ALL,
        TABLES,
        NAMES,
        TYPES,
        ROWS
    }

    static List<Expectation> all() throws IOException {
        List<Expectation> all = new ArrayList<>();
        for (String line : Files.readAllLines(FILE)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                all.add(of(line));
            }
        }
        return all;
    }

    private static Expectation of(String line) {
        String[] cells = Arrays.copyOf(line.split("\t", -1), 7);
        for (int i = 0; i < cells.length; i++) {
            cells[i] = cells[i] == null || cells[i].strip().equals("-") ? "" : cells[i].strip();
        }
        try {
            return new Expectation(
                    cells[0],
                    Verdict.valueOf(cells[1].toUpperCase(java.util.Locale.ROOT)),
                    cells[2],
                    Optional.of(cells[3]).filter(name -> !name.isEmpty()),
                    cells[4],
                    words(cells[5]).map(FindingCode::valueOf).collect(Collectors.toCollection(TreeSet::new)),
                    waivers(cells[6]));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("expectations.tsv: " + line, e);
        }
    }

    private static java.util.stream.Stream<String> words(String cell) {
        return Arrays.stream(cell.split("[, ]+")).filter(word -> !word.isEmpty());
    }

    /** {@code types+rows: reason; names: reason}. */
    private static Map<Aspect, String> waivers(String cell) {
        Map<Aspect, String> waivers = new TreeMap<>();
        if (cell.isEmpty()) {
            return waivers;
        }
        for (String part : cell.split(";\\s+(?=[a-z+]+: )", -1)) {
            int colon = part.indexOf(": ");
            if (colon < 0) {
                throw new IllegalArgumentException("a waiver is written 'aspect+aspect: reason'");
            }
            for (String aspect : part.substring(0, colon).split("\\+", -1)) {
                waivers.put(Aspect.valueOf(aspect.toUpperCase(java.util.Locale.ROOT)), part.substring(colon + 2));
            }
        }
        return waivers;
    }
}
