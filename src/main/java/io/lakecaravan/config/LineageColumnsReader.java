package io.lakecaravan.config;

import static io.lakecaravan.config.ConfigCode.CONFIG_BAD_NAME;
import static io.lakecaravan.config.ConfigCode.CONFIG_NO_EFFECT;
import static io.lakecaravan.config.ConfigCode.CONFIG_UNKNOWN_PLACEHOLDER;

import io.lakecaravan.table.ColumnMatching;
import io.lakecaravan.table.ColumnMatching.Match;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code columns:} of a lineage rule: what holds for all hops, and what a hop says otherwise. */
final class LineageColumnsReader {
    private static final List<String> MATCHES = List.of("exact", "ignore-case", "none");
    private static final List<String> PLACES =
            List.of("{column}", "{column|upper}", "{column|lower}", "{column|snake}");
    private static final Pattern PLACE = Pattern.compile("\\{[^{}]*}");

    private final Mapping rule;
    private final Mapping columns;
    private final ColumnMatching all;

    LineageColumnsReader(Mapping rule) {
        this.rule = rule;
        this.columns = rule.mapping("columns", Sections.LINEAGE_COLUMNS);
        this.all = read(columns, ColumnMatching.DEFAULT);
        if (rule.has("columns") && Sections.LINEAGE_COLUMNS.names().stream().noneMatch(columns::has)) {
            columns.report("", CONFIG_NO_EFFECT, "says nothing. Take it out or write match, map or template");
        }
    }

    /** @param end {@code from} or {@code to} */
    ColumnMatching hop(String end) {
        if (!columns.has(end)) {
            return all;
        }
        if (!rule.has(end)) {
            columns.report(end, CONFIG_NO_EFFECT, "the rule has no " + end + " whose columns could be matched");
        }
        return read(columns.mapping(end, Sections.LINEAGE_HOP), all);
    }

    ColumnMatching through() {
        if (!columns.has("through")) {
            return new ColumnMatching(Match.BY_HOPS, all.map(), all.template());
        }
        if (!rule.has("from") || !rule.has("to")) {
            columns.report("through", CONFIG_NO_EFFECT, "the rule has not both from and to");
        }
        return read(columns.mapping("through", Sections.LINEAGE_HOP), all);
    }

    private static ColumnMatching read(Mapping hop, ColumnMatching above) {
        Match match = hop.optional("match", Parsers.oneOf(MATCHES))
                .map(text -> Match.valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_')))
                .orElse(above.match());
        Optional<String> template = hop.optional("template", LineageColumnsReader::template);
        if (template.isPresent() && match == Match.NONE) {
            hop.report("template", CONFIG_NO_EFFECT, "match: none matches nothing but what map names");
        }
        return new ColumnMatching(match, hop.has("map") ? map(hop) : above.map(), template.orElse(above.template()));
    }

    private static Map<String, String> map(Mapping hop) {
        Map<String, String> names = new LinkedHashMap<>();
        hop.freeEntries("map")
                .forEach((name, node) -> hop.value(node, hop.path() + ".map." + name, Parsers::text)
                        .ifPresent(other -> names.put(name, other)));
        return names;
    }

    private static String template(String text) {
        Matcher place = PLACE.matcher(text);
        while (place.find()) {
            if (!PLACES.contains(place.group())) {
                throw new BadValueException(
                        CONFIG_UNKNOWN_PLACEHOLDER,
                        "has the unknown placeholder '" + place.group() + "'. Known: " + String.join(", ", PLACES) + "."
                                + Spelling.hint(place.group(), PLACES));
            }
        }
        if (!text.contains("{column")) {
            throw new BadValueException(
                    CONFIG_BAD_NAME, "gives all columns one name. Put {column} into it, e.g. SRC_{column|upper}");
        }
        if (PLACE.matcher(text).replaceAll("").matches(".*[{}].*")) {
            throw new BadValueException(CONFIG_BAD_NAME, "has a brace without its partner");
        }
        return text;
    }
}
