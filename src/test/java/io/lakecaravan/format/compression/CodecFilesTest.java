package io.lakecaravan.format.compression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.text.BytesSource;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every codec on files that other programs wrote. */
class CodecFilesTest {
    private static final Path ROOT = Path.of("src/test/resources/format/compression");

    static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(ROOT)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> Set.of("text", "joined", "unmarked")
                            .contains(file.getParent().getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void everyCodecHasAFile() throws IOException {
        Set<String> seen = new TreeSet<>();
        for (Path file : files()) {
            seen.add(codec(file).getClass().getSimpleName());
        }
        assertThat(seen)
                .containsExactlyInAnyOrderElementsOf(Codecs.ALL.stream()
                        .map(codec -> codec.getClass().getSimpleName())
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("files")
    void expandsToWhatWasCompressed(Path file) throws IOException {
        try (Expansion expansion = codec(file).expand(stream(Files.readAllBytes(file)))) {
            assertThat(expansion.readAllBytes()).isEqualTo(plain(file));
            assertThat(expansion.findings()).isEmpty();
            assertThat(expansion.storedBytes()).isEqualTo(Files.size(file));
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void isNotTakenForAnotherCodec(Path file) throws IOException {
        byte[] stored = Files.readAllBytes(file);
        String extension = Codecs.lastExtension(file.toString());
        assertThat(codec(file).extensions()).contains(extension);
        assertThat(Codecs.recognise(plain(file), file.toString()))
                .as("plain text under this name")
                .isEmpty();
        boolean marked = !file.getParent().endsWith("unmarked") && !extension.equals("br");
        assertThat(Codecs.recognise(stored, "nameless").isPresent()).isEqualTo(marked);
    }

    @ParameterizedTest
    @MethodSource("files")
    void givesWhatLiesBeforeAnEarlyEnd(Path file) throws IOException {
        byte[] stored = Files.readAllBytes(file);
        byte[] plain = plain(file);
        Codec codec = codec(file);
        int longest = 0;
        for (int length = 1; length < stored.length; length += 1 + stored.length / 97) {
            ByteArrayOutputStream seen = new ByteArrayOutputStream();
            try (Expansion expansion = codec.expand(stream(Arrays.copyOf(stored, length)))) {
                expansion.transferTo(seen);
            } catch (EOFException e) {
                assertThat(e).as("length %d", length).hasMessageContaining("early");
            } catch (FormatException e) {
                // A cut that looks like damage: no more than the last bytes of a stream without marks.
                assertThat(length).as(e.getMessage()).isLessThan(16);
            }
            assertThat(seen.size()).isLessThanOrEqualTo(plain.length);
            assertThat(seen.toByteArray()).isEqualTo(Arrays.copyOf(plain, seen.size()));
            longest = Math.max(longest, seen.size());
        }
        if (!Set.of("bzip2", "xz", "zstd", "brotli").contains(codec.name())) {
            // Those give nothing of a block that is cut; this table is a single one.
            assertThat(longest).isGreaterThan(plain.length / 2);
        }
    }

    /** Codecs whose streams say where they end. */
    @ParameterizedTest
    @MethodSource("files")
    void bytesBehindTheStreamAreReported(Path file) throws IOException {
        Codec codec = codec(file);
        if (codec instanceof CompressCodec
                || codec instanceof HadoopSnappyCodec
                || codec instanceof HadoopLz4Codec
                || codec instanceof BrotliCodec) {
            return;
        }
        byte[] stored = Files.readAllBytes(file);
        byte[] stray =
                CompressedBytes.concat(stored, "garbage behind".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        try (Expansion expansion = codec.expand(stream(stray))) {
            assertThat(expansion.readAllBytes()).isEqualTo(plain(file));
            assertThat(expansion.findings())
                    .extracting(Finding::code)
                    .containsExactly(FindingCode.COMPRESSION_TRAILING_BYTES);
            assertThat(expansion.strayFrom()).hasValue(stored.length);
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void damageEndsInBytesOrADeclaredException(Path file) throws IOException {
        byte[] stored = Files.readAllBytes(file);
        Random random = new Random(stored.length);
        for (int round = 0; round < 60; round++) {
            byte[] damaged = stored.clone();
            for (int i = random.nextInt(4); i >= 0; i--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            try (Expansion expansion = codec(file).expand(stream(damaged))) {
                expansion.transferTo(java.io.OutputStream.nullOutputStream());
            } catch (FormatException e) {
                assertThat(e.code()).isIn(FindingCode.COMPRESSION_CORRUPT, FindingCode.FORMAT_UNSUPPORTED);
                if (e.code() == FindingCode.COMPRESSION_CORRUPT) {
                    assertThat(e.offset().getAsLong()).isBetween(0L, (long) stored.length);
                }
            } catch (LimitException | EOFException e) {
                // Declared.
            }
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void aFailureOfTheStoreIsNotTakenForDamage(Path file) throws IOException {
        byte[] stored = Files.readAllBytes(file);
        InputStream failing = new InputStream() {
            private int given;

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] target, int start, int length) throws IOException {
                if (given > stored.length / 2) {
                    throw new LimitException("too slow");
                }
                int count = Math.min(length, 100);
                System.arraycopy(stored, given, target, start, count);
                given += count;
                return count;
            }
        };
        try (Expansion expansion = codec(file).expand(failing)) {
            assertThatThrownBy(expansion::readAllBytes)
                    .isInstanceOf(LimitException.class)
                    .hasMessage("too slow");
        }
    }

    private static InputStream stream(byte[] stored) throws IOException {
        return new BytesSource("stored", stored).stream(0);
    }

    private static byte[] plain(Path file) throws IOException {
        String kind = file.getFileName().toString().contains(".csv.") ? "csv" : "jsonl";
        return Files.readAllBytes(ROOT.resolve("plain/table." + kind));
    }

    private static Codec codec(Path file) throws IOException {
        return Codecs.recognise(Files.readAllBytes(file), file.toString()).orElseThrow();
    }
}
