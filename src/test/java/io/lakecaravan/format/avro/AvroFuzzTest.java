package io.lakecaravan.format.avro;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.RowStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged files end in exceptions that the contract declares, with rows bounded by the file. */
class AvroFuzzTest {
    private static final Schema SCHEMA = AvroFiles.record("{'name':'id','type':'long'},"
            + "{'name':'list','type':{'type':'array','items':['null','string']}},"
            + "{'name':'map','type':{'type':'map','values':'double'}},"
            + "{'name':'day','type':{'type':'int','logicalType':'date'}},"
            + "{'name':'time','type':{'type':'int','logicalType':'time-millis'}},"
            + "{'name':'uuid','type':{'type':'string','logicalType':'uuid'}},"
            + "{'name':'self','type':['null','t.Row']}");

    @ParameterizedTest
    @ValueSource(strings = {"null", "deflate", "snappy", "zstandard", "bzip2", "xz"})
    void throwsDeclaredExceptionsOnly(String codec) throws IOException {
        Object leaf = row(2, null);
        byte[] whole =
                AvroFiles.write(SCHEMA, CodecFactory.fromString(codec), List.of(row(1, leaf), leaf, row(3, leaf)), 2);
        Random random = new Random(codec.hashCode());
        int intact = 0;
        for (int i = 0; i < 350; i++) {
            intact += readAll(mutate(whole, random)) ? 1 : 0;
        }
        assertThat(intact).isBetween(1, 349);
    }

    private static Object row(int id, Object self) {
        return AvroFiles.row(
                SCHEMA,
                (long) id,
                Arrays.asList("a", null, "bc"),
                Map.of("k", 1.5),
                id,
                id,
                "a3bb189e-8bf9-3888-9912-ace4e6543002",
                self);
    }

    private static byte[] mutate(byte[] whole, Random random) {
        byte[] copy = random.nextInt(10) == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes && copy.length > 0; i++) {
            int at = random.nextInt(copy.length);
            copy[at] = random.nextBoolean() ? (byte) random.nextInt(256) : (byte) (copy[at] ^ 1 << random.nextInt(8));
        }
        return copy;
    }

    /** Whether the file was read without a word; any other exception fails the test. */
    private static boolean readAll(byte[] file) throws IOException {
        boolean clean = true;
        try {
            clean = new AvroFormat()
                    .read(new Bytes(file), ReadOptions.DEFAULT)
                    .get(0)
                    .findings()
                    .isEmpty();
        } catch (FormatException | LimitException e) {
            clean = false;
        }
        try (RowStream rows = new AvroFormat().rows(new Bytes(file), "", List.of(), ReadOptions.DEFAULT)) {
            int count = 0;
            while (rows.next().isPresent()) {
                count++;
            }
            assertThat(count).isLessThanOrEqualTo(1_000_000 + file.length * 1_000);
            clean &= rows.findings().isEmpty();
        } catch (FormatException | LimitException e) {
            clean = false;
        }
        return clean;
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Bytes(byte[] bytes) implements ObjectSource {
        @Override
        public String name() {
            return "memory";
        }

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public byte[] read(long offset, int length) {
            return Arrays.copyOfRange(bytes, (int) offset, (int) offset + length);
        }

        @Override
        public InputStream stream(long offset) {
            return new ByteArrayInputStream(bytes, (int) offset, bytes.length);
        }

        @Override
        public int requests() {
            return 0;
        }

        @Override
        public long bytesRead() {
            return 0;
        }

        @Override
        public void close() {}
    }
}
