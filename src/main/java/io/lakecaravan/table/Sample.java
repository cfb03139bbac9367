package io.lakecaravan.table;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows for people to look at, from one object, as canonical JSON values: numbers exact, times ISO 8601, binary base64.
 *
 * @param columns names of the columns that could be sampled, in schema order
 * @param rows each as long as {@code columns}; null is {@code NullNode}
 */
public record Sample(List<String> columns, List<List<JsonNode>> rows) {
    public static final Sample EMPTY = new Sample(List.of(), List.of());

    public Sample {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /** The same rows with these columns only. */
    public Sample only(Collection<String> names) {
        List<Integer> places = IntStream.range(0, columns.size())
                .filter(place -> names.contains(columns.get(place)))
                .boxed()
                .toList();
        return new Sample(
                places.stream().map(columns::get).toList(),
                rows.stream().map(row -> places.stream().map(row::get).toList()).toList());
    }

    /** The same columns with no more rows than these. */
    public Sample first(int most) {
        return rows.size() <= most ? this : new Sample(columns, rows.subList(0, most));
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }
}
