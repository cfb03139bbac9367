package io.lakecaravan.table;

import java.util.List;

/**
 * A field within a column that has tags of its own.
 *
 * @param path names below the column, one or more, elements of lists and keys and values of maps among them
 * @param tags internal names in alphabetical order, those that were detected among them
 * @param detected those of the tags that content or name suggest
 */
public record TaggedField(List<String> path, List<String> tags, List<DetectedTag> detected) {
    public TaggedField {
        path = List.copyOf(path);
        tags = List.copyOf(tags);
        detected = List.copyOf(detected);
        if (path.isEmpty()) {
            throw new IllegalArgumentException("a field within a column has a path below it");
        }
    }
}
