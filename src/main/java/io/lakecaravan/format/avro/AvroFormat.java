package io.lakecaravan.format.avro;

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
import java.util.Set;

/**
 * Avro object container files, by the specification of Avro 1.12 ("Object Container Files"), with all its codecs and
 * logical types. Schema and sample cost one or two requests of 64 kB where blocks have their usual size.
 */
public final class AvroFormat implements Format {
    @Override
    public String name() {
        return "avro";
    }

    @Override
    public ReaderKind readerKind() {
        return ReaderKind.TEXT;
    }

    @Override
    public Set<String> extensions() {
        return Set.of("avro");
    }

    @Override
    public Recognition recognise(Head head) {
        return head.startsWith(ContainerHeader.MAGIC) ? Recognition.CERTAIN : Recognition.NO;
    }

    @Override
    public List<ReadTable> read(ObjectSource source, ReadOptions options) throws IOException {
        return List.of(new AvroInspection(source, options).table());
    }

    @Override
    public RowStream rows(ObjectSource source, String table, List<String> projection, ReadOptions options)
            throws IOException {
        return AvroRowStream.open(source, projection, options);
    }
}
