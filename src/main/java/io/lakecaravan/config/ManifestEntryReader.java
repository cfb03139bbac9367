package io.lakecaravan.config;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.config.ManifestEntry.Partitions;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.schema.LogicalType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Reads one entry of a manifest. */
final class ManifestEntryReader {
    private static final int LONGEST_PATH = 1_000;
    private static final int MOST_LEVELS = 100;
    private static final int MOST_ITEMS = 1_000;
    private static final Pattern SLASHES_AROUND = Pattern.compile("^/+|/+$");
    /** Formats whose bytes do not tell them apart from other text. */
    private static final Set<String> DELIMITED = Set.of("csv", "tsv");

    private final int index;
    private final JsonNode entry;
    private final Set<ManifestProblem> problems;

    ManifestEntryReader(int index, JsonNode entry, Set<ManifestProblem> problems) {
        this.index = index;
        this.entry = entry;
        this.problems = problems;
    }

    /** Empty where the entry cannot be used. */
    Optional<ManifestEntry> read() {
        if (!entry.isObject()) {
            problems.add(new ManifestProblem(
                    "entries[" + index + "]", "is no object; left out. Write {\"dataPath\": \"folder\", ...}"));
            return Optional.empty();
        }
        Optional<String> path = path();
        Optional<String> container = text("containerName");
        if (path.isEmpty() || (has("containerName") && container.isEmpty())) {
            return Optional.empty();
        }
        Optional<String> format = format();
        return Optional.of(new ManifestEntry(
                index,
                container,
                path.orElseThrow(),
                format,
                known(format, separator()),
                partitions(),
                flag("isPartitioned").orElse(true) ? columns() : List.of(),
                depth(),
                unstructured(format),
                texts("excludePaths").stream()
                        .map(text -> SLASHES_AROUND.matcher(text).replaceAll(""))
                        .filter(Predicate.not(String::isEmpty))
                        .toList(),
                patterns()));
    }

    private Optional<String> path() {
        if (!has("dataPath")) {
            problem("dataPath", "is needed; the entry is left out. Write the folder's path without the bucket");
            return Optional.empty();
        }
        Optional<String> text = text("dataPath");
        if (text.isEmpty()) {
            return text;
        }
        String path = SLASHES_AROUND.matcher(text.orElseThrow()).replaceAll("");
        if (path.contains("://")) {
            problem(
                    "dataPath",
                    "is an address; the entry is left out. Write the path alone, without scheme and bucket");
            return Optional.empty();
        }
        if (path.length() > LONGEST_PATH) {
            problem(
                    "dataPath",
                    "has " + path.length() + " characters, the most is " + LONGEST_PATH + "; the entry is left out");
            return Optional.empty();
        }
        return Optional.of(path);
    }

    private Optional<String> format() {
        Optional<String> text = text("structureFormat");
        Optional<String> format = text.flatMap(ManifestTypes::format);
        if (text.isPresent() && format.isEmpty()) {
            problem(
                    "structureFormat",
                    Reading.quoted(text.orElseThrow()) + " is no format that is known; it is found out. Known: "
                            + String.join(", ", ManifestTypes.formats()) + "."
                            + Spelling.hint(text.orElseThrow(), ManifestTypes.formats()));
        }
        return format;
    }

    private Optional<String> separator() {
        Optional<String> text = has("separator")
                ? Optional.of(entry.get("separator"))
                        .filter(JsonNode::isTextual)
                        .map(JsonNode::textValue)
                : Optional.empty();
        Optional<String> separator = text.map(written -> written.replace("\\t", "\t"))
                .filter(found -> !found.isEmpty()
                        && found.codePointCount(0, found.length()) <= 4
                        && !found.contains("\n")
                        && !found.contains("\r"));
        if (has("separator") && separator.isEmpty()) {
            problem("separator", "is no delimiter; it is found out. Write one to four characters, \"\\t\" for a tab");
        }
        return separator;
    }

    /** What has its own magic bytes needs no word; JSON and JSON lines are told apart by the content. */
    private static ReadOptions.Known known(Optional<String> format, Optional<String> separator) {
        boolean delimited = format.map(DELIMITED::contains).orElse(separator.isPresent());
        ReadOptions.Known nothing = ReadOptions.Known.NOTHING;
        return !delimited
                ? nothing
                : new ReadOptions.Known(
                        format.or(() -> Optional.of("csv")),
                        separator,
                        nothing.quote(),
                        nothing.escape(),
                        nothing.comment(),
                        nothing.header(),
                        nothing.skipRows(),
                        nothing.encoding(),
                        nothing.nulls(),
                        nothing.rowElement(),
                        nothing.schema());
    }

