package io.lakecaravan.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakecaravan.config.CaravanConfig;
import io.lakecaravan.config.ConfigReader;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.ReadTable;
import io.lakecaravan.format.RowStream;
import io.lakecaravan.format.csv.CsvFormat;
import io.lakecaravan.format.text.BytesSource;
import io.lakecaravan.schema.TypeText;
import io.lakecaravan.table.Row;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code read:} says wins over what the text would show, from the YAML line to the row. */
class ReadRulesTest {
    @TempDir
    private Path folder;

    /** Each text would be read otherwise without its rule. */
    @ParameterizedTest
    @CsvSource(delimiter = '§', quoteCharacter = '`', textBlock = """
            csv: {delimiter: ";"} § a,b;c\\n1,2;3\\n4,5;6\\n § a,b:decimal(2,1) c:int § 1.2|3
            csv: {delimiter: "||"} § a|b||c\\n1|x||3\\n § a|b:string c:int § 1|x|3
            csv: {delimiter: "\\\\s+"} § a, b\\n1, 2\\n3, 4\\n § a,:string b:int § 1,|2
            csv: {quote: "'"} § a,b\\n'x,y',1\\n § a:string b:int § x,y|1
            csv: {quote: none} § a,b\\n"x",1\\n § a:string b:int § "x"|1
            csv: {escape: "\\\\"} § a,b\\n"x\\"y",1\\n § a:string b:int § x"y|1
            csv: {escape: "!"} § a,b\\n"x!"y",1\\n § a:string b:int § x"y|1
            csv: {comment: "//"} § a,b\\n//x,2\\n1,2\\n3,4\\n § a:int b:int § 1|2
            csv: {comment: none} § # made by,hand\\na,1\\nb,2\\n § # made by:string hand:int § a|1
            csv: {header: false} § a,b\\n1,2\\n § column_1:string column_2:string § a|b
            csv: {header: true} § 1,2\\n3,4\\n § 1:int 2:int § 3|4
            csv: {skip-rows: 2} § a,b\\n1,2\\nc,d\\n3,4\\n § c:int d:int § 3|4
            csv: {encoding: windows-1251} § name,n\\nБ,1\\n § name:string n:int § Б|1
            csv: {nulls: ["x"]} § a,b\\nx,NA\\n1,2\\n § a:int b:string § |NA
            schema: {a: string, b: "decimal(9,3)"} § a,b\\n1,2\\n3,4\\n § a:string b:decimal(9,3) § 1|2.000
            schema: {b: tinyint, d: timestamp} § b,d\\n1,2024-01-02\\n § b:tinyint d:timestamp § 1|2024-01-02T00:00
            schema: {b: "decimal(9,3)"} § a;b\\n1;1.234,5\\n § a:int b:decimal(9,3) § 1|1234.500
            """)
    void win(String rule, String text, String columns, String firstRow) throws IOException {
        ReadOptions options = options(rule);
        String encoding = options.known().encoding().orElse("UTF-8");
        byte[] bytes = text.replace("\\n", "\n").getBytes(Charset.forName(encoding));
        CsvFormat format = new CsvFormat();
        try (BytesSource source = new BytesSource("raw/a.csv", bytes)) {
            ReadTable table = format.read(source, options).get(0);
            assertThat(table.schema().columns().stream()
                            .map(column -> column.name() + ":" + TypeText.display(column.type()))
                            .collect(Collectors.joining(" ")))
                    .isEqualTo(columns);
            try (RowStream rows = format.rows(source, "", List.of(), options)) {
                Row row = rows.next().orElseThrow();
                assertThat(row.values().stream()
                                .map(value -> value == null ? "" : value.toString())
                                .collect(Collectors.joining("|")))
                        .isEqualTo(firstRow);
            }
        }
    }

    @Test
    void theFirstRuleWhoseGlobMatchesHolds() throws IOException {
        CaravanConfig config = config("""
                      - {path: "raw/*.csv", csv: {skip-rows: 1}}
                      - {path: "raw/**", csv: {skip-rows: 2}}
                """);
        assertThat(skipRows(config, "raw/a.csv")).contains(1);
        assertThat(skipRows(config, "raw/b/a.csv")).contains(2);
        assertThat(skipRows(config, "other/a.csv")).isEmpty();
    }

    private static Optional<Integer> skipRows(CaravanConfig config, String key) {
        return ReadSettings.of(Optional.of(config.source("sales")), key, 1)
                .known()
                .skipRows();
    }

    private ReadOptions options(String rule) throws IOException {
        CaravanConfig config = config("      - {path: \"raw/**\", " + rule + "}\n");
        return ReadSettings.of(Optional.of(config.source("sales")), "raw/a.csv", 10);
    }

    private CaravanConfig config(String rules) throws IOException {
        Path file = folder.resolve("caravan.yaml");
        Files.writeString(file, "sources:\n  - name: sales\n    bucket: lake\n    read:\n" + rules);
        return new ConfigReader(text -> text, Set.of("csv", "json")).read(file);
    }
}
