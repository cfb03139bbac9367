package io.lakecaravan.format.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;

/** Bitmaps that the Roaring library writes hold the rows that it says. */
class DeletedRowsTest {
    private static final int SEED = 7;

    private static Map<Integer, RoaringBitmap> bitmaps(NavigableSet<Long> positions) {
        Map<Integer, RoaringBitmap> bitmaps = new TreeMap<>();
        positions.forEach(position -> bitmaps.computeIfAbsent((int) (position >>> 32), high -> new RoaringBitmap())
                .add((int) (long) position));
        bitmaps.values().forEach(RoaringBitmap::runOptimize);
        return bitmaps;
    }

    static byte[] portable(NavigableSet<Long> positions) throws IOException {
        Map<Integer, RoaringBitmap> bitmaps = bitmaps(positions);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(little(Long.BYTES).putLong(bitmaps.size()).array());
        for (Map.Entry<Integer, RoaringBitmap> bitmap : bitmaps.entrySet()) {
            bytes.write(little(Integer.BYTES).putInt(bitmap.getKey()).array());
            bitmap.getValue().serialize(new DataOutputStream(bytes));
        }
        return bytes.toByteArray();
    }

    private static byte[] listed(NavigableSet<Long> positions) throws IOException {
        RoaringBitmap bitmap = bitmaps(positions).get(0);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(little(8).putInt(1).putInt(bitmap.serializedSizeInBytes()).array());
        bitmap.serialize(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** A few rows, dense rows, runs of rows and rows far away, so that all kinds of containers come about. */
    private static NavigableSet<Long> positions(Random random) {
        TreeSet<Long> positions = new TreeSet<>();
        for (int chunk = 0; chunk < 8; chunk++) {
            long start = (long) chunk << 16;
            int kind = random.nextInt(4);
            int count = kind == 0 ? 0 : kind == 1 ? 5 : kind == 2 ? 9000 : 300;
            long from = random.nextInt(60_000);
            for (int i = 0; i < count; i++) {
                positions.add(start + (kind == 3 ? from + i : random.nextInt(1 << 16)));
            }
        }
        if (random.nextBoolean()) {
            positions.add((1L << 33) + random.nextInt(1000));
        }
        positions.add(3L);
        return positions;
    }

    @Test
    void allKindsOfContainersAreRead() throws IOException {
        Random random = new Random(SEED);
        for (int round = 0; round < 8; round++) {
            NavigableSet<Long> positions = positions(random);
            isExactly(DeletedRows.portable(portable(positions)).orElseThrow(), positions);
            isExactly(
                    DeletedRows.of(positions.stream().mapToLong(Long::longValue).toArray()), positions);
            TreeSet<Long> low = new TreeSet<>(positions.headSet(1L << 32));
            isExactly(DeletedRows.listed(listed(low)).orElseThrow(), low);
        }
    }

    private static void isExactly(DeletedRows rows, NavigableSet<Long> positions) {
        assertThat(rows.count()).isEqualTo(positions.size());
        for (long position = 0; position < 9L << 16; position++) {
            if (rows.contains(position) != positions.contains(position)) {
                throw new AssertionError("row " + position + " is taken wrongly");
            }
        }
        positions.forEach(position -> assertThat(rows.contains(position)).isTrue());
    }

    @Test
    void brokenBitmapsAreNone() throws IOException {
        Random random = new Random(SEED);
        byte[] whole = portable(positions(random));
        for (int length = 0; length < Math.min(whole.length, 2000); length++) {
            assertThat(DeletedRows.portable(Arrays.copyOf(whole, length))).isEmpty();
        }
        for (int round = 0; round < 20_000; round++) {
            byte[] broken = Arrays.copyOf(whole, whole.length);
            broken[random.nextInt(Math.min(200, broken.length))] = (byte) random.nextInt();
            // no exception, no huge allocation, whatever it gives
            DeletedRows.portable(broken).ifPresent(rows -> rows.contains(1));
            DeletedRows.listed(broken).ifPresent(rows -> rows.contains(1));
        }
    }
}
