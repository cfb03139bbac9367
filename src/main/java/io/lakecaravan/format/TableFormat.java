package io.lakecaravan.format;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * A format whose tables are several objects under one root (Delta, Iceberg, Hudi): it lists and reads its own log.
 * Found by {@link java.util.ServiceLoader} like {@link Format}.
 */
public interface TableFormat {
    /** Stable name in lower case, e.g. {@code delta}. */
    String name();

    /** Names of folders directly under a root that mark a table of this format, e.g. {@code _delta_log}. */
    Set<String> markers();

    /** The table's present state: schema, counts, and sample if asked for. */
    ReadTable read(TableRoot root, ReadOptions options) throws IOException;

    /** All rows of the present state. */
    RowStream rows(TableRoot root, List<String> projection, ReadOptions options) throws IOException;
}
