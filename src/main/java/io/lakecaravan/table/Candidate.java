package io.lakecaravan.table;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Keys that look like one logical table, before anything was read.
 *
 * @param root parent prefix ending in {@code /} (empty for the bucket's root), or the whole key of a single object; with
 *     {@code *} for what varies where several tables share a folder, e.g. {@code raw/orders*}
 * @param grounds why these keys were taken together
 * @param shapes bounded in number, in order of their pattern
 * @param markers names of the folders and files inside the root that mark a table format, e.g. {@code _delta_log}
 * @param logs of the table formats that mark the root itself, one for each marker
 * @param siblings where it is undecided whether the shapes' folders are one table
 */
public record Candidate(
        String source,
        String bucket,
        String root,
        Grounds grounds,
        List<Shape> shapes,
        List<String> markers,
        List<TableLog> logs,
        Optional<Siblings> siblings) {
    public Candidate {
        shapes = List.copyOf(shapes);
        markers = List.copyOf(markers);
        logs = List.copyOf(logs);
    }

    /** Keys of one folder without the log of a table format. */
    public Candidate(
            String source, String bucket, String root, Grounds grounds, List<Shape> shapes, List<String> markers) {
        this(source, bucket, root, grounds, shapes, markers, List.of(), Optional.empty());
    }

    /**
     * Stable between runs for as long as the root and the rule's patterns stay. Siblings are told by their first one, too:
     * the folders of one root may make several candidates.
     */
    public String id() {
        String folders =
                siblings.map(undecided -> "|" + shapes.get(0).member() + "...").orElse("");
        return source + "|" + bucket + "|" + root + "|"
                + String.join(",", shapes.stream().map(Shape::format).distinct().toList())
                + folders;
    }

    public String rule() {
        return grounds.rule();
    }

    /** What is to be read now: of undecided siblings not all. */
    public List<Shape> shapesToRead() {
        return siblings.map(folders -> shapes.stream()
                        .filter(shape -> folders.read().contains(shape.member()))
                        .map(shape -> shape.withChosen(shape.chosen().stream()
                                .sorted(Comparator.comparing(ChosenObject::reason))
                                .limit(folders.each())
                                .toList()))
                        .toList())
                .orElse(shapes);
    }

    /** Objects to be read now. */
    public List<ChosenObject> chosen() {
        return shapesToRead().stream().flatMap(shape -> shape.chosen().stream()).toList();
    }

    public long objects() {
        return shapes.stream().mapToLong(Shape::objects).sum();
    }

    public long bytes() {
        return shapes.stream().mapToLong(Shape::bytes).sum();
    }
}
