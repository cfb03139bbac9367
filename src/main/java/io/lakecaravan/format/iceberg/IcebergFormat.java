package io.lakecaravan.format.iceberg;

import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.ReadTable;
import io.lakecaravan.format.RowStream;
import io.lakecaravan.format.TableFormat;
import io.lakecaravan.format.TableRoot;
import io.lakecaravan.format.table.Alignment;
import io.lakecaravan.format.table.DataFileRows;
import io.lakecaravan.format.table.SampledRows;
import io.lakecaravan.format.table.TableField;
import io.lakecaravan.table.Sample;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Apache Iceberg, versions 1 to 3: the newest metadata file of the {@code metadata/} folder, by its version number.
 *
 * <p>Schema, partition columns and the row count take that file: one listing and one request. The count is what the
 * current snapshot's summary says, exact where nothing was deleted by delete files. Rows come from Parquet and Avro data
 * files, found by field id or name mapping, without those that position deletes or deletion vectors take away. What this
 * version does not read (equality deletes, ORC data files, encrypted tables) is said, and the schema stands.
 *
 * <p>A catalog may know a newer or an older metadata file as the current one; a folder does not tell.
 *
 * @see <a href="https://iceberg.apache.org/spec/">The specification</a>
 */
public final class IcebergFormat implements TableFormat {
    @Override
    public String name() {
        return "iceberg";
    }

    @Override
    public Set<String> markers() {
        return Set.of(MetadataFiles.FOLDER);
    }

    @Override
    public ReadTable read(TableRoot root, ReadOptions options) throws IOException {
        TableMetadata table = MetadataFiles.newest(root, options);
        List<TableField> fields = table.fields();
        Optional<String> unsupported = table.unsupported();
        SampledRows.Result sampled = unsupported.isPresent()
                ? unsupported(unsupported.get())
                : SampledRows.of(
                        () -> IcebergRows.open(table, table.fields(), root, options, options.sampleBytes()), options);
        return new ReadTable(
                "",
                table.compression(),
                Alignment.schema(fields),
                table.rows(),
                Optional.empty(),
                List.of(),
                sampled.sample(),
                sampled.findings(),
                table.partitionColumns());
    }

    private static SampledRows.Result unsupported(String reason) {
        return new SampledRows.Result(
                Sample.EMPTY, List.of(Finding.of(FindingCode.ICEBERG_FEATURE_UNSUPPORTED, "", "", reason)));
    }

    @Override
    public RowStream rows(TableRoot root, List<String> projection, ReadOptions options) throws IOException {
        TableMetadata table = MetadataFiles.newest(root, options);
        Optional<String> unsupported = table.unsupported();
        if (unsupported.isPresent()) {
            throw new FormatException(FindingCode.ICEBERG_FEATURE_UNSUPPORTED, unsupported.get());
        }
        return IcebergRows.open(
                table, Alignment.project(table.fields(), projection), root, options, DataFileRows.FETCHED);
    }
}
