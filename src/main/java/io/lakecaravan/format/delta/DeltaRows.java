package io.lakecaravan.format.delta;

import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.RowStream;
import io.lakecaravan.format.TableRoot;
import io.lakecaravan.format.delta.Action.Add;
import io.lakecaravan.format.parquet.ParquetFile;
import io.lakecaravan.format.table.Alignment;
import io.lakecaravan.format.table.DataFileRows;
import io.lakecaravan.format.table.DeletedRows;
import io.lakecaravan.format.table.FieldMatching;
import io.lakecaravan.format.table.MisfitException;
import io.lakecaravan.format.table.TableField;
import io.lakecaravan.format.table.WholeObject;
import io.lakecaravan.schema.FieldIds;
import io.lakecaravan.schema.Schema;
import io.lakecaravan.table.Row;
import java.io.Closeable;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rows of files, one file after the other in the order of the replay. */
final class DeltaRows implements RowStream {
    static final Files NO_FILE = Optional::empty;

    private final Files files;
    private final DeltaSchema schema;
    private final List<TableField> wanted;
    private final TableRoot root;
    private final ReadOptions options;
    private final long fetched;
    private Optional<DataFileRows> open = Optional.empty();

    /** Files of the table, one by one. */
    interface Files extends Closeable {
        Optional<Add> next() throws IOException;

        @Override
        default void close() throws IOException {}
    }

    /** @param fetched bytes of all columns of a file that may be held fetched */
    DeltaRows(
            Files files,
            DeltaSchema schema,
            List<TableField> wanted,
            TableRoot root,
            ReadOptions options,
            long fetched) {
        this.fetched = fetched;
        this.files = files;
        this.schema = schema;
        this.wanted = List.copyOf(wanted);
        this.root = root;
        this.options = options;
    }

    static Files all(LiveFiles live) {
        return new Files() {
            @Override
            public Optional<Add> next() throws IOException {
                return live.next();
            }

            @Override
            public void close() throws IOException {
                live.close();
            }
        };
    }

    static Files only(Add file) {
        return new Files() {
            private Optional<Add> left = Optional.of(file);

            @Override
            public Optional<Add> next() {
                Optional<Add> next = left;
                left = Optional.empty();
                return next;
            }
        };
    }

    @Override
    public Schema schema() {
        return Alignment.schema(wanted);
    }

    @Override
    public Optional<Row> next() throws IOException {
        while (true) {
            if (open.isEmpty()) {
                Optional<Add> file = files.next();
                if (file.isEmpty()) {
                    return Optional.empty();
                }
                open = Optional.of(open(file.get()));
            }
            Optional<Row> row = open.get().next();
            if (row.isPresent()) {
                return row;
            }
            closeFile();
        }
    }

    private DataFileRows open(Add file) throws IOException {
        DeletedRows deleted =
                file.deleted().isPresent() ? DeletionVectors.read(file.deleted().get(), root) : DeletedRows.NONE;
        String key = DataPath.of(root, file.path());
        ObjectSource source =
                WholeObject.ifSmall(file.size() < 0 ? root.open(key) : root.open(key, file.size()), DataFileRows.SMALL);
        boolean opened = false;
        try {
            ParquetFile parquet = ParquetFile.open(source, options);
            Schema columns = parquet.schema();
            List<FieldIds> ids = parquet.ids();
            boolean numbered = ids.stream().anyMatch(each -> each.id().isPresent());
            Alignment alignment = new Alignment(
                    wanted, columns, ids, numbered ? schema.matching() : FieldMatching.NAME, constants(file));
            DataFileRows rows = new DataFileRows(
                    source,
                    alignment.projection().isEmpty()
                            ? DataFileRows.without(parquet.rows().value())
                            : parquet.rows(alignment.projection(), fetched),
                    alignment,
                    position -> deleted.contains(position));
            opened = true;
            return rows;
        } catch (MisfitException e) {
            throw new FormatException(FindingCode.DELTA_FEATURE_UNSUPPORTED, -1, e.getMessage(), e);
        } finally {
            if (!opened) {
                source.close();
            }
        }
    }

    private Map<Integer, Object> constants(Add file) throws FormatException {
        Map<Integer, Object> constants = new HashMap<>();
        for (int i = 0; i < wanted.size(); i++) {
            TableField field = wanted.get(i);
            if (schema.isPartition(field)) {
                Optional<String> text = file.partition()
                        .getOrDefault(
                                field.physicalName(),
                                file.partition().getOrDefault(field.column().name(), Optional.empty()));
                constants.put(i, PartitionText.value(field.column().type(), text));
            }
        }
        return constants;
    }

    private void closeFile() throws IOException {
        if (open.isPresent()) {
            DataFileRows file = open.get();
            open = Optional.empty();
            file.close();
        }
    }

    @Override
    public List<Finding> findings() {
        return List.of();
    }

    @Override
    public void close() throws IOException {
        try (files) {
            closeFile();
        }
    }
}
