package io.lakecaravan.format;

import io.lakecaravan.table.Fragment;
import io.lakecaravan.table.LakeObject;
import java.util.List;

/**
 * One chosen object on its way through the inspect route.
 *
 * @param format by the name's extension; {@code unknown} where the name says nothing
 * @param sampleRows rows to sample; 0 for the objects that only teach schema
 * @param learned what the state remembers of this version of the object; empty when it must be read
 * @param configured what is configured of the object, and not of its source
 */
public record ObjectToInspect(
        String source,
        LakeObject object,
        String format,
        String compression,
        ReaderKind readerKind,
        int sampleRows,
        List<Fragment> learned,
        ReadOptions.Known configured) {
    public ObjectToInspect {
        learned = List.copyOf(learned);
    }

    /** An object of which only its source says something. */
    public ObjectToInspect(
            String source,
            LakeObject object,
            String format,
            String compression,
            ReaderKind readerKind,
            int sampleRows,
            List<Fragment> learned) {
        this(source, object, format, compression, readerKind, sampleRows, learned, ReadOptions.Known.NOTHING);
    }

    public boolean isKnown() {
        return !learned.isEmpty();
    }
}
