package io.lakecaravan.format.hdf5;

import io.jhdf.HdfFile;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.dataset.DatasetBase;
import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.ReadOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Walks the groups of a file in order of names and makes tables of what lies in them. */
final class TableSearch {
    private static final int MOST_NODES = 100_000;
    private static final int MOST_TABLES = 1000;

    private final HdfFile file;
    private final long objectSize;
    private final ReadOptions options;
    private final List<Hdf5Table> tables = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Set<Long> visited = new HashSet<>();
    private long leftOut;

    TableSearch(HdfFile file, long objectSize, ReadOptions options) {
        this.file = file;
        this.objectSize = objectSize;
        this.options = options;
    }

    FoundTables search() throws IOException {
        walk(file, "", 0);
        if (leftOut > 0) {
            findings.add(Finding.of(
                    FindingCode.HDF5_DATASET_UNREADABLE,
                    "",
                    "",
                    "the file holds " + (MOST_TABLES + leftOut) + " tables, of which the first " + MOST_TABLES
                            + " are shown"));
        }
        return new FoundTables(tables, findings);
    }

    private void walk(Group group, String path, int depth) throws IOException {
        if (depth > options.maxDepth()) {
            throw new LimitException("groups are nested deeper than " + options.maxDepth());
        }
        Optional<List<Node>> children = children(group, path);
        if (children.isEmpty() || addPandas(group, path)) {
            return;
        }
        List<DatasetBase> datasets = new ArrayList<>();
        List<Group> groups = new ArrayList<>();
        for (Node child : children.get()) {
            if (child.isLink() || isIndex(child)) {
                continue;
            }
            if (!visited.add(child.getAddress())) {
                // A hard link to what is known already, perhaps to a group above.
                continue;
            }
            if (visited.size() > MOST_NODES) {
                throw new LimitException("the file holds more than " + MOST_NODES + " groups and datasets");
            }
            if (child instanceof DatasetBase dataset) {
                datasets.add(dataset);
            } else if (child instanceof Group inner) {
                groups.add(inner);
            }
        }
        new GroupTables(file, objectSize, options, findings).of(path, datasets).forEach(this::add);
        for (Group inner : groups) {
            walk(inner, path.isEmpty() ? inner.getName() : path + "/" + inner.getName(), depth + 1);
        }
    }

    private Optional<List<Node>> children(Group group, String path) throws IOException {
        try {
            Collection<Node> children = Failures.parse(
                    FindingCode.HDF5_DATASET_UNREADABLE,
                    "the group cannot be read",
                    () -> group.getChildren().values());
            return Optional.of(children.stream()
                    .sorted(Comparator.comparing(Node::getName))
                    .toList());
        } catch (FormatException e) {
            findings.add(Failures.unreadable(path.isEmpty() ? "/" : path, e));
            return Optional.empty();
        }
    }

    private boolean addPandas(Group group, String path) throws IOException {
        try {
            Optional<Hdf5Table> frame = new PandasTables(file, objectSize, options).of(group, path);
            frame.ifPresent(this::add);
            return frame.isPresent();
        } catch (FormatException e) {
            findings.add(Failures.unreadable(path, e));
            return false;
        }
    }

    private void add(Hdf5Table table) {
        if (tables.size() < MOST_TABLES) {
            tables.add(table);
        } else {
            leftOut++;
        }
    }

    /** Of PyTables: trees of sorted values beside a table. */
    private static boolean isIndex(Node node) {
        return node.getName().startsWith("_i_");
    }
}
