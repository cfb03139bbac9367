package io.lakecaravan.format.compression;

import static io.lakecaravan.format.compression.CompressedBytes.concat;
import static io.lakecaravan.format.compression.CompressedBytes.gzip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.text.BytesSource;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class GzipExpansionTest {
    @Test
    void readsAllMembersFromAStreamThatNeverSaysWhatIsAvailable() throws IOException {
        byte[] members = concat(gzip("first,"), gzip(""), gzip("third"));
        try (InputStream in = expanded(members)) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("first,third");
        }
    }

    @Test
    void passesOverZerosBehindTheLastMember() throws IOException {
        try (InputStream in = expanded(concat(gzip("text"), new byte[512]))) {
            assertThat(in.readAllBytes()).hasSize(4);
        }
    }

    @Test
    void aSecondMemberWhoseMagicIsDamagedIsReportedAsStrayBytes() throws IOException {
        byte[] first = gzip("first");
        byte[] second = gzip("second");
        second[0] = 'x';
        try (Expansion in = expanded(concat(first, second))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("first");
            assertThat(in.strayFrom()).hasValue(first.length);
            assertThat(in.findings()).extracting(Finding::code).containsExactly(FindingCode.COMPRESSION_TRAILING_BYTES);
        }
    }

    @Test
    void aSecondMemberWhoseMiddleIsDamagedIsCorrupt() throws IOException {
        byte[] second = gzip("second");
        second[12] ^= 0x55;
        try (InputStream in = expanded(concat(gzip("first"), second))) {
            assertThatThrownBy(in::readAllBytes).isInstanceOf(FormatException.class);
        }
    }

    @Test
    void aWrongChecksumIsCorrupt() throws IOException {
        byte[] member = gzip("text that is checked");
        member[member.length - 8] ^= 1;
        try (InputStream in = expanded(member)) {
            assertThatThrownBy(in::readAllBytes)
                    .isInstanceOf(FormatException.class)
                    .hasMessageContaining("checksum");
        }
    }

    @Test
    void givesEveryByteBeforeAnEarlyEnd() throws IOException {
        byte[] member = gzip("a".repeat(100) + "b".repeat(100));
        byte[] withoutTrailer = Arrays.copyOf(member, member.length - 8);
        ByteArrayOutputStream seen = new ByteArrayOutputStream();
        try (InputStream in = expanded(withoutTrailer)) {
            assertThatThrownBy(() -> in.transferTo(seen)).isInstanceOf(EOFException.class);
        }
        assertThat(seen.size()).isEqualTo(200);
    }

    private static Expansion expanded(byte[] stored) throws IOException {
        return new GzipExpansion("gzip", new BytesSource("a", stored).stream(0));
    }
}
