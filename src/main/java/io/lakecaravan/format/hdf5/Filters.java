package io.lakecaravan.format.hdf5;

import io.jhdf.dataset.DatasetBase;
import java.util.List;

/** Names of the codecs in a dataset's filter pipeline. */
final class Filters {
    private static final List<Integer> NO_CODECS = List.of(2, 3);

    private Filters() {}

    static String of(DatasetBase dataset) {
        try {
            List<String> codecs = dataset.getFilters().stream()
                    .filter(filter -> !NO_CODECS.contains(filter.getId()))
                    .map(filter -> filter.getId() == 1 ? "deflate" : filter.getName())
                    .toList();
            return codecs.isEmpty() ? "none" : String.join(",", codecs);
        } catch (RuntimeException e) {
            // A filter that jHDF does not have; reading the values tells of it.
            return "unknown";
        }
    }
}
