package io.lakecaravan.config;

import static io.lakecaravan.config.ConfigCode.CONFIG_CONTRADICTION;
import static io.lakecaravan.config.ConfigCode.CONFIG_MISSING_KEY;

import io.lakecaravan.tag.detect.kind.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/** Reads {@code tags:}. */
final class TagsReader {
    private static final Set<String> DETECTED =
            new TreeSet<>(Arrays.stream(Kind.values()).map(Kind::tag).toList());

    private final ValueParser<String> format;
    private final TagTestsReader tests;

    TagsReader(Set<String> formats) {
        this.format = SourceReader.format(formats);
        this.tests = new TagTestsReader(format);
    }

    TagConfig read(Mapping tags) {
        List<TagConfig.Rule> rules = new ArrayList<>();
        tags.mappings("rules", Sections.TAG_RULE).forEach(rule -> rules.add(rule(rule)));
        tags.optional("mapping", Parsers::tagMapping)
                .ifPresent(
                        entries -> entries.forEach((word, given) -> rules.add(TagConfig.Rule.containing(word, given))));
        paths(tags, rules);
        return new TagConfig(
                tags.list("defaults", Parsers::tag),
                rules,
                detect(tags),
                tags.node("mask").isPresent() ? tags.list("mask", Parsers::tag) : TagConfig.DEFAULT_MASK,
                tests.read(tags));
    }

    List<TagTest> tests(Mapping file) {
        return tests.read(file);
    }

    private static void paths(Mapping tags, List<TagConfig.Rule> rules) {
        FreeMapping.lists(tags, "paths", Parsers::tag).forEach((pattern, given) -> {
            if (pattern.chars().anyMatch(c -> "*?[{".indexOf(c) >= 0)) {
                tags.value(pattern, "paths", Parsers::glob)
                        .ifPresent(glob -> rules.add(TagConfig.Rule.ofPath(glob, given)));
            } else {
                rules.add(TagConfig.Rule.containing(pattern, given));
            }
        });
    }

    private static DetectConfig detect(Mapping tags) {
        if (tags.node("detect").filter(MappingNode.class::isInstance).isEmpty()) {
            return tags.fallback("detect", Parsers::flag) ? DetectConfig.ALL : DetectConfig.OFF;
        }
        Mapping detect = tags.mapping("detect", Sections.DETECT);
        SortedMap<String, Double> thresholds = new TreeMap<>();
        FreeMapping.values(detect, "thresholds", Parsers::share)
                .forEach((tag, least) -> detect.value(tag, "thresholds", Parsers.oneOf(DETECTED))
                        .ifPresent(known -> thresholds.put(known, least)));
        return new DetectConfig(
                DetectConfig.Values.SCANNED,
                new HashSet<>(detect.list("tags", Parsers.oneOf(DETECTED))),
                detect.optional("threshold", Parsers::share)
                        .map(OptionalDouble::of)
                        .orElseGet(OptionalDouble::empty),
                thresholds);
    }

    private TagConfig.Rule rule(Mapping rule) {
        if (Sections.TAG_RULE.names().stream().noneMatch(key -> !key.equals("tags") && rule.has(key))) {
            rule.report(
                    "",
                    CONFIG_MISSING_KEY,
                    "has no condition. Add path, contains, table, column, format, larger-than, smaller-than, older-than,"
                            + " newer-than, source, bucket, owner, object-tags or bucket-tags, or move the tags to"
                            + " tags.defaults");
        }
        Optional<Long> larger = rule.optional("larger-than", DataSize::parse);
        Optional<Long> smaller = rule.optional("smaller-than", DataSize::parse);
        if (larger.isPresent() && smaller.isPresent() && larger.get() >= smaller.get() - 1) {
            rule.report("smaller-than", CONFIG_CONTRADICTION, "no size is above larger-than and below smaller-than");
        }
        Optional<Duration> older = rule.optional("older-than", TimeSpan::parse);
        Optional<Duration> newer = rule.optional("newer-than", TimeSpan::parse);
        if (older.isPresent() && newer.isPresent() && older.get().compareTo(newer.get()) >= 0) {
            rule.report("newer-than", CONFIG_CONTRADICTION, "no age is above older-than and below newer-than");
        }
        return new TagConfig.Rule(
                rule.optional("path", Parsers::glob),
                rule.optional("contains", Parsers::text),
                rule.optional("table", Parsers::regex),
                rule.optional("column", Parsers::regex),
                rule.optional("format", format),
                size(larger),
                size(smaller),
                older,
                newer,
                rule.optional("source", Parsers::glob),
                rule.optional("bucket", Parsers::glob),
                rule.optional("owner", Parsers::glob),
                FreeMapping.values(rule, "object-tags", Parsers::glob),
                FreeMapping.values(rule, "bucket-tags", Parsers::glob),
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
