package io.lakecaravan.format.hdf5;

import io.jhdf.HdfFile;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.dataset.DatasetBase;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.hdf5.ElementTypes.ByteBits;
import io.lakecaravan.format.hdf5.ElementTypes.Member;
import io.lakecaravan.format.hdf5.PandasKinds.Zone;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Datasets and attributes of a group that pandas wrote. */
final class PandasParts {
    private final Group group;
    private final long objectSize;
    private final ReadOptions options;
    private final VariableHeap heap;
    private final ElementTypes types;

    PandasParts(HdfFile file, Group group, long objectSize, ReadOptions options) {
        this.group = group;
        this.objectSize = objectSize;
        this.options = options;
        this.heap = new VariableHeap(file.getHdfBackingStorage());
        this.types = new ElementTypes(heap, ByteBits.BOOLEAN, options.maxDepth());
    }

    Group group() {
        return group;
    }

    ElementTypes types() {
        return types;
    }

    Optional<DatasetBase> find(String name) {
        Node child = group.getChildren().get(name);
        return child instanceof DatasetBase dataset ? Optional.of(dataset) : Optional.empty();
    }

    DatasetBase dataset(String name) throws FormatException {
        return find(name)
                .orElseThrow(() -> new FormatException(
                        FindingCode.HDF5_DATASET_UNREADABLE, "it lacks a dataset that pandas writes"));
    }

    Slices slices(DatasetBase dataset) throws IOException {
        return new Slices(dataset, dataset.getDataType().getSize(), objectSize);
    }

    /** A dataset of one dimension, with what its attributes say of its kind. */
    Series axis(DatasetBase dataset, String name, long rows) throws IOException {
        if (dataset.isVariableLength()) {
            return objects(dataset, List.of(name), rows < 0 ? 0 : rows);
        }
        Optional<String> kind = Attributes.text(dataset, "kind").or(() -> Attributes.text(dataset, "value_type"));
        Element element = PandasKinds.apply(types.of(dataset.getDataType()), kind.orElse(""), zone(dataset));
        Element withNulls = PandasKinds.withNulls(
                element, Attributes.text(dataset, "nan_rep").filter(word -> !word.isEmpty()));
        return new DatasetSeries(slices(dataset), List.of(new Member(name, 0, withNulls)));
    }

    static Zone zone(Node node) {
        return node.getAttribute("tz") == null ? Zone.NONE : Zone.STORED_AS_UTC;
    }

    /** Pickled objects of this many columns and rows. */
    Series objects(DatasetBase dataset, List<String> names, long rows) throws IOException {
        Slices slices = slices(dataset);
        if (slices.rows() != 1 || slices.bytesPerRow() != heap.referenceSize()) {
            throw new FormatException(FindingCode.HDF5_DATASET_UNREADABLE, "its objects are not in one pickle");
        }
        return new PickledSeries(slices.read(0, 1), heap, names, rows, options);
    }

    /** The values of an axis as names of columns. */
    List<String> names(String axis) throws IOException {
        Optional<DatasetBase> stored = find(axis);
        if (stored.isEmpty()) {
            return levels(axis);
        }
        if (stored.get().isVariableLength()) {
            Object pickled = PickledNames.load(heapBytes(stored.get())).orElse("");
            return PickledArray.names(pickled);
        }
        return shown(checked(axis(stored.get(), axis, -1)));
    }

    private byte[] heapBytes(DatasetBase dataset) throws IOException {
        return heap.element(slices(dataset).read(0, 1), 0);
    }

    /** Names of several levels, each of codes and values; joined as pickled ones are. */
    private List<String> levels(String axis) throws IOException {
        List<String> joined = new ArrayList<>();
        for (int level = 0; find(axis + "_label" + level).isPresent(); level++) {
            List<String> names = shown(checked(level(axis, level, "level")));
            for (int i = 0; i < names.size(); i++) {
                if (level == 0) {
                    joined.add(names.get(i));
                } else if (!names.get(i).isEmpty()) {
                    joined.set(i, joined.get(i).isEmpty() ? names.get(i) : joined.get(i) + "_" + names.get(i));
                }
            }
        }
        return joined;
    }

    /** One level of an axis of several. */
    Series level(String axis, int level, String name) throws IOException {
        DatasetBase values = dataset(axis + "_level" + level);
        Series codes = axis(dataset(axis + "_label" + level), name, -1);
        return new CodedSeries(codes, axis(values, name, -1), name);
    }

    private Series checked(Series names) throws LimitException {
        if (names.rows() > options.maxColumns()) {
            throw new LimitException("a frame has " + names.rows() + " columns, most are " + options.maxColumns());
        }
        return names;
    }

    private static List<String> shown(Series series) throws IOException {
        List<String> names = new ArrayList<>();
        CodedSeries.all(series).forEach(value -> names.add(value == null ? "" : String.valueOf(value)));
        return names;
    }
}
