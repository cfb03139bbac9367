package io.lakecaravan.format.excel;

import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.ObjectException;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.ReadTable;
import io.lakecaravan.format.RowStream;
import io.lakecaravan.format.isolated.ForeignReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Hands the bytes of old workbooks to Apache POI. */
public final class XlsReader implements ForeignReader {
    /** Some writers shout. */
    private static final List<String> WORKBOOK = List.of("Workbook", "WORKBOOK", "WorkBook", "Book", "BOOK");

    @Override
    public List<ReadTable> read(ObjectSource source, ReadOptions options) throws IOException {
        return guarded(() -> WorkbookTables.read(open(source), options));
    }

    @Override
    public RowStream rows(ObjectSource source, String table, List<String> projection, ReadOptions options)
            throws IOException {
        Workbook workbook = guarded(() -> open(source));
        return WorkbookTables.rows(workbook, table, projection, options);
    }

    interface Step<T> {
        T run() throws IOException;
    }

    /** Whatever POI throws over the bytes, they are at fault. */
    static <T> T guarded(Step<T> step) throws IOException {
        try {
            return step.run();
        } catch (FormatException | LimitException | ObjectException declared) {
            throw declared;
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw ExcelFailures.corrupt("the old workbook cannot be read", e);
        }
    }

    private static Workbook open(ObjectSource source) throws IOException {
        if (source.size() > Limits.XLS) {
            throw ExcelFailures.limit(
                    "the old workbook has " + source.size() + " bytes; they are read up to " + Limits.XLS);
        }
        byte[] bytes = source.read(0, (int) source.size());
        if (!Ole2.isOle2(bytes)) {
            BiffVersion version = BiffVersion.of(bytes)
                    .orElseThrow(() -> ExcelFailures.corrupt("the object is no old workbook: it has neither the"
                            + " container's magic nor a first record"));
            return XlsWorkbook.of(bytes, version);
        }
        try (POIFSFileSystem container = new POIFSFileSystem(new ByteArrayInputStream(bytes))) {
            byte[] stream = stream(container.getRoot());
            BiffVersion version = BiffVersion.of(stream)
                    .orElseThrow(() -> ExcelFailures.corrupt("the workbook's stream has no first record"));
            return XlsWorkbook.of(stream, version);
        }
    }

    private static byte[] stream(DirectoryNode root) throws IOException {
        Set<String> names = root.getEntryNames();
        if (names.contains("EncryptedPackage")) {
            throw ExcelFailures.encrypted();
        }
        for (String name : WORKBOOK) {
            if (names.contains(name)) {
                try (InputStream in = root.createDocumentInputStream(name)) {
                    return in.readAllBytes();
                }
            }
        }
        throw ExcelFailures.unsupported("the container holds no workbook of Excel; of other programs none is read");
    }
}
