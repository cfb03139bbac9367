package io.lakecaravan.format.hdf5;

import io.jhdf.HdfFile;
import io.jhdf.dataset.DatasetBase;
import io.jhdf.object.datatype.CompoundDataType;
import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.hdf5.ElementTypes.ByteBits;
import io.lakecaravan.format.hdf5.ElementTypes.Member;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Tables out of the datasets that lie in one group, by the rules that {@link Hdf5Format} states. */
final class GroupTables {
    /** More columns than that are no columns any more but the pixels of a picture. */
    private static final int WIDEST = 1000;

    private final HdfFile file;
    private final long objectSize;
    private final ReadOptions options;
    private final List<Finding> findings;

    GroupTables(HdfFile file, long objectSize, ReadOptions options, List<Finding> findings) {
        this.file = file;
        this.objectSize = objectSize;
        this.options = options;
        this.findings = findings;
    }

    /** What a dataset gives. */
    private record Read(String path, int rank, Series series, String compression) {}

    List<Hdf5Table> of(String group, List<DatasetBase> datasets) throws IOException {
        List<Read> arrays = new ArrayList<>();
        List<Read> scalars = new ArrayList<>();
        List<Read> others = new ArrayList<>();
        for (DatasetBase dataset : datasets) {
            String path = group.isEmpty() ? dataset.getName() : group + "/" + dataset.getName();
            try {
                Read read = Failures.parse(
                        FindingCode.HDF5_DATASET_UNREADABLE,
                        "its description cannot be read",
                        () -> read(path, dataset));
                boolean single = read.series().columns().size() == 1 && !dataset.isCompound();
                (read.rank() == 1 && single ? arrays : read.rank() == 0 && single ? scalars : others).add(read);
            } catch (FormatException e) {
                findings.add(Failures.unreadable(path, e));
            }
        }
        List<Hdf5Table> tables = new ArrayList<>();
        String name = group.isEmpty() ? "/" : group;
        boolean equal = arrays.stream()
                        .mapToLong(read -> read.series().rows())
                        .distinct()
                        .count()
                == 1;
        merge(name, arrays, equal, tables);
        merge(name, scalars, arrays.isEmpty(), tables);
        merge(name, others, false, tables);
        for (Hdf5Table table : tables) {
            table.checkColumns(options.maxColumns());
        }
        return tables;
    }

    private static void merge(String group, List<Read> reads, boolean together, List<Hdf5Table> tables) {
        if (together && reads.size() > 1) {
            List<String> codecs =
                    reads.stream().map(Read::compression).distinct().toList();
            String compression = codecs.size() == 1 ? codecs.get(0) : "mixed";
            tables.add(Hdf5Table.of(group, reads.stream().map(Read::series).toList(), compression));
            return;
        }
        reads.forEach(read -> tables.add(Hdf5Table.of(read.path(), List.of(read.series()), read.compression())));
    }

    private Read read(String path, DatasetBase dataset) throws IOException {
        ByteBits bits = Attributes.text(dataset, "CLASS").isPresent()
                        && Attributes.text(dataset, "VERSION").isPresent()
                ? ByteBits.BOOLEAN
                : ByteBits.INTEGER;
        ElementTypes types = new ElementTypes(new VariableHeap(file.getHdfBackingStorage()), bits, options.maxDepth());
        Slices slices = new Slices(dataset, dataset.getDataType().getSize(), objectSize);
        return new Read(
                path,
                slices.dimensions().length,
                new DatasetSeries(slices, cells(dataset, slices, types)),
                Filters.of(dataset));
    }

    private static List<Member> cells(DatasetBase dataset, Slices slices, ElementTypes types) throws IOException {
        long[] dimensions = slices.dimensions();
        if (dataset.getDataType() instanceof CompoundDataType compound && dimensions.length < 2) {
            return types.members(compound);
        }
        Element element = types.of(dataset.getDataType());
        String name = dataset.getName();
        if (dimensions.length < 2) {
            return List.of(new Member(name, 0, element));
        }
        if (dimensions.length == 2 && dimensions[1] <= WIDEST) {
            List<Member> cells = new ArrayList<>();
            for (int i = 0; i < dimensions[1]; i++) {
                cells.add(new Member(String.valueOf(i), i * element.size(), element));
            }
            return cells;
        }
        if (slices.bytesPerRow() > Integer.MAX_VALUE) {
            throw new FormatException(FindingCode.HDF5_DATASET_UNREADABLE, "a row of it has more than 2 GiB");
        }
        int[] inner =
                Arrays.stream(dimensions).skip(1).mapToInt(Math::toIntExact).toArray();
        return List.of(new Member(name, 0, types.list(element, inner, (int) slices.bytesPerRow())));
    }
}
