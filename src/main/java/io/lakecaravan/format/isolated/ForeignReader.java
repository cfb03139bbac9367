package io.lakecaravan.format.isolated;

import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.ReadTable;
import io.lakecaravan.format.RowStream;
import java.io.IOException;
import java.util.List;

/**
 * The part of a format that hands bytes to a parser of others that could loop or allocate without bound. It runs in a
 * process of its own, which {@link Isolated} starts and kills. Implementations have a constructor without parameters.
 */
public interface ForeignReader {
    /** As {@link io.lakecaravan.format.Format#read}. */
    List<ReadTable> read(ObjectSource source, ReadOptions options) throws IOException;

    /** As {@link io.lakecaravan.format.Format#rows}. */
    RowStream rows(ObjectSource source, String table, List<String> projection, ReadOptions options) throws IOException;
}
