package io.lakecaravan.tag;

import io.lakecaravan.schema.Column;
import io.lakecaravan.table.ColumnTag;
import io.lakecaravan.table.DetectedTag;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.Publication;
import io.lakecaravan.table.TableColumn;
import io.lakecaravan.tag.Detection.Found;
import io.lakecaravan.tag.detect.ColumnCounts;
import io.lakecaravan.tag.detect.Suggestion;
import io.lakecaravan.tag.detect.kind.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A table with the tags that its columns' names and values suggest, and what people said of them. The table gets the most
 * sensitive tag of its columns, of these the surest. Immutable.
 */
public final class SuggestedTable {
    /** Scores are told in thousandths: the last digits of a sum say nothing. */
    private static final double THOUSAND = 1_000;

    private final LogicalTable table;
    private final Map<String, List<Found>> found;
    private final Set<ColumnTag> rejected;
    private final Set<ColumnTag> confirmed;

    private SuggestedTable(
            LogicalTable table,
            Map<String, List<Found>> found,
            Collection<ColumnTag> rejected,
            Collection<ColumnTag> confirmed) {
        this.table = table;
        this.found = found;
        this.rejected = Set.copyOf(rejected);
        this.confirmed = Set.copyOf(confirmed);
    }

    public static SuggestedTable nothing(LogicalTable table) {
        return new SuggestedTable(table, Map.of(), Set.of(), Set.of());
    }

    /** @param counts of all objects of the table, by path */
    public static SuggestedTable of(LogicalTable table, Detection detection, Map<List<String>, ColumnCounts> counts) {
        List<Column> columns =
                table.columns().stream().map(TableColumn::column).toList();
        return new SuggestedTable(table, detection.decide(table.name(), columns, counts), Set.of(), Set.of());
    }

    /** Without tags that people rejected. */
    public SuggestedTable without(Collection<ColumnTag> tags) {
        return new SuggestedTable(table, found, tags, confirmed);
    }

    /** With tags that people confirmed, whatever speaks for them: they are no suggestions any more. */
    public SuggestedTable withConfirmed(Collection<ColumnTag> tags) {
        return new SuggestedTable(table, found, rejected, tags);
    }

    /** Every tag of a column that is suggested or confirmed. */
    public Set<ColumnTag> tags() {
        Set<ColumnTag> tags = new LinkedHashSet<>();
        for (TableColumn column : table.columns()) {
            String name = column.column().name();
            of(name).forEach(each ->
                    tags.add(new ColumnTag(name, each.suggestion().tag())));
        }
        return tags;
    }

    /** The message with these tags beside those that it has. */
    public Publication publication(Publication publication) {
        List<TableColumn> columns = new ArrayList<>();
        List<Found> all = new ArrayList<>();
        for (TableColumn column : table.columns()) {
            List<Found> ofColumn = of(column.column().name());
            all.addAll(ofColumn);
            columns.add(tagged(column, ofColumn));
        }
        all.removeIf(
                each -> rejected.contains(new ColumnTag("", each.suggestion().tag())));
        TreeSet<String> tags = new TreeSet<>(table.tags());
        confirmed.stream().filter(tag -> tag.column().isEmpty()).forEach(tag -> tags.add(tag.tag()));
        List<DetectedTag> detected = new ArrayList<>();
        Found.strongest(all).ifPresent(strongest -> {
            String tag = strongest.suggestion().tag();
            tags.add(tag);
            if (!confirmed.contains(new ColumnTag("", tag))) {
                detected.add(new DetectedTag(
                        tag,
                        score(strongest),
                        List.of("the most sensitive of its columns is " + String.join(".", strongest.path()))));
            }
        });
        return publication
                .withTable(publication.table().withTags(List.copyOf(tags), columns))
                .withDetected(detected);
    }

    private TableColumn tagged(TableColumn column, List<Found> ofColumn) {
        String name = column.column().name();
        TreeSet<String> tags = new TreeSet<>(column.tags());
        confirmed.stream().filter(tag -> tag.column().equals(name)).forEach(tag -> tags.add(tag.tag()));
        SortedMap<String, DetectedTag> detected = new TreeMap<>();
        for (Found each : ofColumn) {
            String tag = each.suggestion().tag();
            tags.add(tag);
            if (!confirmed.contains(new ColumnTag(name, tag))) {
                detected.merge(
                        tag,
                        new DetectedTag(tag, score(each), reasons(each)),
                        (one, other) -> one.score() >= other.score() ? one : other);
            }
        }
        return column.withTags(List.copyOf(tags)).withDetected(List.copyOf(detected.values()));
    }

    /** What is found of a column and not rejected, and what is confirmed of a kind that is not found any more. */
    private List<Found> of(String column) {
        List<Found> all = new ArrayList<>();
        found.getOrDefault(column, List.of()).stream()
                .filter(each -> !rejected.contains(
                        new ColumnTag(column, each.suggestion().tag())))
                .forEach(all::add);
        confirmed.stream()
                .filter(tag -> tag.column().equals(column)
                        && all.stream()
                                .noneMatch(each -> each.suggestion().tag().equals(tag.tag())))
                .sorted(Comparator.comparing(ColumnTag::tag))
                .flatMap(tag -> Arrays.stream(Kind.values())
                        .filter(kind -> kind.tag().equals(tag.tag()))
                        .limit(1)
                        .map(kind -> new Found(
                                List.of(column), new Suggestion(kind, tag.tag(), 1, List.of("a person confirmed it")))))
                .forEach(all::add);
        return all;
    }

    private static double score(Found each) {
        return Math.floor(each.suggestion().score() * THOUSAND) / THOUSAND;
    }

    private static List<String> reasons(Found each) {
        if (each.path().size() == 1) {
            return each.suggestion().reasons();
        }
        List<String> reasons = new ArrayList<>();
        reasons.add("field " + String.join(".", each.path()));
        reasons.addAll(each.suggestion().reasons());
        return reasons;
    }
}
