package io.lakecaravan.format;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * A file format: recognises its objects, learns their tables from few bytes, and streams their rows.
 *
 * <p>Implementations are stateless, have a public constructor without parameters and are found by {@link
 * java.util.ServiceLoader}, so that a jar in {@code lib/ext} adds one. They throw {@link FormatException} for bytes that
 * are not theirs, and let {@link ObjectException} and {@link LimitException} of the source pass.
 */
public interface Format {
    /** Stable name in lower case, e.g. {@code parquet}: stands in catalogs and in {@code formats:}. */
    String name();

    ReaderKind readerKind();

    /** Extensions without dot, in lower case, that hint at this format. Compression extensions are not part of it. */
    Set<String> extensions();

    /** How sure the content makes us. The head is expanded where the object is compressed as a whole. */
    Recognition recognise(Head head);

    /**
     * Whether the reader expands objects that are compressed as a whole itself, as text formats do, for which a prefix is
     * enough. Others are handed the expanded bytes.
     */
    default boolean expandsObjects() {
        return false;
    }

    /** The tables of the object, at least one, with schema, row count if cheap, and sample if asked for. */
    List<ReadTable> read(ObjectSource source, ReadOptions options) throws IOException;

    /**
     * All rows of one table.
     *
     * @param table name as in {@link ReadTable#name}
     * @param projection top-level columns wanted, in this order; empty for all
     */
    RowStream rows(ObjectSource source, String table, List<String> projection, ReadOptions options) throws IOException;
}
