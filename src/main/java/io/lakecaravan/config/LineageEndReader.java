package io.lakecaravan.config;

import static io.lakecaravan.config.ConfigCode.CONFIG_CONTRADICTION;
import static io.lakecaravan.config.ConfigCode.CONFIG_MISSING_KEY;
import static io.lakecaravan.config.ConfigCode.CONFIG_MISSING_VALUE;
import static io.lakecaravan.config.ConfigCode.CONFIG_NO_EFFECT;
import static io.lakecaravan.config.ConfigCode.CONFIG_UNKNOWN_KEY;
import static io.lakecaravan.config.ConfigCode.CONFIG_UNKNOWN_VALUE;

import io.lakecaravan.table.DatasetKind;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads {@code from:} and {@code to:} of a lineage rule. */
final class LineageEndReader {
    private static final Pattern SYSTEM = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final List<String> KINDS =
            Arrays.stream(DatasetKind.values()).map(DatasetKind::text).toList();

    private final List<String> services;

    private final List<CatalogConfig> catalogs;

    LineageEndReader(List<String> services, List<CatalogConfig> catalogs) {
        this.services = services;
        this.catalogs = catalogs;
    }

    Optional<LineageEnd> read(Mapping rule, String key, Collection<String> placeholders) {
        if (!rule.has(key)) {
            return Optional.empty();
        }
        Mapping end = rule.mapping(key, Sections.LINEAGE_END);
        Optional<String> system = end.required("system", LineageEndReader::system);
        List<LineageName> path = path(end, system, placeholders);
        Map<String, LineageName> named = services(end, placeholders);
        catalogs.stream()
                .filter(catalog -> type(catalog)
                        .filter(type -> !named.containsKey(type) && !named.containsKey(catalog.name()))
                        .isPresent())
                .forEach(catalog -> end.report(
                        has(end, "services"),
                        CONFIG_NO_EFFECT,
                        "names no service of the catalog " + catalog.name()
                                + ", which therefore shows nothing of this end"));
        return Optional.of(new LineageEnd(system.orElse(""), path, named));
    }

    private static String has(Mapping end, String key) {
        return end.has(key) ? key : "";
    }

    /** Of a catalog that must be told where a dataset stands; others show it in any case. */
    private static Optional<String> type(CatalogConfig catalog) {
        if (catalog instanceof CatalogConfig.OpenMetadata) {
            return Optional.of("openmetadata");
        }
        return catalog instanceof CatalogConfig.Atlan ? Optional.of("atlan") : Optional.empty();
    }

    /** A system that nobody knows is taken; one that is nearly known is a slip. */
    private static String system(String text) {
        String name = text.toLowerCase(Locale.ROOT);
        List<String> known = DatasetKind.systems();
        if (!SYSTEM.matcher(name).matches()) {
            throw new BadValueException(
                    CONFIG_UNKNOWN_VALUE,
                    "is no kind of system. Write a-z, 0-9 and -, e.g. postgresql, kafka, snowflake");
        }
        if (!known.contains(name) && known.stream().anyMatch(word -> isSlip(name, word))) {
            throw new BadValueException(
                    CONFIG_UNKNOWN_VALUE,
                    "is not known. Known: " + String.join(", ", known) + "." + Spelling.hint(name, known));
        }
        return name;
    }

    /** Names of systems are short: only what can hardly be another one counts. */
    private static boolean isSlip(String name, String known) {
        return name.length() > 3
                && (known.startsWith(name) || Spelling.distance(name, known) <= (name.length() > 5 ? 2 : 1));
    }

    private static List<LineageName> path(Mapping end, Optional<String> system, Collection<String> placeholders) {
        List<String> given = KINDS.stream().filter(end::has).toList();
        String wanted = system.map(DatasetKind::of).orElse(DatasetKind.TABLE).text();
        if (given.isEmpty()) {
            if (system.isPresent()) {
                end.report("", CONFIG_MISSING_KEY, "needs " + wanted + ": the name in that system");
            }
            return List.of();
        }
        if (given.size() > 1) {
            end.report(given.get(1), CONFIG_CONTRADICTION, String.join(" and ", given) + " exclude each other");
        } else if (system.isPresent() && !given.get(0).equals(wanted)) {
            end.report(
                    given.get(0),
                    CONFIG_CONTRADICTION,
                    system.get() + " has no " + given.get(0) + ". Write " + wanted + ": instead");
        }
        return given.stream().map(key -> path(end, key, placeholders)).toList().get(0);
    }

    private static List<LineageName> path(Mapping end, String key, Collection<String> placeholders) {
        if (end.node(key).orElseThrow() instanceof SequenceNode list) {
            if (list.getValue().isEmpty()) {
                end.report(key, CONFIG_MISSING_VALUE, "is an empty list. Write the parts of the name");
            }
            return end.list(key, text -> LineageName.parse(text, placeholders));
        }
        return end.optional(key, text -> switch (key) {
                    case "table" -> LineageName.divided(text, '.', -1, placeholders);
                    case "container" -> LineageName.divided(text, '/', 2, placeholders);
                    // Dots are part of a topic's or an index's name.
                    default -> List.of(LineageName.parse(text, placeholders));
                })
                .orElse(List.of());
    }

    private Map<String, LineageName> services(Mapping end, Collection<String> placeholders) {
        Map<String, LineageName> found = new LinkedHashMap<>();
        for (Map.Entry<String, Node> entry : end.freeEntries("services").entrySet()) {
            String path = end.path() + ".services." + entry.getKey();
            if (!services.contains(entry.getKey())) {
                end.reading()
                        .report(
                                Reading.line(entry.getValue()),
                                path,
                                CONFIG_UNKNOWN_KEY,
                                "no catalog has that name or type. Known: " + String.join(", ", services) + "."
                                        + Spelling.hint(entry.getKey(), services));
            }
            end.value(entry.getValue(), path, text -> LineageName.parse(text, placeholders))
                    .ifPresent(name -> found.put(entry.getKey(), name));
        }
        return found;
    }
}
