package io.lakecaravan.config;

import static io.lakecaravan.config.ConfigCode.CONFIG_CONTRADICTION;
import static io.lakecaravan.config.ConfigCode.CONFIG_DUPLICATE_NAME;
import static io.lakecaravan.config.ConfigCode.CONFIG_MISSING_KEY;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code lineage:}. */
final class LineageReader {
    private static final List<String> CONDITIONS = List.of("source", "bucket", "table", "path", "objects");

    private final List<String> sources;
    private final LineageEndReader ends;

    /**
     * @param services what {@code services} may name: catalogs and their types
     * @param catalogs those that are published to
     */
    LineageReader(List<String> sources, List<String> services, List<CatalogConfig> catalogs) {
        this.sources = sources;
        this.ends = new LineageEndReader(services, catalogs);
    }

    List<LineageRule> read(Mapping root) {
        Map<String, Integer> lines = new HashMap<>();
        return root.mappings("lineage", Sections.LINEAGE).stream()
                .map(rule -> rule(rule, lines))
                .toList();
    }

    private LineageRule rule(Mapping rule, Map<String, Integer> lines) {
        String name = rule.required("name", Parsers::name).orElse("");
        Integer first = name.isEmpty() ? null : lines.putIfAbsent(name, rule.line("name"));
        if (first != null) {
            rule.report(
                    "name",
                    CONFIG_DUPLICATE_NAME,
                    "the name " + Reading.quoted(name) + " is taken in line " + first + ". Names are unique");
        }
        if (CONDITIONS.stream().noneMatch(rule::has)) {
            rule.report(
                    "",
                    CONFIG_MISSING_KEY,
                    "has no condition. Add table, path, objects, bucket or source; table: \".*\" means every table");
        }
        if (!rule.has("from") && !rule.has("to")) {
            rule.report("", CONFIG_MISSING_KEY, "has neither from nor to. Write where the data comes from or goes to");
        }
        Optional<String> table = rule.optional("table", Parsers::regex);
        List<String> placeholders = placeholders(rule, table);
        LineageColumnsReader columns = new LineageColumnsReader(rule);
        return new LineageRule(
                name,
                rule.optional("source", Parsers.oneOf(sources)),
                rule.optional("bucket", Parsers::glob),
                table,
                rule.optional("path", Parsers::glob),
                rule.optional("objects", Parsers::glob),
                ends.read(rule, "from", placeholders),
                ends.read(rule, "to", placeholders),
                columns.hop("from"),
                columns.hop("to"),
                columns.through());
    }

    private static List<String> placeholders(Mapping rule, Optional<String> table) {
        List<String> known = new ArrayList<>(LineageName.GIVEN);
        for (String group : table.map(LineageName::groups).orElse(Set.of())) {
            if (LineageName.GIVEN.contains(group)) {
                rule.report(
                        "table",
                        CONFIG_CONTRADICTION,
                        "the group " + group + " hides the placeholder {" + group + "}. Give the group another name");
            } else {
                known.add(group);
            }
        }
        return known;
    }
}
