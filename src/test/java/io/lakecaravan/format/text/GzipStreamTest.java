package io.lakecaravan.format.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakecaravan.format.FormatException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class GzipStreamTest {
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
    void aDamagedSecondMemberIsNotDropped() throws IOException {
        byte[] second = gzip("second");
        second[0] = 'x';
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

    private static InputStream expanded(byte[] stored) throws IOException {
        return new GzipStream(new BytesSource("a", stored).stream(0));
    }

    static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)).transferTo(out);
        }
        return bytes.toByteArray();
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
