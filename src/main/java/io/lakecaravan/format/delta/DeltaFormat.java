package io.lakecaravan.format.delta;

import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.ReadTable;
import io.lakecaravan.format.RowStream;
import io.lakecaravan.format.TableFormat;
import io.lakecaravan.format.TableRoot;
import io.lakecaravan.format.table.Alignment;
import io.lakecaravan.format.table.SampledRows;
import io.lakecaravan.format.table.TableField;
import io.lakecaravan.table.RowCount;
import io.lakecaravan.table.Sample;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Delta Lake: the newest version of a table, from its log.
 *
 * <p>The log is listed in one request for each thousand objects; commits since the newest complete checkpoint take one
 * request each, and of the checkpoint the needed columns are read. {@code _last_checkpoint} is only a hint to writers and
 * is not read. The row count is the sum of what the log says of each file, less what deletion vectors delete: exact where
 * every file has statistics.
 *
 * <p>Column mapping, deletion vectors, checkpoints of version 2, type widening, timestamps without zone and variants are
 * understood. Where the table asks for another feature of its readers, its schema stands, and its rows are not read.
 *
 * @see <a href="https://github.com/delta-io/delta/blob/master/PROTOCOL.md">The protocol</a>
 */
public final class DeltaFormat implements TableFormat {
    @Override
    public String name() {
        return "delta";
    }

    @Override
    public Set<String> markers() {
        return Set.of(LogListing.FOLDER);
    }

    @Override
    public ReadTable read(TableRoot root, ReadOptions options) throws IOException {
        Snapshot snapshot = Snapshot.load(LogListing.of(root), root, options);
        List<TableField> fields = snapshot.schema(options).fields();
        Optional<String> unsupported = snapshot.unsupported();
        SampledRows.Result sampled = unsupported.isPresent()
                ? new SampledRows.Result(
                        Sample.EMPTY,
                        List.of(Finding.of(FindingCode.DELTA_FEATURE_UNSUPPORTED, "", "", unsupported.get())))
                : SampledRows.of(() -> snapshot.sampled(root, options), options);
        return new ReadTable(
                "",
                snapshot.compression(),
                Alignment.schema(fields),
                unsupported.isPresent() ? Optional.<RowCount>empty() : snapshot.rows(),
                Optional.empty(),
                List.of(),
                sampled.sample(),
                sampled.findings(),
                snapshot.partitionColumns());
    }

    @Override
    public RowStream rows(TableRoot root, List<String> projection, ReadOptions options) throws IOException {
        LogListing log = LogListing.of(root);
        Snapshot snapshot = Snapshot.load(log, root, options);
        Optional<String> unsupported = snapshot.unsupported();
        if (unsupported.isPresent()) {
            throw new FormatException(FindingCode.DELTA_FEATURE_UNSUPPORTED, unsupported.get());
        }
        return snapshot.rows(new LiveFiles(log, root, options), root, projection, options);
    }
}
