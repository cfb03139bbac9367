package io.lakecaravan.format.text;

import io.lakecaravan.format.Format;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.ObjectException;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.RowStream;
import io.lakecaravan.format.csv.CsvFormat;
import io.lakecaravan.format.csv.TsvFormat;
import io.lakecaravan.format.json.JsonFormat;
import io.lakecaravan.format.json.JsonlFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged inputs end in rows or in a declared exception, never in another one and never in none. */
class TextFuzzTest {
    private static final int ROUNDS = 500;
    private static final List<Format> FORMATS =
            List.of(new CsvFormat(), new TsvFormat(), new JsonFormat(), new JsonlFormat());

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void onlyDeclaredExceptions(long seed) throws IOException {
        Random random = new Random(seed);
        List<byte[]> seeds = seeds();
        Assertions.assertTimeoutPreemptively(Duration.ofMinutes(2), () -> {
            for (int i = 0; i < ROUNDS; i++) {
                byte[] input = mutate(seeds.get(random.nextInt(seeds.size())), random);
                read(FORMATS.get(i % FORMATS.size()), input, "seed " + seed + ", round " + i);
            }
        });
    }

    private static void read(Format format, byte[] input, String round) throws IOException {
        ReadOptions options = ReadOptions.DEFAULT.withSampleRows(3);
        try (ObjectSource source = new BytesSource("s3://bucket/a." + format.name(), input)) {
            format.recognise(ObjectHead.read(source));
            format.read(source, options);
            try (RowStream rows = format.rows(source, "", List.of(), options)) {
                while (rows.next().isPresent()) {
                    // To the end.
                }
            }
        } catch (FormatException | LimitException | ObjectException e) {
            // Declared.
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError(round + " with " + format.name(), e);
        }
    }

    private static byte[] mutate(byte[] original, Random random) {
        byte[] bytes = original.clone();
        String signs = "\"'\\,;|\t\n\r{}[]:#\u0000\u001f0-eE.";
        for (int i = random.nextInt(6); i >= 0 && bytes.length > 0; i--) {
            int at = random.nextInt(bytes.length);
            bytes[at] = random.nextBoolean()
                    ? (byte) random.nextInt(256)
                    : (byte) signs.charAt(random.nextInt(signs.length()));
        }
        return random.nextInt(3) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)) : bytes;
    }

    private static List<byte[]> seeds() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/resources/format"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("input."))
                    .filter(file -> file.getParent().getParent().endsWith("csv")
                            || file.getParent().getParent().endsWith("json"))
                    .sorted()
                    .map(TextFuzzTest::bytes)
                    .toList();
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
