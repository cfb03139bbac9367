package io.lakecaravan.format.excel;

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
 * Excel workbooks up to 2003 (BIFF 2 to 8): each sheet that holds something is a table. The object is read whole, by
 * Apache POI's container and record streams, in a process of its own.
 *
 * @see <a href="https://learn.microsoft.com/openspecs/office_file_formats/ms-xls">[MS-XLS]</a>
 */
public final class XlsFormat implements Format {
    private final Isolated reader = Isolated.of(XlsReader::new);

    @Override
    public String name() {
        return "xls";
    }

    @Override
    public ReaderKind readerKind() {
        return ReaderKind.WHOLE;
    }

    @Override
    public Set<String> extensions() {
        return Set.of("xls", "xlt");
    }

    /** Other programs use the container too, so the directory decides where the head shows it. */
    @Override
    public Recognition recognise(Head head) {
        if (Ole2.isOle2(head.bytes())) {
            if (Ole2.showsWorkbook(head.bytes())) {
                return Recognition.CERTAIN;
            }
            boolean isNamed = extensions().contains(head.extension());
            return isNamed || !Ole2.showsDirectory(head.bytes()) ? Recognition.LIKELY : Recognition.NO;
        }
        return BiffVersion.of(head.bytes()).isPresent() ? Recognition.LIKELY : Recognition.NO;
    }

    @Override
    public List<ReadTable> read(ObjectSource source, ReadOptions options) throws IOException {
        return reader.read(source, options);
    }

    @Override
    public RowStream rows(ObjectSource source, String table, List<String> projection, ReadOptions options)
            throws IOException {
        return reader.rows(source, table, projection, options);
    }
}
