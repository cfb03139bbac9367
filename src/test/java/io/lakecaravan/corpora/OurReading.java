package io.lakecaravan.corpora;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FileObjectSource;
import io.lakecaravan.format.FileTableRoot;
import io.lakecaravan.format.Format;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.Formats;
import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.ObjectException;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.ReadBudget;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.ReadTable;
import io.lakecaravan.format.RowStream;
import io.lakecaravan.format.TableFormat;
import io.lakecaravan.format.TableRoot;
import io.lakecaravan.inspect.ObjectInspector;
import io.lakecaravan.layout.FileName;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.Schema;
import io.lakecaravan.table.Fragment;
import io.lakecaravan.table.LakeObject;
import io.lakecaravan.table.Rendering;
import io.lakecaravan.table.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.ServiceLoader;

/** Reads as {@code inspect --rows all} does, with nothing configured. */
final class OurReading {
    private static final Formats FORMATS = Formats.installed(OurReading.class.getClassLoader());

    private OurReading() {}

    static List<OurTable> read(Path path) throws IOException {
        return Files.isDirectory(path) ? ofFolder(path) : ofFile(path);
    }

    private static List<OurTable> ofFile(Path file) throws IOException {
        LakeObject object = new LakeObject(
                "",
                file.toString(),
                Files.size(file),
                Optional.empty(),
                Files.getLastModifiedTime(file).toInstant(),
                LakeObject.STANDARD);
        List<OurTable> tables = new ArrayList<>();
        ReadBudget budget = new ReadBudget(Clock.systemUTC(), Duration.ofMinutes(2), Long.MAX_VALUE);
        try (ObjectSource source = new FileObjectSource(file, budget)) {
            String format = FileName.of(file.getFileName().toString()).format();
            for (Fragment fragment : new ObjectInspector(FORMATS)
                    .inspect(object, source, format, ReadOptions.DEFAULT)
                    .fragments()) {
                tables.add(table(fragment, source));
            }
        }
        return tables;
    }

    private static OurTable table(Fragment fragment, ObjectSource source) throws IOException {
        List<Finding> findings = new ArrayList<>(fragment.findings());
        List<List<JsonNode>> rows = new ArrayList<>();
        Schema schema = fragment.schema();
        if (fragment.isUsable()) {
            Format format = FORMATS.named(fragment.format()).orElseThrow();
            schema = stream(
                    () -> format.rows(source, fragment.table(), List.of(), ReadOptions.DEFAULT),
                    rows,
                    findings,
                    schema);
        }
        return new OurTable(fragment.table(), fragment.format(), schema, fragment.rows(), rows, findings);
    }

    private static List<OurTable> ofFolder(Path folder) throws IOException {
        for (TableFormat format : ServiceLoader.load(TableFormat.class)) {
            if (format.markers().stream().noneMatch(marker -> Files.isDirectory(folder.resolve(marker)))) {
                continue;
            }
            TableRoot root = new FileTableRoot(folder, ReadBudget.generous());
            List<Finding> findings = new ArrayList<>();
            List<List<JsonNode>> rows = new ArrayList<>();
            try {
                ReadTable table = format.read(root, ReadOptions.DEFAULT);
                findings.addAll(table.findings());
                Schema schema =
                        stream(() -> format.rows(root, List.of(), ReadOptions.DEFAULT), rows, findings, table.schema());
                return List.of(new OurTable("", format.name(), schema, table.rows(), rows, findings));
            } catch (FormatException | LimitException | ObjectException e) {
                findings.add(finding(e));
                return List.of(
                        new OurTable("", format.name(), new Schema(List.of()), Optional.empty(), rows, findings));
            }
        }
        throw new AssertionError("no table format is installed for " + folder);
    }

    private interface Opening {
        RowStream open() throws IOException;
    }

    /** The schema of the stream, which must be that of inspecting in names. */
    private static Schema stream(Opening opening, List<List<JsonNode>> rows, List<Finding> findings, Schema inspected)
            throws IOException {
        try (RowStream stream = opening.open()) {
            for (Optional<Row> row = stream.next(); row.isPresent(); row = stream.next()) {
                rows.add(json(stream.schema(), row.get()));
            }
            findings.addAll(stream.findings());
            if (!stream.schema().equals(inspected)) {
                throw new AssertionError("streaming has another schema than inspecting: " + stream.schema()
                        + " instead of " + inspected);
            }
            return stream.schema();
        } catch (FormatException | LimitException | ObjectException e) {
            findings.add(finding(e));
            return inspected;
        }
    }

    private static List<JsonNode> json(Schema schema, Row row) {
        List<JsonNode> cells = new ArrayList<>();
        List<Column> columns = schema.columns();
        for (int i = 0; i < columns.size(); i++) {
            cells.add(Rendering.json(columns.get(i).type(), row.values().get(i)));
        }
        return cells;
    }

    private static Finding finding(IOException e) {
        FindingCode code = e instanceof FormatException format
                ? format.code()
                : e instanceof ObjectException object ? object.code() : FindingCode.OBJECT_LIMIT_EXCEEDED;
        OptionalLong offset = e instanceof FormatException format ? format.offset() : OptionalLong.empty();
        return new Finding(code, "", "", offset, e.getMessage());
    }
}
