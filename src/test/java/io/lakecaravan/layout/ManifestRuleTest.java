package io.lakecaravan.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakecaravan.config.ManifestException;
import io.lakecaravan.config.ManifestReader;
import io.lakecaravan.config.SourceConfig;
import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.schema.TypeText;
import io.lakecaravan.table.Candidate;
import io.lakecaravan.table.LakeObject;
import io.lakecaravan.table.ObjectPage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ManifestRuleTest {
    private static final List<String> MANIFEST = List.of(SourceConfig.MANIFEST);
    private static final List<String> MANIFEST_THEN_AUTO = List.of(SourceConfig.MANIFEST, "auto");

    private static SourceConfig source(List<String> layout, String entries) {
        try {
            String json = "{\"entries\": [" + entries + "]}";
            return Lakes.source("", layout).withManifest(ManifestReader.read(json.getBytes(StandardCharsets.UTF_8)));
        } catch (ManifestException e) {
            throw new AssertionError(e);
        }
    }

    /** Root and partition keys with types, by object count. */
    private static List<String> tables(SourceConfig source, String... keys) {
        return Lakes.group(source, Lakes.listing(keys)).stream()
                .sorted((one, other) -> KeyOrder.UTF8.compare(one.root(), other.root()))
                .map(candidate ->
                        candidate.root() + " " + candidate.rule() + " " + candidate.objects() + " " + keys(candidate))
                .map(String::strip)
                .toList();
    }

    private static String keys(Candidate candidate) {
        return candidate.shapes().stream()
                .flatMap(shape -> shape.partitionKeys().stream())
                .map(key -> key.name() + ":" + TypeText.name(key.type()) + " "
                        + key.first().orElse("-") + ".." + key.last().orElse("-"))
                .distinct()
                .collect(Collectors.joining(" "));
    }

    private static Map<String, Long> skipped(SourceConfig source, List<LakeObject> objects) {
        Grouping grouping = new Grouping(source, Lakes.BUCKET);
        grouping.add(new ObjectPage("src", Lakes.BUCKET, 0, objects));
        grouping.finish();
        Map<String, Long> skipped = new TreeMap<>();
        grouping.counts().skipped().forEach((reason, count) -> skipped.put(reason.text(), count));
        return skipped;
    }

    private static List<FindingCode> findings(SourceConfig source, String... keys) {
        return Lakes.grouped(source, Lakes.listing(keys), 2).findings().stream()
                .map(Finding::code)
                .toList();
    }

    @Test
    void anEntryIsATableWhateverLiesBelow() {
        SourceConfig source = source(MANIFEST, "{\"dataPath\": \"curated/orders\", \"structureFormat\": \"parquet\"}");
        assertThat(tables(source, "curated/orders/a.parquet", "curated/orders/deep/er/b.parquet"))
                .containsExactly("curated/orders/ manifest 2");
    }

    @Test
    void declaredColumnsNameFoldersInTheirOrderAndGiveTypes() {
        SourceConfig source = source(MANIFEST, """
                {"dataPath": "o", "isPartitioned": true, "partitionColumns": [
                  {"name": "year", "dataType": "STRING"}, {"name": "month", "dataType": "BIGINT"}]}""");
        assertThat(tables(source, "o/2024/01/a.csv", "o/2024/02/a.csv"))
                .containsExactly("o/ manifest 2 year:string 2024..2024 month:bigint 01..02");
        assertThat(tables(source, "o/MONTH=3/2024/a.csv"))
                .as("Hive names first, the rest in order")
                .containsExactly("o/ manifest 1 month:bigint 3..3 year:string 2024..2024");
        assertThat(tables(source, "o/2024/01/extra/a.csv"))
                .as("a folder too many belongs to no key")
                .containsExactly("o/ manifest 1 year:string 2024..2024 month:bigint 01..01");
        assertThat(tables(source, "o/a.csv")).containsExactly("o/ manifest 1");
        assertThat(tables(source, "o/__HIVE_DEFAULT_PARTITION__/1/a.csv"))
                .containsExactly("o/ manifest 1 year:string -..- month:bigint 1..1");
    }

    @Test
    void hiveFoldersAreKeysUnlessTheManifestDeniesIt() {
        String keys = "o/dt=2024-01-15/a.csv";
        assertThat(tables(source(MANIFEST, "{\"dataPath\": \"o\"}"), keys))
                .containsExactly("o/ manifest 1 dt:date 2024-01-15..2024-01-15");
        assertThat(tables(source(MANIFEST, "{\"dataPath\": \"o\", \"isPartitioned\": false}"), keys))
                .containsExactly("o/ manifest 1");
    }

    @Test
    void aDeclaredTypeThatDoesNotFitIsToldAndNotTaken() {
        SourceConfig source = source(
                MANIFEST,
                "{\"dataPath\": \"o\", \"partitionColumns\": [{\"name\": \"k\", \"dataType\": \"INT\"}]},"
                        + "{\"dataPath\": \"p\", \"partitionColumns\": [{\"name\": \"k\", \"dataType\": \"TINYINT\"}]}");
        String[] keys = {"o/eu/a.csv", "o/us/a.csv", "p/1/a.csv", "p/300/a.csv"};
        assertThat(tables(source, keys)).containsExactly("o/ manifest 2 k:string eu..us", "p/ manifest 2 k:int 1..300");
        assertThat(findings(source, keys))
                .containsOnly(FindingCode.MANIFEST_TYPE_MISFIT)
                .hasSize(2);
    }

    @Test
    void depthMakesATableOfEachFolderSoFarBelow() {
        SourceConfig source = source(MANIFEST_THEN_AUTO, "{\"dataPath\": \"raw\", \"depth\": 1}");
        assertThat(tables(source, "raw/a/x.csv", "raw/a/y/z.csv", "raw/b/x.csv", "raw/top.csv"))
                .containsExactly("raw/a/ manifest 2", "raw/b/ manifest 1", "raw/top.csv file 1");
        SourceConfig thirty = source(MANIFEST, "{\"dataPath\": \"raw\", \"depth\": 1}");
        String[] keys = IntStream.range(0, 30)
                .mapToObj(folder -> "raw/t" + folder + "/a.csv")
                .toArray(String[]::new);
        assertThat(tables(thirty, keys)).hasSize(30);
    }

    @Test
    void aPatternOfFilesMakesATableOfEachFolder() {
        SourceConfig source = source(
                MANIFEST,
                "{\"dataPath\": \"data/*/events/*.parquet\", \"structureFormat\": \"parquet\"},"
                        + "{\"dataPath\": \"logs/**/*.json\", \"autoPartitionDetection\": true},"
                        + "{\"dataPath\": \"m/**/x?.csv\", \"partitionColumns\": [{\"name\": \"y\"}, {\"name\": \"m\"}]}");
        assertThat(tables(
                        source,
                        "data/a/events/1.parquet",
                        "data/a/events/2.parquet",
                        "data/b/events/1.parquet",
                        "data/b/other/1.parquet",
                        "logs/app/dt=2024-01-01/h=1/a.json",
                        "logs/app/dt=2024-01-02/h=2/a.json",
                        "logs/web/a.json",
                        "m/t/2024/01/x1.csv",
                        "m/t/2024/02/x2.csv",
                        "m/u/2024/02/x2.csv"))
                .containsExactly(
                        "data/a/events/ manifest 2",
                        "data/b/events/ manifest 1",
                        "logs/app/ manifest 2 dt:date 2024-01-01..2024-01-02 h:int 1..2",
                        "logs/web/ manifest 1",
                        "m/t/ manifest 2 y:int 2024..2024 m:string 01..02",
                        "m/u/ manifest 1 y:int 2024..2024 m:string 02..02");
    }

    @Test
    void aPatternOfFoldersMakesATableOfEachFolderThatFits() {
        SourceConfig source = source(MANIFEST, "{\"dataPath\": \"data/*/events\"}");
        assertThat(tables(source, "data/a/events/x/1.csv", "data/a/events/2.csv", "data/b/events/1.csv"))
                .containsExactly("data/a/events/ manifest 2", "data/b/events/ manifest 1");
    }

    @Test
    void anEntryCanBeOneObject() {
        SourceConfig source = source(MANIFEST, "{\"dataPath\": \"ref/countries.csv\", \"structureFormat\": \"csv\"}");
        assertThat(tables(source, "ref/countries.csv", "ref/cities.csv"))
                .containsExactly("ref/countries.csv manifest 1");
    }

    @Test
    void whatNoEntryMatchesFollowsTheNextLayoutOrIsCounted() {
        String entry = "{\"dataPath\": \"raw/a\"}";
        List<LakeObject> objects = Lakes.listing("raw/a/x.csv", "raw/b/x.csv", "c/dt=1/x.csv");
        assertThat(tables(source(MANIFEST_THEN_AUTO, entry), "raw/a/x.csv", "raw/b/1.csv", "c/dt=1/x.csv"))
                .hasSize(3)
                .contains("raw/a/ manifest 1", "c/ hive 1 dt:int 1..1");
        assertThat(skipped(source(MANIFEST_THEN_AUTO, entry), objects)).isEmpty();
        assertThat(skipped(source(MANIFEST, entry), objects)).containsExactly(Map.entry("not-in-manifest", 2L));
        List<String> pattern = List.of("raw/{table}/", SourceConfig.MANIFEST);
        assertThat(skipped(source(pattern, entry), objects)).containsExactly(Map.entry("not-in-manifest", 1L));
        assertThat(tables(source(pattern, entry), "raw/a/x.csv"))
                .as("first match wins")
                .containsExactly("raw/a/ pattern 1");
        List<String> behind = List.of(SourceConfig.MANIFEST, "raw/{table}/");
        assertThat(skipped(source(behind, entry), objects)).containsExactly(Map.entry("not-in-manifest", 1L));
        assertThat(skipped(source(List.of("auto"), entry), objects)).isEmpty();
    }

    @Test
    void exclusionsAndDataWithoutColumnsAreCountedAndNeverATable() {
        SourceConfig source = source(MANIFEST_THEN_AUTO, """
                {"dataPath": "data", "depth": 1, "excludePaths": ["_x", "old"], "excludePatterns": ["**/archive/**"]},
                {"dataPath": "photos", "unstructuredFormats": ["png", "jpg"]},
                {"dataPath": "blob", "unstructuredData": true}""");
        List<LakeObject> objects = Lakes.listing(
                "blob/a.csv",
                "data/t/a.csv",
                "data/t/archive/a.csv",
                "data/t/old/a.csv",
                "photos/a.PNG",
                "photos/b.jpg",
                "photos/index.csv");
        assertThat(skipped(source, objects)).containsOnly(Map.entry("excluded", 2L), Map.entry("unstructured", 3L));
        assertThat(Lakes.group(source, objects))
                .extracting(Candidate::root)
                .containsExactlyInAnyOrder("data/t/", "photos/");
    }

    @Test
    void aDeclaredFormatMakesDataOfWhatNoNameTells() {
        SourceConfig source =
                source(MANIFEST, "{\"dataPath\": \"d\", \"structureFormat\": \"csv\"}, {\"dataPath\": \"e\"}");
        List<LakeObject> objects = Lakes.listing("d/part-0", "d/x.conf", "e/x.conf");
        assertThat(skipped(source, objects)).containsExactly(Map.entry("not-data", 1L));
        assertThat(Lakes.group(source, objects).get(0).shapes())
                .extracting(shape -> shape.format())
                .containsOnly("csv");
    }

    @Test
    void junkStaysJunkAndALogStaysALog() {
        SourceConfig source = source(MANIFEST, "{\"dataPath\": \"d\", \"structureFormat\": \"delta\"}");
        List<LakeObject> objects = Lakes.listing(
                "d/_SUCCESS", "d/_delta_log/00000000000000000000.json", "d/_temporary/0/a.parquet", "d/a.parquet");
        assertThat(skipped(source, objects)).containsOnly(Map.entry("marker", 1L), Map.entry("temporary", 1L));
        assertThat(Lakes.group(source, objects)).singleElement().satisfies(table -> {
            assertThat(table.root()).isEqualTo("d/");
            assertThat(table.logs()).hasSize(1);
        });
    }

    @Test
    void entriesThatGiveNothingAreToldOnce() {
        SourceConfig source = source(
                MANIFEST_THEN_AUTO,
                "{\"dataPath\": \"a\"}, {\"dataPath\": \"gone\"}, {\"dataPath\": \"pics\", \"unstructuredFormats\": [\"*\"]}");
        assertThat(Lakes.grouped(source, Lakes.listing("a/x.csv", "b/x.csv"), 1).findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.code()).isEqualTo(FindingCode.MANIFEST_ENTRY_UNMATCHED);
                    assertThat(finding.message()).startsWith("1 of 3 entries give no table (entries[1])");
                });
    }

    @Test
    void tablesDoNotDependOnPagesOrOrderOfEntries() {
        List<String> entries = new ArrayList<>(List.of(
                "{\"dataPath\": \"a\"}",
                "{\"dataPath\": \"a/b\"}",
                "{\"dataPath\": \"a/*/c\"}",
                "{\"dataPath\": \"d\", \"depth\": 2}"));
        String[] keys = {"a/1.csv", "a/b/1.csv", "a/b/c/1.csv", "a/x/c/1.csv", "d/e/1.csv", "d/e/f/1.csv", "d/e/g/1.csv"
        };
        List<String> expected = tables(source(MANIFEST_THEN_AUTO, String.join(",", entries)), keys);
        assertThat(expected).contains("a/ manifest 2", "a/b/ manifest 2", "d/e/f/ manifest 1", "d/e/g/ manifest 1");
        Collections.shuffle(entries, new Random(1));
        assertThat(tables(source(MANIFEST_THEN_AUTO, String.join(",", entries)), keys))
                .isEqualTo(expected);
    }
}
