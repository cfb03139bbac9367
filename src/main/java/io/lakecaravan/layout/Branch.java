package io.lakecaravan.layout;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** A folder that is known to its end, with the tables in it and below it that nobody has decided on yet. */
final class Branch {
    /** Name of levels that are values by themselves: {@code *} for each. */
    static final String VALUE = "*";

    private final String name;
    private final List<TableUnit> own = new ArrayList<>();
    private final NavigableMap<String, Branch> below = new TreeMap<>(KeyOrder.UTF8);

    Branch(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    /** Tables whose objects lie in the folder itself. */
    List<TableUnit> own() {
        return Collections.unmodifiableList(own);
    }

    NavigableMap<String, Branch> below() {
        return Collections.unmodifiableNavigableMap(below);
    }

    void add(TableUnit unit) {
        own.add(unit);
    }

    /** Adds a folder below; one by that name takes what the other holds. */
    void add(Branch branch) {
        Branch same = below.putIfAbsent(branch.name, branch);
        if (same != null) {
            same.take(branch);
        }
    }

    /** Adds a table some folders below: {@code path} is empty or ends in a slash. */
    void add(String path, TableUnit unit) {
        int slash = path.indexOf('/');
        if (slash < 0) {
            own.add(unit);
        } else {
            below.computeIfAbsent(path.substring(0, slash), Branch::new).add(path.substring(slash + 1), unit);
        }
    }

    void removeIf(Predicate<TableUnit> condition) {
        own.removeIf(condition);
    }

    void take(Branch other) {
        own.addAll(other.own);
        other.below.values().forEach(this::add);
    }

    Branch remove(String child) {
        return below.remove(child);
    }

    /** Takes out all folders below; tables of the folder itself stay. */
    Branch cut() {
        Branch folders = new Branch(name);
        below.values().forEach(folders::add);
        below.clear();
        return folders;
    }

    /** Number of tables in it. */
    int units() {
        int units = own.size();
        for (Branch branch : below.values()) {
            units += branch.units();
        }
        return units;
    }

    /** What it holds in memory. */
    int shapes() {
        int shapes = 0;
        for (TableUnit unit : own) {
            shapes += 1 + unit.shapes().size();
        }
        for (Branch branch : below.values()) {
            shapes += branch.shapes();
        }
        return shapes;
    }

    /**
     * Each table with its path from the folder.
     *
     * @param folder the path of this folder
     */
    void forEach(String folder, BiConsumer<String, TableUnit> action) {
        forEach(folder.length(), action);
    }

    private void forEach(int length, BiConsumer<String, TableUnit> action) {
        own.forEach(unit -> action.accept(unit.root().substring(length), unit));
        below.values().forEach(branch -> branch.forEach(length, action));
    }
}
