package io.lakecaravan.corpora;

import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FileObjectSource;
import io.lakecaravan.format.Format;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.Formats;
import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.ObjectException;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.ReadBudget;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.RowStream;
import io.lakecaravan.inspect.ObjectInspector;
import io.lakecaravan.layout.FileName;
import io.lakecaravan.table.Fragment;
import io.lakecaravan.table.LakeObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Inspects a damaged file and streams its rows. */
final class FuzzedFile {
    private static final Duration TIME = Duration.ofSeconds(5);
    private static final int MOST_ROWS = 100_000;

    private FuzzedFile() {}

    /** The format that a file is read as by its name and content. */
    static String format(ObjectInspector inspector, Path file) throws IOException {
        try (ObjectSource source = open(file)) {
            String hint = FileName.of(file.getFileName().toString()).format();
            return inspector
                    .inspect(object(file), source, hint, ReadOptions.DEFAULT)
                    .fragments()
                    .get(0)
                    .format();
        }
    }

    /** Empty if it ended in tables or declared findings; otherwise what it ended in. */
    static Optional<String> problem(Formats formats, Path file, String format) throws IOException {
        try (ObjectSource source = open(file)) {
            List<Fragment> fragments = new ObjectInspector(formats)
                    .inspect(object(file), source, format, ReadOptions.DEFAULT)
                    .fragments();
            for (Fragment fragment : fragments) {
                Optional<Finding> undeclared = fragment.findings().stream()
                        .filter(finding -> finding.code() == FindingCode.READER_FAILED)
                        .findFirst();
                if (undeclared.isPresent()) {
                    return Optional.of("inspect: " + undeclared.get().message());
                }
                if (fragment.isUsable()) {
                    stream(formats.named(fragment.format()).orElseThrow(), fragment, source);
                }
            }
            return Optional.empty();
        } catch (FormatException | LimitException | ObjectException e) {
            return Optional.empty();
        } catch (RuntimeException | Error e) {
            return Optional.of("rows: " + e + at(e));
        }
    }

    private static void stream(Format format, Fragment fragment, ObjectSource source) throws IOException {
        try (RowStream rows = format.rows(source, fragment.table(), List.of(), ReadOptions.DEFAULT)) {
            for (int i = 0; i < MOST_ROWS && rows.next().isPresent(); i++) {
                // To the end, or far enough.
            }
            rows.findings();
        }
    }

    private static String at(Throwable thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        StringBuilder at = new StringBuilder();
        for (int i = 0; i < Math.min(trace.length, 8); i++) {
            at.append(" < ").append(trace[i]);
        }
        return at.toString();
    }

    private static ObjectSource open(Path file) throws IOException {
        return new FileObjectSource(file, new ReadBudget(Clock.systemUTC(), TIME, Long.MAX_VALUE));
    }

    private static LakeObject object(Path file) throws IOException {
        return new LakeObject(
                "",
                file.toString(),
                Files.size(file),
                Optional.empty(),
                Files.getLastModifiedTime(file).toInstant(),
                LakeObject.STANDARD);
    }
}
