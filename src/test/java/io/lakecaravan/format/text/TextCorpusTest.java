package io.lakecaravan.format.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lakecaravan.format.FileObjectSource;
import io.lakecaravan.format.Format;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.ReadBudget;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.ReadTable;
import io.lakecaravan.format.RowStream;
import io.lakecaravan.format.csv.CsvFormat;
import io.lakecaravan.format.json.JsonFormat;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.TypeText;
import io.lakecaravan.table.Dialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Files of other projects. They lie beside this project; without them these tests are skipped. */
class TextCorpusTest {
    private static final Path CORPORA = Path.of("../shared/corpora");

    /** Files whose schema we give otherwise than a person would, and why that is let be. */
    private static final Map<String, String> WAIVERS =
            Map.of("csv-duckdb/normalize_names_5.csv", "a number sign before the first name stays in it");

    @Test
    void everyFileGivesTheSameNumberOfRowsTwiceOrADeclaredException() throws IOException {
        assumeCorpora();
        int read = 0;
        for (Path file : files()) {
            read += readBoth(new CsvFormat(), file) + readBoth(new JsonFormat(), file);
        }
        assertThat(read).isGreaterThan(280);
    }

    private static int readBoth(Format format, Path file) throws IOException {
        try (ObjectSource source = new FileObjectSource(file, ReadBudget.generous())) {
            ReadTable table = format.read(source, ReadOptions.DEFAULT).get(0);
            try (RowStream rows = format.rows(source, "", List.of(), ReadOptions.DEFAULT)) {
                long count = 0;
                while (rows.next().isPresent()) {
                    count++;
                }
                assertThat(count)
                        .as("%s with %s", file, format.name())
                        .isEqualTo(table.rows().orElseThrow().value());
            }
            return 1;
        } catch (FormatException | LimitException e) {
            return 0;
        }
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/format/text/corpora.csv", numLinesToSkip = 1, delimiter = '|')
    void isReadAsAPersonWould(String name, String dialect, long rows, String columns) throws IOException {
        assumeCorpora();
        assertThat(WAIVERS).doesNotContainKey(name);
        Format format = name.contains("json-duckdb") || name.endsWith(".json") ? new JsonFormat() : new CsvFormat();
        try (ObjectSource source = new FileObjectSource(CORPORA.resolve(name), ReadBudget.generous())) {
            ReadTable table = format.read(source, ReadOptions.DEFAULT).get(0);
            assertThat(table.schema().columns().stream()
                            .map(TextCorpusTest::text)
                            .collect(Collectors.joining(" ")))
                    .isEqualTo(columns);
            assertThat(table.rows().orElseThrow().value()).isEqualTo(rows);
            assertThat(table.dialect().map(TextCorpusTest::text).orElse("-")).isEqualTo(dialect);
        }
    }

    @Test
    void waiversAreOfFilesThatAreThere() {
        assumeCorpora();
        assertThat(WAIVERS.keySet())
                .allSatisfy(name -> assertThat(CORPORA.resolve(name)).exists());
    }

    private static String text(Column column) {
        return column.name() + ":" + TypeText.display(column.type());
    }

    private static String text(Dialect dialect) {
        String delimiter = dialect.delimiter()
                .replace("\t", "tab")
                .replace(",", "comma")
                .replace("|", "pipe")
                .replace(";", "semicolon");
        return delimiter + (dialect.header() ? " header" : " none") + " " + dialect.skipRows();
    }

    private static List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String folder : List.of("csv-duckdb", "json-duckdb", "mixed-dataprofiler")) {
            try (Stream<Path> all = Files.walk(CORPORA.resolve(folder))) {
                all.filter(Files::isRegularFile).sorted().forEach(files::add);
            }
        }
        return files;
    }

    private static void assumeCorpora() {
        assumeTrue(Files.isDirectory(CORPORA), "the corpora are not beside the project");
    }
}
