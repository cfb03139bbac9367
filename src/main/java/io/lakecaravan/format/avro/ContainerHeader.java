package io.lakecaravan.format.avro;

import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.apache.avro.NameValidator;
import org.apache.avro.Schema;

/**
 * The header of an Avro object container file.
 *
 * @param codec empty for one that we cannot expand
 * @param sync 16 bytes that end every block
 * @param end offset of the first block
 */
@SuppressWarnings("ArrayRecordComponent")
record ContainerHeader(Schema schema, Optional<Codec> codec, byte[] sync, long end) {
    static final byte[] MAGIC = {'O', 'b', 'j', 1};

    /** The schema is JSON of a few kB; a megabyte is a table of 10,000 columns with documentation. */
    private static final long MOST_BYTES = 16L << 20;

    private static final int SYNC_LENGTH = 16;

    static ContainerHeader read(ContainerInput in) throws IOException {
        if (in.size() < MAGIC.length || !Arrays.equals(in.bytes(MAGIC.length, "the magic"), MAGIC)) {
            throw new FormatException(FindingCode.AVRO_CORRUPT, 0, "an Avro file begins with the bytes Obj 1", null);
        }
        Optional<byte[]> schema = Optional.empty();
        String codec = "null";
        for (long count = entries(in); count != 0; count = entries(in)) {
            for (long i = 0; i < count; i++) {
                String name = new String(value(in, "a name in the header"), StandardCharsets.UTF_8);
                byte[] value = value(in, "a value in the header");
                if (name.equals("avro.schema")) {
                    schema = Optional.of(value);
                } else if (name.equals("avro.codec")) {
                    codec = new String(value, StandardCharsets.UTF_8);
                }
            }
        }
        byte[] json = schema.orElseThrow(() -> in.corrupt("the header has no avro.schema"));
        byte[] sync = in.bytes(SYNC_LENGTH, "the sync marker");
        in.enterBlocks();
        return new ContainerHeader(parse(json), Codec.named(codec), sync, in.position());
    }

    /** Index behind the first sync marker among the bytes; -1 where there is none. */
    int indexOfSync(byte[] bytes) {
        for (int at = 0; at + SYNC_LENGTH <= bytes.length; at++) {
            if (Arrays.equals(bytes, at, at + SYNC_LENGTH, sync, 0, SYNC_LENGTH)) {
                return at + SYNC_LENGTH;
            }
        }
        return -1;
    }

    /** Entries of the next block of the map; a negative count has the block's size after it. */
    private static long entries(ContainerInput in) throws IOException {
        long count = in.number("the header's map");
        if (count < 0) {
            in.number("the header's map");
            count = -count;
        }
        if (count < 0 || count > MOST_BYTES / 2) {
            throw in.corrupt("the header claims " + count + " entries");
        }
        return count;
    }

    private static byte[] value(ContainerInput in, String what) throws IOException {
        long length = in.number(what);
        if (in.position() + Math.max(0, length) > MOST_BYTES) {
            throw in.corrupt("the header is longer than " + MOST_BYTES + " bytes");
        }
        return in.bytes(length, what);
    }

    /** Names are taken as they lie: writers in other languages do not check them. */
    private static Schema parse(byte[] json) throws FormatException {
        try {
            return new Schema.Parser(NameValidator.NO_VALIDATION)
                    .setValidateDefaults(false)
                    .parse(new String(json, StandardCharsets.UTF_8));
        } catch (RuntimeException | StackOverflowError e) {
            throw new FormatException(FindingCode.AVRO_CORRUPT, -1, "avro.schema in the header is no Avro schema", e);
        }
    }
}
