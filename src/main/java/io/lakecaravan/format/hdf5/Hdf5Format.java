package io.lakecaravan.format.hdf5;

import io.lakecaravan.format.Format;
import io.lakecaravan.format.Head;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.ReadTable;
import io.lakecaravan.format.ReaderKind;
import io.lakecaravan.format.Recognition;
import io.lakecaravan.format.RowStream;
import io.lakecaravan.format.isolated.Isolated;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * HDF5 files by the HDF5 File Format Specification 3.0, read by jHDF in a process of its own, with what pandas and
 * PyTables lay into them.
 *
 * <p>Tables, named by their path in the file without the leading slash:
 *
 * <ul>
 *   <li>a group that pandas wrote ({@code to_hdf}, fixed or table layout) is one table with the frame's columns, its
 *       index first;
 *   <li>a dataset of a compound type is one table: members are columns, nested compounds structs;
 *   <li>arrays of one dimension that lie in one group and have one length are one table under the group's path, a column
 *       for each; where lengths differ, each is a table of one column;
 *   <li>an array of two dimensions is a table whose columns are named by index from 0; where these are more than 1,000,
 *       and for more dimensions, one column of lists, a row for each index of the first dimension;
 *   <li>scalars of a group that has no such arrays are one table of one row.
 * </ul>
 *
 * Attributes are not rows. Soft and external links are never followed: what a soft link means is found at its own place.
 */
public final class Hdf5Format implements Format {
    private static final Isolated READER = Isolated.of(Hdf5Reader::new);

    @Override
    public String name() {
        return "hdf5";
    }

    /** Metadata lie anywhere in the file, but together: one to three ranges of 64 kB, so size is no hindrance. */
    @Override
    public ReaderKind readerKind() {
        return ReaderKind.FOOTER;
    }

    @Override
    public Set<String> extensions() {
        return Set.of("h5", "hdf5", "hdf", "he5", "nc4", "h5ad");
    }

    @Override
    public Recognition recognise(Head head) {
        return Signature.isIn(head.bytes()) ? Recognition.CERTAIN : Recognition.NO;
    }

    @Override
    public List<ReadTable> read(ObjectSource source, ReadOptions options) throws IOException {
        return READER.read(source, options);
    }

    @Override
    public RowStream rows(ObjectSource source, String table, List<String> projection, ReadOptions options)
            throws IOException {
        return READER.rows(source, table, projection, options);
    }
}
