package io.lakecaravan.format.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.ObjectException;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.RowStream;
import io.lakecaravan.format.TableFormat;
import io.lakecaravan.format.delta.DeltaFormat;
import io.lakecaravan.format.iceberg.IcebergFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Tables with damaged objects end in a declared exception or in a result. {@code -Dcaravan.fuzz=30000} goes on for longer.
 */
class TableFormatFuzzTest {
    private static final Path TABLES = Path.of("src/test/resources/format");
    private static final int ROUNDS = Integer.getInteger("caravan.fuzz", 400);
    private static final long MOST_ROWS = 10_000;

    private record Case(TableFormat format, MemoryRoot root) {}

    private static List<Case> cases() {
        TableFormat delta = new DeltaFormat();
        TableFormat iceberg = new IcebergFormat();
        return List.of(
                new Case(delta, MemoryRoot.of(TABLES.resolve("delta/sales"))),
                new Case(iceberg, MemoryRoot.of(TABLES.resolve("iceberg/evolved-v2"))),
                new Case(iceberg, MemoryRoot.of(TABLES.resolve("iceberg/types"))),
                new Case(iceberg, MemoryRoot.of(TABLES.resolve("iceberg/deletes"))),
                new Case(iceberg, MemoryRoot.of(TABLES.resolve("iceberg/vector"))));
    }

    @Test
    void onlyDeclaredExceptionsCome() throws IOException {
        Random random = new Random(42);
        List<Case> cases = cases();
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Case one = cases.get(round % cases.size());
            String key = one.root().keys().get(random.nextInt(one.root().keys().size()));
            byte[] whole = one.root().content(key);
            byte[] damaged = damaged(whole, random);
            one.root().put(key, damaged);
            try {
                read(one);
            } catch (FormatException | LimitException | ObjectException declared) {
                refused++;
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError(
                        "round " + round + " on " + key + " of " + one.format().name(), e);
            }
            one.root().put(key, whole);
        }
        assertThat(refused).isPositive();
    }

    private static void read(Case one) throws IOException {
        one.format().read(one.root(), ReadOptions.DEFAULT);
        try (RowStream rows = one.format().rows(one.root(), List.of(), ReadOptions.DEFAULT)) {
            long count = 0;
            while (count++ < MOST_ROWS && rows.next().isPresent()) {
                // rows are only drawn
            }
        }
    }

    private static byte[] damaged(byte[] whole, Random random) {
        byte[] bytes = whole.clone();
        switch (random.nextInt(4)) {
            case 0 -> bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
            case 1 -> {
                int start = random.nextInt(bytes.length);
                int length = Math.min(1 + random.nextInt(20), bytes.length - start);
                byte[] noise = new byte[length];
                random.nextBytes(noise);
                System.arraycopy(noise, 0, bytes, start, length);
            }
            case 2 -> {
                int from = random.nextInt(bytes.length);
                int to = random.nextInt(bytes.length);
                int length = Math.min(random.nextInt(40), bytes.length - Math.max(from, to));
                System.arraycopy(whole, from, bytes, to, length);
            }
            default -> {
                for (int i = 1 + random.nextInt(3); i > 0; i--) {
                    // a digit by another keeps JSON and changes what it says
                    int at = random.nextInt(bytes.length);
                    bytes[at] =
                            Character.isDigit(bytes[at]) ? (byte) ('0' + random.nextInt(10)) : (byte) random.nextInt();
                }
            }
        }
        return bytes;
    }
}
