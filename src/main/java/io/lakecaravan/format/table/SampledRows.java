package io.lakecaravan.format.table;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.ObjectException;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.RowStream;
import io.lakecaravan.schema.Column;
import io.lakecaravan.table.Rendering;
import io.lakecaravan.table.Row;
import io.lakecaravan.table.Sample;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The first rows of a stream as a sample. */
public final class SampledRows {
    /** A sample, and why there is none. */
    public record Result(Sample sample, List<Finding> findings) {
        public static final Result NONE = new Result(Sample.EMPTY, List.of());

        public Result {
            findings = List.copyOf(findings);
        }
    }

    /** Opens the rows of a table. */
    @FunctionalInterface
    public interface Opening {
        RowStream open() throws IOException;
    }

    private SampledRows() {}

    /** What the log says stands, whatever its data files are like: that they cannot be read is a warning. */
    public static Result of(Opening opening, ReadOptions options) throws IOException {
        if (options.sampleRows() == 0) {
            return Result.NONE;
        }
        try {
            return new Result(rows(opening, options), List.of());
        } catch (FormatException | ObjectException | LimitException e) {
            return new Result(
                    Sample.EMPTY,
                    List.of(Finding.of(
                            FindingCode.TABLE_DATA_UNREADABLE, "", "", "no sample of the table: " + e.getMessage())));
        }
    }

    private static Sample rows(Opening opening, ReadOptions options) throws IOException {
        try (RowStream stream = opening.open()) {
            List<Column> columns = stream.schema().columns();
            List<List<JsonNode>> rows = new ArrayList<>();
            while (rows.size() < options.sampleRows()) {
                Optional<Row> row = stream.next();
                if (row.isEmpty()) {
                    break;
                }
                List<JsonNode> cells = new ArrayList<>();
                for (int i = 0; i < columns.size(); i++) {
                    cells.add(Rendering.json(
                            columns.get(i).type(), row.get().values().get(i)));
                }
                rows.add(cells);
            }
            return rows.isEmpty() ? Sample.EMPTY : new Sample(stream.schema().names(), rows);
        }
    }
}
