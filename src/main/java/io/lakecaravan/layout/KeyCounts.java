package io.lakecaravan.layout;

import io.lakecaravan.table.LakeObject;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** How many objects of a bucket were listed, kept for tables, and skipped, by reason. */
public final class KeyCounts {
    private final Map<SkipReason, Long> skipped = new EnumMap<>(SkipReason.class);
    private long listed;
    private long kept;
    private long archived;
    private long markers;

    KeyCounts() {}

    void list() {
        listed++;
    }

    void kept(LakeObject object) {
        kept++;
        archived += object.isArchived() ? 1 : 0;
    }

    void marker() {
        markers++;
    }

    void skipped(SkipReason reason) {
        skipped.merge(reason, 1L, Long::sum);
    }

    void plus(KeyCounts other) {
        listed += other.listed;
        kept += other.kept;
        archived += other.archived;
        markers += other.markers;
        other.skipped.forEach((reason, count) -> skipped.merge(reason, count, Long::sum));
    }

    public long listed() {
        return listed;
    }

    /** Objects that belong to candidates, archived ones included. */
    public long kept() {
        return kept;
    }

    /** Kept objects in a storage class that cannot be read. */
    public long archived() {
        return archived;
    }

    /** Objects of table formats' logs. */
    public long markers() {
        return markers;
    }

    /** Reasons that occurred, in the order of the enumeration. */
    public Map<SkipReason, Long> skipped() {
        return Collections.unmodifiableMap(new EnumMap<>(skipped));
    }
}
