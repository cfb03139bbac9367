package io.lakecaravan.config;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * @param defaults tags of every table
 * @param rules all that match apply, in order
 * @param detect what detectors may suggest
 */
public record TagConfig(List<String> defaults, List<Rule> rules, DetectConfig detect) {
    public static final TagConfig NONE = new TagConfig(List.of(), List.of());

    /** With all detectors. */
    public TagConfig(List<String> defaults, List<Rule> rules) {
        this(defaults, rules, DetectConfig.ALL);
    }

    public TagConfig {
        defaults = List.copyOf(defaults);
        rules = List.copyOf(rules);
    }

    /**
     * All conditions that are given must hold.
     *
     * @param path glob over the table's root and its sample object's key
     * @param table regular expression over the whole table name
     * @param column regular expression over the whole column name: the tags then go to those columns
     * @param largerThan bytes of the table
     */
    public record Rule(
            Optional<String> path,
            Optional<String> table,
            Optional<String> column,
            Optional<String> format,
            OptionalLong largerThan,
            OptionalLong smallerThan,
            List<String> tags) {
        public Rule {
            tags = List.copyOf(tags);
        }
    }
}
