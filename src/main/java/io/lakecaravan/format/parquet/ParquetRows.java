package io.lakecaravan.format.parquet;

import io.lakecaravan.finding.Finding;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.RowStream;
import io.lakecaravan.format.parquet.ChunkPages.OpenPages;
import io.lakecaravan.schema.Schema;
import io.lakecaravan.table.Row;
import java.io.IOException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.io.RecordReader;

/**
 * All rows, row group by row group. Of each column it holds one fetched piece, the dictionary and one expanded page; the
 * pieces are smaller the more columns there are.
 */
final class ParquetRows implements RowStream {
    /** Fetched pieces of all columns together. */
    private static final int FETCHED = 64 << 20;

    private static final int LEAST_PIECE = 64 << 10;
    private static final int MOST_PIECE = 4 << 20;

    private static final String FAILURE = "the pages of a Parquet row group cannot be decoded";

    private final ObjectSource source;
    private final Footer footer;
    private final Projection projection;
    private final Iterator<RowGroup> groups;
    private final int piece;
    private final ValueBudget budget = new ValueBudget(Limits.VALUES);
    private Optional<RecordReader<List<Object>>> reader = Optional.empty();
    private long left;

    ParquetRows(ObjectSource source, Footer footer, Projection projection) {
        this(source, footer, projection, FETCHED);
    }

    /** @param fetched bytes that may be held fetched of all columns together */
    ParquetRows(ObjectSource source, Footer footer, Projection projection, long fetched) {
        this.source = source;
        this.footer = footer;
        this.projection = projection;
        this.groups = footer.rowGroups().iterator();
        int columns = Math.max(1, projection.leaves().size());
        this.piece = (int) Math.max(LEAST_PIECE, Math.min(MOST_PIECE, fetched / columns));
    }

    @Override
    public Schema schema() {
        return projection.schema();
    }

    @Override
    public Optional<Row> next() throws IOException {
        while (left == 0) {
            if (projection.leaves().isEmpty() || !groups.hasNext()) {
                reader = Optional.empty();
                return Optional.empty();
            }
            open(groups.next());
        }
        left--;
        budget.reset();
        RecordReader<List<Object>> rows = reader.orElseThrow();
        return Optional.of(new Row(Failures.decode(FAILURE, rows::read)));
    }

    private void open(RowGroup group) throws IOException {
        left = group.rows();
        if (left == 0) {
            return;
        }
        reader = Optional.empty();
        OpenPages open = new OpenPages(Limits.OPEN_PAGES);
        Map<ColumnDescriptor, ChunkPages> pages = new HashMap<>();
        for (Leaf leaf : projection.leaves()) {
            ColumnChunk chunk = group.chunks().get(leaf.index());
            ChunkChecks.check(leaf, chunk, group, footer);
            ChunkInput input = new ChunkInput.Ranged(source, chunk.start(), chunk.end(), piece);
            pages.put(leaf.descriptor(), new ChunkPages(leaf, chunk, input, chunk.values(), open));
        }
        GroupPages store = new GroupPages(group.rows(), pages);
        reader = Optional.of(Failures.decode(FAILURE, () -> projection.reader(store, budget)));
    }

    @Override
    public List<Finding> findings() {
        return List.of();
    }

    @Override
    public void close() {
        reader = Optional.empty();
    }
}
