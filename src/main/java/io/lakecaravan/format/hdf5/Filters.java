package io.lakecaravan.format.hdf5;

import io.jhdf.dataset.DatasetBase;
import io.jhdf.filter.FilterManager;
import java.util.List;

/** The filters of chunks: which ones there are, and the names of a dataset's codecs. */
final class Filters {
    private static final List<Integer> NO_CODECS = List.of(2, 3);

    private Filters() {}

    /** Gives jHDF the filters that it lacks or gets wrong; once for the process. */
    static void install() {
        FilterManager.addFilter(new ShuffleFilter());
    }

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
