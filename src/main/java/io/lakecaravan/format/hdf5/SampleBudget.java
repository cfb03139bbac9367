package io.lakecaravan.format.hdf5;

import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.ReadOptions;

/** Bytes that the samples of all tables of a file may cost together. */
final class SampleBudget {
    private final ReadOptions options;
    private long left;

    SampleBudget(ReadOptions options) {
        this.options = options;
        this.left = options.sampleBytes();
    }

    int wanted() {
        return options.sampleRows();
    }

    long bytes() {
        return options.sampleBytes();
    }

    /** Rows of the table that may be sampled; 0 where its first rows cost more than is left. */
    int rows(Hdf5Table table) throws FormatException {
        int rows = (int) Math.min(Math.min(options.sampleRows(), table.rows()), table.sliceRows());
        long cost = table.cost(rows);
        if (rows == 0 || cost > left) {
            return 0;
        }
        left -= cost;
        return rows;
    }
}
