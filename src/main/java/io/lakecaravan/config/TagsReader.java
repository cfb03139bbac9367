package io.lakecaravan.config;

import static io.lakecaravan.config.ConfigCode.CONFIG_CONTRADICTION;
import static io.lakecaravan.config.ConfigCode.CONFIG_MISSING_KEY;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Reads {@code tags:}. */
final class TagsReader {
    private final ValueParser<String> format;

    TagsReader(Set<String> formats) {
        this.format = SourceReader.format(formats);
    }

    TagConfig read(Mapping tags) {
        return new TagConfig(
                tags.list("defaults", Parsers::tag),
                tags.mappings("rules", Sections.TAG_RULE).stream()
                        .map(this::rule)
                        .toList(),
                tags.fallback("detect", Parsers::flag) ? DetectConfig.ALL : DetectConfig.OFF);
    }

    private TagConfig.Rule rule(Mapping rule) {
        if (Sections.TAG_RULE.names().stream().noneMatch(key -> !key.equals("tags") && rule.has(key))) {
            rule.report(
                    "",
                    CONFIG_MISSING_KEY,
                    "has no condition. Add path, table, column, format, larger-than or smaller-than, or move the tags to"
                            + " tags.defaults");
        }
        Optional<Long> larger = rule.optional("larger-than", DataSize::parse);
        Optional<Long> smaller = rule.optional("smaller-than", DataSize::parse);
        if (larger.isPresent() && smaller.isPresent() && larger.get() >= smaller.get() - 1) {
            rule.report("smaller-than", CONFIG_CONTRADICTION, "no size is above larger-than and below smaller-than");
        }
        return new TagConfig.Rule(
                rule.optional("path", Parsers::glob),
                rule.optional("table", Parsers::regex),
                rule.optional("column", Parsers::regex),
                rule.optional("format", format),
                size(larger),
                size(smaller),
                tags(rule));
    }

    private static List<String> tags(Mapping rule) {
        if (!rule.has("tags") || rule.list("tags", text -> text).isEmpty()) {
            rule.missing("tags");
        }
        return rule.list("tags", Parsers::tag);
    }

    private static OptionalLong size(Optional<Long> bytes) {
        return bytes.map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }
}
