package io.lakecaravan.format.arrow;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.RowStream;
import io.lakecaravan.format.arrow.ArrowFiles.Memory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged files end in exceptions that the contract declares. {@code -Dcaravan.mutations=N} makes N of each file. */
class ArrowFuzzTest {
    private static final int MUTATIONS = Integer.getInteger("caravan.mutations", 150);
    private static final int MOST_ROWS = 10_000;
    private static final long[] ODD = {
        0, 1, -1, 2, 7, 8, 255, 65_536, Integer.MAX_VALUE, Integer.MIN_VALUE, 1L << 32, Long.MAX_VALUE, Long.MIN_VALUE
    };

    @ParameterizedTest
    @ValueSource(
            strings = {
                "types.arrow",
                "types.arrows",
                "types-v4-legacy.arrows",
                "types-lz4.feather",
                "types-zstd.arrow",
                "deltas.arrow",
                "deltas.arrows",
                "replacement.arrows",
                "version1.feather"
            })
    void throwsDeclaredExceptionsOnly(String file) throws IOException {
        byte[] whole = ArrowFiles.bytes(file);
        Random random = new Random(file.hashCode());
        int intact = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            intact += readAll(mutate(whole, random)) ? 1 : 0;
        }
        assertThat(intact).isBetween(1, MUTATIONS - 1);
    }

    private static byte[] mutate(byte[] whole, Random random) {
        byte[] copy = random.nextInt(10) == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes && copy.length > 8; i++) {
            int at = random.nextInt(copy.length - 8);
            switch (random.nextInt(4)) {
                case 0 -> copy[at] = (byte) random.nextInt(256);
                case 1 -> copy[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> number(copy).putInt(at & ~3, (int) ODD[random.nextInt(ODD.length)]);
                default -> number(copy).putLong(at & ~7, ODD[random.nextInt(ODD.length)]);
            }
        }
        return copy;
    }

    private static ByteBuffer number(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Whether the file was read without a word; any other exception fails the test. */
    private static boolean readAll(byte[] file) throws IOException {
        boolean clean = true;
        try {
            clean = new ArrowFormat()
                    .read(new Memory(file), ReadOptions.DEFAULT)
                    .get(0)
                    .findings()
                    .isEmpty();
        } catch (FormatException | LimitException e) {
            clean = false;
        }
        try (RowStream rows = new ArrowFormat().rows(new Memory(file), "", List.of(), ReadOptions.DEFAULT)) {
            int count = 0;
            while (count < MOST_ROWS && rows.next().isPresent()) {
                count++;
            }
            clean &= rows.findings().isEmpty();
        } catch (FormatException | LimitException e) {
            clean = false;
        }
        return clean;
    }
}
