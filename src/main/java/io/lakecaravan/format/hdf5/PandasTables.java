package io.lakecaravan.format.hdf5;

import io.jhdf.HdfFile;
import io.jhdf.api.Group;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.ReadOptions;
import java.io.IOException;
import java.util.Optional;

/** Groups that pandas wrote ({@code HDFStore}, of any version since 0.15) as tables. */
final class PandasTables {
    private final HdfFile file;
    private final long objectSize;
    private final ReadOptions options;

    PandasTables(HdfFile file, long objectSize, ReadOptions options) {
        this.file = file;
        this.objectSize = objectSize;
        this.options = options;
    }

    /**
     * Empty where pandas did not write the group.
     *
     * @throws FormatException when it did and the parts do not fit together
     */
    Optional<Hdf5Table> of(Group group, String path) throws IOException {
        Optional<String> type = Attributes.text(group, "pandas_type");
        if (type.isEmpty()) {
            return Optional.empty();
        }
        Optional<Hdf5Table> table = Failures.parse(
                FindingCode.HDF5_DATASET_UNREADABLE,
                "what pandas wrote does not fit together; its datasets stand alone",
                () -> {
                    PandasParts parts = new PandasParts(file, group, objectSize, options);
                    return switch (type.get()) {
                        case "frame" -> Optional.of(new FixedFrame(parts).frame(path));
                        case "series" -> Optional.of(new FixedFrame(parts).series(path));
                        case "frame_table", "series_table" -> Optional.of(new TableFrame(parts).table(path));
                        default -> Optional.empty();
                    };
                });
        if (table.isPresent()) {
            table.get().checkColumns(options.maxColumns());
        }
        return table;
    }
}
