package io.lakecaravan.cli;

import io.lakecaravan.finding.Finding;
import io.lakecaravan.format.RowStream;
import io.lakecaravan.inspect.ReadFault;
import io.lakecaravan.table.Fragment;
import io.lakecaravan.table.Row;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes every row of the tables of an object, one file for each table. Rows stream: their number is not bounded. */
final class RowExport {
    /** @param findings of streaming the rows, with bucket and key */
    record Exported(Path file, List<Finding> findings) {}

    private final Path directory;
    private final RowWriter.To to;

    RowExport(Path directory, RowWriter.To to) {
        this.directory = directory;
        this.to = to;
    }

    /**
     * What was read before a failure stays written.
     *
     * @param output relative path that the file's name starts with
     * @param placing whether the object holds other tables, too
     * @throws IOException when the file cannot be written
     */
    Exported write(String output, Placing placing, Fragment fragment, RowOpening opening) throws IOException {
        Path file = place(output, placing, fragment);
        Files.createDirectories(file.toAbsolutePath().getParent());
        List<Finding> findings = new ArrayList<>();
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            stream(fragment, opening, out, findings);
        }
        return new Exported(file, findings);
    }

    /** Opens the rows of a fragment. */
    @FunctionalInterface
    interface RowOpening {
        RowStream open() throws IOException;
    }

    /** How a file is named. */
    enum Placing {
        ALONE,
        ONE_OF_SEVERAL
    }

    private Path place(String output, Placing placing, Fragment fragment) {
        String suffix = "." + to.name().toLowerCase(Locale.ROOT);
        String name = placing == Placing.ALONE
                ? output + suffix
                : output + "." + fragment.table().replaceAll("[/\\\\\\p{Cntrl}:]", "_") + suffix;
        Path file = directory.resolve(name).normalize();
        if (!file.startsWith(directory.normalize())
                && !directory.normalize().toString().isEmpty()) {
            throw new UsageException("the rows of '" + output + "' would be written outside of " + directory
                    + ". Name it alone, not the folder or prefix above it");
        }
        return file;
    }

    private void stream(Fragment fragment, RowOpening opening, Writer out, List<Finding> findings) throws IOException {
        Optional<RowStream> opened = read(fragment, findings, () -> Optional.of(opening.open()));
        if (opened.isEmpty()) {
            return;
        }
        try (RowStream rows = opened.get()) {
            RowWriter writer = RowWriter.of(to, rows.schema(), out);
            writer.begin();
            for (Optional<Row> row = read(fragment, findings, rows::next);
                    row.isPresent();
                    row = read(fragment, findings, rows::next)) {
                writer.row(row.get());
            }
            for (Finding finding : rows.findings()) {
                findings.add(new Finding(
                        finding.code(),
                        fragment.object().bucket(),
                        fragment.object().key(),
                        finding.offset(),
                        finding.message()));
            }
        }
    }

    @FunctionalInterface
    private interface Reading<T> {
        Optional<T> read() throws IOException;
    }

    /** Failures to read are findings; failures to write are not, and pass. */
    private static <T> Optional<T> read(Fragment fragment, List<Finding> findings, Reading<T> reading) {
        try {
            return reading.read();
        } catch (IOException | RuntimeException | StackOverflowError e) {
            findings.add(ReadFault.finding(fragment.object(), fragment.format(), e));
            return Optional.empty();
        }
    }
}
