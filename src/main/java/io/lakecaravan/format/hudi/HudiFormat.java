package io.lakecaravan.format.hudi;

import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.ReadTable;
import io.lakecaravan.format.RowStream;
import io.lakecaravan.format.TableFormat;
import io.lakecaravan.format.TableRoot;
import io.lakecaravan.table.Sample;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Apache Hudi: the schema that the newest commit says its writer had. Rows are not read: which files make a table takes
 * the whole timeline and its indexes.
 *
 * @see <a href="https://hudi.apache.org/tech-specs/">The specification</a>
 */
public final class HudiFormat implements TableFormat {
    @Override
    public String name() {
        return "hudi";
    }

    @Override
    public Set<String> markers() {
        return Set.of(Timeline.FOLDER);
    }

    @Override
    public ReadTable read(TableRoot root, ReadOptions options) throws IOException {
        Timeline timeline = Timeline.of(root);
        return new ReadTable(
                "",
                "none",
                timeline.schema(root, options),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Sample.EMPTY,
                options.sampleRows() == 0
                        ? List.of()
                        : List.of(
                                Finding.of(
                                        FindingCode.FORMAT_UNSUPPORTED,
                                        "",
                                        "",
                                        "the columns of the Hudi table are those of its newest commit; its rows are not read")));
    }

    @Override
    public RowStream rows(TableRoot root, List<String> projection, ReadOptions options) throws IOException {
        throw new FormatException(FindingCode.FORMAT_UNSUPPORTED, "rows of Hudi tables are not read");
    }
}
