package io.lakecaravan.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads {@code openmetadata.json}, as OpenMetadata's connector for object stores knows it, in its old and new forms.
 * Unknown keys are no problem. An entry that cannot be used is left out, a field that cannot be used counts as absent,
 * and each is told. The bytes are taken for hostile: size, depth and numbers of everything are limited.
 */
public final class ManifestReader {
    /** Most bytes of a manifest. */
    public static final int MOST_BYTES = 4 << 20;

    static final int MOST_ENTRIES = 20_000;
    private static final int MOST_PROBLEMS = 100;
    private static final int MOST_DEPTH = 64;
    private static final int LONGEST_TEXT = 100_000;

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MOST_DEPTH)
                            .maxStringLength(LONGEST_TEXT)
                            .maxNameLength(1_000)
                            .maxNumberLength(50)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private ManifestReader() {}

    /** @throws ManifestException where nothing of the file can be used */
    public static Manifest read(byte[] bytes) throws ManifestException {
        if (bytes.length > MOST_BYTES) {
            throw new ManifestException(
                    0, "the manifest has more than " + MOST_BYTES + " bytes. Split it over the buckets", null);
        }
        JsonNode root = parse(bytes);
        JsonNode entries = root.path("entries");
        if (!root.isObject() || !entries.isArray()) {
            throw new ManifestException(
                    0, "the manifest has no list \"entries\". Write {\"entries\": [{\"dataPath\": ...}, ...]}", null);
        }
        Set<ManifestProblem> problems = new LinkedHashSet<>();
        List<ManifestEntry> read = new ArrayList<>();
        for (int index = 0; index < Math.min(entries.size(), MOST_ENTRIES); index++) {
            Optional<ManifestEntry> entry = new ManifestEntryReader(index, entries.get(index), problems).read();
            entry.ifPresent(read::add);
        }
        if (entries.size() > MOST_ENTRIES) {
            problems.add(new ManifestProblem(
                    "entries",
                    "there are " + entries.size() + " entries, the first " + MOST_ENTRIES
                            + " are used. Say with a pattern what many of them say"));
        }
        return new Manifest(read, bounded(List.copyOf(problems)));
    }

    private static List<ManifestProblem> bounded(List<ManifestProblem> problems) {
        if (problems.size() <= MOST_PROBLEMS) {
            return problems;
        }
        List<ManifestProblem> first = new ArrayList<>(problems.subList(0, MOST_PROBLEMS));
        first.add(new ManifestProblem("entries", (problems.size() - MOST_PROBLEMS) + " more problems are not shown"));
        return first;
    }

    private static JsonNode parse(byte[] bytes) throws ManifestException {
        try {
            JsonNode root = JSON.readTree(bytes);
            if (root == null || root.isMissingNode()) {
                throw new ManifestException(0, "the manifest is empty. Write {\"entries\": []}", null);
            }
            return root;
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr());
            // a parser's words may quote the text
            throw new ManifestException(
                    line,
                    "the manifest is not JSON" + (line > 0 ? " from line " + line + " on" : "")
                            + ", or deeper or longer than is read",
                    e);
        } catch (IOException e) {
            throw new ManifestException(0, "the manifest is not text in UTF-8", e);
        }
    }
}
