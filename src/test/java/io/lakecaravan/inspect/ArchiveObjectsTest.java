package io.lakecaravan.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.table.Fragment;
import io.lakecaravan.table.RowCount;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveObjectsTest {
    @ParameterizedTest
    @ValueSource(strings = {"one.zip", "one-beside-junk.zip", "bzip2.zip", "zip64.zip", "no-extension.zip"})
    void oneReadableMemberIsTheObjectsTable(String file) throws IOException {
        Inspecting inspecting = Inspecting.file("archive/good/" + file);
        Fragment fragment = inspecting.fragment();
        assertThat(fragment.isUsable()).as(inspecting.messages()).isTrue();
        assertThat(fragment.table()).isEmpty();
        assertThat(fragment.format()).isEqualTo("csv");
        assertThat(fragment.compression()).isEqualTo("zip");
        assertThat(fragment.rows()).contains(RowCount.exact(400));
        assertThat(inspecting.rows(fragment)).hasSize(400);
    }

    @Test
    void junkIsPassedOverInSilenceAndForeignMembersAreCounted() throws IOException {
        assertThat(Inspecting.file("archive/good/one-beside-junk.zip").messages())
                .isEqualTo("[ARCHIVE_MEMBERS_SKIPPED members of the archive were left out: 1 of a content that is not"
                        + " read]");
    }

    @Test
    void severalMembersAreTablesByTheirNames() throws IOException {
        Inspecting inspecting = Inspecting.file("archive/good/many.zip");
        assertThat(inspecting.fragments())
                .extracting(Fragment::table, Fragment::format, Fragment::compression)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("a/table.csv", "csv", "zip"),
                        org.assertj.core.groups.Tuple.tuple("b/table.jsonl", "jsonl", "zip"),
                        org.assertj.core.groups.Tuple.tuple("c/table.parquet", "parquet", "zip"),
                        org.assertj.core.groups.Tuple.tuple("d/table.csv.gz", "csv", "zip"),
                        org.assertj.core.groups.Tuple.tuple("e/table.avro", "avro", "zip"));
        assertThat(inspecting.messages()).isEqualTo("[]");
        for (Fragment fragment : inspecting.fragments()) {
            assertThat(fragment.rows()).as(fragment.table()).contains(RowCount.exact(400));
            assertThat(inspecting.rows(fragment)).as(fragment.table()).hasSize(400);
        }
    }

    @Test
    void aSmallArchiveCostsOneRequest() throws IOException {
        assertThat(Inspecting.file("archive/good/many.zip").source().requests()).isEqualTo(1);
    }

    @Test
    void aMemberThatIsNotCompressedIsReadWhereItLies() throws IOException {
        Inspecting inspecting = Inspecting.file("archive/good/stored.zip");
        assertThat(inspecting.fragment().format()).isEqualTo("parquet");
        assertThat(inspecting.rows(inspecting.fragment())).hasSize(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"many.tar", "many.tar.gz", "many.tbz2"})
    void tarsAreOpened(String file) throws IOException {
        Inspecting inspecting = Inspecting.file("archive/good/" + file);
        assertThat(inspecting.fragments()).extracting(Fragment::format).containsExactly("csv", "parquet");
        assertThat(inspecting.fragments().get(0).table())
                .startsWith("data/longlong")
                .endsWith("long/a.csv");
        assertThat(inspecting.messages()).isEqualTo("[]");
        for (Fragment fragment : inspecting.fragments()) {
            assertThat(inspecting.rows(fragment)).hasSize(400);
        }
    }

    @Test
    void membersBeforeTheEndOfACutTarAreRead() throws IOException {
        Inspecting inspecting = Inspecting.file("archive/odd/cut.tar");
        assertThat(inspecting.fragment().format()).isEqualTo("csv");
        assertThat(inspecting.messages()).contains("ARCHIVE_MEMBERS_SKIPPED").contains("1 cut");
    }

    @ParameterizedTest
    @CsvSource({
        "bomb.zip, OBJECT_LIMIT_EXCEEDED, 1000:1",
        "overlap.zip, OBJECT_LIMIT_EXCEEDED, overlap",
        "lying.zip, COMPRESSION_CORRUPT, another length",
        "truncated.zip, ARCHIVE_CORRUPT, cut",
        "encrypted.zip, ARCHIVE_MEMBERS_SKIPPED, 2 encrypted",
        "lzma.zip, ARCHIVE_MEMBERS_SKIPPED, method",
        "nested.zip, ARCHIVE_MEMBERS_SKIPPED, archives themselves",
        "empty.zip, FORMAT_UNSUPPORTED, holds no member"
    })
    void badArchivesAreToldApart(String file, FindingCode code, String word) throws IOException {
        Inspecting inspecting = Inspecting.file("archive/bad/" + file);
        assertThat(inspecting.codes()).contains(code);
        assertThat(inspecting.messages()).contains(word);
        assertThat(inspecting.fragments()).noneMatch(Fragment::isUsable);
    }

    @Test
    void memberNamesAreLabelsAndNoPaths() throws IOException {
        Inspecting inspecting = Inspecting.file("archive/odd/traversal.zip");
        assertThat(inspecting.fragments())
                .extracting(Fragment::table)
                .containsExactly("etc/a.csv", "abs/b.csv", "a_b.csv");
        for (Fragment fragment : inspecting.fragments()) {
            assertThat(inspecting.rows(fragment)).hasSizeGreaterThan(150);
        }
    }

    @Test
    void aDamagedMemberLeavesTheOthers() throws IOException {
        Inspecting inspecting = Inspecting.file("archive/odd/damaged-member.zip");
        List<Fragment> fragments = inspecting.fragments();
        assertThat(fragments).extracting(Fragment::table).containsExactly("a.csv", "b.csv");
        assertThat(fragments.get(0).isUsable()).isFalse();
        assertThat(fragments.get(1).isUsable()).isTrue();
        assertThat(inspecting.codes()).containsExactly(FindingCode.COMPRESSION_CORRUPT);
        assertThat(inspecting.rows(fragments.get(1))).hasSize(400);
    }

    @ParameterizedTest
    @CsvSource({
        "arrays.npz, NumPy",
        "word.docx, Word",
        "sheet.ods, OpenDocument",
        "library.jar, Java",
        "some.7z, 7z",
        "some.rar, RAR"
    })
    void whatIsNoArchiveOfTablesIsNamed(String file, String word) throws IOException {
        for (String name : List.of(file, "nameless", "table.csv", "table.parquet", "table.zip")) {
            Inspecting inspecting = Inspecting.bytes(name, Inspecting.read("archive/foreign/" + file));
            assertThat(inspecting.codes()).as(name).containsExactly(FindingCode.FORMAT_UNSUPPORTED);
            assertThat(inspecting.messages()).contains(word);
        }
    }

    @Test
    void anArchiveIsToldByContentUnderAnyName() throws IOException {
        for (String name : List.of("nameless", "table.csv", "table.parquet", "table.json", "table.avro")) {
            Inspecting inspecting = Inspecting.bytes(name, Inspecting.read("archive/good/many.zip"));
            assertThat(inspecting.fragments()).as(name).hasSize(5).allMatch(Fragment::isUsable);
        }
    }

    @Test
    void archivesThatAreCutFailAsDeclared() throws IOException {
        try (var files = java.nio.file.Files.walk(Path.of("src/test/resources/format/archive"))) {
            for (Path file :
                    files.filter(java.nio.file.Files::isRegularFile).sorted().toList()) {
                byte[] bytes = java.nio.file.Files.readAllBytes(file);
                for (int length = 0; length < bytes.length; length += 1 + bytes.length / 40) {
                    Inspecting cut =
                            Inspecting.bytes(file.getFileName().toString(), java.util.Arrays.copyOf(bytes, length));
                    assertThat(cut.codes())
                            .as(file + " cut at " + length)
                            .doesNotContain(FindingCode.READER_FAILED, FindingCode.OBJECT_UNREADABLE);
                }
            }
        }
    }
}
