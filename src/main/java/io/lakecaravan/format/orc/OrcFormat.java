package io.lakecaravan.format.orc;

import io.lakecaravan.format.Format;
import io.lakecaravan.format.Head;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.ReadTable;
import io.lakecaravan.format.ReaderKind;
import io.lakecaravan.format.Recognition;
import io.lakecaravan.format.RowStream;
import io.lakecaravan.format.isolated.Isolated;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * Apache ORC, versions 0.11 and 0.12 of the file.
 *
 * <p>Schema, row count and null counts take the footer, which is read here without Hadoop: one request of 64 kB at the
 * object's end, and a second one where the footer is longer. Rows come from orc-core, isolated; a sample fetches the
 * footer of the first stripe and the heads of its streams, within {@link ReadOptions#sampleBytes}. Where rows cannot be
 * decoded the schema stands, with {@code ORC_STRIPE_CORRUPT}.
 *
 * <p>Timestamps without zone are the wall-clock times that the writer saw. Encrypted columns are shown as a reader
 * without keys sees them, masked or null, with {@code ORC_ENCRYPTED}. Columns that a writer named {@code _col0} and so on
 * keep these names.
 *
 * @see <a href="https://orc.apache.org/specification/ORCv1/">The specification</a>
 */
public final class OrcFormat implements Format {
    /** Where a head is longer, the postscript is out of sight; a text of these letters has no such bytes. */
    private static final int LOOK_FOR_BINARY = 1 << 10;

    private final Isolated rows = Isolated.of(OrcRowReader::new);

    @Override
    public String name() {
        return "orc";
    }

    @Override
    public ReaderKind readerKind() {
        return ReaderKind.FOOTER;
    }

    @Override
    public Set<String> extensions() {
        return Set.of("orc");
    }

    @Override
    public Recognition recognise(Head head) {
        if (head.startsWith(FileTail.MAGIC) && (head.whole() ? endsAsOrc(head.bytes()) : isBinary(head.bytes()))) {
            return Recognition.CERTAIN;
        }
        // A broken file is best told by the reader of what its name says.
        return extensions().contains(head.extension()) ? Recognition.POSSIBLE : Recognition.NO;
    }

    private static boolean endsAsOrc(byte[] bytes) {
        int magic = bytes.length - 1 - FileTail.MAGIC.length();
        boolean named = magic >= FileTail.MAGIC.length()
                && new String(bytes, magic, FileTail.MAGIC.length(), java.nio.charset.StandardCharsets.ISO_8859_1)
                        .equals(FileTail.MAGIC);
        return named || isBinary(bytes);
    }

    private static boolean isBinary(byte[] bytes) {
        for (int i = FileTail.MAGIC.length(); i < Math.min(bytes.length, LOOK_FOR_BINARY); i++) {
            if (bytes[i] >= 0 && bytes[i] < '\t') {
                return true;
            }
        }
        return false;
    }

    @Override
    public List<ReadTable> read(ObjectSource source, ReadOptions options) throws IOException {
        return List.of(new OrcInspection(FileTail.read(source, options), options, rows).table());
    }

    @Override
    public RowStream rows(ObjectSource source, String table, List<String> projection, ReadOptions options)
            throws IOException {
        if (!table.isEmpty()) {
            throw new IllegalArgumentException("an ORC object is one table without a name, not '" + table + "'");
        }
        return rows.rows(source, table, projection, options);
    }
}
