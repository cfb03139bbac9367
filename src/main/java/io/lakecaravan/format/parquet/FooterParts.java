package io.lakecaravan.format.parquet;

import static io.lakecaravan.finding.FindingCode.PARQUET_FOOTER_CORRUPT;

import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.table.RowCount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.EncryptionAlgorithm;
import org.apache.parquet.format.KeyValue;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Util.FileMetaDataConsumer;

/**
 * Takes the parts of a footer as they are parsed and keeps of each row group only where its chunks lie, so that a footer
 * with very many row groups does not become many times its size in objects.
 */
final class FooterParts extends FileMetaDataConsumer {
    private final ReadOptions options;
    private final List<RowGroup> rowGroups = new ArrayList<>();
    private Optional<FileSchema> schema = Optional.empty();
    private Map<List<String>, Leaf> leaves = Map.of();
    private Optional<String> createdBy = Optional.empty();
    private GeoColumns geometries = GeoColumns.NONE;
    private long rows;

    FooterParts(ReadOptions options) {
        this.options = options;
    }

    Footer footer(long start, Span tail) throws IOException {
        FileSchema found = schema.orElseThrow(
                () -> new FormatException(PARQUET_FOOTER_CORRUPT, "the Parquet footer has no schema"));
        return new Footer(found, rowCount(start), rowGroups, createdBy, geometries, start, tail);
    }

    private RowCount rowCount(long start) throws FormatException {
        long sum = 0;
        for (RowGroup group : rowGroups) {
            sum += group.rows();
            if (sum < 0) {
                throw new FormatException(
                        PARQUET_FOOTER_CORRUPT,
                        start,
                        "the row groups of the Parquet footer claim too many rows",
                        null);
            }
        }
        return rows == sum || rows == 0 ? RowCount.exact(sum) : RowCount.estimated(sum);
    }

    @Override
    public void setVersion(int version) {
        // Every version so far has the same footer.
    }

    @Override
    public void setSchema(List<SchemaElement> elements) {
        try {
            FileSchema found = FileSchema.of(elements, options);
            schema = Optional.of(found);
            leaves = new HashMap<>();
            found.leaves().forEach(leaf -> leaves.putIfAbsent(leaf.fileName(), leaf));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void setNumRows(long count) {
        rows = count;
    }

    @Override
    public void addRowGroup(org.apache.parquet.format.RowGroup group) {
        if (schema.isEmpty()) {
            throw new UncheckedIOException(new FormatException(
                    PARQUET_FOOTER_CORRUPT, "row groups stand before the schema in the Parquet footer"));
        }
        List<Leaf> all = schema.get().leaves();
        if (group.getNum_rows() < 0 || group.getColumnsSize() != all.size()) {
            throw new UncheckedIOException(new FormatException(
                    PARQUET_FOOTER_CORRUPT,
                    "row group " + rowGroups.size() + " of the Parquet footer has " + group.getNum_rows() + " rows and "
                            + group.getColumnsSize() + " column chunks; the schema has " + all.size() + " columns"));
        }
        ColumnChunk[] chunks = new ColumnChunk[all.size()];
        for (int index = 0; index < chunks.length; index++) {
            org.apache.parquet.format.ColumnChunk chunk = group.getColumns().get(index);
            chunks[leafOf(chunk, all.get(index)).index()] = ColumnChunk.of(chunk);
        }
        for (ColumnChunk chunk : chunks) {
            if (chunk == null) {
                throw new UncheckedIOException(new FormatException(
                        PARQUET_FOOTER_CORRUPT,
                        "row group " + rowGroups.size() + " of the Parquet footer names a column twice"));
            }
        }
        rowGroups.add(new RowGroup(group.getNum_rows(), List.of(chunks)));
    }

    /** Chunks lie in schema order; where a writer did otherwise, its path decides. */
    private Leaf leafOf(org.apache.parquet.format.ColumnChunk chunk, Leaf expected) {
        List<String> path = Optional.ofNullable(chunk.getMeta_data())
                .map(ColumnMetaData::getPath_in_schema)
                .orElse(expected.fileName());
        if (path.equals(expected.fileName())) {
            return expected;
        }
        return Optional.ofNullable(leaves.get(path))
                .orElseThrow(() -> new UncheckedIOException(new FormatException(
                        PARQUET_FOOTER_CORRUPT,
                        "row group " + rowGroups.size()
                                + " of the Parquet footer has a chunk for a column that is not in" + " the schema")));
    }

    @Override
    public void addKeyValueMetaData(KeyValue pair) {
        if (GeoColumns.KEY.equals(pair.getKey())) {
            geometries = GeoColumns.of(pair.getValue());
        }
    }

    @Override
    public void setCreatedBy(String text) {
        createdBy = Optional.ofNullable(text).filter(name -> name.length() <= Limits.CREATED_BY);
    }

    @Override
    public void setEncryptionAlgorithm(EncryptionAlgorithm algorithm) {
        // Encrypted chunks say so themselves.
    }

    @Override
    public void setFooterSigningKeyMetadata(byte[] metadata) {
        // We have no keys.
    }
}
