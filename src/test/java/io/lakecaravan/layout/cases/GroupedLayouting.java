package io.lakecaravan.layout.cases;

import io.lakecaravan.config.SourceConfig;
import io.lakecaravan.layout.FileName;
import io.lakecaravan.layout.Grouping;
import io.lakecaravan.layout.KeyFilter;
import io.lakecaravan.layout.Settled;
import io.lakecaravan.layout.Settling;
import io.lakecaravan.layout.TableNames;
import io.lakecaravan.layout.TableNames.Named;
import io.lakecaravan.layout.Verdict;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType.Text;
import io.lakecaravan.schema.Schema;
import io.lakecaravan.schema.TypeText;
import io.lakecaravan.table.Candidate;
import io.lakecaravan.table.ChosenObject;
import io.lakecaravan.table.Fragment;
import io.lakecaravan.table.InspectedCandidate;
import io.lakecaravan.table.LakeObject;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.ObjectPage;
import io.lakecaravan.table.Shape;
import io.lakecaravan.table.Siblings;
import io.lakecaravan.table.Siblings.Names;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Grouping and settling as a run calls them. Which table a key belongs to they do not say; here it is the one with the
 * longest root that fits the key. Where nothing is read, objects are given columns that make settling agree with what
 * names say.
 */
final class GroupedLayouting implements Layouting {
    private record Table(LogicalTable table, double confidence, Pattern root) {
        Table(LogicalTable table, double confidence) {
            this(table, confidence, pattern(table.root()));
        }

        private static Pattern pattern(String root) {
            String start = Pattern.quote(root).replace("*", "\\E[^/]*\\Q");
            return Pattern.compile(root.endsWith("/") || root.isEmpty() ? start + ".*" : start);
        }

        boolean holds(String key) {
            return root.matcher(key).matches();
        }

        /** Tables of two formats may share a root. */
        boolean isOfFormat(String key) {
            return FileName.of(key.substring(key.lastIndexOf('/') + 1)).format().equals(table.format());
        }

        String identity() {
            return TableNames.identity(table);
        }
    }

    private final int page;

    GroupedLayouting() {
        this(1000);
    }

    /** @param page number of objects in each page of the listing */
    GroupedLayouting(int page) {
        this.page = page;
    }

    @Override
    public Answer layout(
            SourceConfig source, List<LakeObject> objects, Function<LakeObject, List<Fragment>> contents) {
        Map<String, String> skipped = new TreeMap<>();
        List<String> kept = new ArrayList<>();
        KeyFilter filter = new KeyFilter(source);
        for (LakeObject object : objects) {
            if (filter.verdict(object) instanceof Verdict.Skipped skip) {
                skipped.put(object.key(), skip.reason().text());
            } else {
                kept.add(object.key());
            }
        }
        // a table is itself; to compare all that is known of it would take long
        Map<Table, Set<String>> members = new IdentityHashMap<>();
        Grouping grouping = new Grouping(source, LayoutCase.BUCKET);
        List<Candidate> candidates = new ArrayList<>();
        for (int at = 0; at < objects.size(); at += page) {
            List<LakeObject> cut = objects.subList(at, Math.min(objects.size(), at + page));
            candidates.addAll(grouping.add(new ObjectPage(source.name(), LayoutCase.BUCKET, at / page, cut))
                    .candidates());
        }
        candidates.addAll(grouping.finish().candidates());
        candidates.forEach(candidate -> tables(candidate, contents, OptionalDouble.empty())
                .forEach(table -> members.put(table, new HashSet<>())));
        for (String key : kept) {
            members.keySet().stream()
                    .filter(table -> table.holds(key))
                    .max(Comparator.comparingInt((Table table) -> table.table().root().length())
                            .thenComparing(table -> table.isOfFormat(key)))
                    .ifPresent(table -> members.get(table).add(key));
        }
        Map<String, String> names = TableNames.names(members.keySet().stream()
                .map(table -> new Named(table.identity(), table.table().name()))
                .collect(Collectors.toSet()));
        List<FoundTable> found = new ArrayList<>();
        members.forEach((table, keys) -> found.add(new FoundTable(
                table.table().root(),
                names.get(table.identity()),
                table.table().format(),
                table.table().partitionKeys().stream()
                        .map(key -> new PartitionKey(key.name(), TypeText.display(key.type())))
                        .toList(),
                keys,
                table.confidence())));
        return new Answer(found, skipped);
    }

    private static List<Table> tables(
            Candidate candidate, Function<LakeObject, List<Fragment>> contents, OptionalDouble doubt) {
        List<Fragment> read = candidate.chosen().stream()
                .flatMap(chosen -> contents.apply(chosen.object()).stream())
                .toList();
        OptionalDouble confidence = read.isEmpty() && doubt.isEmpty()
                ? OptionalDouble.of(candidate.grounds().confidence())
                : doubt;
        Settled settled = new Settling()
                .settle(new InspectedCandidate(candidate, read.isEmpty() ? supposed(candidate) : read));
        List<Table> tables = new ArrayList<>();
        settled.tables()
                .forEach(table ->
                        tables.add(new Table(table, confidence.orElse(table.grounds().confidence()))));
        settled.again().forEach(again -> tables.addAll(tables(again, contents, confidence)));
        return tables;
    }

    private static List<Fragment> supposed(Candidate candidate) {
        boolean words = candidate.siblings().map(Siblings::names).filter(Names.WORDS::equals).isPresent();
        List<Fragment> fragments = new ArrayList<>();
        for (Shape shape : candidate.shapesToRead()) {
            String column = words ? "of_" + shape.member() : "any";
            for (ChosenObject chosen : shape.chosen()) {
                fragments.add(new Fragment(
                        chosen.object(),
                        "",
                        shape.format(),
                        shape.compression(),
                        Schema.of(Column.nullable(column, Text.plain())),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        List.of()));
            }
        }
        return fragments;
    }
}
