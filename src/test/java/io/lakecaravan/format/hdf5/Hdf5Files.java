package io.lakecaravan.format.hdf5;

import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FileObjectSource;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.ReadBudget;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.ReadTable;
import io.lakecaravan.format.RowStream;
import io.lakecaravan.schema.TypeText;
import io.lakecaravan.table.Rendering;
import io.lakecaravan.table.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads the fixtures in this process. */
final class Hdf5Files {
    static final Path FOLDER = Path.of("src/test/resources/format/hdf5");

    private Hdf5Files() {}

    static ObjectSource open(Path file) throws IOException {
        return new FileObjectSource(file, ReadBudget.generous());
    }

    static List<ReadTable> read(String name) throws IOException {
        return read(FOLDER.resolve(name));
    }

    static List<ReadTable> read(Path file) throws IOException {
        try (ObjectSource source = open(file)) {
            return new Hdf5Reader().read(source, ReadOptions.DEFAULT);
        }
    }

    static ReadTable table(String file, String name) throws IOException {
        return read(file).stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Each column as {@code name type}. */
    static List<String> columns(ReadTable table) {
        return table.schema().columns().stream()
                .map(column -> column.name() + " " + TypeText.display(column.type()))
                .toList();
    }

    /** Rows as text, cells parted by a bar, null as {@code ~}. */
    static List<String> rows(String file, String table, String... projection) throws IOException {
        try (ObjectSource source = open(FOLDER.resolve(file));
                RowStream rows = new Hdf5Reader().rows(source, table, List.of(projection), ReadOptions.DEFAULT)) {
            List<String> shown = new ArrayList<>();
            for (Optional<Row> row = rows.next(); row.isPresent(); row = rows.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 0; i < row.get().values().size(); i++) {
                    Object value = row.get().values().get(i);
                    cells.add(
                            value == null
                                    ? "~"
                                    : Rendering.text(
                                            rows.schema().columns().get(i).type(), value));
                }
                shown.add(String.join("|", cells));
            }
            return shown;
        }
    }

    static Set<FindingCode> codes(List<ReadTable> tables) {
        Set<FindingCode> codes = new TreeSet<>();
        tables.forEach(table -> table.findings().forEach(finding -> codes.add(finding.code())));
        return codes;
    }
}
