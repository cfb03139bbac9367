package io.lakecaravan.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakecaravan.config.NameTemplate;
import io.lakecaravan.config.SourceConfig;
import io.lakecaravan.table.Candidate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableNamingTest {
    private static String base(SourceConfig source, String rule, String root, String member) {
        return TableNaming.of(source).base(Lakes.BUCKET, root, member, rule);
    }

    private static String name(SourceConfig source, String key) {
        Candidate candidate = Lakes.group(source, Lakes.listing(key)).get(0);
        return base(source, candidate.rule(), candidate.root(), "");
    }

    /** The cases of cq-source-s3's own naming test, and the four tables that its requirements name. */
    @ParameterizedTest
    @CsvSource({
        "datafile_0.parquet,datafile_0",
        "data/2024/file.parquet,data_2024",
        "data/region/us-east/2024/file.parquet,data_region_us_east_2024",
        "my-data/some-file.parquet,my_data",
        "data.v2/file.parquet,data_v2",
        "data//2024///file.parquet,data_2024",
        "data/2024/file_a.parquet,data_2024",
        "data/2024/file_b.parquet,data_2024",
        "logs/access.parquet,logs",
        "my data/file name.parquet,my_data",
        "my-data-file.parquet,my_data_file",
        "data.v2.parquet,data_v2",
        "_private/data.parquet,private",
        "data_/file.parquet,data",
        "data/2024/01/14/file.parquet,data_2024_01_14",
        "data/2024/02/14/14/15/file.parquet,data_2024_02_14_14_15",
        "Data/2024/File.parquet,Data_2024",
    })
    void folderModeNamesAsCqSourceS3(String key, String name) {
        String location = key.indexOf('/') < 0 ? key : key.substring(0, key.lastIndexOf('/') + 1);
        assertThat(TableNaming.directoryName(location)).contains(name);
        // a folder that starts with '_' is hidden to every engine that reads tables, and to us
        if (!key.startsWith("_")) {
            assertThat(name(Lakes.source("", List.of("folder")), key)).isEqualTo(name);
        }
    }

    @ParameterizedTest
    @CsvSource({"data/2024/,data_2024", "___/,''", "日本/,''", ".parquet,''"})
    void aFolderItselfIsNamedByItsWholeKeyAndWhatComesToNothingHasNoSuchName(String location, String name) {
        assertThat(TableNaming.directoryName(location).orElse("")).isEqualTo(name);
    }

    @Test
    void whatCqLeavesOutIsNamedByItsPathHere() {
        assertThat(name(Lakes.source("", List.of("folder")), "日本/a.parquet")).isEqualTo("日本");
    }

    @Test
    void foldersBehindAPatternAreNotNamedAsFoldersOfThatMode() {
        SourceConfig source = Lakes.source("", List.of("raw/{table}/", "folder"));
        assertThat(name(source, "raw/my-data/a.csv")).isEqualTo("raw/my-data");
        assertThat(name(source, "other/my-data/a.csv")).isEqualTo("other_my_data");
        assertThat(TableNaming.of(source).joinsFolders()).isTrue();
        assertThat(TableNaming.of(Lakes.source()).joinsFolders()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "'',orders/2024/a.csv,orders",
        "'',orders.csv,orders.csv",
        "'',orders.csv.gz,orders.csv.gz",
        "raw/,raw/orders/2024/a.csv,orders",
        "raw,raw/orders/2024/a.csv,orders",
        "raw,raw/orders.csv,orders.csv",
        "raw,rawest/orders/a.csv,rawest",
        "raw/o,raw/orders/a.csv,orders",
        "raw/o,raw/orders.jsonl,orders.jsonl",
    })
    void firstFolderModeNamesAsOlakesStreams(String prefix, String key, String name) {
        assertThat(name(Lakes.source(prefix, List.of("first-folder")), key)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "{path},raw/orders/,raw/orders",
        "{folder},raw/orders/,orders",
        "{parent}_{folder},raw/orders/,raw_orders",
        "{parent}_{folder},raw/orders.csv.gz,raw_orders",
        "{parent}_{folder},orders/,lake_orders",
        "{folder},'',lake",
        "{source}/{bucket}/{path},raw/*/orders/,src/lake/raw/orders",
        "x_{folder}_y,raw/{bucket}/,x_{bucket}_y",
        "{folder},raw/$1\\2/,$1\\2",
    })
    void aTemplateNamesTables(String template, String root, String name) {
        SourceConfig source = Lakes.source("", List.of("folder")).withTableName(new NameTemplate(template));
        assertThat(base(source, "folder", root, "")).isEqualTo(name);
        assertThat(TableNaming.of(source).joinsFolders()).isFalse();
    }

    @Test
    void tablesInsideOfObjectsKeepTheirOwnName() {
        SourceConfig template = Lakes.source().withTableName(new NameTemplate("{folder}"));
        assertThat(base(template, "file", "raw/book.xlsx", "Sheet 1")).isEqualTo("book/Sheet 1");
        SourceConfig folder = Lakes.source("", List.of("folder"));
        assertThat(base(folder, "folder", "raw/", "Sheet 1")).isEqualTo("raw_Sheet_1");
        SourceConfig first = Lakes.source("", List.of("first-folder"));
        assertThat(base(first, "object", "book.xlsx", "S")).isEqualTo("book.xlsx/S");
    }

    @Test
    void namesDependOnTheRootAloneSoThatKeysThatComeChangeNone() {
        SourceConfig source = Lakes.source("", List.of("folder"));
        List<String> few = Lakes.group(source, Lakes.listing("a/x.csv", "b/x.csv")).stream()
                .map(found -> base(source, found.rule(), found.root(), ""))
                .toList();
        List<String> more = Lakes.group(source, Lakes.listing("a/x.csv", "a/y/z.csv", "aa/x.csv", "b/x.csv")).stream()
                .map(found -> base(source, found.rule(), found.root(), ""))
                .toList();
        assertThat(more).containsAll(few);
    }
}
