package io.lakecaravan.layout;

import io.lakecaravan.layout.Placement.Kind;
import io.lakecaravan.layout.ShapeKey.Detail;
import io.lakecaravan.table.LakeObject;
import io.lakecaravan.table.PartitionValue;
import io.lakecaravan.table.TableLog;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What was seen so far of one folder: a bounded number of shapes, the markers of table formats, and whether objects lie
 * in folders below it that are tables of their own. With {@link #plus} it is a commutative monoid.
 */
final class FolderState {
    /** Most shapes of one folder that are told apart. */
    static final int MOST_SHAPES = 1_000;

    private final String folder;
    private final int sampled;
    private final NavigableMap<String, LogAccumulator> logs = new TreeMap<>();
    private NavigableMap<ShapeKey, ShapeAccumulator> shapes = new TreeMap<>();
    private Detail detail = Detail.PATTERN;
    private boolean nested;
    private Optional<FolderState> data = Optional.empty();
    private Branch pending;
    private int pendingShapes;

    FolderState(String folder, int sampled) {
        this.folder = folder;
        this.sampled = sampled;
        pending = new Branch(KeyPath.lastSegment(folder));
    }

    void add(LakeObject object, Placement placement) {
        accumulator(ShapeKey.of(placement).at(detail)).add(object, placement.partition());
        foldIfTooMany();
    }

    void mark(String marker, LakeObject object) {
        // a marker's name comes from a fixed list, so the map is small
        logs.computeIfAbsent(marker, missing -> new LogAccumulator()).add(object);
    }

    void holdTablesBelow() {
        nested = true;
    }

    /** Keeps a closed {@code data/} folder until it is known whether this is an Iceberg table. */
    void holdData(FolderState closed) {
        data.ifPresent(closed::plus);
        data = Optional.of(closed);
    }

    /** Keeps the tables of a folder directly below until this folder ends. */
    void hold(Branch closed) {
        pendingShapes += closed.shapes();
        pending.add(closed);
    }

    /** What is held of folders below; nothing is held from then on. */
    Branch takeHeld() {
        Branch held = pending;
        pending = new Branch(held.name());
        pendingShapes = 0;
        return held;
    }

    /** Puts back what was taken. */
    void putBack(Branch held) {
        pending.take(held);
        pendingShapes = pending.shapes();
    }

    /** Tables and shapes of folders below that are held. */
    int heldShapes() {
        return pendingShapes;
    }

    void plus(FolderState other) {
        pending.take(other.pending);
        pendingShapes += other.pendingShapes;
        other.logs.forEach((marker, log) -> logs.merge(marker, log, LogAccumulator::plus));
        nested |= other.nested;
        other.data.ifPresent(this::holdData);
        foldTo(other.detail);
        other.shapes.forEach(this::merge);
    }

    /** Takes the shapes of a folder below as its own. */
    void absorb(FolderState below) {
        String relative = below.folder.substring(folder.length());
        foldTo(below.detail);
        below.shapes.forEach((key, shape) -> merge(key.under(relative), shape));
        below.data.ifPresent(this::absorb);
        absorb(below.takeHeld());
    }

    /** Takes the shapes of all tables held of folders below as its own: they are what a table format's writer spread. */
    private void absorb(Branch held) {
        held.forEach(folder, (path, unit) -> {
            String relative = KeyPath.folder(unit.root()).substring(folder.length());
            unit.shapes().forEach((key, shape) -> merge(key.under(relative), shape));
        });
    }

    /** Takes the shapes of a folder below values of this one, see {@link FolderLevels}. */
    void absorb(FolderState below, FolderLevels levels) {
        String relative = levels.pattern() + KeyPath.lastSegment(below.folder) + "/";
        foldTo(below.detail);
        below.shapes.forEach((key, shape) -> {
            List<PartitionValue> outer = levels.partition();
            for (int at = outer.size() - 1; at >= 0; at--) {
                shape.under(outer.get(at));
            }
            merge(key.under(relative, levels), shape);
        });
        pending.take(below.takeHeld());
    }

    /** As {@link #absorb}, of the folders below that are held so far. */
    void absorbHeld() {
        absorb(takeHeld());
    }

    private void merge(ShapeKey key, ShapeAccumulator shape) {
        accumulator(key.at(detail)).plus(shape);
        foldIfTooMany();
    }

    private ShapeAccumulator accumulator(ShapeKey key) {
        return shapes.computeIfAbsent(
                key, missing -> new ShapeAccumulator(missing.partitionKeys().size(), sampled));
    }

    private void foldIfTooMany() {
        if (shapes.size() > MOST_SHAPES) {
            foldTo(Detail.PARTITIONS);
        }
        if (shapes.size() > MOST_SHAPES) {
            foldTo(Detail.FORMAT);
        }
    }

    private void foldTo(Detail coarser) {
        if (coarser.compareTo(detail) > 0) {
            NavigableMap<ShapeKey, ShapeAccumulator> fine = shapes;
            detail = coarser;
            shapes = new TreeMap<>();
            fine.forEach((key, shape) -> accumulator(key.at(detail)).plus(shape));
        }
    }

    String folder() {
        return folder;
    }

    int sampled() {
        return sampled;
    }

    NavigableMap<ShapeKey, ShapeAccumulator> shapes() {
        return shapes;
    }

    NavigableSet<String> markers() {
        return logs.navigableKeySet();
    }

    /** Of the table formats that mark this folder, by marker. */
    List<TableLog> logs() {
        return logs.entrySet().stream()
                .map(log -> log.getValue().log(log.getKey()))
                .toList();
    }

    boolean holdsTablesBelow() {
        return nested;
    }

    /** A {@code data/} folder whose tables are not decided yet. */
    Optional<FolderState> data() {
        return data;
    }

    /** Whether more shapes came than are told apart. */
    boolean isFolded() {
        return detail != Detail.PATTERN;
    }

    boolean hasOnlyAuto() {
        return shapes.keySet().stream().allMatch(key -> key.kind() == Kind.AUTO);
    }
}
