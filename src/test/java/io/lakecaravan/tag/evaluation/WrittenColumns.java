package io.lakecaravan.tag.evaluation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.demo.ParquetLayout;
import io.lakecaravan.demo.ParquetWriter;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.Schema;
import io.lakecaravan.table.Row;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Columns of the labelled set as files of tables, to be judged by what the product says of the files. */
public final class WrittenColumns {
    private static final int A_TABLE = 6;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, List<LabelledColumn>> files = new LinkedHashMap<>();

    private WrittenColumns() {}

    /** Every so-manieth column of the generated set; CSV, JSON lines and Parquet by turns. */
    public static WrittenColumns write(Path folder, int oneIn) throws IOException {
        List<LabelledColumn> all = LabelledColumns.generated();
        List<List<LabelledColumn>> tables = new ArrayList<>();
        for (int i = 0; i < all.size(); i += oneIn) {
            LabelledColumn column = all.get(i);
            tables.stream()
                    .filter(table -> table.size() < A_TABLE
                            && table.stream().noneMatch(other -> name(other).equals(name(column))))
                    .findFirst()
                    .orElseGet(() -> {
                        tables.add(new ArrayList<>());
                        return tables.get(tables.size() - 1);
                    })
                    .add(column);
        }
        WrittenColumns written = new WrittenColumns();
        List<String> formats = List.of("csv", "jsonl", "parquet");
        for (int i = 0; i < tables.size(); i++) {
            String format = formats.get(i % formats.size());
            Path file = folder.resolve("t" + i + "." + format);
            write(file, format, tables.get(i));
            written.files.put(file.toString(), List.copyOf(tables.get(i)));
        }
        return written;
    }

    private static String name(LabelledColumn column) {
        return column.seen().name().toLowerCase(Locale.ROOT);
    }

    private static void write(Path file, String format, List<LabelledColumn> table) throws IOException {
        List<String> names = table.stream().map(column -> column.seen().name()).toList();
        int rows = table.stream()
                .mapToInt(column -> column.seen().values().size())
                .max()
                .orElse(0);
        if (format.equals("parquet")) {
            Schema schema = new Schema(names.stream()
                    .map(name -> Column.nullable(name, LogicalType.Text.plain()))
                    .toList());
            try (OutputStream out = Files.newOutputStream(file);
                    ParquetWriter writer = new ParquetWriter(out, schema, ParquetLayout.DEFAULT)) {
                for (int row = 0; row < rows; row++) {
                    writer.write(new Row(new ArrayList<Object>(values(table, row))));
                }
            }
            return;
        }
        StringBuilder text = new StringBuilder(format.equals("csv") ? csv(names) : "");
        for (int row = 0; row < rows; row++) {
            text.append(format.equals("csv") ? csv(values(table, row)) : json(names, values(table, row)));
        }
        Files.writeString(file, text);
    }

    /** Null where a column has ended. */
    private static List<String> values(List<LabelledColumn> table, int row) {
        List<String> values = new ArrayList<>();
        table.forEach(column -> values.add(
                row < column.seen().values().size() ? column.seen().values().get(row) : null));
        return values;
    }

    private static String csv(List<String> values) {
        return values.stream()
                        .map(value -> value == null ? "" : '"' + value.replace("\"", "\"\"") + '"')
                        .collect(Collectors.joining(","))
                + "\n";
    }

    private static String json(List<String> names, List<String> values) {
        ObjectNode object = JSON.createObjectNode();
        for (int i = 0; i < names.size(); i++) {
            object.put(names.get(i), values.get(i));
        }
        return object + "\n";
    }

    public Set<String> files() {
        return files.keySet();
    }

    /**
     * Throws unless what was said is as good as the detectors alone have to be.
     *
     * @param said tags by column by file
     * @return the table of precision and recall
     */
    public String judge(Map<String, Map<String, Set<String>>> said) {
        IdentityHashMap<SeenColumn, Set<String>> answers = new IdentityHashMap<>();
        List<LabelledColumn> all = new ArrayList<>();
        files.forEach((file, columns) -> columns.forEach(column -> {
            all.add(column);
            answers.put(
                    column.seen(),
                    said.getOrDefault(file, Map.of()).getOrDefault(column.seen().name(), Set.of()));
        }));
        Evaluation evaluation = Evaluation.of(all, answers::get, KindTable.byTag());
        evaluation.requireGood();
        return evaluation.report();
    }
}
