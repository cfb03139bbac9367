package io.lakecaravan.format.iceberg;

import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.RowStream;
import io.lakecaravan.format.TableRoot;
import io.lakecaravan.format.iceberg.TableMetadata.PartitionField;
import io.lakecaravan.format.table.Alignment;
import io.lakecaravan.format.table.DataFileRows;
import io.lakecaravan.format.table.DeletedRows;
import io.lakecaravan.format.table.FieldMatching;
import io.lakecaravan.format.table.MisfitException;
import io.lakecaravan.format.table.TableField;
import io.lakecaravan.format.table.WholeObject;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.FieldIds;
import io.lakecaravan.schema.Schema;
import io.lakecaravan.table.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rows of the current snapshot, data file by data file in the order of its manifests. */
final class IcebergRows implements RowStream {
    private static final String MAPPING = "schema.name-mapping.default";

    private final TableMetadata table;
    private final List<TableField> wanted;
    private final TableRoot root;
    private final ReadOptions options;
    private final long fetched;
    private final Manifests files;
    private final DeleteFiles deletes;
    private final List<Finding> findings = new ArrayList<>();
    private Optional<DataFileRows> open = Optional.empty();

    private IcebergRows(
            TableMetadata table,
            List<TableField> wanted,
            TableRoot root,
            ReadOptions options,
            long fetched,
            Manifests files,
            DeleteFiles deletes) {
        this.table = table;
        this.wanted = List.copyOf(wanted);
        this.root = root;
        this.options = options;
        this.fetched = fetched;
        this.files = files;
        this.deletes = deletes;
    }

    /** @param fetched bytes of all columns of a file that may be held fetched */
    static IcebergRows open(
            TableMetadata table, List<TableField> wanted, TableRoot root, ReadOptions options, long fetched)
            throws IOException {
        Manifests.Both manifests = Manifests.of(table, root, options);
        DeleteFiles deletes;
        try (Manifests ofDeletes = manifests.deletes()) {
            deletes = DeleteFiles.read(ofDeletes, table, root, options);
        }
        return new IcebergRows(table, wanted, root, options, fetched, manifests.data(), deletes);
    }

    @Override
    public Schema schema() {
        return Alignment.schema(wanted);
    }

    @Override
    public Optional<Row> next() throws IOException {
        while (true) {
            if (open.isEmpty()) {
                Optional<ContentFile> file = files.next();
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

    private DataFileRows open(ContentFile file) throws IOException {
        DeletedRows deleted = deletes.of(file);
        String key = new TablePaths(table.location(), root).key(file.path());
        ObjectSource source =
                WholeObject.ifSmall(file.size() < 0 ? root.open(key) : root.open(key, file.size()), DataFileRows.SMALL);
        DataFile data = DataFile.open(source, file.format(), options);
        boolean opened = false;
        try {
            Alignment alignment = new Alignment(wanted, data.schema(), ids(data), FieldMatching.ID, constants(file));
            RowStream rows = alignment.projection().isEmpty()
                    ? DataFileRows.without(file.records())
                    : data.rows(alignment.projection(), fetched);
            DataFileRows aligned = new DataFileRows(source, rows, alignment, deleted::contains);
            opened = true;
            return aligned;
        } catch (MisfitException e) {
            throw new FormatException(FindingCode.ICEBERG_FEATURE_UNSUPPORTED, -1, e.getMessage(), e);
        } finally {
            if (!opened) {
                data.close();
            }
        }
    }

    private List<FieldIds> ids(DataFile data) throws FormatException {
        List<FieldIds> ids = data.ids();
        if (ids.stream().anyMatch(each -> each.id().isPresent())) {
            return ids;
        }
        String mapping = table.properties().get(MAPPING);
        if (mapping == null) {
            throw new FormatException(
                    FindingCode.ICEBERG_FEATURE_UNSUPPORTED,
                    "a data file has no field ids, and the table no name mapping to find its columns by");
        }
        return NameMapping.parse(mapping).ids(data.schema().columns());
    }

    /** Values of columns that the file is partitioned by as they are: files of other tables may lack them. */
    private Map<Integer, Object> constants(ContentFile file) throws MisfitException {
        Map<Integer, Object> constants = new HashMap<>();
        for (PartitionField part : table.specs().getOrDefault(file.spec(), List.of())) {
            for (int i = 0; part.isIdentity() && i < wanted.size(); i++) {
                TableField field = wanted.get(i);
                if (field.id().isPresent() && field.id().getAsInt() == part.source()) {
                    constant(file, part, field, i, constants);
                }
            }
        }
        return constants;
    }

    private static void constant(
            ContentFile file, PartitionField part, TableField field, int at, Map<Integer, Object> constants)
            throws MisfitException {
        List<Column> columns = file.partition().columns();
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(part.name())) {
                constants.put(
                        at,
                        Alignment.cast(
                                columns.get(i),
                                field.column(),
                                file.partition().values().get(i)));
            }
        }
    }

    private void closeFile() throws IOException {
        if (open.isPresent()) {
            DataFileRows file = open.get();
            open = Optional.empty();
            findings.addAll(file.findings());
            file.close();
        }
    }

    @Override
    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    @Override
    public void close() throws IOException {
        try (files) {
            closeFile();
        }
    }
}
