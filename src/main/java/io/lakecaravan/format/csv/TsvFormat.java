package io.lakecaravan.format.csv;

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

/** Text with tabs as delimiters. Where the content shows another delimiter, that is used. */
public final class TsvFormat implements Format {
    private static final String DELIMITERS = "\t";

    private final CsvReader reader = new CsvReader(DELIMITERS.charAt(0));

    @Override
    public String name() {
        return "tsv";
    }

    @Override
    public ReaderKind readerKind() {
        return ReaderKind.TEXT;
    }

    @Override
    public Set<String> extensions() {
        return Set.of("tsv", "tab");
    }

    @Override
    public Recognition recognise(Head head) {
        return CsvRecognition.of(head, extensions(), DELIMITERS);
    }

    @Override
    public boolean expandsObjects() {
        return true;
    }

    @Override
    public List<ReadTable> read(ObjectSource source, ReadOptions options) throws IOException {
        return List.of(reader.read(source, options));
    }

    @Override
    public RowStream rows(ObjectSource source, String table, List<String> projection, ReadOptions options)
            throws IOException {
        return reader.rows(source, projection, options);
    }
}
