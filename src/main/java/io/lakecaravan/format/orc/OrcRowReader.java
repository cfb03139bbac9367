package io.lakecaravan.format.orc;

import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.ReadTable;
import io.lakecaravan.format.RowStream;
import io.lakecaravan.format.isolated.ForeignReader;
import io.lakecaravan.table.Sample;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Rows by orc-core. Its table has what the footer says, too, but is read for the sample alone; its findings are about
 * rows.
 */
public final class OrcRowReader implements ForeignReader {
    @Override
    public List<ReadTable> read(ObjectSource source, ReadOptions options) throws IOException {
        FileTail tail = FileTail.read(source, options);
        List<TypeTree.Root> columns = TypeTree.columns(tail.footer(), options);
        requireKnownVersion(tail);
        SampleReader reader = new SampleReader(tail, columns, options);
        Sample sample = reader.read();
        return List.of(new ReadTable(
                "",
                tail.compression().shown(),
                TypeTree.schema(columns),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                sample,
                reader.findings()));
    }

    @Override
    public RowStream rows(ObjectSource source, String table, List<String> projection, ReadOptions options)
            throws IOException {
        FileTail tail = FileTail.read(source, options);
        List<TypeTree.Root> columns = TypeTree.columns(tail.footer(), options);
        requireKnownVersion(tail);
        return new OrcRowStream(tail, Projection.of(columns, projection));
    }

    private static void requireKnownVersion(FileTail tail) throws FormatException {
        if (!tail.hasKnownVersion()) {
            throw new FormatException(
                    FindingCode.FORMAT_UNSUPPORTED,
                    "the ORC file is of a version that no reader knows. Known: 0.11, 0.12");
        }
    }
}
