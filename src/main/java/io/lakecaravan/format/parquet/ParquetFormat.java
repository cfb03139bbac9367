package io.lakecaravan.format.parquet;

import io.lakecaravan.format.Format;
import io.lakecaravan.format.Head;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.ReadTable;
import io.lakecaravan.format.ReaderKind;
import io.lakecaravan.format.Recognition;
import io.lakecaravan.format.RowStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Apache Parquet, without Hadoop.
 *
 * <p>The schema, the row count and the null counts take the footer: one request of 64 kB at the end of the object, and a
 * second one where the footer is longer. A sample takes at most one more request per column, for the dictionary and the
 * first data page, within {@link ReadOptions#sampleBytes}; columns whose first page does not fit are named in a finding,
 * as are columns whose pages cannot be decoded. All rows are streamed page by page.
 *
 * <p>INT96 becomes a timestamp without zone. Files with an encrypted footer give {@code PARQUET_FOOTER_ENCRYPTED}; where
 * only columns are encrypted, the schema is read and those columns are left out of the sample.
 *
 * @see <a href="https://github.com/apache/parquet-format">The specification</a>
 */
public final class ParquetFormat implements Format {
    @Override
    public String name() {
        return "parquet";
    }

    @Override
    public ReaderKind readerKind() {
        return ReaderKind.FOOTER;
    }

    @Override
    public Set<String> extensions() {
        return Set.of("parquet", "pq", "parq", "pqt");
    }

    @Override
    public Recognition recognise(Head head) {
        if (head.startsWith("PAR1") || head.startsWith("PARE")) {
            return Recognition.CERTAIN;
        }
        // A broken file is best told by the reader of what its name says.
        return extensions().contains(head.extension()) ? Recognition.POSSIBLE : Recognition.NO;
    }

    @Override
    public List<ReadTable> read(ObjectSource source, ReadOptions options) throws IOException {
        Footer footer = Footer.read(source, options);
        SampleReader.Result sampled = SampleReader.read(source, footer, options);
        return List.of(new ReadTable(
                "",
                ColumnCounts.compression(footer),
                footer.columns(),
                Optional.of(footer.rows()),
                Optional.empty(),
                ColumnCounts.of(footer),
                sampled.sample(),
                        sampled.skipped().findings())
                .withBounds(ChunkBounds.of(footer)));
    }

    @Override
    public RowStream rows(ObjectSource source, String table, List<String> projection, ReadOptions options)
            throws IOException {
        if (!table.isEmpty()) {
            throw new IllegalArgumentException("a Parquet object is one table without a name, not '" + table + "'");
        }
        Footer footer = Footer.read(source, options);
        return new ParquetRows(
                source, footer, projection.isEmpty() ? Projection.all(footer) : Projection.of(footer, projection));
    }
}
