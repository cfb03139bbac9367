package io.lakecaravan.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakecaravan.config.SourceConfig;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFilterTest {
    private final KeyFilter filter = new KeyFilter(Lakes.source());

    @ParameterizedTest
    @CsvSource({
        "t/_SUCCESS,MARKER",
        "t/_started_12,MARKER",
        "t/_committed_12,MARKER",
        "t/_metadata,MARKER",
        "t/orders.done,MARKER",
        "t/q.csv.metadata,MARKER",
        "t/_temporary/0/part-0.csv,TEMPORARY",
        "t/.spark-staging-1/p.parquet,TEMPORARY",
        "t/.hive-staging_hive_2024/p.orc,TEMPORARY",
        "t/a.csv.inprogress.1,TEMPORARY",
        "t/a.csv._COPYING_,TEMPORARY",
        "t/part-0.csv.crc,CHECKSUM",
        "t/.part-0.csv.crc,CHECKSUM",
        "t/a.csv.md5,CHECKSUM",
        "t_$folder$,PLACEHOLDER",
        "t/.hidden.csv,HIDDEN",
        "t/_orders.csv,HIDDEN",
        "t/.git/a.csv,HIDDEN",
        "t/_spark_metadata/0,HIDDEN",
        "t/.DS_Store,SYSTEM",
        "t/Thumbs.db,SYSTEM",
        "__MACOSX/a.csv,SYSTEM",
        "t/~$book.xlsx,SYSTEM",
        "t/photo.JPG,NOT_DATA",
        "t/notes.md,NOT_DATA"
    })
    void junkIsSkippedByKind(String key, SkipReason reason) {
        assertThat(filter.verdict(Lakes.object(key))).isEqualTo(new Verdict.Skipped(reason));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "t/part-0.csv",
                "t/000000_0",
                "t/_year=2024/a.csv",
                "t/../a.csv",
                "t/./a.csv",
                "t//a.csv",
                "/a.csv",
                "t/metadata/a.csv",
                "t/success.csv",
                "t/manifest.csv",
                "t/crc",
                "t/orders.dat",
                "t/a.foo"
            })
    void dataIsKept(String key) {
        assertThat(filter.verdict(Lakes.object(key))).isInstanceOf(Verdict.Kept.class);
    }

    @ParameterizedTest
    @CsvSource({
        "a/t/_delta_log/00.json,a/t/,_delta_log",
        "_delta_log/00.json,'',_delta_log",
        "t/.hoodie/x/y,t/,.hoodie",
        "t/metadata/00000-a.metadata.json,t/,metadata",
        "t/metadata/version-hint.text,t/,metadata"
    })
    void logsOfTableFormatsMarkTheirRoot(String key, String root, String marker) {
        assertThat(filter.verdict(Lakes.object(key))).isEqualTo(new Verdict.Marker(root, marker));
    }

    @Test
    void aLogInsideAHiddenFolderIsHidden() {
        assertThat(filter.verdict(Lakes.object("_old/t/_delta_log/00.json")))
                .isEqualTo(new Verdict.Skipped(SkipReason.HIDDEN));
    }

    @Test
    void placeholdersAreEmptyAndFoldersWithContentAreNot() {
        assertThat(filter.verdict(Lakes.object("t/", 0))).isEqualTo(new Verdict.Skipped(SkipReason.PLACEHOLDER));
        assertThat(filter.verdict(Lakes.object("t/", 9))).isInstanceOf(Verdict.Kept.class);
        assertThat(filter.verdict(Lakes.object("t/a.csv", 0))).isEqualTo(new Verdict.Skipped(SkipReason.EMPTY));
    }

    @Test
    void includeAndExcludeAreGlobsOrExpressions() {
        KeyFilter narrow = new KeyFilter(source(
                List.of("raw/*.csv", "regex:in/[0-9]+/.*"), List.of("**/staging/**", "raw/x?.csv"), Set.of(), 0));
        assertThat(narrow.verdict(Lakes.object("raw/a.csv"))).isInstanceOf(Verdict.Kept.class);
        assertThat(narrow.verdict(Lakes.object("in/7/b.json"))).isInstanceOf(Verdict.Kept.class);
        assertThat(narrow.verdict(Lakes.object("raw/deep/a.csv")))
                .isEqualTo(new Verdict.Skipped(SkipReason.NOT_INCLUDED));
        assertThat(narrow.verdict(Lakes.object("raw/x1.csv"))).isEqualTo(new Verdict.Skipped(SkipReason.EXCLUDED));
        assertThat(narrow.verdict(Lakes.object("in/7/staging/_delta_log/0.json")))
                .isEqualTo(new Verdict.Skipped(SkipReason.EXCLUDED));
        assertThat(narrow.verdict(Lakes.object("raw/t/_delta_log/0.json"))).isInstanceOf(Verdict.Marker.class);
    }

    @Test
    void formatsAndSizesLeaveOut() {
        KeyFilter narrow = new KeyFilter(source(List.of("**"), List.of(), Set.of("parquet"), 50));
        assertThat(narrow.verdict(Lakes.object("a.csv"))).isEqualTo(new Verdict.Skipped(SkipReason.FORMAT_NOT_WANTED));
        assertThat(narrow.verdict(Lakes.object("a.pq", 49))).isEqualTo(new Verdict.Skipped(SkipReason.TOO_SMALL));
        assertThat(narrow.verdict(Lakes.object("part-00000", 50))).isInstanceOf(Verdict.Kept.class);
    }

    @Test
    void aBadPatternIsRefused() {
        assertThatThrownBy(() -> new KeyFilter(source(List.of("regex:("), List.of(), Set.of(), 0)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static SourceConfig source(List<String> include, List<String> exclude, Set<String> formats, long minSize) {
        return Lakes.source("", List.of("auto"), include, exclude, formats, minSize);
    }
}
