package io.lakecaravan.flow;

import io.lakecaravan.config.Glob;
import io.lakecaravan.config.ReadRule;
import io.lakecaravan.config.SourceConfig;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.ReaderKind;
import io.lakecaravan.tag.Detection;
import java.util.Optional;

/** How an object is to be read, by what its source's configuration says of its key. */
public final class ReadSettings {
    /** A workbook or archive above it may hold more rows than fit into memory. */
    private static final long MOST_BYTES_OF_MANY = 4_000_000;

    private static final int ROWS_OF_MANY = 100;

    private ReadSettings() {}

    /** Rows of an object that detectors and profile look at: the same whenever it is read. */
    static int rowsLookedAt(ReaderKind kind, long size) {
        boolean many = kind == ReaderKind.WHOLE || kind == ReaderKind.UNKNOWN;
        return many && size > MOST_BYTES_OF_MANY ? ROWS_OF_MANY : Detection.ROWS;
    }

    /**
     * The first rule of {@code read:} that matches says it; where none does, the manifest's entry for the object.
     *
     * @param source whose reading rules, manifest and sample size apply, if there is one
     */
    public static ReadOptions of(Optional<SourceConfig> source, String key, int sampleRows) {
        ReadOptions options = ReadOptions.DEFAULT.withSampleRows(sampleRows);
        if (source.isEmpty()) {
            return options;
        }
        ReadOptions.Known known = source.get().read().stream()
                .filter(rule -> Glob.of(rule.path()).matches(key))
                .findFirst()
                .map(ReadRule::known)
                .or(() -> source.get()
                        .manifest()
                        .match(key)
                        .map(match -> match.entry().known()))
                .orElse(ReadOptions.Known.NOTHING);
        return new ReadOptions(
                sampleRows,
                source.get().sample().bytesPerObject(),
                options.prefixBytes(),
                options.maxRows(),
                options.maxDepth(),
                options.maxColumns(),
                known);
    }
}
