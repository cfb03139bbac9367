package io.lakecaravan.table;

import java.util.List;

/**
 * Keys that look like one logical table, before anything was read.
 *
 * @param root parent prefix ending in {@code /} (empty for the bucket's root), or the whole key of a single object; with
 *     {@code *} for what varies where several tables share a folder, e.g. {@code raw/orders*}
 * @param shapes bounded in number, in order of their pattern
 * @param rule which rule of layout made it: {@code hive}, {@code folder}, {@code file}, {@code object},
 *     {@code first-folder}, {@code pattern}
 * @param markers names of the folders and files inside the root that mark a table format, e.g. {@code _delta_log}
 * @param logs of the table formats that mark the root itself, one for each marker
 */
public record Candidate(
        String source,
        String bucket,
        String root,
        String rule,
        List<Shape> shapes,
        List<String> markers,
        List<TableLog> logs) {
    public Candidate {
        shapes = List.copyOf(shapes);
        markers = List.copyOf(markers);
        logs = List.copyOf(logs);
    }

    /** Keys without the log of a table format. */
    public Candidate(String source, String bucket, String root, String rule, List<Shape> shapes, List<String> markers) {
        this(source, bucket, root, rule, shapes, markers, List.of());
    }

    /** Stable between runs for as long as the root and the rule's patterns stay. */
    public String id() {
        return source + "|" + bucket + "|" + root + "|"
                + String.join(",", shapes.stream().map(Shape::format).distinct().toList());
    }

    public List<ChosenObject> chosen() {
        return shapes.stream().flatMap(shape -> shape.chosen().stream()).toList();
    }

    public long objects() {
        return shapes.stream().mapToLong(Shape::objects).sum();
    }

    public long bytes() {
        return shapes.stream().mapToLong(Shape::bytes).sum();
    }
}
