package io.lakecaravan.format.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.ReadOptions.Known;
import io.lakecaravan.format.compression.CompressedBytes;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextPrefixTest {
    private static final ReadOptions SMALL = new ReadOptions(10, 1 << 20, 1000, 1000, 100, 100, Known.NOTHING);

    @Test
    void readsNoMoreThanThePrefixInOneRequest() throws IOException {
        ObjectSource source = source("x".repeat(5000).getBytes(StandardCharsets.UTF_8));
        TextPrefix prefix = TextPrefix.read(source, SMALL);
        assertThat(source.requests()).isEqualTo(1);
        assertThat(source.bytesRead()).isEqualTo(1000);
        assertThat(prefix.isCut()).isTrue();
        assertThat(prefix.objectTextBytes()).isEqualTo(5000);
    }

    @Test
    void ourOwnCutIsNoFindingEvenInsideACharacter() throws IOException {
        byte[] bytes = ("a" + "é".repeat(2000)).getBytes(StandardCharsets.UTF_8);
        TextPrefix prefix = TextPrefix.read(source(bytes), SMALL);
        assertThat(prefix.encoding().name()).isEqualTo("utf-8");
        assertThat(prefix.text()).isEqualTo("a" + "é".repeat(499));
        assertThat(prefix.findings()).isEmpty();
    }

    @Test
    void ourOwnCutOfACompressedStreamIsNoFinding() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 3000; i++) {
            text.append(i * 7919 % 10007).append(',');
        }
        TextPrefix prefix = TextPrefix.read(source(CompressedBytes.gzip(text.toString())), SMALL);
        assertThat(prefix.compression()).isEqualTo("gzip");
        assertThat(text.toString()).startsWith(prefix.text());
        assertThat(prefix.isCut()).isTrue();
        assertThat(prefix.findings()).isEmpty();
    }

    @Test
    void aPrefixOfABombIsAsShortAsAnyOther() throws IOException {
        byte[] bomb = CompressedBytes.gzip("0".repeat(80 << 20));
        TextPrefix prefix = TextPrefix.read(source(bomb), ReadOptions.DEFAULT);
        assertThat(prefix.textBytes()).isEqualTo((long) TextPrefix.EXPANSION * ReadOptions.DEFAULT.prefixBytes());
        assertThat(prefix.isCut()).isTrue();
    }

    @Test
    void aBombIsStoppedInAStream() throws IOException {
        ObjectSource source = source(CompressedBytes.gzip("0".repeat(80 << 20)));
        TextPrefix prefix = TextPrefix.read(source, SMALL);
        try (Reader text = TextStream.open(source, prefix)) {
            assertThatThrownBy(() -> text.transferTo(java.io.Writer.nullWriter()))
                    .isInstanceOf(LimitException.class)
                    .hasMessageContaining("1000:1");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8, utf-8",
        "UTF-16LE, utf-16le",
        "UTF-16BE, utf-16be",
        "windows-1252, windows-1252",
        "ISO-8859-1, windows-1252"
    })
    void tellsEncodings(String charset, String expected) throws IOException {
        byte[] bytes = "stadt;preis\nMünchen;10\nGöttingen;20\nKöln;30\n".getBytes(charset);
        TextPrefix prefix = TextPrefix.read(source(bytes), ReadOptions.DEFAULT);
        assertThat(prefix.encoding().name()).isEqualTo(expected);
        assertThat(prefix.text()).contains("Göttingen");
    }

    @Test
    void offsetsAreThoseOfTheStoredBytes() throws IOException {
        byte[] bytes = "\ufeffé\ud83d\ude00x".getBytes(StandardCharsets.UTF_8);
        TextPrefix prefix = TextPrefix.read(source(bytes), ReadOptions.DEFAULT);
        assertThat(prefix.text()).isEqualTo("é\ud83d\ude00x");
        assertThat(prefix.offsetOf(prefix.text().indexOf('x'))).isEqualTo(bytes.length - 1);
    }

    @ParameterizedTest
    @CsvSource({
        "s3://b/k/a.csv.gz, csv",
        "a.CSV, csv",
        "s3://b.c/noext, ''",
        ".hidden, ''",
        "a.gz, ''",
        "x/a.tar.json, json"
    })
    void takesTheCompressionOffTheName(String name, String extension) {
        assertThat(ObjectHead.extension(name)).isEqualTo(extension);
    }

    @Test
    void theHeadIsExpanded() throws IOException {
        ObjectSource source = source(CompressedBytes.gzip("a,b\n1,2\n"));
        assertThat(new String(ObjectHead.read(source).bytes(), StandardCharsets.UTF_8))
                .isEqualTo("a,b\n1,2\n");
    }

    private static ObjectSource source(byte[] bytes) {
        return new BytesSource("s3://bucket/object", bytes);
    }
}
