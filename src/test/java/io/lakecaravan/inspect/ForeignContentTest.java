package io.lakecaravan.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.table.Fragment;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignContentTest {
    private static final List<String> NAMES =
            List.of("nameless", "a.csv", "a.json", "a.parquet", "a.avro", "a.foo", "a.txt");

    /** First bytes in hexadecimal; noise follows. */
    @ParameterizedTest
    @CsvSource({
        "255044462d312e370a25e2e3cfd30a, PDF",
        "89504e470d0a1a0a0000000d49484452, PNG",
        "ffd8ffe000104a46494600, JPEG",
        "474946383961, GIF",
        "7f454c4602010100, ELF",
        "53514c69746520666f726d6174203300, SQLite",
        "00000018667479706d703432, MP4",
        "377abcaf271c0004, 7z",
        "526172211a0701, RAR",
        "cafebabe00000034, Java class",
        "934e554d50590100, NumPy",
        "53455106, sequence file",
        "894c5a4f000d0a1a0a, LZO"
    })
    void binaryContentIsNamed(String magic, String word) {
        byte[] noise = new byte[5000];
        new Random(3).nextBytes(noise);
        byte[] start = HexFormat.of().parseHex(magic);
        System.arraycopy(start, 0, noise, 0, start.length);
        isNamed(noise, word);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE html>\n<html><head><title>404</title></head><body>Not found, sorry, 1, 2</body></html>",
                "\ufeff  <HTML lang='en'><body><p>a,b,c</p>\n<p>d,e,f</p>\n</body></HTML>"
            })
    void pagesOfErrorsAreNoTables(String page) {
        isNamed(page.getBytes(StandardCharsets.UTF_8), "HTML");
    }

    private static void isNamed(byte[] bytes, String word) {
        for (String name : NAMES) {
            Inspecting inspecting = Inspecting.bytes(name, bytes);
            assertThat(inspecting.messages()).as(name).contains("FORMAT_UNSUPPORTED").contains(word);
            assertThat(inspecting.fragments()).noneMatch(Fragment::isUsable);
        }
    }

    @Test
    void noiseIsUnknown() {
        byte[] noise = new byte[20_000];
        new Random(11).nextBytes(noise);
        noise[0] = 'x';
        for (String name : List.of("nameless", "a.foo", "a.txt")) {
            assertThat(Inspecting.bytes(name, noise).codes()).as(name).containsExactly(FindingCode.FORMAT_UNKNOWN);
        }
        assertThat(Inspecting.bytes("a.csv", noise).fragments()).noneMatch(Fragment::isUsable);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ORC_ID", "ID3", "GRIB", "PAR", "OggS", "BZh", "x^2", "]", "SEQ", "ARROW"})
    void aHeaderThatStartsWithAMagicWordIsAHeader(String word) {
        StringBuilder csv = new StringBuilder(word).append(",name,amount\n");
        for (int i = 0; i < 50; i++) {
            csv.append(i).append(",n").append(i * 7).append(',').append(i * 1.5).append('\n');
        }
        for (String name : List.of("nameless", "a.csv", "a.parquet")) {
            Fragment fragment = Inspecting.bytes(name, csv.toString().getBytes(StandardCharsets.UTF_8))
                    .fragment();
            assertThat(fragment.format()).as(name).isEqualTo("csv");
            assertThat(fragment.schema().names()).contains(word, "name", "amount");
        }
    }

    @Test
    void otherTextUnderATextName() {
        byte[] json = "[{\"a\": 1, \"b\": \"x,y\"}, {\"a\": 2, \"b\": \"z\"}]".getBytes(StandardCharsets.UTF_8);
        assertThat(Inspecting.bytes("a.csv", json).fragment().format()).isEqualTo("json");
        byte[] csv = "id,name\n1,Ana\n2,Bo\n".getBytes(StandardCharsets.UTF_8);
        assertThat(Inspecting.bytes("a.json", csv).fragment().format()).isEqualTo("csv");
        assertThat(Inspecting.bytes("a.txt", csv).messages())
                .as("txt says nothing of the format")
                .isEqualTo("[]");
    }

    @Test
    void theRightNameCostsNoMoreRequestsThanTheReaderNeeds() {
        byte[] csv = "id,name\n1,Ana\n2,Bo\n".getBytes(StandardCharsets.UTF_8);
        assertThat(Inspecting.bytes("a.csv", csv).source().requests()).isEqualTo(1);
        assertThat(Inspecting.bytes("a.json", csv).source().requests()).isEqualTo(1);
        assertThat(Inspecting.bytes("nameless", csv).source().requests()).isEqualTo(1);
    }
}
