package io.lakecaravan.format.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.RowStream;
import io.lakecaravan.format.text.BytesSource;
import io.lakecaravan.format.text.ObjectHead;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts made to be slow: work grows with their size, not with its square. */
class HostileTextTest {
    private static final int SIZE = 4 << 20;

    /** Quadratic work on these texts takes minutes; the time allows for busy machines. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    static Stream<String> pieces() {
        return Stream.of(
                "\"",
                "\"\n",
                "\"\"\"x\n",
                "\"a\\\"\n",
                "a,\"b\n",
                " \"",
                ",",
                "||",
                "|~|,;\t:@#&%*!$+=",
                ",\"\"\"\"",
                "'\"\\,\n",
                "\r",
                "\r\n\n",
                "#\n//\n--\n",
                "1,2\n(",
                "x\n\n",
                "a b  c\td\n",
                "1.234.567.890,",
                "{\"a\":[",
                "\\");
    }

    @ParameterizedTest
    @MethodSource("pieces")
    void takesTimeByItsSize(String piece) {
        byte[] bytes = piece.repeat(SIZE / piece.length()).getBytes(StandardCharsets.UTF_8);
        Assertions.assertTimeoutPreemptively(LONGEST, () -> read(bytes));
    }

    @Test
    void anyMixtureOfSignsIsRead() {
        Random random = new Random(11);
        String signs = "\"\"'\\,,;|\t\n\n\r#/-a1. ";
        for (int round = 0; round < 200; round++) {
            StringBuilder text = new StringBuilder();
            int kinds = 2 + random.nextInt(6);
            int from = random.nextInt(signs.length() - kinds);
            for (int i = 0; i < 3000; i++) {
                text.append(signs.charAt(from + random.nextInt(kinds)));
            }
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            Assertions.assertTimeoutPreemptively(LONGEST, () -> read(bytes));
        }
    }

    /** The whole text has as many rows as its stream, and the stream ends. */
    private static void read(byte[] bytes) throws IOException {
        CsvFormat format = new CsvFormat();
        try (ObjectSource source = new BytesSource("s3://bucket/a.csv", bytes)) {
            format.recognise(ObjectHead.read(source));
            var counted = format.read(source, ReadOptions.DEFAULT).get(0).rows().orElseThrow();
            long count = 0;
            try (RowStream rows = format.rows(source, "", List.of(), ReadOptions.DEFAULT)) {
                while (rows.next().isPresent()) {
                    count++;
                }
            }
            if (counted.exact()) {
                assertThat(count).isEqualTo(counted.value());
            }
        } catch (FormatException | LimitException e) {
            assertThat(e).hasMessageNotContaining("null");
        }
    }

    @Test
    void aFooterBehindThePrefixIsNoRow() throws IOException {
        StringBuilder text = new StringBuilder("id,name,n\n");
        for (int i = 0; i < 200_000; i++) {
            text.append(i).append(",some name,7\n");
        }
        String body = text.toString();
        assertThat(rows(body + "\nTotal,,1400000\n(200000 rows)\n")).isEqualTo(200_000);
        assertThat(rows(body + "200001,short\n200002\n")).isEqualTo(200_002);
        assertThat(rows(body + "(odd)\n200001,name,7\n")).isEqualTo(200_002);
    }

    private static long rows(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        long count = 0;
        try (ObjectSource source = new BytesSource("s3://bucket/a.csv", bytes);
                RowStream rows = new CsvFormat().rows(source, "", List.of(), ReadOptions.DEFAULT)) {
            while (rows.next().isPresent()) {
                count++;
            }
        }
        return count;
    }
}