    private Partitions partitions() {
        Optional<Boolean> partitioned = flag("isPartitioned");
        Optional<Boolean> detected = flag("autoPartitionDetection");
        boolean denied = partitioned.filter(flag -> !flag).isPresent()
                || detected.filter(flag -> !flag).isPresent();
        boolean wanted = partitioned.orElse(false)
                || detected.orElse(false)
                || (partitioned.isEmpty() && has("partitionColumns"));
        return denied && !wanted ? Partitions.NONE : Partitions.DETECTED;
    }

    private List<PartitionColumn> columns() {
        List<PartitionColumn> columns = new ArrayList<>();
        Set<String> names = new HashSet<>();
        int at = 0;
        for (JsonNode item : items("partitionColumns")) {
            String where = "partitionColumns[" + at++ + "]";
            JsonNode name = item.isTextual() ? item : item.path("name");
            if (!name.isTextual() || name.textValue().isBlank()) {
                problem(where, "has no name; the column is left out. Write {\"name\": ..., \"dataType\": ...}");
            } else if (!names.add(name.textValue().toLowerCase(Locale.ROOT))) {
                problem(where, "has the name of another column; it is left out");
            } else {
                columns.add(new PartitionColumn(name.textValue(), type(where, item.path("dataType"))));
            }
        }
        return columns;
    }

    private Optional<LogicalType> type(String where, JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return Optional.empty();
        }
        Optional<LogicalType> type = node.isTextual() ? ManifestTypes.type(node.textValue()) : Optional.empty();
        if (type.isEmpty()) {
            String found = node.isTextual() ? Reading.quoted(node.textValue()) + " is no type" : "is no text";
            problem(
                    where + ".dataType",
                    found + " that a partition key can have; the values tell it. Known: "
                            + String.join(", ", ManifestTypes.types()) + "."
                            + (node.isTextual() ? Spelling.hint(node.textValue(), ManifestTypes.types()) : ""));
        }
        return type;
    }

    private int depth() {
        if (!has("depth")) {
            return 0;
        }
        JsonNode depth = entry.get("depth");
        if (!depth.isIntegralNumber()
                || !depth.canConvertToInt()
                || depth.intValue() < 0
                || depth.intValue() > MOST_LEVELS) {
            problem("depth", "is no whole number from 0 to " + MOST_LEVELS + "; it counts as 0");
            return 0;
        }
        return depth.intValue();
    }

    private List<String> unstructured(Optional<String> format) {
        List<String> formats = texts("unstructuredFormats").stream()
                .map(text -> text.toLowerCase(Locale.ROOT).strip())
                .map(text -> text.startsWith(".") ? text.substring(1) : text)
                .filter(Predicate.not(String::isEmpty))
                .toList();
        boolean all = flag("unstructuredData").orElse(false) && format.isEmpty() && formats.isEmpty();
        return all ? List.of(ManifestEntry.EVERY_FORMAT) : formats;
    }

    private List<Glob> patterns() {
        List<Glob> globs = new ArrayList<>();
        for (String text : texts("excludePatterns")) {
            try {
                globs.add(Glob.of(text));
            } catch (IllegalArgumentException e) {
                problem("excludePatterns", "one is no path pattern; it is left out: " + e.getMessage());
            }
        }
        return globs;
    }

    private boolean has(String key) {
        return entry.hasNonNull(key);
    }

    private Optional<String> text(String key) {
        if (!has(key)) {
            return Optional.empty();
        }
        Optional<String> text = Optional.of(entry.get(key))
                .filter(JsonNode::isTextual)
                .map(node -> node.textValue().strip());
        if (text.isEmpty() || text.orElseThrow().isEmpty()) {
            boolean needed = key.equals("dataPath") || key.equals("containerName");
            problem(key, "is no text, or empty; " + (needed ? "the entry is left out" : "it counts as absent"));
            return Optional.empty();
        }
        return text;
    }

    private Optional<Boolean> flag(String key) {
        if (!has(key)) {
            return Optional.empty();
        }
        JsonNode node = entry.get(key);
        String text = node.asText();
        if (node.isBoolean() || text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            return Optional.of(Boolean.parseBoolean(text));
        }
        problem(key, "is neither true nor false; it counts as absent");
        return Optional.empty();
    }

    private List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : items(key)) {
            if (item.isTextual()) {
                texts.add(item.textValue());
            } else {
                problem(key, "holds something that is no text; that is left out");
            }
        }
        return texts;
    }

    private List<JsonNode> items(String key) {
        if (!has(key)) {
            return List.of();
        }
        JsonNode node = entry.get(key);
        if (!node.isArray() || node.size() > MOST_ITEMS) {
            problem(key, "is no list of at most " + MOST_ITEMS + " items; it counts as absent");
            return List.of();
        }
        List<JsonNode> items = new ArrayList<>();
        node.forEach(items::add);
        return items;
    }

    private void problem(String key, String message) {
        problems.add(new ManifestProblem("entries[" + index + "]." + key, message));
    }
}
