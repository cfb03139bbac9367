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

/** Text with delimiters (RFC 4180 and its many dialects), whatever the delimiter is. */
public final class CsvFormat implements Format {
    private static final String DELIMITERS = ",;|^~\u0001\u001f:@";

    private final CsvReader reader = new CsvReader(DELIMITERS.charAt(0));

    @Override
    public String name() {
        return "csv";
    }

    @Override
    public ReaderKind readerKind() {
        return ReaderKind.TEXT;
    }

    @Override
    public Set<String> extensions() {
        return Set.of("csv", "psv", "dsv");
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
