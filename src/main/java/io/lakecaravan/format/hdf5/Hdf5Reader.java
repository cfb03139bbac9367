package io.lakecaravan.format.hdf5;

import com.fasterxml.jackson.databind.JsonNode;
import io.jhdf.HdfFile;
import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.ReadTable;
import io.lakecaravan.format.RowStream;
import io.lakecaravan.format.isolated.ForeignReader;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.Schema;
import io.lakecaravan.table.Rendering;
import io.lakecaravan.table.Row;
import io.lakecaravan.table.RowCount;
import io.lakecaravan.table.Sample;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads HDF5 files; runs in a process of its own. */
final class Hdf5Reader implements ForeignReader {
    static {
        Filters.install();
    }

    @Override
    public List<ReadTable> read(ObjectSource source, ReadOptions options) throws IOException {
        try (HdfFile file = open(source)) {
            FoundTables found = new TableSearch(file, source.size(), options).search();
            SampleBudget budget = new SampleBudget(options);
            List<ReadTable> tables = new ArrayList<>();
            for (Hdf5Table table : found.tables()) {
                tables.add(read(table, budget));
            }
            return withFindings(tables, found.findings());
        }
    }

    /** Findings about the file stand with its first table; a file without one is shown as a table without columns. */
    private static List<ReadTable> withFindings(List<ReadTable> tables, List<Finding> findings) {
        List<Finding> all = new ArrayList<>(findings);
        if (tables.isEmpty()) {
            all.add(Finding.of(
                    FindingCode.HDF5_DATASET_UNREADABLE, "", "", "the file holds no dataset that makes a table"));
            return List.of(table("", "none", new Schema(List.of()), 0, Sample.EMPTY, all));
        }
        ReadTable first = tables.get(0);
        all.addAll(first.findings());
        List<ReadTable> result = new ArrayList<>(tables);
        result.set(
                0,
                new ReadTable(
                        first.name(),
                        first.compression(),
                        first.schema(),
                        first.rows(),
                        first.dialect(),
                        first.statistics(),
                        first.sample(),
                        all));
        return result;
    }

    private static ReadTable read(Hdf5Table table, SampleBudget budget) throws IOException {
        List<Finding> findings = new ArrayList<>();
        Schema schema = table.schema();
        Sample sample = Sample.EMPTY;
        try {
            int rows = budget.rows(table);
            if (rows < Math.min(budget.wanted(), table.rows())) {
                findings.add(Finding.of(
                        FindingCode.SAMPLE_COLUMNS_SKIPPED,
                        "",
                        "",
                        Failures.shown(table.name()) + ": its first rows cost " + table.cost(budget.wanted())
                                + " bytes, the limit of samples is " + budget.bytes() + " (sample.bytes-per-object)"));
            }
            sample = sample(table, schema, rows);
        } catch (FormatException e) {
            findings.add(Failures.unreadable(table.name(), e));
        }
        return table(table.name(), table.compression(), schema, table.rows(), sample, findings);
    }

    private static Sample sample(Hdf5Table table, Schema schema, int rows) throws IOException {
        if (rows == 0) {
            return Sample.EMPTY;
        }
        List<Column> columns = schema.columns();
        List<Integer> places = IntStream.range(0, columns.size()).boxed().toList();
        List<List<JsonNode>> sampled = new ArrayList<>();
        for (Row row : table.read(0, rows, places)) {
            List<JsonNode> values = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                values.add(Rendering.json(columns.get(i).type(), row.values().get(i)));
            }
            sampled.add(values);
        }
        return new Sample(schema.names(), sampled);
    }

    private static ReadTable table(
            String name, String compression, Schema schema, long rows, Sample sample, List<Finding> findings) {
        return new ReadTable(
                name,
                compression,
                schema,
                Optional.of(RowCount.exact(rows)),
                Optional.empty(),
                List.of(),
                sample,
                findings);
    }

    @Override
    public RowStream rows(ObjectSource source, String table, List<String> projection, ReadOptions options)
            throws IOException {
        HdfFile file = open(source);
        try {
            Optional<Hdf5Table> found = new TableSearch(file, source.size(), options)
                    .search().tables().stream()
                            .filter(candidate -> candidate.name().equals(table))
                            .findFirst();
            return found.isPresent() ? new Hdf5Rows(file, found.get(), projection) : nothing(file, table);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static RowStream nothing(HdfFile file, String table) throws FormatException {
        file.close();
        if (table.isEmpty()) {
            return NoRows.INSTANCE;
        }
        throw new FormatException(FindingCode.HDF5_DATASET_UNREADABLE, "the file has no table of this name any more");
    }

    private static HdfFile open(ObjectSource source) throws IOException {
        if (!Signature.isIn(source)) {
            throw new FormatException(FindingCode.HDF5_CORRUPT, 0, "the signature of HDF5 is not there", null);
        }
        return Failures.parse(
                FindingCode.HDF5_CORRUPT,
                "the superblock or the root group cannot be read",
                () -> new HdfFile(new ObjectChannel(source), URI.create("object:/object.h5")));
    }
}
