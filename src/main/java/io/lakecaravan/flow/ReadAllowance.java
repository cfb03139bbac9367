package io.lakecaravan.flow;

import io.lakecaravan.format.ObjectToInspect;
import io.lakecaravan.table.Fragment;
import java.util.List;

/**
 * What is left of the bytes that the chosen objects of one table may cost together. They are read one after the other, the
 * more telling one first; the first is read in any case, so that no table is lost to a small allowance. When one does not
 * fit any more, it and all behind it are left out.
 *
 * <p>An object that the state knows costs what it cost when it was read: else a second run would read what the first left
 * out, and the table would change though the lake did not.
 */
public final class ReadAllowance {
    private long left;
    private boolean begun;

    /** @param bytes {@code sample.bytes} of the source */
    public ReadAllowance(long bytes) {
        left = bytes;
    }

    /** The object with the bytes that it may take. */
    ObjectToInspect admit(ObjectToInspect object) {
        if (!begun) {
            begun = true;
            return object;
        }
        return object.withMostBytes(cost(object.learned()) > left ? 0 : left);
    }

    void spend(List<Fragment> fragments) {
        left = LeftOut.is(fragments) ? 0 : Math.max(0, left - cost(fragments));
    }

    /** Fragments of one object all name what the object cost. */
    private static long cost(List<Fragment> fragments) {
        return fragments.stream().mapToLong(Fragment::bytesRead).max().orElse(0);
    }
}
