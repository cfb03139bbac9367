package io.lakecaravan.format.excel;

import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.Format;
import io.lakecaravan.format.FormatException;
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
 * Excel workbooks since 2007 (Office Open XML, ECMA-376): each sheet that holds something is a table.
 *
 * <p>Sheets are read as XML events straight from the archive, with our own limits on every part: the libraries at hand
 * allocate by the references that cells claim, and have no guard against archives that expand without end. Types come from
 * cells and their number formats, over all rows. Binary workbooks (.xlsb) and OpenDocument are recognised and not read.
 *
 * @see <a href="https://ecma-international.org/publications-and-standards/standards/ecma-376/">ECMA-376</a>
 */
public final class XlsxFormat implements Format {
    @Override
    public String name() {
        return "xlsx";
    }

    @Override
    public ReaderKind readerKind() {
        return ReaderKind.WHOLE;
    }

    @Override
    public Set<String> extensions() {
        return Set.of("xlsx", "xlsm", "xltx", "xltm", "xlsb", "ods");
    }

    /** The first entries of the archive name what it is; which comes first is up to the writer. */
    @Override
    public Recognition recognise(Head head) {
        return ArchiveNames.isWorkbook(head.bytes()) ? Recognition.CERTAIN : Recognition.NO;
    }

    @Override
    public List<ReadTable> read(ObjectSource source, ReadOptions options) throws IOException {
        try (Workbook workbook = open(source)) {
            return WorkbookTables.read(workbook, options);
        }
    }

    @Override
    public RowStream rows(ObjectSource source, String table, List<String> projection, ReadOptions options)
            throws IOException {
        Workbook workbook = open(source);
        boolean opened = false;
        try {
            RowStream rows = WorkbookTables.rows(workbook, table, projection, options);
            opened = true;
            return rows;
        } finally {
            if (!opened) {
                workbook.close();
            }
        }
    }

    private static Workbook open(ObjectSource source) throws IOException {
        try {
            return XlsxWorkbook.open(source);
        } catch (FormatException e) {
            // A workbook with a password is no archive but an OLE2 file with the encrypted archive in it.
            if (e.code() == FindingCode.EXCEL_CORRUPT && Ole2.isEncryptedPackage(source)) {
                throw ExcelFailures.encrypted();
            }
            throw e;
        }
    }
}
