package io.lakecaravan.tag;

import io.lakecaravan.schema.Column;
import io.lakecaravan.table.ColumnTag;
import io.lakecaravan.table.DetectedTag;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.Publication;
import io.lakecaravan.table.TableColumn;
import io.lakecaravan.table.TaggedField;
import io.lakecaravan.tag.Detection.Found;
import io.lakecaravan.tag.detect.ColumnCounts;
import io.lakecaravan.tag.detect.Suggestion;
import io.lakecaravan.tag.detect.kind.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
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
        List<Column> columns = table.columns().stream().map(TableColumn::column).toList();
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

    /** Every tag of a column or a field within it that is suggested or confirmed. */
    public Set<ColumnTag> tags() {
        Set<ColumnTag> tags = new LinkedHashSet<>();
        for (TableColumn column : table.columns()) {
            List<Found> all = of(column);
            ofColumn(column, all).forEach(each -> tags.add(new ColumnTag(path(column), tag(each))));
            all.forEach(each -> tags.add(new ColumnTag(each.field(), tag(each))));
        }
        return tags;
    }

    /** Whether the table has the column or field that the tag is of. */
    public boolean isThere(ColumnTag tag) {
        return Leaves.isThere(table.columns().stream().map(TableColumn::column).toList(), tag.column());
    }

    /** The message with these tags beside those that it has. */
    public Publication publication(Publication publication) {
        List<TableColumn> columns = new ArrayList<>();
        List<Found> all = new ArrayList<>();
        for (TableColumn column : table.columns()) {
            List<Found> found = of(column);
            all.addAll(found);
            columns.add(tagged(column, found));
        }
        all.removeIf(each -> rejected.contains(ColumnTag.ofTable(tag(each))));
        TreeSet<String> tags = new TreeSet<>(table.tags());
        confirmedAt(List.of()).forEach(tags::add);
        List<DetectedTag> detected = new ArrayList<>();
        Found.strongest(all).ifPresent(strongest -> {
            String tag = tag(strongest);
            tags.add(tag);
            if (!confirmed.contains(ColumnTag.ofTable(tag))) {
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

    /** A column has the tags of its fields, too: a sample shows, and a server masks, the whole of it. */
    private TableColumn tagged(TableColumn column, List<Found> all) {
        List<String> top = path(column);
        SortedMap<String, DetectedTag> detected = detected(top, ofColumn(column, all));
        List<TaggedField> fields = new ArrayList<>();
        for (List<String> field : fields(column, all)) {
            List<Found> own =
                    all.stream().filter(each -> each.field().equals(field)).toList();
            SortedMap<String, DetectedTag> ofField = detected(field, own);
            fields.add(new TaggedField(
                    field.subList(1, field.size()), tags(List.of(), field, own), List.copyOf(ofField.values())));
        }
        return column.withTags(tags(column.tags(), top, ofColumn(column, all)))
                .withDetected(List.copyOf(detected.values()))
                .withFields(fields);
    }

    private List<String> tags(List<String> before, List<String> place, List<Found> found) {
        TreeSet<String> tags = new TreeSet<>(before);
        tags.addAll(confirmedAt(place));
        found.forEach(each -> tags.add(tag(each)));
        return List.copyOf(tags);
    }

    private SortedMap<String, DetectedTag> detected(List<String> place, List<Found> found) {
        SortedMap<String, DetectedTag> detected = new TreeMap<>();
        for (Found each : found) {
            String tag = tag(each);
            if (!confirmed.contains(new ColumnTag(place, tag))) {
                detected.merge(
                        tag,
                        new DetectedTag(tag, score(each), reasons(place, each)),
                        (one, other) -> one.score() >= other.score() ? one : other);
            }
        }
        return detected;
    }

    private static List<String> path(TableColumn column) {
        return List.of(column.column().name());
    }

    private static String tag(Found each) {
        return each.suggestion().tag();
    }

    private List<String> confirmedAt(List<String> place) {
        return confirmed.stream()
                .filter(tag -> tag.column().equals(place))
                .map(ColumnTag::tag)
                .sorted()
                .toList();
    }

    /** Those within the column that have tags, in order of the schema. */
    private List<List<String>> fields(TableColumn column, List<Found> all) {
        Set<List<String>> tagged = new HashSet<>();
        all.forEach(each -> tagged.add(each.field()));
        confirmed.forEach(each -> tagged.add(each.column()));
        return Leaves.of(column.column()).values().stream()
                .map(Leaves.Leaf::field)
                .distinct()
                .filter(field -> field.size() > 1 && tagged.contains(field))
                .toList();
    }

    /** What the column's own values say, and the fields within it. */
    private List<Found> ofColumn(TableColumn column, List<Found> all) {
        return all.stream()
                .filter(each -> each.field().size() == 1 || !rejected.contains(new ColumnTag(path(column), tag(each))))
                .toList();
    }

    /** What is found of a column and its fields and not rejected, and what is confirmed of a kind that is not found any more. */
    private List<Found> of(TableColumn column) {
        List<Found> all = new ArrayList<>();
        found.getOrDefault(column.column().name(), List.of()).stream()
                .filter(each -> !rejected.contains(new ColumnTag(each.field(), tag(each))))
                .forEach(all::add);
        Set<List<String>> there = new HashSet<>();
        Leaves.of(column.column()).values().forEach(leaf -> there.add(leaf.field()));
        confirmed.stream()
                .filter(tag -> there.contains(tag.column())
                        && all.stream()
                                .noneMatch(each -> each.field().equals(tag.column())
                                        && tag(each).equals(tag.tag())))
                .sorted(Comparator.comparing(ColumnTag::place).thenComparing(ColumnTag::tag))
                .flatMap(tag -> Arrays.stream(Kind.values())
                        .filter(kind -> kind.tag().equals(tag.tag()))
                        .limit(1)
                        .map(kind -> new Found(
                                tag.column(),
                                tag.column(),
                                new Suggestion(kind, tag.tag(), 1, List.of("a person confirmed it")))))
                .forEach(all::add);
        return all;
    }

    private static double score(Found each) {
        return Math.floor(each.suggestion().score() * THOUSAND) / THOUSAND;
    }

    private static List<String> reasons(List<String> place, Found each) {
        if (each.path().equals(place)) {
            return each.suggestion().reasons();
        }
        List<String> reasons = new ArrayList<>();
        reasons.add("field " + String.join(".", each.path()));
        reasons.addAll(each.suggestion().reasons());
        return reasons;
    }
}
