package io.lakecaravan.format.hdf5;

import static io.lakecaravan.format.hdf5.Hdf5Files.FOLDER;
import static io.lakecaravan.format.hdf5.Hdf5Files.codes;
import static io.lakecaravan.format.hdf5.Hdf5Files.columns;
import static io.lakecaravan.format.hdf5.Hdf5Files.open;
import static io.lakecaravan.format.hdf5.Hdf5Files.read;
import static io.lakecaravan.format.hdf5.Hdf5Files.rows;
import static io.lakecaravan.format.hdf5.Hdf5Files.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.Head;
import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.ReadTable;
import io.lakecaravan.format.Recognition;
import io.lakecaravan.format.RowStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Hdf5FormatTest {
    @TempDir
    Path folder;

    @Test
    void theSignatureIsRecognisedBehindAUserBlock() throws IOException {
        Hdf5Format format = new Hdf5Format();
        byte[] plain = Files.readAllBytes(FOLDER.resolve("kinds.h5"));
        byte[] behind = Files.readAllBytes(FOLDER.resolve("latest.h5"));

        assertThat(behind[0]).isNotEqualTo(plain[0]);
        assertThat(format.recognise(new Head(plain, true, "dat"))).isEqualTo(Recognition.CERTAIN);
        assertThat(format.recognise(new Head(behind, true, "dat"))).isEqualTo(Recognition.CERTAIN);
        assertThat(format.recognise(new Head("id,name\n".getBytes(StandardCharsets.UTF_8), true, "h5")))
                .isEqualTo(Recognition.NO);
    }

    @Test
    void tablesAreNamedByPathAndFollowTheGroups() throws IOException {
        assertThat(read("kinds.h5"))
                .extracting(ReadTable::name)
                .containsExactly(
                        "deflated",
                        "long_double",
                        "reference",
                        "sparse",
                        "unwritten",
                        "cube",
                        "matrix",
                        "records",
                        "columns",
                        "scalars",
                        "unequal/four",
                        "unequal/three");
    }

    @Test
    void linksOutOfTheFileAndBackAreNotFollowed() throws IOException {
        assertThat(read("kinds.h5")).noneMatch(table -> table.name().startsWith("links"));
        assertThat(codes(read("kinds.h5"))).isEmpty();
    }

    @Test
    void membersOfACompoundTypeAreColumns() throws IOException {
        assertThat(columns(table("kinds.h5", "records")))
                .containsExactly(
                        "id uint64",
                        "big int",
                        "point struct<x:double,y:smallint>",
                        "pair array<int>",
                        "colour enum",
                        "ok boolean",
                        "half float16",
                        "fixed string",
                        "free string",
                        "z struct<r:float,i:float>",
                        "many array<smallint>");
        assertThat(rows("kinds.h5", "records"))
                .containsExactly(
                        "18446744073709551615|-2|{\"x\":1.5,\"y\":0}|[1,2]|BLUE|true|0.5|grün||{\"r\":1.0,\"i\":2.0}|[1,2,3]",
                        "7|3|{\"x\":\"NaN\",\"y\":0}|[3,4]|GREEN|false|-65504.0|abc|longer text|{\"r\":0.0,\"i\":0.0}|[]");
    }

    @Test
    void arraysOfOneGroupAreOneTable() throws IOException {
        assertThat(columns(table("kinds.h5", "columns"))).containsExactly("amount uint32", "label string");
        assertThat(rows("kinds.h5", "columns")).containsExactly("1|a", "2|b", "3|c");
        assertThat(rows("kinds.h5", "scalars")).containsExactly("5|hello");
    }

    @Test
    void dimensionsBecomeColumnsOrLists() throws IOException {
        assertThat(columns(table("kinds.h5", "matrix"))).containsExactly("0 smallint", "1 smallint", "2 smallint");
        assertThat(rows("kinds.h5", "matrix", "2", "0")).containsExactly("2|0", "5|3");
        assertThat(columns(table("kinds.h5", "cube"))).containsExactly("cube array<array<tinyint>>");
        assertThat(rows("kinds.h5", "cube")).containsExactly("[[0,1],[2,3]]", "[[4,5],[6,7]]");
    }

    @Test
    void theNativeTypeKeepsWhatTheTypeDoesNotSay() throws IOException {
        assertThat(table("kinds.h5", "reference").schema().columns().get(0).nativeType())
                .isEqualTo("reference");
        assertThat(table("kinds.h5", "long_double").schema().columns().get(0).nativeType())
                .isEqualTo("float128");
        assertThat(rows("kinds.h5", "long_double")).containsExactly("0.1", "-2.0");
    }

    @Test
    void whatWasNeverWrittenIsTheFillValue() throws IOException {
        List<String> sparse = rows("kinds.h5", "sparse");
        assertThat(sparse).hasSize(1000);
        assertThat(sparse.subList(498, 512))
                .containsExactly("-9", "-9", "1", "1", "1", "1", "1", "-9", "-9", "-9", "-9", "-9", "-9", "-9");
        assertThat(rows("kinds.h5", "unwritten")).containsExactly("2.5", "2.5", "2.5");
        assertThat(rows("latest.h5", "part").subList(18, 27))
                .containsExactly("7", "7", "1", "1", "1", "1", "1", "7", "7");
    }

    @Test
    void holesThatCannotBeToldApartAreNotGuessed() throws IOException {
        assertThat(table("latest.h5", "grows").findings())
                .extracting("code")
                .containsExactly(FindingCode.HDF5_DATASET_UNREADABLE);
        assertThatThrownBy(() -> rows("latest.h5", "grows")).isInstanceOf(FormatException.class);
    }

    @Test
    void allRowsOfACompressedDatasetComeInOrder() throws IOException {
        assertThat(rows("kinds.h5", "deflated"))
                .isEqualTo(LongStream.range(0, 10_000).mapToObj(String::valueOf).toList());
    }

    @Test
    void absurdDimensionsCostNothing() throws IOException {
        List<ReadTable> tables = read("absurd.h5");

        assertThat(tables).extracting(ReadTable::name).containsExactly("fine", "huge");
        assertThat(tables.get(1).rows().orElseThrow().value()).isEqualTo(1L << 40);
        assertThat(codes(tables)).containsExactly(FindingCode.HDF5_DATASET_UNREADABLE);
        try (ObjectSource source = open(FOLDER.resolve("absurd.h5"));
                RowStream rows = new Hdf5Reader().rows(source, "huge", List.of(), ReadOptions.DEFAULT)) {
            assertThat(rows.next().orElseThrow().values()).containsExactly(0L);
        }
    }

    @Test
    void anUnknownFilterLeavesTheSchema() throws IOException {
        Path file = patched("kinds.h5", new byte[] {1, 0, 8, 0, 1, 0, 1, 0}, new byte[] {77, 0, 8, 0, 1, 0, 1, 0});
        ReadTable table = read(file).stream()
                .filter(each -> each.name().equals("deflated"))
                .findFirst()
                .orElseThrow();

        assertThat(columns(table)).containsExactly("deflated bigint");
        assertThat(table.rows().orElseThrow().value()).isEqualTo(10_000);
        assertThat(table.sample().isEmpty()).isTrue();
        assertThat(table.findings()).extracting("code").containsExactly(FindingCode.HDF5_DATASET_UNREADABLE);
    }

    @Test
    void aBrokenSuperblockIsCorrupt() throws IOException {
        byte[] bytes = Files.readAllBytes(FOLDER.resolve("kinds.h5"));
        Path file = Files.write(folder.resolve("short.h5"), Arrays.copyOf(bytes, 40));
        assertThatThrownBy(() -> read(file))
                .isInstanceOfSatisfying(
                        FormatException.class, e -> assertThat(e.code()).isEqualTo(FindingCode.HDF5_CORRUPT));
        Path text = Files.writeString(folder.resolve("text.h5"), "no HDF5");
        assertThatThrownBy(() -> read(text)).isInstanceOf(FormatException.class).hasMessageContaining("signature");
    }

    @Test
    void tooManyColumnsAreALimit() throws IOException {
        ReadOptions few = new ReadOptions(10, 1 << 20, 1 << 20, 100, 100, 5, ReadOptions.Known.NOTHING);
        try (ObjectSource source = open(FOLDER.resolve("kinds.h5"))) {
            assertThatThrownBy(() -> new Hdf5Reader().read(source, few))
                    .isInstanceOf(LimitException.class)
                    .hasMessage("a table has 15 columns, most are 5");
        }
    }

    @Test
    void theSampleKeepsToItsBudget() throws IOException {
        ReadOptions little = new ReadOptions(10, 500, 1 << 20, 100, 100, 100, ReadOptions.Known.NOTHING);
        try (ObjectSource source = open(FOLDER.resolve("kinds.h5"))) {
            ReadTable deflated = new Hdf5Reader().read(source, little).get(0);
            assertThat(deflated.sample().isEmpty()).isTrue();
            assertThat(deflated.findings()).extracting("code").containsExactly(FindingCode.SAMPLE_COLUMNS_SKIPPED);
        }
    }

    @Test
    void theFormatReadsInItsOwnProcessWithFewRequests() throws IOException {
        try (ObjectSource source = open(FOLDER.resolve("kinds.h5"))) {
            List<ReadTable> tables = new Hdf5Format().read(source, ReadOptions.DEFAULT);
            assertThat(tables).hasSize(12);
            assertThat(source.requests()).isEqualTo(1);
            assertThat(source.bytesRead()).isEqualTo(source.size());
        }
    }

    private Path patched(String name, byte[] from, byte[] to) throws IOException {
        byte[] bytes = Files.readAllBytes(FOLDER.resolve(name));
        int at = 0;
        while (!Arrays.equals(bytes, at, at + from.length, from, 0, from.length)) {
            at++;
        }
        System.arraycopy(to, 0, bytes, at, to.length);
        return Files.write(folder.resolve(name), bytes);
    }
}
