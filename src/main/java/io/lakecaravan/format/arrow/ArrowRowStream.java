package io.lakecaravan.format.arrow;

import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.RowStream;
import io.lakecaravan.format.text.ColumnProjection;
import io.lakecaravan.schema.Schema;
import io.lakecaravan.table.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * All rows, batch by batch. A batch that cannot be decoded loses its remaining rows; in a file the batches behind it are
 * read, a stream ends where a message is damaged.
 */
final class ArrowRowStream implements RowStream {
    /** More would say nothing new. */
    private static final int MOST_FINDINGS = 100;

    private final ArrowTable table;
    private final ColumnProjection projection;
    private final ValueBudget budget = new ValueBudget(Limits.ROW_VALUES);
    private final List<Finding> findings = new ArrayList<>();
    private List<Vector> vectors = List.of();
    private long rows;
    private long row;
    private long offset;
    private boolean ended;

    ArrowRowStream(ArrowTable table, List<String> projection) {
        this.table = table;
        this.projection = ColumnProjection.of(table.schema(), projection);
    }

    @Override
    public Schema schema() {
        return projection.schema();
    }

    @Override
    public Optional<Row> next() throws IOException {
        while (!ended) {
            try {
                if (row < rows) {
                    return Optional.of(decoded(row++));
                }
                nextBatch();
            } catch (FormatException e) {
                rows = 0;
                report(e);
            }
        }
        return Optional.empty();
    }

    private Row decoded(long index) throws IOException {
        budget.reset();
        List<Object> values = new ArrayList<>(vectors.size());
        for (Vector vector : vectors) {
            values.add(vector.value(index, budget));
        }
        return new Row(values);
    }

    private void nextBatch() throws IOException {
        rows = 0;
        row = 0;
        vectors = List.of();
        Optional<Batch> batch = table.next();
        if (batch.isEmpty()) {
            end();
            return;
        }
        offset = batch.get().offset();
        batch.get().fetch(projection.indexes(), Batch.Reach.ALL);
        List<Vector> read = new ArrayList<>();
        for (int column : projection.indexes()) {
            read.add(batch.get().vector(column));
        }
        vectors = read;
        rows = batch.get().rows();
    }

    private void end() {
        ended = true;
        if (budget.misfits() > 0) {
            findings.add(ArrowInspection.misfits(budget.misfits()));
        }
    }

    private void report(FormatException e) {
        if (findings.size() < MOST_FINDINGS) {
            OptionalLong at = e.offset().isPresent() ? e.offset() : OptionalLong.of(offset);
            FindingCode code = e.code() == FindingCode.FORMAT_UNSUPPORTED ? e.code() : FindingCode.ARROW_BATCH_CORRUPT;
            findings.add(new Finding(code, "", "", at, e.getMessage()));
        }
    }

    @Override
    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    @Override
    public void close() {
        vectors = List.of();
    }
}
