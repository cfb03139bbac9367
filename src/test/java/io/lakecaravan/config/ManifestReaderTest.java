package io.lakecaravan.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakecaravan.config.ManifestEntry.Partitions;
import io.lakecaravan.schema.LogicalType;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestReaderTest {
    private static Manifest read(String json) {
        try {
            return ManifestReader.read(json.getBytes(StandardCharsets.UTF_8));
        } catch (ManifestException e) {
            throw new AssertionError(e);
        }
    }

    private static ManifestEntry entry(String fields) {
        Manifest manifest = read("{\"entries\": [{\"dataPath\": \"a/b\", " + fields + "}]}");
        assertThat(manifest.problems()).isEmpty();
        return manifest.entries().get(0);
    }

    private static String problem(String fields) {
        return read("{\"entries\": [{\"dataPath\": \"a\", " + fields + "}]}").problems().stream()
                .map(ManifestProblem::text)
                .findFirst()
                .orElse("");
    }

    private static String match(Manifest manifest, String key) {
        return manifest.match(key)
                .map(match -> match.entry().index() + " " + key.substring(0, match.rootEnd()))
                .orElse("-");
    }

    @Test
    void readsEveryFieldOfTheContract() {
        ManifestEntry entry = entry("""
                "structureFormat": "csv", "separator": "\\t", "isPartitioned": true,
                "partitionColumns": [
                  {"name": "year", "dataType": "INT", "dataTypeDisplay": "int", "description": "d"},
                  {"name": "month", "dataType": "INT", "displayName": "Month", "ordinalPosition": 1, "children": []}],
                "depth": 2, "unstructuredFormats": [".PNG", "jpg"], "unstructuredData": true,
                "autoPartitionDetection": true, "excludePaths": ["_tmp", "/a/old/"], "excludePatterns": ["**/archive/**"],
                "containerName": "sales.prod", "notKnown": {"x": [1, 2]}
                """);
        assertThat(entry.container()).contains("sales.prod");
        assertThat(entry.path()).isEqualTo("a/b");
        assertThat(entry.format()).contains("csv");
        assertThat(entry.known().format()).contains("csv");
        assertThat(entry.known().delimiter()).contains("\t");
        assertThat(entry.partitions()).isEqualTo(Partitions.DETECTED);
        assertThat(entry.columns())
                .containsExactly(
                        new PartitionColumn("year", Optional.of(LogicalType.Int.signed(32))),
                        new PartitionColumn("month", Optional.of(LogicalType.Int.signed(32))));
        assertThat(entry.depth()).isEqualTo(2);
        assertThat(entry.unstructured()).containsExactly("png", "jpg");
        assertThat(entry.isUnstructured("x.PNG")).isTrue();
        assertThat(entry.isUnstructured("x.csv")).isFalse();
        assertThat(entry.excludes("a/b/_tmp/x.csv")).isTrue();
        assertThat(entry.excludes("a/b/x_tmp/x.csv")).isFalse();
        assertThat(entry.excludes("a/old/x.csv")).isTrue();
        assertThat(entry.excludes("a/b/archive/x.csv")).isTrue();
        assertThat(entry.excludes("a/b/c/archive/x.csv")).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"structureFormat\": \"json.gz\"|json",
                "\"structureFormat\": \"parquet.snappy\"|parquet",
                "\"structureFormat\": \".PQ\"|parquet",
                "\"structureFormat\": \"tsv\"|tsv",
                "\"structureFormat\": null|",
            })
    void formatsGoByTheNamesThatTheOfficialReaderKnows(String fields, String format) {
        assertThat(entry(fields).format()).isEqualTo(Optional.ofNullable(format));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"depth\": 0|DETECTED|0",
                "\"isPartitioned\": false|NONE|0",
                "\"autoPartitionDetection\": false|NONE|0",
                "\"isPartitioned\": false, \"autoPartitionDetection\": true|DETECTED|0",
                "\"partitionColumns\": [{\"name\": \"y\"}]|DETECTED|1",
                "\"partitionColumns\": [\"y\", \"m\"]|DETECTED|2",
                "\"isPartitioned\": false, \"partitionColumns\": [{\"name\": \"y\"}]|NONE|0",
                "\"autoPartitionDetection\": false, \"partitionColumns\": [{\"name\": \"y\"}]|DETECTED|1",
            })
    void whatIsSaidOfPartitionsDecidesThem(String fields, Partitions partitions, int columns) {
        assertThat(entry(fields).partitions()).isEqualTo(partitions);
        assertThat(entry(fields).columns()).hasSize(columns);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"structureFormat\": \"MF4\"|entries[0].structureFormat: 'MF4' is no format",
                "\"structureFormat\": 7|entries[0].structureFormat: is no text",
                "\"separator\": \"\"|entries[0].separator: is no delimiter",
                "\"separator\": \"12345\"|entries[0].separator: is no delimiter",
                "\"isPartitioned\": 3|entries[0].isPartitioned: is neither true nor false",
                "\"partitionColumns\": {}|entries[0].partitionColumns: is no list",
                "\"partitionColumns\": [{\"name\": \"a\"}, {\"name\": \"A\"}]|entries[0].partitionColumns[1]: has the name",
                "\"partitionColumns\": [{\"name\": \"a\", \"dataType\": \"ARRAY\"}]|entries[0].partitionColumns[0].dataType: 'ARRAY'",
                "\"depth\": 1.5|entries[0].depth: is no whole number",
                "\"depth\": 99999999999|entries[0].depth: is no whole number",
                "\"unstructuredFormats\": [1]|entries[0].unstructuredFormats: holds something",
                "\"unstructuredFormats\": \"png\"|entries[0].unstructuredFormats: is no list",
                "\"excludePatterns\": [\"[\"]|entries[0].excludePatterns: one is no path pattern",
                "\"containerName\": \"\"|entries[0].containerName: is no text, or empty; the entry is left out",
            })
    void aFieldThatCannotBeUsedIsTold(String fields, String problem) {
        assertThat(problem(fields)).startsWith(problem);
    }

    @Test
    void aBadEntryDoesNotInvalidateTheOthers() {
        Manifest manifest = read("{\"entries\": [1, null, [], {}, {\"dataPath\": \"\"}, {\"dataPath\": \"s3://b/x\"},"
                + " {\"dataPath\": \"" + "x".repeat(2000) + "\"}, {\"dataPath\": \"/good/\"}], \"other\": true}");
        assertThat(manifest.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.index()).isEqualTo(7);
            assertThat(entry.path()).isEqualTo("good");
        });
        assertThat(manifest.problems())
                .extracting(ManifestProblem::where)
                .containsExactly(
                        "entries[0]",
                        "entries[1]",
                        "entries[2]",
                        "entries[3].dataPath",
                        "entries[4].dataPath",
                        "entries[5].dataPath",
                        "entries[6].dataPath");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "null",
                "[]",
                "{}",
                "{\"entries\": {}}",
                "{\"entries\": [",
                "{\"entries\": []} x",
                "\u0000",
                "{'entries': []}",
                "<xml/>"
            })
    void whatIsNoManifestIsRefusedInOurWords(String text) {
        assertThatThrownBy(() -> ManifestReader.read(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(ManifestException.class)
                .hasMessageStartingWith("the manifest ");
    }

    @Test
    void hostileBytesCostLittle() {
        byte[] deep = ("{\"entries\": " + "[".repeat(100_000)).getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> ManifestReader.read(deep)).isInstanceOf(ManifestException.class);
        byte[] number =
                ("{\"entries\": [{\"depth\": " + "9".repeat(1_000_000) + "}]}").getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> ManifestReader.read(number)).isInstanceOf(ManifestException.class);
        assertThatThrownBy(() -> ManifestReader.read(new byte[ManifestReader.MOST_BYTES + 1]))
                .hasMessageContaining("more than");
        assertThatThrownBy(() -> ManifestReader.read(new byte[] {(byte) 0xc3, (byte) 0x28}))
                .isInstanceOf(ManifestException.class);
        Manifest many = read("{\"entries\": [" + "1,".repeat(50_000) + "{\"dataPath\": \"a\"}]}");
        assertThat(many.problems()).hasSizeLessThan(200);
        assertThat(many.problems().toString()).contains("more problems are not shown");
    }

    @Test
    void randomBytesNeverFailOtherwise() {
        Random random = new Random(4);
        String seed =
                "{\"entries\": [{\"dataPath\": \"a/*\", \"depth\": 1, \"partitionColumns\": [{\"name\": \"y\"}]}]}";
        for (int round = 0; round < 3_000; round++) {
            byte[] bytes = seed.getBytes(StandardCharsets.UTF_8);
            for (int change = 0; change < 3; change++) {
                bytes[random.nextInt(bytes.length)] = (byte) (32 + random.nextInt(96));
            }
            try {
                ManifestReader.read(bytes).match("a/b/c.csv");
            } catch (ManifestException e) {
                assertThat(e).hasMessageStartingWith("the manifest ");
            }
        }
    }

    @Test
    void theLongestFixedPathDecides() {
        Manifest manifest = read("""
                {"entries": [
                  {"dataPath": "raw"},
                  {"dataPath": "raw/orders"},
                  {"dataPath": "raw/*/events"},
                  {"dataPath": "raw/orders"},
                  {"dataPath": "deep", "depth": 2},
                  {"dataPath": "raw/one.csv"},
                  {"dataPath": "logs/**/*.json"},
                  {"dataPath": "all/**"},
                  {"dataPath": "q/?/x[1]"}
                ]}""");
        assertThat(match(manifest, "raw/orders/a.csv")).isEqualTo("1 raw/orders/");
        assertThat(match(manifest, "raw/users/a.csv")).isEqualTo("0 raw/");
        assertThat(match(manifest, "rawest/a.csv")).isEqualTo("-");
        assertThat(match(manifest, "deep/a/b/c/d.csv")).isEqualTo("4 deep/a/b/");
        assertThat(match(manifest, "deep/a/b.csv")).isEqualTo("-");
        assertThat(match(manifest, "raw/one.csv")).isEqualTo("5 raw/one.csv");
        assertThat(match(manifest, "logs/a/b/c.json")).isEqualTo("6 logs/a/b/");
        assertThat(match(manifest, "logs/c.json")).isEqualTo("6 logs/");
        assertThat(match(manifest, "logs/c.csv")).isEqualTo("-");
        assertThat(match(manifest, "all/a/b/c.csv")).isEqualTo("7 all/a/b/");
        assertThat(match(manifest, "q/1/x[1]/a.csv")).isEqualTo("8 q/1/x[1]/");
        assertThat(match(manifest, "q/1/x1/a.csv")).isEqualTo("-");
        assertThat(match(manifest, "")).isEqualTo("-");
        assertThat(match(manifest, "/")).isEqualTo("-");
    }

    @Test
    void aWholeBucketCanBeOneEntry() {
        Manifest manifest = read("{\"entries\": [{\"dataPath\": \"/\", \"depth\": 1}]}");
        assertThat(match(manifest, "a/b.csv")).isEqualTo("0 a/");
        assertThat(match(manifest, "b.csv")).isEqualTo("-");
    }

    @Test
    void entriesAreChosenByBucket() {
        Manifest manifest = read("{\"entries\": [{\"containerName\": \"one\", \"dataPath\": \"a\"},"
                + " {\"containerName\": \"two\", \"dataPath\": \"b\"}, {\"dataPath\": \"c\"}]}");
        assertThat(manifest.naming("one").entries())
                .extracting(ManifestEntry::path)
                .containsExactly("a");
        assertThat(manifest.naming("three").entries()).isEmpty();
        assertThat(manifest.namingNone().entries())
                .extracting(ManifestEntry::path)
                .containsExactly("c");
        assertThat(manifest.forBucket("two").entries())
                .extracting(ManifestEntry::path)
                .containsExactly("b", "c");
    }

    @Test
    void manyEntriesCostAKeyNoMoreThanItsDepth() {
        StringBuilder json = new StringBuilder("{\"entries\": [");
        for (int at = 0; at < 20_000; at++) {
            json.append("{\"dataPath\": \"t/").append(at).append("\"},");
        }
        Manifest manifest = read(json.append("{\"dataPath\": \"last\"}]}").toString());
        assertThat(manifest.entries()).hasSize(20_000);
        assertThat(manifest.problems()).extracting(ManifestProblem::where).containsExactly("entries");
        long start = System.nanoTime();
        for (int at = 0; at < 100_000; at++) {
            assertThat(manifest.match("t/" + at % 20_000 + "/year=2024/a.csv").isPresent())
                    .isTrue();
        }
        assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
    }
}
