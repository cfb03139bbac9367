package io.lakecaravan.format;

import io.lakecaravan.table.Fragment;
import io.lakecaravan.table.LakeObject;
import java.util.List;

/**
 * One chosen object on its way through the inspect route.
 *
 * @param format by the name's extension; {@code unknown} where the name says nothing
 * @param sampleRows rows to sample; 0 for the objects that only teach schema
 * @param mostBytes that may be fetched of it beside the limits of its reader kind: what is left for its table; 0 leaves it
 *     out
 * @param learned what the state remembers of this version of the object; empty when it must be read
 */
public record ObjectToInspect(
        String source,
        LakeObject object,
        String format,
        String compression,
        ReaderKind readerKind,
        int sampleRows,
        long mostBytes,
        List<Fragment> learned) {
    public ObjectToInspect {
        learned = List.copyOf(learned);
    }

    /** With no limit but those of its reader kind. */
    public ObjectToInspect(
            String source,
            LakeObject object,
            String format,
            String compression,
            ReaderKind readerKind,
            int sampleRows,
            List<Fragment> learned) {
        this(source, object, format, compression, readerKind, sampleRows, Long.MAX_VALUE, learned);
    }

    public ObjectToInspect withMostBytes(long bytes) {
        return new ObjectToInspect(source, object, format, compression, readerKind, sampleRows, bytes, learned);
    }

    /** Whether nothing is left for it, so that it is not read. */
    public boolean isLeftOut() {
        return mostBytes <= 0;
    }

    public boolean isKnown() {
        return !learned.isEmpty();
    }
}
