package io.lakecaravan.config;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * @param defaults tags of every table
 * @param rules all that match apply, in order; those of {@code mapping} and {@code paths} among them
 * @param detect what detectors may suggest
 * @param mask tags whose columns are masked in samples; {@code Classification.*} stands for all of one
 * @param tests what the rules are to give, for {@code lint --test}
 */
public record TagConfig(
        List<String> defaults, List<Rule> rules, DetectConfig detect, List<String> mask, List<TagTest> tests) {
    /** What opens something or pays. */
    public static final List<String> DEFAULT_MASK = List.of("PII.Secret", "PII.Financial");

    public static final TagConfig NONE = new TagConfig(List.of(), List.of());

    /** With all detectors. */
    public TagConfig(List<String> defaults, List<Rule> rules) {
        this(defaults, rules, DetectConfig.ALL);
    }

    /** With the default masks and without tests. */
    public TagConfig(List<String> defaults, List<Rule> rules, DetectConfig detect) {
        this(defaults, rules, detect, DEFAULT_MASK, List.of());
    }

    public TagConfig {
        defaults = List.copyOf(defaults);
        rules = List.copyOf(rules);
        mask = List.copyOf(mask);
        tests = List.copyOf(tests);
    }

    public TagConfig withRules(List<Rule> others) {
        return new TagConfig(defaults, others, detect, mask, tests);
    }

    /**
     * All conditions that are given must hold.
     *
     * @param path glob over the table's root and its sample object's key
     * @param contains text that root or name contain, in upper or lower case; the root has a slash in front
     * @param table regular expression over the whole table name
     * @param column regular expression over the whole column name: the tags then go to those columns
     * @param largerThan bytes of the table
     * @param olderThan since its newest object was modified
     * @param source glob over the source's name
     * @param bucket glob over the bucket's name
     * @param owner glob over the id or display name of the owner of its sample object
     * @param objectTags globs over the values of tags that its sample object has, by key
     * @param bucketTags globs over the values of tags that its bucket has, by key
     */
    public record Rule(
            Optional<String> path,
            Optional<String> contains,
            Optional<String> table,
            Optional<String> column,
            Optional<String> format,
            OptionalLong largerThan,
            OptionalLong smallerThan,
            Optional<Duration> olderThan,
            Optional<Duration> newerThan,
            Optional<String> source,
            Optional<String> bucket,
            Optional<String> owner,
            Map<String, String> objectTags,
            Map<String, String> bucketTags,
            List<String> tags) {
        public Rule {
            objectTags = Map.copyOf(objectTags);
            bucketTags = Map.copyOf(bucketTags);
            tags = List.copyOf(tags);
        }

        /** Of names, format and size alone. */
        public Rule(
                Optional<String> path,
                Optional<String> table,
                Optional<String> column,
                Optional<String> format,
                OptionalLong largerThan,
                OptionalLong smallerThan,
                List<String> tags) {
            this(
                    path,
                    Optional.empty(),
                    table,
                    column,
                    format,
                    largerThan,
                    smallerThan,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Map.of(),
                    Map.of(),
                    tags);
        }

        /** Of tables by a glob over their paths. */
        public static Rule ofPath(String glob, List<String> tags) {
            return new Rule(
                    Optional.of(glob),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    tags);
        }

        /** Of tables whose path or name contains a text. */
        public static Rule containing(String text, List<String> tags) {
            return new Rule(
                    Optional.empty(),
                    Optional.of(text),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Map.of(),
                    Map.of(),
                    tags);
        }
    }
}
