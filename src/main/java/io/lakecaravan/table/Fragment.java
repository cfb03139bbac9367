package io.lakecaravan.table;

import io.lakecaravan.finding.Finding;
import io.lakecaravan.schema.Schema;
import java.util.List;
import java.util.Optional;

/**
 * What was learned from one object, or from one of several tables inside it. It holds no value of the object, so it may
 * be kept in the state.
 *
 * @param table name of the table inside the object (a sheet, a group); empty where the object is one table
 * @param format as recognised by content, e.g. {@code csv}
 * @param compression {@code none}, {@code gzip}, ... around or inside the format
 * @param findings about this object, warnings included; an error means the schema is not to be used
 * @param partitionKeys names of columns that a table format's log says the table is partitioned by
 * @param bytesRead fetched of the object when it was read, the same in all its fragments; 0 where that was not counted
 */
public record Fragment(
        LakeObject object,
        String table,
        String format,
        String compression,
        Schema schema,
        Optional<RowCount> rows,
        Optional<Dialect> dialect,
        List<ColumnStatistics> statistics,
        List<Finding> findings,
        List<String> partitionKeys,
        long bytesRead) {
    public Fragment {
        statistics = List.copyOf(statistics);
        findings = List.copyOf(findings);
        partitionKeys = List.copyOf(partitionKeys);
    }

    /** Of which the bytes were not counted. */
    public Fragment(
            LakeObject object,
            String table,
            String format,
            String compression,
            Schema schema,
            Optional<RowCount> rows,
            Optional<Dialect> dialect,
            List<ColumnStatistics> statistics,
            List<Finding> findings,
            List<String> partitionKeys) {
        this(object, table, format, compression, schema, rows, dialect, statistics, findings, partitionKeys, 0);
    }

    /** An object that says nothing of partitions. */
    public Fragment(
            LakeObject object,
            String table,
            String format,
            String compression,
            Schema schema,
            Optional<RowCount> rows,
            Optional<Dialect> dialect,
            List<ColumnStatistics> statistics,
            List<Finding> findings) {
        this(object, table, format, compression, schema, rows, dialect, statistics, findings, List.of());
    }

    public Fragment withBytesRead(long bytes) {
        return new Fragment(
                object, table, format, compression, schema, rows, dialect, statistics, findings, partitionKeys, bytes);
    }

    /** Whether the schema may be used: no error was found, and there is one. */
    public boolean isUsable() {
        return !schema.columns().isEmpty() && findings.stream().noneMatch(Finding::isError);
    }

    /** An object that gave nothing but findings. */
    public static Fragment failed(LakeObject object, String format, String compression, List<Finding> findings) {
        return new Fragment(
                object,
                "",
                format,
                compression,
                new Schema(List.of()),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                findings);
    }
}
