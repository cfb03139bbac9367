package io.lakecaravan.format.hdf5;

import io.jhdf.storage.HdfBackingStorage;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The global heap, where elements of variable length lie ("Global Heap", level 1E). Collections are read whole and the
 * last ones kept.
 */
final class VariableHeap {
    private static final int HEADER = 8;
    private static final long LONGEST_COLLECTION = 64 << 20;
    private static final long MOST_KEPT = 16 << 20;

    private final HdfBackingStorage storage;
    private final LinkedHashMap<Long, Map<Integer, byte[]>> collections = new LinkedHashMap<>(16, 0.75f, true);
    private long kept;

    VariableHeap(HdfBackingStorage storage) {
        this.storage = storage;
    }

    /** Bytes of a reference to an element: its length, the collection's address, the number in the collection. */
    int referenceSize() {
        return 4 + storage.getSizeOfOffsets() + 4;
    }

    /** Bytes of one element; none where nothing was written. */
    byte[] element(ByteBuffer bytes, int at) throws IOException {
        ByteBuffer little = bytes.order(ByteOrder.LITTLE_ENDIAN);
        long address = number(little, at + 4, storage.getSizeOfOffsets());
        int index = little.getInt(at + 4 + storage.getSizeOfOffsets());
        if (address == 0 || (address == -1 && little.getInt(at) == 0) || index == 0) {
            return new byte[0];
        }
        byte[] element = collection(address).get(index);
        if (element == null) {
            throw corrupt("an element of variable length is not in its heap");
        }
        return element;
    }

    /** Elements of the sequence that starts at {@code at}. */
    static int count(ByteBuffer bytes, int at) {
        return bytes.order(ByteOrder.LITTLE_ENDIAN).getInt(at);
    }

    private Map<Integer, byte[]> collection(long address) throws IOException {
        Map<Integer, byte[]> known = collections.get(address);
        if (known != null) {
            return known;
        }
        Map<Integer, byte[]> read = read(address);
        collections.put(address, read);
        kept += size(read);
        while (kept > MOST_KEPT && collections.size() > 1) {
            Long oldest = collections.keySet().iterator().next();
            kept -= size(collections.remove(oldest));
        }
        return read;
    }

    private static long size(Map<Integer, byte[]> collection) {
        return collection.values().stream().mapToLong(bytes -> bytes.length).sum();
    }

    private Map<Integer, byte[]> read(long address) throws IOException {
        int sizeBytes = storage.getSizeOfLengths();
        ByteBuffer header = bytes(address, HEADER + sizeBytes);
        byte[] signature = new byte[4];
        header.get(0, signature);
        long size = number(header, HEADER, sizeBytes);
        if (!new String(signature, StandardCharsets.ISO_8859_1).equals("GCOL")
                || size < HEADER + sizeBytes
                || size > Math.min(storage.size(), LONGEST_COLLECTION)) {
            throw corrupt("a heap of elements of variable length is broken");
        }
        return objects(bytes(address, (int) size), HEADER + sizeBytes, sizeBytes);
    }

    private static Map<Integer, byte[]> objects(ByteBuffer heap, int start, int sizeBytes) throws IOException {
        Map<Integer, byte[]> objects = new HashMap<>();
        int at = start;
        while (at + HEADER + sizeBytes <= heap.limit()) {
            int index = heap.getShort(at) & 0xffff;
            long size = number(heap, at + HEADER, sizeBytes);
            // Number 0 is the free space at the end.
            if (index == 0) {
                break;
            }
            int content = at + HEADER + sizeBytes;
            if (size < 0 || size > heap.limit() - content) {
                throw corrupt("an element of variable length is longer than its heap");
            }
            byte[] bytes = new byte[(int) size];
            heap.get(content, bytes);
            objects.put(index, bytes);
            at = content + (int) ((size + 7) / 8 * 8);
        }
        return objects;
    }

    private ByteBuffer bytes(long address, int length) throws IOException {
        if (address < 0 || address > storage.size() - length) {
            throw corrupt("a heap of elements of variable length is outside of the file");
        }
        return storage.readBufferFromAddress(address, length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static long number(ByteBuffer bytes, int at, int size) {
        return switch (size) {
            case 2 -> bytes.getShort(at) & 0xffff;
            case 4 -> bytes.getInt(at) & 0xffffffffL;
            default -> bytes.getLong(at);
        };
    }

    private static FormatException corrupt(String message) {
        return new FormatException(FindingCode.HDF5_DATASET_UNREADABLE, message);
    }
}
