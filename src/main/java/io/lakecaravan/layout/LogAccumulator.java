package io.lakecaravan.layout;

import io.lakecaravan.table.LakeObject;
import io.lakecaravan.table.TableLog;
import java.time.Instant;

/** The objects of one table format's log. With {@link #plus} it is a commutative monoid. */
final class LogAccumulator {
    private final MultisetHash fingerprint = new MultisetHash();
    private long objects;
    private long bytes;
    private Instant lastModified = Instant.MIN;

    void add(LakeObject object) {
        fingerprint.add(object);
        objects++;
        bytes += object.size();
        lastModified = later(object.lastModified());
    }

    LogAccumulator plus(LogAccumulator other) {
        fingerprint.plus(other.fingerprint);
        objects += other.objects;
        bytes += other.bytes;
        lastModified = later(other.lastModified);
        return this;
    }

    private Instant later(Instant other) {
        return lastModified.isAfter(other) ? lastModified : other;
    }

    TableLog log(String marker) {
        return new TableLog(marker, objects, bytes, lastModified, fingerprint.text());
    }
}
