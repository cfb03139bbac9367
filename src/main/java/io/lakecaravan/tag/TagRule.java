package io.lakecaravan.tag;

import io.lakecaravan.config.Glob;
import io.lakecaravan.config.TagConfig;
import io.lakecaravan.table.LakeObject;
import io.lakecaravan.table.LogicalTable;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** A rule of the configuration with its patterns compiled. A condition that is absent holds. */
final class TagRule {
    private final Optional<Glob> path;
    private final Optional<Pattern> table;
    private final Optional<Pattern> column;
    private final Optional<String> format;
    private final OptionalLong largerThan;
    private final OptionalLong smallerThan;
    private final List<String> tags;

    TagRule(TagConfig.Rule rule) {
        this.path = rule.path().map(Glob::of);
        this.table = rule.table().map(TagRule::anyCase);
        this.column = rule.column().map(TagRule::anyCase);
        this.format = rule.format();
        this.largerThan = rule.largerThan();
        this.smallerThan = rule.smallerThan();
        this.tags = rule.tags();
    }

    /** Stores and tools change the case of names; keys are another matter. */
    private static Pattern anyCase(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    List<String> tags() {
        return tags;
    }

    boolean isForColumns() {
        return column.isPresent();
    }

    boolean matches(LogicalTable found) {
        return path.stream().allMatch(glob -> liesUnder(found, glob))
                && table.stream().allMatch(regex -> regex.matcher(found.name()).matches())
                && format.stream().allMatch(found.format()::equalsIgnoreCase)
                && largerThan.stream().allMatch(size -> found.bytes() > size)
                && smallerThan.stream().allMatch(size -> found.bytes() < size);
    }

    boolean matchesColumn(String name) {
        return column.stream().anyMatch(regex -> regex.matcher(name).matches());
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
