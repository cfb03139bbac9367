package io.lakecaravan.layout.cases;

import io.lakecaravan.config.SourceConfig;
import io.lakecaravan.layout.Grouping;
import io.lakecaravan.layout.KeyFilter;
import io.lakecaravan.layout.Settling;
import io.lakecaravan.layout.TableNames;
import io.lakecaravan.layout.TableNames.Named;
import io.lakecaravan.layout.Verdict;
import io.lakecaravan.schema.TypeText;
import io.lakecaravan.table.Candidate;
import io.lakecaravan.table.Fragment;
import io.lakecaravan.table.InspectedCandidate;
import io.lakecaravan.table.LakeObject;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.ObjectPage;
import io.lakecaravan.table.PartitionSummary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Grouping and settling as a run calls them. Which table a key belongs to they do not say; here it is the one with the
 * longest root that fits the key, and confidence is always 1.
 */
final class GroupedLayouting implements Layouting {
    private record Table(String root, String format, List<PartitionSummary> partitionKeys) {
        boolean holds(String key) {
            String start = Pattern.quote(root).replace("*", "\\E[^/]*\\Q");
            return Pattern.compile(root.endsWith("/") || root.isEmpty() ? start + ".*" : start).matcher(key).matches();
        }

        String identity() {
            return root + "|" + format;
        }

        static Table of(Candidate candidate) {
            return new Table(
                    candidate.root(),
                    candidate.shapes().stream().map(shape -> shape.format()).findFirst().orElse(""),
                    candidate.shapes().stream().map(shape -> shape.partitionKeys()).findFirst().orElse(List.of()));
        }

        static Table of(LogicalTable table) {
            return new Table(table.root(), table.format(), table.partitionKeys());
        }
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
        List<Table> tables = tables(source, objects, contents);
        Map<Table, Set<String>> members = new LinkedHashMap<>();
        tables.forEach(table -> members.put(table, new HashSet<>()));
        for (String key : kept) {
            members.keySet().stream()
                    .filter(table -> table.holds(key))
                    .max(Comparator.comparingInt(table -> table.root().length()))
                    .ifPresent(table -> members.get(table).add(key));
        }
        Map<String, String> names = TableNames.names(tables.stream()
                .map(table -> new Named(table.identity(), TableNames.base(LayoutCase.BUCKET, table.root())))
                .collect(Collectors.toSet()));
        List<FoundTable> found = new ArrayList<>();
        members.forEach((table, keys) -> found.add(new FoundTable(
                table.root(),
                names.get(table.identity()),
                table.format(),
                table.partitionKeys().stream()
                        .map(key -> new PartitionKey(key.name(), TypeText.display(key.type())))
                        .toList(),
                keys,
                1)));
        return new Answer(found, skipped);
    }

    private static List<Table> tables(
            SourceConfig source, List<LakeObject> objects, Function<LakeObject, List<Fragment>> contents) {
        Grouping grouping = new Grouping(source, LayoutCase.BUCKET);
        List<Candidate> candidates = new ArrayList<>();
        candidates.addAll(grouping.add(new ObjectPage(source.name(), LayoutCase.BUCKET, 0, objects))
                .candidates());
        candidates.addAll(grouping.finish().candidates());
        List<Table> tables = new ArrayList<>();
        for (Candidate candidate : candidates) {
            List<Fragment> fragments = candidate.chosen().stream()
                    .flatMap(chosen -> contents.apply(chosen.object()).stream())
                    .toList();
            if (fragments.isEmpty()) {
                tables.add(Table.of(candidate));
            } else {
                new Settling()
                        .settle(new InspectedCandidate(candidate, fragments))
                        .tables()
                        .forEach(table -> tables.add(Table.of(table)));
            }
        }
        return tables;
    }
}
