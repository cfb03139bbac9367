package io.lakecaravan.lineage;

import io.lakecaravan.config.Glob;
import io.lakecaravan.config.LineageEnd;
import io.lakecaravan.config.LineageName;
import io.lakecaravan.config.LineageRule;
import io.lakecaravan.table.Dataset;
import io.lakecaravan.table.LakeObject;
import io.lakecaravan.table.LineageFlow;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.ReadObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A rule of the configuration with its patterns compiled. A condition that is absent holds. */
final class CompiledRule {
    private static final Map<String, UnaryOperator<String>> CASES =
            Map.of("upper", NameCase.UPPER::apply, "lower", NameCase.LOWER::apply, "snake", NameCase.SNAKE::apply);

    private final LineageRule rule;
    private final Optional<Glob> bucket;
    private final Optional<Glob> path;
    private final Optional<Glob> objects;
    private final Optional<Pattern> table;
    private final Set<String> groups = new LinkedHashSet<>();

    CompiledRule(LineageRule rule) {
        this.rule = rule;
        this.bucket = rule.bucket().map(Glob::of);
        this.path = rule.path().map(Glob::of);
        this.objects = rule.objects().map(Glob::of);
        // Tags' rules compare names of tables without case, too.
        this.table = rule.table().map(regex -> Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
        Stream.of(rule.from(), rule.to()).flatMap(Optional::stream).forEach(this::noteGroups);
    }

    private void noteGroups(LineageEnd end) {
        Stream.concat(end.path().stream(), end.services().values().stream())
                .map(LineageName::placeholders)
                .forEach(groups::addAll);
    }

    /** Empty where a condition does not hold, or where the name of an end comes out empty. */
    Optional<LineageFlow> flow(LogicalTable found) {
        boolean holds = rule.source().stream().allMatch(found.source()::equals)
                && bucket.stream().allMatch(glob -> glob.matches(found.bucket()))
                && path.stream().allMatch(glob -> liesUnder(found, glob))
                && objects.stream().allMatch(glob -> keys(found).anyMatch(glob::matches));
        Optional<Matcher> matcher = table.map(pattern -> pattern.matcher(found.name()));
        if (!holds || matcher.filter(match -> !match.matches()).isPresent()) {
            return Optional.empty();
        }
        Map<String, String> values = values(found, matcher);
        Optional<Dataset> from = rule.from().flatMap(end -> dataset(end, values));
        Optional<Dataset> to = rule.to().flatMap(end -> dataset(end, values));
        if (from.isPresent() != rule.from().isPresent()
                || to.isPresent() != rule.to().isPresent()) {
            return Optional.empty();
        }
        return Optional.of(new LineageFlow(
                rule.name(), from, rule.objects(), to, rule.inbound(), rule.outbound(), rule.through()));
    }

    private static boolean liesUnder(LogicalTable table, Glob glob) {
        return glob.matches(table.root())
                || glob.matches(table.location())
                || table.sampleObject()
                        .map(LakeObject::key)
                        .filter(glob::matches)
                        .isPresent();
    }

    /** Of each kind of names in a table at least one object was read. */
    private static Stream<String> keys(LogicalTable table) {
        return Stream.concat(
                table.read().stream().map(ReadObject::key), table.sampleObject().map(LakeObject::key).stream());
    }

    private Map<String, String> values(LogicalTable found, Optional<Matcher> matcher) {
        String name = found.name();
        int last = name.lastIndexOf('/');
        String above = last < 0 ? found.bucket() : name.substring(0, last);
        Map<String, String> values = new HashMap<>();
        values.put("table", name);
        values.put("folder", name.substring(last + 1));
        values.put("parent", above.substring(above.lastIndexOf('/') + 1));
        values.put("bucket", found.bucket());
        values.put("source", found.source());
        for (String group : groups) {
            if (!values.containsKey(group)) {
                matcher.map(match -> match.group(group)).ifPresent(value -> values.put(group, value));
            }
        }
        return values;
    }

    private static Optional<Dataset> dataset(LineageEnd end, Map<String, String> values) {
        List<String> path = new ArrayList<>();
        for (LineageName part : end.path()) {
            Optional<String> name = part.fill(values, CASES);
            if (name.isEmpty()) {
                return Optional.empty();
            }
            path.add(name.get());
        }
        Map<String, String> services = new HashMap<>();
        end.services()
                .forEach((catalog, service) ->
                        service.fill(values, CASES).ifPresent(name -> services.put(catalog, name)));
        return Optional.of(new Dataset(end.system(), services, path));
    }
}
