package io.lakecaravan.layout;

import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.layout.Placement.Kind;
import io.lakecaravan.table.Candidate;
import io.lakecaravan.table.Grounds;
import io.lakecaravan.table.LakeObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What one contiguous range of a bucket's keys says. Folders of which all keys are known to lie inside the range are
 * closed into candidates as soon as that is known; those at the range's edges stay open. {@link #plus} joins two
 * neighbouring ranges and is associative, so that listing a bucket in pieces gives what listing it at once gives.
 *
 * <p>Open are the folders around the first and around the last key: no more than a key has slashes.
 */
final class KeyRange {
    private final Rules rules;
    private final NavigableMap<String, FolderState> open = new TreeMap<>(KeyOrder.UTF8);
    private final KeyCounts counts = new KeyCounts();
    private List<Candidate> candidates = new ArrayList<>();
    private List<Finding> findings = new ArrayList<>();
    private Optional<String> first = Optional.empty();
    private Optional<String> last = Optional.empty();
    private boolean fromStart;
    private boolean unordered;
    private String lastFolder = "";
    /**
     * Tables of which some folders were handed on before the others came, as {@link Candidates} names them; forgotten when
     * the folder around them is decided. What lies deeper was handed on whole.
     */
    private final NavigableSet<String> cut = new TreeSet<>();

    /**
     * Root of the table format's table whose log was seen last: what follows below it is that table's. A range that begins
     * behind the log cannot know it; where such a root lies below a date or another value, its keys belong in one range.
     */
    private String marked = "";

    /** What is the same for all ranges of a bucket. */
    record Rules(KeyFilter filter, Layouts layouts, FolderTables tables, int sampled) {}

    /** Most tables of a folder that wait for the folder around it to end; of more none is a partition of something. */
    private static final int MOST_HELD_TABLES = 64;

    /** Most shapes of folders below that one folder holds. */
    static final int MOST_HELD_SHAPES = 2_000;

    private KeyRange(Rules rules) {
        this.rules = rules;
    }

    /** A range before which nothing lies. */
    static KeyRange fromStart(Rules rules) {
        KeyRange range = new KeyRange(rules);
        range.fromStart = true;
        return range;
    }

    /** A range somewhere in the bucket. */
    static KeyRange inside(Rules rules) {
        return new KeyRange(rules);
    }

    void add(LakeObject object) {
        String key = object.key();
        int order = last.isEmpty() ? 1 : KeyOrder.UTF8.compare(key, last.orElseThrow());
        if (order == 0) {
            return;
        }
        if (order < 0 && !unordered) {
            unordered = true;
            findings.add(Finding.of(
                    FindingCode.LAYOUT_UNORDERED_LISTING,
                    object.bucket(),
                    key,
                    "the store listed this key after one that sorts behind it; folders now stay open to the end of "
                            + "the listing, and a table whose folder was closed before may come in two parts"));
        }
        first = first.isEmpty() ? Optional.of(key) : first;
        last = Optional.of(key);
        if (!open.isEmpty() && !key.startsWith(open.lastKey())) {
            closeBeside(key);
        }
        take(object);
    }

    private void take(LakeObject object) {
        counts.list();
        Verdict verdict = rules.filter().verdict(object);
        if (verdict instanceof Verdict.Skipped skipped) {
            counts.skipped(skipped.reason());
            if (skipped.reason() == SkipReason.EMPTY && KeyFilter.isDataName(object.key())) {
                findings.add(Finding.of(
                        FindingCode.OBJECT_EMPTY,
                        object.bucket(),
                        object.key(),
                        "the object's name says it holds data and its size is 0 bytes; write it again or delete it"));
            }
        } else if (verdict instanceof Verdict.Marker marker) {
            counts.marker();
            marked = marker.root();
            folder(marker.root()).mark(marker.marker(), object);
        } else if (verdict instanceof Verdict.Kept kept) {
            counts.kept(object);
            Placement placement = rules.layouts().place(object.key(), kept.name());
            boolean inMarked = placement.kind() == Kind.AUTO
                    && placement.folder().length() < marked.length()
                    && object.key().startsWith(marked);
            place(object, inMarked ? Layouts.under(marked, object.key(), kept.name()) : placement);
        }
    }

    private void place(LakeObject object, Placement placement) {
        if (placement.kind() == Kind.OBJECT) {
            candidates.add(single(object, placement));
            return;
        }
        FolderState state = folder(placement.folder());
        state.add(object, placement);
        if (!placement.folder().equals(lastFolder)) {
            lastFolder = placement.folder();
            markAround(placement.folder());
        }
    }

    /** All folders around a table hold a table below. */
    private void markAround(String folder) {
        String around = folder;
        while (!around.isEmpty()) {
            around = KeyPath.parent(around);
            folder(around).holdTablesBelow();
        }
    }

    private FolderState folder(String prefix) {
        return open.computeIfAbsent(prefix, folder -> new FolderState(folder, rules.sampled()));
    }

    private Candidate single(LakeObject object, Placement placement) {
        ShapeKey key = ShapeKey.of(placement);
        ShapeAccumulator shape = new ShapeAccumulator(key.partitionKeys().size(), 1);
        shape.add(object, placement.partition());
        return new Candidate(
                rules.tables().source(),
                object.bucket(),
                object.key(),
                Grounds.configured("object"),
                List.of(shape.shape(key, 1)),
                List.of());
    }

