package io.lakecaravan.state;

import com.fasterxml.jackson.core.type.TypeReference;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.table.Fragment;
import io.lakecaravan.table.LakeObject;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What was learned from objects, so that the same object is not read again. Keyed by source, bucket and key; valid only
 * for the same {@link LakeObject#version} and the same way of reading.
 *
 * <p>An object whose reading failed for the store's reasons (forbidden, gone, changed, unreachable) is not remembered:
 * the next run tries again.
 */
public final class SeenObjects {
    /** Rises when readers learn to see more in the same bytes, so that objects are read again. */
    private static final int READERS = 2;

    private static final int MARKS = 500;
    private static final TypeReference<List<Fragment>> FRAGMENTS = new TypeReference<>() {};
    private static final Set<FindingCode> PASSING = EnumSet.of(
            FindingCode.OBJECT_FORBIDDEN,
            FindingCode.OBJECT_ARCHIVED,
            FindingCode.OBJECT_GONE,
            FindingCode.OBJECT_CHANGED,
            FindingCode.OBJECT_UNREADABLE,
            FindingCode.OBJECT_TOO_LARGE,
            FindingCode.TABLE_DATA_UNREADABLE,
            FindingCode.READER_FAILED);

    private final Database database;
    private final StateJson json;
    private final List<Object[]> marks = new ArrayList<>();

    SeenObjects(Database database, StateJson json) {
        this.database = database;
        this.json = json;
    }

    /** As {@link #recall(String, LakeObject, String)} for objects read with nothing configured. */
    public Optional<List<Fragment>> recall(String source, LakeObject object) {
        return recall(source, object, "");
    }

    /** As {@link #recall(String, LakeObject, String, int)} whatever was counted. */
    public Optional<List<Fragment>> recall(String source, LakeObject object, String reading) {
        return recall(source, object, reading, 0);
    }

    /**
     * What is known of the object, naming the object as it is listed now.
     *
     * @param reading fingerprint of the options it would be read with; other options, other fragments
     * @param suite of the detectors that must have counted, or a later one; 0 where none need have
     */
    public Optional<List<Fragment>> recall(String source, LakeObject object, String reading, int suite) {
        Optional<String> document = database.transaction(statements -> statements.first(
                "SELECT document FROM seen_object"
                        + " WHERE source = ? AND bucket = ? AND object_key = ? AND version = ? AND reading = ?"
                        + " AND suite >= ?",
                row -> row.getString(1),
                source,
                object.bucket(),
                object.key(),
                object.version(),
                versioned(reading),
                (long) suite));
        document.ifPresent(found -> mark(source, object));
        return document.map(text -> json.read(FRAGMENTS, text).stream()
                .map(fragment -> of(object, fragment))
                .toList());
    }

    /** As {@link #remember(String, LakeObject, String, List, String)} for objects read with nothing configured. */
    public void remember(String source, LakeObject object, List<Fragment> fragments, String run) {
        remember(source, object, "", fragments, run);
    }

    /** As {@link #remember(String, LakeObject, String, List, MatchCounts, String)} where no detector counted. */
    public void remember(String source, LakeObject object, String reading, List<Fragment> fragments, String run) {
        remember(source, object, reading, fragments, MatchCounts.NONE, run);
    }

    /** Replaces what was known of the object. */
    public void remember(
            String source,
            LakeObject object,
            String reading,
            List<Fragment> fragments,
            MatchCounts matches,
            String run) {
        boolean passing = fragments.stream()
                .flatMap(fragment -> fragment.findings().stream())
                .anyMatch(finding -> PASSING.contains(finding.code()));
        if (passing || fragments.isEmpty()) {
            return;
        }
        database.write(statements -> statements.update(
                "INSERT INTO seen_object (source, bucket, object_key, version, reading, document, run, suite, matches)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (source, bucket, object_key) DO UPDATE SET"
                        + " version = excluded.version, reading = excluded.reading,"
                        + " document = excluded.document, run = excluded.run,"
                        + " suite = excluded.suite, matches = excluded.matches",
                source,
                object.bucket(),
                object.key(),
                object.version(),
                versioned(reading),
                json.write(FRAGMENTS, fragments),
                run,
                (long) matches.suite(),
                matches.document()));
    }

    /** How often detectors matched in the object when it was read last; empty where none counted. */
    public Optional<MatchCounts> matches(String source, String bucket, String key) {
        return database.transaction(statements -> statements.first(
                "SELECT suite, matches FROM seen_object"
                        + " WHERE source = ? AND bucket = ? AND object_key = ? AND suite > 0",
                row -> new MatchCounts(row.getInt(1), row.getString(2)),
                source,
                bucket,
                key));
    }

    /**
     * Forgets the source's objects that were neither recalled nor remembered in the run. Only right after a complete run.
     *
     * @return how many
     */
    public int forgetUnused(String source, String run) {
        flush();
        return database.transaction(
                statements -> statements.update("DELETE FROM seen_object WHERE source = ? AND run <> ?", source, run));
    }

    /** Forgets all objects of the source, so that each is read again. */
    public void forget(String source) {
        flush();
        database.write(statements -> statements.update("DELETE FROM seen_object WHERE source = ?", source));
    }

    /** Writes the marks of recalled objects. They are gathered, because one commit per recall would cost more than it. */
    void flush() {
        List<Object[]> taken;
        synchronized (marks) {
            taken = List.copyOf(marks);
            marks.clear();
        }
        if (!taken.isEmpty()) {
            database.write(statements -> statements.batch(
                    "UPDATE seen_object SET run = COALESCE("
                            + "(SELECT current_run FROM source_state WHERE source_state.source = seen_object.source), run)"
                            + " WHERE source = ? AND bucket = ? AND object_key = ?",
                    taken));
        }
    }

    private void mark(String source, LakeObject object) {
        boolean full;
        synchronized (marks) {
            marks.add(new Object[] {source, object.bucket(), object.key()});
            full = marks.size() >= MARKS;
        }
        if (full) {
            flush();
        }
    }

    private static String versioned(String reading) {
        return READERS + ":" + reading;
    }

    private static Fragment of(LakeObject object, Fragment fragment) {
        return new Fragment(
                object,
                fragment.table(),
                fragment.format(),
                fragment.compression(),
                fragment.schema(),
                fragment.rows(),
                fragment.dialect(),
                fragment.statistics(),
                fragment.findings(),
                fragment.partitionKeys(),
                fragment.bytesRead());
    }
}
