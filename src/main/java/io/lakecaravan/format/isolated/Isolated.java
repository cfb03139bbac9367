package io.lakecaravan.format.isolated;

import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.ReadTable;
import io.lakecaravan.format.RowStream;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/** A {@link ForeignReader} as formats call it. */
public final class Isolated {
    private final Supplier<? extends ForeignReader> reader;

    private Isolated(Supplier<? extends ForeignReader> reader) {
        this.reader = reader;
    }

    public static Isolated of(Supplier<? extends ForeignReader> reader) {
        return new Isolated(reader);
    }

    public List<ReadTable> read(ObjectSource source, ReadOptions options) throws IOException {
        return reader.get().read(source, options);
    }

    public RowStream rows(ObjectSource source, String table, List<String> projection, ReadOptions options)
            throws IOException {
        return reader.get().rows(source, table, projection, options);
    }
}
