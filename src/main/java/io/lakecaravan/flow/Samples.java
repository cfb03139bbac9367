package io.lakecaravan.flow;

import io.lakecaravan.table.LakeObject;
import java.util.Optional;

/**
 * Samples and profiles read in this process and not yet published, up to a number of bytes. What falls out is read again
 * from its object when its table is published, so the bound costs requests and never correctness.
 */
public final class Samples {
    private final Held<ReadRows> held;

    /** @param limit approximate bytes of text held */
    public Samples(long limit) {
        this.held = new Held<>(limit, ReadRows::bytes);
    }

    void put(LakeObject object, String member, ReadRows rows) {
        held.put(key(object, member), rows);
    }

    /** The rows, which are then no longer held. */
    Optional<ReadRows> take(LakeObject object, String member) {
        return held.take(key(object, member));
    }

    private static String key(LakeObject object, String member) {
        return object.uri() + "\n" + object.version() + "\n" + member;
    }
}
