package io.lakecaravan.format.parquet;

import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.RowStream;
import io.lakecaravan.schema.FieldIds;
import io.lakecaravan.schema.Schema;
import io.lakecaravan.table.RowCount;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;

/**
 * One Parquet object whose footer was read: for table formats, which need more of it than {@link ParquetFormat} shows.
 * Not for use by several threads; whoever opened the source closes it.
 */
public final class ParquetFile {
    private final ObjectSource source;
    private final Footer footer;

    private ParquetFile(ObjectSource source, Footer footer) {
        this.source = source;
        this.footer = footer;
    }

    /** Reads the footer. Throws as {@link ParquetFormat#read} does. */
    public static ParquetFile open(ObjectSource source, ReadOptions options) throws IOException {
        return new ParquetFile(source, Footer.read(source, options));
    }

    public Schema schema() {
        return ColumnTypes.schema(footer.schema().message());
    }

    /** One for each column of the schema. */
    public List<FieldIds> ids() {
        return ParquetFieldIds.of(footer.schema().message());
    }

    public RowCount rows() {
        return footer.rows();
    }

    /**
     * All rows in file order.
     *
     * @param columns top-level columns, in the order wanted, at least one
     * @param fetched bytes of all columns that may be held fetched, within what the reader needs at least
     */
    public RowStream rows(List<String> columns, long fetched) {
        return new ParquetRows(source, footer, Projection.of(footer, columns), fetched);
    }

    /** All rows in file order, with the columns and nested fields that have a wanted leaf. */
    public RowStream rows(Predicate<List<String>> leafPath) {
        return new ParquetRows(source, footer, Projection.leaves(footer, leafPath));
    }
}
