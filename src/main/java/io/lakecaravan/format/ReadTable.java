package io.lakecaravan.format;

import io.lakecaravan.finding.Finding;
import io.lakecaravan.schema.Schema;
import io.lakecaravan.table.ColumnBounds;
import io.lakecaravan.table.ColumnStatistics;
import io.lakecaravan.table.Dialect;
import io.lakecaravan.table.RowCount;
import io.lakecaravan.table.Sample;
import java.util.List;
import java.util.Optional;

/**
 * One table inside an object, as its reader saw it.
 *
 * @param name of a sheet, group or member; empty where the object is one table
 * @param compression codec inside the format (Parquet, Avro) or around the text
 * @param findings warnings about this object; bucket and key are filled in by the caller, so readers leave them empty
 * @param partitionKeys names of columns that a table format partitions by
 * @param bounds of columns for which a footer has exact ones
 */
public record ReadTable(
        String name,
        String compression,
        Schema schema,
        Optional<RowCount> rows,
        Optional<Dialect> dialect,
        List<ColumnStatistics> statistics,
        Sample sample,
        List<Finding> findings,
        List<String> partitionKeys,
        List<ColumnBounds> bounds) {
    public ReadTable {
        bounds = List.copyOf(bounds);
        statistics = List.copyOf(statistics);
        findings = List.copyOf(findings);
        partitionKeys = List.copyOf(partitionKeys);
    }

    /** A table that says nothing of partitions. */
    public ReadTable(
            String name,
            String compression,
            Schema schema,
            Optional<RowCount> rows,
            Optional<Dialect> dialect,
            List<ColumnStatistics> statistics,
            Sample sample,
            List<Finding> findings) {
        this(name, compression, schema, rows, dialect, statistics, sample, findings, List.of());
    }

    /** A table without a footer that tells the bounds of columns. */
    public ReadTable(
            String name,
            String compression,
            Schema schema,
            Optional<RowCount> rows,
            Optional<Dialect> dialect,
            List<ColumnStatistics> statistics,
            Sample sample,
            List<Finding> findings,
            List<String> partitionKeys) {
        this(name, compression, schema, rows, dialect, statistics, sample, findings, partitionKeys, List.of());
    }

    /** The same with the bounds that its footer tells. */
    public ReadTable withBounds(List<ColumnBounds> found) {
        return new ReadTable(
                name, compression, schema, rows, dialect, statistics, sample, findings, partitionKeys, found);
    }
}
