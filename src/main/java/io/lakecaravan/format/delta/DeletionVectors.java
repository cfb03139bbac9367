package io.lakecaravan.format.delta;

import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.TableRoot;
import io.lakecaravan.format.delta.Action.DeletionVector;
import io.lakecaravan.format.table.DeletedRows;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32;

/**
 * Reads the positions of deleted rows, from inside the log or from a file beside the data.
 *
 * @see <a href="https://github.com/delta-io/delta/blob/master/PROTOCOL.md#deletion-vectors">Deletion vectors</a>
 */
final class DeletionVectors {
    /** 64 bits in the portable form of Roaring bitmaps. */
    private static final int PORTABLE = 1681511377;

    /** An earlier form, a list of 32-bit bitmaps. */
    private static final int LISTED = 1681511376;

    private static final int MOST_BYTES = 64 << 20;
    private static final int UUID_TEXT = 20;
    private static final String ALPHABET =
            "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#";

    private DeletionVectors() {}

    static DeletedRows read(DeletionVector vector, TableRoot root) throws IOException {
        if (vector.size() < 0 || vector.size() > MOST_BYTES) {
            throw new LimitException(
                    "a deletion vector has " + vector.size() + " bytes; they are read up to " + MOST_BYTES);
        }
        return switch (vector.storage()) {
            case "i" -> parse(inline(vector));
            case "u" -> stored(vector, root, byUuid(vector.place()));
            case "p" -> stored(vector, root, DataPath.of(root, vector.place()));
            default -> throw corrupt("a deletion vector is stored in a way that the protocol does not know");
        };
    }

    /** The UUID is the end of the text; what stands before is a folder. */
    private static String byUuid(String place) throws FormatException {
        int folder = place.length() - UUID_TEXT;
        if (folder < 0) {
            throw corrupt("the name of a deletion vector is too short");
        }
        ByteBuffer bytes = ByteBuffer.wrap(decode(place.substring(folder)));
        String name = "deletion_vector_" + new UUID(bytes.getLong(), bytes.getLong()) + ".bin";
        return folder == 0 ? name : place.substring(0, folder) + "/" + name;
    }

    private static byte[] inline(DeletionVector vector) throws FormatException {
        byte[] bytes = decode(vector.place());
        if (bytes.length < vector.size()) {
            throw corrupt("a deletion vector is shorter than the log says");
        }
        return Arrays.copyOf(bytes, vector.size());
    }

    private static DeletedRows stored(DeletionVector vector, TableRoot root, String key) throws IOException {
        try (ObjectSource source = root.open(key)) {
            long start = vector.offset().orElse(1);
            // A length of four bytes before it, a checksum of four behind it.
            if (start < 0 || start + vector.size() + 8L > source.size()) {
                throw corrupt("a deletion vector does not lie within its file");
            }
            byte[] bytes = source.read(start, vector.size() + 8);
            ByteBuffer in = ByteBuffer.wrap(bytes);
            byte[] data = Arrays.copyOfRange(bytes, 4, 4 + vector.size());
            CRC32 checksum = new CRC32();
            checksum.update(data);
            if (in.getInt(0) != vector.size() || in.getInt(4 + vector.size()) != (int) checksum.getValue()) {
                throw corrupt("length or checksum of a deletion vector do not fit");
            }
            return parse(data);
        }
    }

    private static DeletedRows parse(byte[] bytes) throws FormatException {
        int magic = bytes.length < 4
                ? 0
                : ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt();
        byte[] bitmap = bytes.length < 4 ? bytes : Arrays.copyOfRange(bytes, 4, bytes.length);
        Optional<DeletedRows> rows = switch (magic) {
            case PORTABLE -> DeletedRows.portable(bitmap);
            case LISTED -> DeletedRows.listed(bitmap);
            default -> Optional.empty();
        };
        return rows.orElseThrow(() -> corrupt("a deletion vector is no bitmap"));
    }

    /** Z85: five characters for four bytes, as ZeroMQ's RFC 32 has it. */
    static byte[] decode(String text) throws FormatException {
        if (text.length() % 5 != 0) {
            throw corrupt("the text of a deletion vector is not in base 85");
        }
        ByteBuffer bytes = ByteBuffer.allocate(text.length() / 5 * 4);
        for (int start = 0; start < text.length(); start += 5) {
            long value = 0;
            for (int i = start; i < start + 5; i++) {
                int digit = ALPHABET.indexOf(text.charAt(i));
                if (digit < 0) {
                    throw corrupt("the text of a deletion vector is not in base 85");
                }
                value = value * 85 + digit;
            }
            bytes.putInt((int) value);
        }
        return bytes.array();
    }

    private static FormatException corrupt(String what) {
        return new FormatException(FindingCode.DELTA_LOG_CORRUPT, what);
    }
}