    /** Joins the range that follows this one. */
    KeyRange plus(KeyRange next) {
        KeyRange joined = new KeyRange(rules);
        joined.fromStart = fromStart || (first.isEmpty() && next.fromStart);
        joined.first = first.or(() -> next.first);
        joined.last = next.last.or(() -> last);
        joined.unordered = unordered || next.unordered || follows(next);
        joined.cut.addAll(cut);
        joined.cut.addAll(next.cut);
        joined.counts.plus(counts);
        joined.counts.plus(next.counts);
        joined.candidates.addAll(candidates);
        joined.findings.addAll(findings);
        open.values().forEach(joined::join);
        next.open.values().forEach(joined::join);
        joined.last.ifPresent(joined::closeBeside);
        joined.candidates.addAll(next.candidates);
        joined.findings.addAll(next.findings);
        return joined;
    }

    private boolean follows(KeyRange next) {
        return last.isPresent()
                && next.first.isPresent()
                && KeyOrder.UTF8.compare(next.first.orElseThrow(), last.orElseThrow()) < 0;
    }

    private void join(FolderState state) {
        folder(state.folder()).plus(state);
    }

    /** Closes the folders that {@code key} is not in, except those that began before this range; the deepest first. */
    private void closeBeside(String key) {
        if (unordered) {
            return;
        }
        Map.Entry<String, FolderState> entry = open.lastEntry();
        while (entry != null) {
            String folder = entry.getKey();
            if (!key.startsWith(folder) && isWithin(folder)) {
                open.remove(folder);
                close(entry.getValue());
                lastFolder = "";
            }
            entry = open.lowerEntry(folder);
        }
    }

    private boolean isWithin(String folder) {
        return fromStart || !first.map(key -> key.startsWith(folder)).orElse(false);
    }

    private void close(FolderState state) {
        if (KeyPath.lastSegment(state.folder()).equals("data")
                && state.hasOnlyAuto()
                && state.markers().isEmpty()) {
            folder(KeyPath.parent(state.folder())).holdData(state);
        } else {
            Branch branch = tables(state);
            if (rules.tables().isTop(state.folder()) || branch.units() > MOST_HELD_TABLES) {
                decide(state.folder(), branch);
            } else {
                hold(KeyPath.parent(state.folder()), branch);
            }
        }
    }

    private Branch tables(FolderState state) {
        state.data().ifPresent(data -> {
            if (state.markers().contains(TableMarkers.ICEBERG)) {
                state.absorb(data);
            } else {
                FolderLevels levels = FolderLevels.read(state.folder());
                if (levels.hasValues() && data.markers().isEmpty()) {
                    folder(levels.root()).absorb(data, levels);
                } else {
                    state.hold(tables(data));
                }
            }
        });
        if (!state.markers().isEmpty()) {
            state.absorbHeld();
        }
        Branch branch = rules.tables().tables(state, findings::add);
        branch.take(state.takeHeld());
        SiblingFolders.foldSure(state.folder(), branch);
        return branch;
    }

    private void hold(String around, Branch branch) {
        FolderState state = folder(around);
        state.hold(branch);
        if (state.heldShapes() > MOST_HELD_SHAPES) {
            Branch held = state.takeHeld();
            SiblingFolders.foldSure(around, held);
            if (held.shapes() > MOST_HELD_SHAPES / 2) {
                NavigableSet<String> begun = decide(around, held.cut(), new TreeSet<>(begunIn(around)));
                begun.removeIf(table -> !Candidates.isBeside(around, table));
                cut.addAll(begun);
            }
            state.putBack(held);
        }
    }

    private void decide(String folder, Branch branch) {
        NavigableSet<String> begun = begunIn(folder);
        decide(folder, branch, new TreeSet<>(begun));
        begun.clear();
    }

    /** A view. */
    private NavigableSet<String> begunIn(String folder) {
        return cut.subSet(folder, true, folder + Character.MAX_VALUE, false);
    }

    /** Adds the tables that it begins. */
    private NavigableSet<String> decide(String folder, Branch branch, NavigableSet<String> begun) {
        SiblingFolders.decide(
                folder,
                branch,
                new Candidates(
                        rules.tables().source(), rules.tables().bucket(), rules.sampled(), candidates::add, begun));
        return begun;
    }

    /** Closes what is open: nothing follows this range. */
    void end() {
        unordered = false;
        fromStart = true;
        while (!open.isEmpty()) {
            close(open.pollLastEntry().getValue());
        }
    }

    /** Candidates and findings since the last call. */
    Grouped take() {
        Grouped taken = new Grouped(candidates, findings);
        candidates = new ArrayList<>();
        findings = new ArrayList<>();
        return taken;
    }

    KeyCounts counts() {
        return counts;
    }

    /** Folders, shapes and tables that were begun, in memory. */
    long size() {
        return cut.size()
                + open.values().stream()
                        .mapToLong(state -> 1L + state.shapes().size() + state.heldShapes())
                        .sum();
    }
}
