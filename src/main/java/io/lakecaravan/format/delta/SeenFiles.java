package io.lakecaravan.format.delta;

import io.lakecaravan.format.LimitException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Which files newer commits spoke of, as 16 bytes of a hash each. */
final class SeenFiles {
    /** Files in the commits since a checkpoint; writers make one every ten commits or so. */
    private static final int MOST = 4_000_000;

    private static final int LEAST_SLOTS = 1024;

    private final MessageDigest digest;
    private long[] slots = new long[2 * LEAST_SLOTS];
    private int count;

    SeenFiles() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    boolean contains(String id) {
        ByteBuffer hash = hash(id);
        int slot = slot(hash.getLong(0), hash.getLong(8));
        return slots[slot] != 0 || slots[slot + 1] != 0;
    }

    /** @return whether it is new */
    boolean add(String id) throws LimitException {
        ByteBuffer hash = hash(id);
        int slot = slot(hash.getLong(0), hash.getLong(8));
        if (slots[slot] != 0 || slots[slot + 1] != 0) {
            return false;
        }
        if (count == MOST) {
            throw new LimitException("the commits since the newest checkpoint of the Delta log speak of more than "
                    + MOST + " files. Let a writer make a checkpoint");
        }
        slots[slot] = hash.getLong(0);
        slots[slot + 1] = hash.getLong(8);
        count++;
        if (count > slots.length / 4) {
            grow();
        }
        return true;
    }

    private ByteBuffer hash(String id) {
        return ByteBuffer.wrap(digest.digest(id.getBytes(StandardCharsets.UTF_8)));
    }

    private int slot(long high, long low) {
        int mask = slots.length / 2 - 1;
        int slot = (int) high & mask;
        while ((slots[2 * slot] != 0 || slots[2 * slot + 1] != 0)
                && (slots[2 * slot] != high || slots[2 * slot + 1] != low)) {
            slot = (slot + 1) & mask;
        }
        return 2 * slot;
    }

    private void grow() {
        long[] old = slots;
        slots = new long[2 * old.length];
        for (int i = 0; i < old.length; i += 2) {
            if (old[i] != 0 || old[i + 1] != 0) {
                int slot = slot(old[i], old[i + 1]);
                slots[slot] = old[i];
                slots[slot + 1] = old[i + 1];
            }
        }
    }
}
