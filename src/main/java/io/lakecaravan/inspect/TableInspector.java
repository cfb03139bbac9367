package io.lakecaravan.inspect;

import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.ObjectException;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.ReadTable;
import io.lakecaravan.format.TableFormat;
import io.lakecaravan.format.TableRoot;
import io.lakecaravan.inspect.ObjectInspector.Inspected;
import io.lakecaravan.table.Fragment;
import io.lakecaravan.table.LakeObject;
import io.lakecaravan.table.Sample;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a table format's table under its limits and turns everything that can go wrong with it into findings. */
public final class TableInspector {
    private static final Logger LOG = LoggerFactory.getLogger(TableInspector.class);

    /** @param log stands for all objects of the table's log; its version changes with them */
    public Inspected inspect(LakeObject log, TableRoot root, TableFormat format, ReadOptions options) {
        try {
            return fragment(log, format, format.read(root, options));
        } catch (FormatException e) {
            return failed(log, format, e.code(), e.getMessage());
        } catch (LimitException e) {
            return failed(log, format, FindingCode.OBJECT_LIMIT_EXCEEDED, e.getMessage());
        } catch (ObjectException e) {
            return failed(log, format, e.code(), e.getMessage());
        } catch (IOException e) {
            LOG.debug("reading {} failed", log.uri(), e);
            return failed(log, format, FindingCode.OBJECT_UNREADABLE, "the table's log could not be read");
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            // A reader's own fault must not take the run down; the trace stays out of findings, it may quote values.
            LOG.debug("the reader of {} failed on {}", format.name(), log.uri(), e);
            return failed(
                    log,
                    format,
                    FindingCode.READER_FAILED,
                    "the " + format.name() + " reader failed (" + e.getClass().getSimpleName()
                            + "); start with -v to log it");
        }
    }

    private static Inspected fragment(LakeObject log, TableFormat format, ReadTable table) {
        List<Finding> findings = table.findings().stream()
                .map(finding ->
                        new Finding(finding.code(), log.bucket(), log.key(), finding.offset(), finding.message()))
                .toList();
        Fragment fragment = new Fragment(
                log,
                table.name(),
                format.name(),
                table.compression(),
                table.schema(),
                table.rows(),
                table.dialect(),
                table.statistics(),
                findings,
                table.partitionKeys());
        return new Inspected(List.of(fragment), List.of(table.sample()));
    }

    private static Inspected failed(LakeObject log, TableFormat format, FindingCode code, String message) {
        Finding finding = Finding.of(code, log.bucket(), log.key(), message);
        return new Inspected(
                List.of(Fragment.failed(log, format.name(), "none", List.of(finding))), List.of(Sample.EMPTY));
    }
}
