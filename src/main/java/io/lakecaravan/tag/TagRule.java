package io.lakecaravan.tag;

import io.lakecaravan.config.Glob;
import io.lakecaravan.config.TagConfig;
import io.lakecaravan.table.LakeObject;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.tag.StoreFacts.Owner;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** A rule of the configuration with its patterns compiled. A condition that is absent holds. */
final class TagRule {
    private final TagConfig.Rule rule;
    private final Optional<Glob> path;
    private final Optional<String> contains;
    private final Optional<Pattern> table;
    private final Optional<Pattern> column;
    private final Optional<Glob> source;
    private final Optional<Glob> bucket;
    private final Optional<Glob> owner;
    private final Map<String, Glob> objectTags;
    private final Map<String, Glob> bucketTags;

    TagRule(TagConfig.Rule rule) {
        this.rule = rule;
        this.path = rule.path().map(Glob::of);
        this.contains = rule.contains().map(text -> text.toLowerCase(Locale.ROOT));
        this.table = rule.table().map(TagRule::anyCase);
        this.column = rule.column().map(TagRule::anyCase);
        this.source = rule.source().map(Glob::of);
        this.bucket = rule.bucket().map(Glob::of);
        this.owner = rule.owner().map(Glob::of);
        this.objectTags = globs(rule.objectTags());
        this.bucketTags = globs(rule.bucketTags());
    }

    /** Stores and tools change the case of names; keys are another matter. */
    private static Pattern anyCase(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    private static Map<String, Glob> globs(Map<String, String> patterns) {
        Map<String, Glob> globs = new TreeMap<>();
        patterns.forEach((key, pattern) -> globs.put(key, Glob.of(pattern)));
        return globs;
    }

    List<String> tags() {
        return rule.tags();
    }

    boolean isForColumns() {
        return column.isPresent();
    }

    boolean matches(LogicalTable found, StoreFacts facts, Instant now) {
        Duration age = Duration.between(found.lastModified(), now);
        return path.stream().allMatch(glob -> liesUnder(found, glob))
                && contains.stream().allMatch(text -> isIn(found, text))
                && table.stream().allMatch(regex -> regex.matcher(found.name()).matches())
                && rule.format().stream().allMatch(found.format()::equalsIgnoreCase)
                && rule.largerThan().stream().allMatch(size -> found.bytes() > size)
                && rule.smallerThan().stream().allMatch(size -> found.bytes() < size)
                && rule.olderThan().stream().allMatch(limit -> age.compareTo(limit) > 0)
                && rule.newerThan().stream().allMatch(limit -> age.compareTo(limit) < 0)
                && source.stream().allMatch(glob -> glob.matches(found.source()))
                && bucket.stream().allMatch(glob -> glob.matches(found.bucket()))
                && storeAgrees(found, facts);
    }

    /** Last, as it may cost requests. */
    private boolean storeAgrees(LogicalTable found, StoreFacts facts) {
        return (bucketTags.isEmpty() || has(facts.bucketTags(found), bucketTags))
                && (objectTags.isEmpty() || has(facts.objectTags(found), objectTags))
                && owner.stream()
                        .allMatch(glob -> facts.owner(found)
                                .filter(person -> is(person, glob))
                                .isPresent());
    }

    private static boolean has(Optional<Map<String, String>> tags, Map<String, Glob> wanted) {
        return tags.isPresent()
                && wanted.entrySet().stream()
                        .allMatch(each -> tags.get().containsKey(each.getKey())
                                && each.getValue().matches(tags.get().get(each.getKey())));
    }

    private static boolean is(Owner person, Glob glob) {
        return glob.matches(person.id()) || (!person.name().isEmpty() && glob.matches(person.name()));
    }

    boolean matchesColumn(String name) {
        return column.stream().anyMatch(regex -> regex.matcher(name).matches());
    }

    private static boolean isIn(LogicalTable table, String text) {
        return ("/" + table.root()).toLowerCase(Locale.ROOT).contains(text)
                || table.name().toLowerCase(Locale.ROOT).contains(text);
    }

    private static boolean liesUnder(LogicalTable table, Glob glob) {
        return glob.matches(table.root())
                || glob.matches(table.location())
                || table.sampleObject()
                        .map(LakeObject::key)
                        .filter(glob::matches)
                        .isPresent();
    }
}
