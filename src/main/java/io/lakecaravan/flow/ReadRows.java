package io.lakecaravan.flow;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.profile.RowSketch;
import io.lakecaravan.table.ColumnBounds;
import io.lakecaravan.table.ColumnProfile;
import io.lakecaravan.table.ColumnProfile.Frequency;
import io.lakecaravan.table.Fragment;
import io.lakecaravan.table.Sample;
import io.lakecaravan.table.TableProfile;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the rows read of an object leave behind until its table is published. Both hold values, so neither is ever in the
 * state; the same object gives the same again.
 *
 * @param sample the rows to show
 * @param profile of all rows that were read, as they are; empty where there were none
 */
record ReadRows(Sample sample, Optional<TableProfile> profile) {
    /**
     * @param read all rows that were read
     * @param bounds that the object's footer tells of all its rows
     * @param shown how many of them are shown
     */
    static ReadRows of(Fragment fragment, Sample read, List<ColumnBounds> bounds, int shown) {
        RowSketch sketch = RowSketch.of(fragment.schema(), read);
        bounds.forEach(sketch::widen);
        return new ReadRows(
                read.first(shown),
                sketch.isEmpty()
                        ? Optional.empty()
                        : Optional.of(sketch.profile(fragment.object().lastModified())));
    }

    /** Approximate memory that it takes. */
    long bytes() {
        long bytes = 128;
        for (List<JsonNode> row : sample.rows()) {
            for (JsonNode value : row) {
                bytes += 32 + (value.isTextual() ? 2L * value.textValue().length() : 16L * (1 + value.size()));
            }
        }
        return bytes
                + profile.stream()
                        .flatMap(found -> found.columns().stream())
                        .mapToLong(ReadRows::bytes)
                        .sum();
    }

    private static long bytes(ColumnProfile column) {
        long characters = Stream.of(
                        Stream.concat(column.min().stream(), column.max().stream()),
                        column.path().stream(),
                        column.quantiles().stream(),
                        Stream.concat(column.top().stream(), column.patterns().stream())
                                .map(Frequency::what))
                .flatMap(texts -> texts)
                .mapToLong(String::length)
                .sum();
        return 400
                + 2 * characters
                + 48L * (column.top().size() + column.patterns().size());
    }
}
