package io.lakecaravan.format.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.ReadTable;
import io.lakecaravan.format.RowStream;
import io.lakecaravan.format.json.JsonRecords.Break;
import io.lakecaravan.format.json.JsonTable.RowKind;
import io.lakecaravan.format.json.LineRecords.LastLine;
import io.lakecaravan.format.text.TextPrefix;
import io.lakecaravan.format.text.TextStream;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.Schema;
import io.lakecaravan.table.ColumnStatistics;
import io.lakecaravan.table.RowCount;
import io.lakecaravan.table.Sample;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads JSON text (RFC 8259) in any of its shapes ({@link JsonShape}): a prefix for schema, statistics and sample, the
 * whole object for its rows. An object that is longer than the prefix shows the members that lie in it.
 */
final class JsonReader {
    /** A literal or number that the prefix cuts looks malformed this close to its end. */
    private static final int CUT_TOKEN = 1024;

    ReadTable read(ObjectSource source, ReadOptions options) throws IOException {
        return new Inspection(source, options).result();
    }

    RowStream rows(ObjectSource source, List<String> projection, ReadOptions options) throws IOException {
        JsonTable table = new Inspection(source, options.withSampleRows(0)).table;
        TextStream text = TextStream.open(source, table.prefix());
        try {
            JsonRecords records = open(table.shape(), JsonFactories.of(options), text, LastLine.KEEP);
            return new JsonRowStream(text, records, table, projection);
        } catch (IOException | RuntimeException e) {
            text.close();
            throw e;
        }
    }

    static JsonRecords open(JsonShape shape, JsonFactory factory, Reader text, LastLine lastLine) throws IOException {
        return shape.kind() == JsonShape.Kind.LINES
                ? new LineRecords(factory, text, lastLine)
                : new ValueRecords(factory, text, shape.member());
    }

    /** One reading of a prefix. */
    private static final class Inspection {
        private final ReadOptions options;
        private final TextPrefix prefix;
        private final JsonTable table;
        private final ValueShape objects;
        private final ValueShape scalars;
        private final List<JsonNode> firstObjects = new ArrayList<>();
        private final List<JsonNode> firstScalars = new ArrayList<>();
        private long objectCount;
        private long scalarCount;
        private long inferred;
        private boolean onlyPart;
        private final JsonRecords records;

        Inspection(ObjectSource source, ReadOptions options) throws IOException {
            this.options = options;
            this.prefix = TextPrefix.read(source, options);
            ValueShape.ColumnBudget budget = new ValueShape.ColumnBudget(options.maxColumns());
            objects = new ValueShape(budget);
            scalars = new ValueShape(budget);
            JsonFactory factory = JsonFactories.of(options);
            JsonShape shape = new JsonShapeDetection(factory).detect(prefix.text());
            try (JsonRecords opened = open(
                    shape, factory, new StringReader(prefix.text()), prefix.isCut() ? LastLine.DROP : LastLine.KEEP)) {
                records = opened;
                learn();
            }
            RowKind kind = objectCount > 0 ? RowKind.OBJECTS : RowKind.SCALARS;
            table = new JsonTable(prefix, shape, kind, schema(kind));
        }

        private void learn() throws IOException {
            for (Optional<JsonNode> next = records.next(); next.isPresent(); next = records.next()) {
                take(next.get());
            }
            if (objectCount + scalarCount == 0 && records instanceof ValueRecords values) {
                Optional<JsonNode> partial = values.partial().filter(node -> node.isObject() && !node.isEmpty());
                if (partial.isPresent()) {
                    onlyPart = true;
                    take(partial.get());
                }
            }
            if (objectCount + scalarCount == 0) {
                throw nothing();
            }
        }

        private void take(JsonNode node) throws LimitException {
            long count = node.isObject() ? ++objectCount : ++scalarCount;
            if (count > options.maxRows()) {
                return;
            }
            inferred = Math.max(inferred, count);
            (node.isObject() ? objects : scalars).add(node);
            List<JsonNode> first = node.isObject() ? firstObjects : firstScalars;
            if (first.size() < options.sampleRows()) {
                first.add(node);
            }
        }

        private FormatException nothing() {
            Optional<Break> broken = records.broken();
            long at = broken.map(Break::at).orElse(records.firstSkipped().orElse(-1));
            if (at < 0) {
                return new FormatException(FindingCode.JSON_NO_RECORDS, "the JSON text holds no record");
            }
            String what = broken.filter(how -> how.kind() == Break.Kind.ENDED).isPresent()
                    ? "the text ends before its first value does"
                    : "the text is not JSON from its first value on";
            return new FormatException(
                    FindingCode.JSON_MALFORMED, prefix.offsetOf((int) at), what + prefix.offsetMeaning(), null);
        }

        private Schema schema(RowKind kind) {
            List<Column> found = kind == RowKind.OBJECTS
                    ? objects.columns()
                    : List.of(Column.nullable(JsonTable.VALUE, scalars.type()));
            return new Schema(found.stream().map(this::known).toList());
        }

        private Column known(Column column) {
            return options.known()
                    .schema()
                    .flatMap(schema -> schema.column(column.name()))
                    .map(fixed -> column.withType(fixed.type()))
                    .orElse(column);
        }

        ReadTable result() {
            return new ReadTable(
                    "",
                    prefix.compression(),
                    table.schema(),
                    Optional.of(rowCount()),
                    Optional.empty(),
                    statistics(),
                    sample(),
                    findings());
        }

        private RowCount rowCount() {
            long rows = table.rowKind() == RowKind.OBJECTS ? objectCount : scalarCount;
            boolean whole = prefix.isWhole() && records.broken().isEmpty();
            if (whole) {
                return RowCount.exact(rows);
            }
            if (!prefix.isCut() || onlyPart || records.position() <= 0) {
                return RowCount.estimated(rows);
            }
            double read = (double) records.position() / prefix.text().length() * prefix.textBytes();
            return RowCount.estimated(Math.max(rows, Math.round(rows / read * prefix.objectTextBytes())));
        }

        private List<ColumnStatistics> statistics() {
            if (table.rowKind() == RowKind.SCALARS) {
                return List.of(
                        new ColumnStatistics(JsonTable.VALUE, inferred, OptionalLong.of(inferred - scalars.present())));
            }
            long seen = objects.present();
            return table.schema().columns().stream()
                    .map(column -> new ColumnStatistics(
                            column.name(), seen, OptionalLong.of(seen - objects.present(column.name()))))
                    .toList();
        }

        private Sample sample() {
            JsonValues values = new JsonValues(() -> {});
            List<List<JsonNode>> rows = new ArrayList<>();
            for (JsonNode record : table.rowKind() == RowKind.OBJECTS ? firstObjects : firstScalars) {
                List<JsonNode> row = new ArrayList<>();
                for (int i = 0; i < table.schema().columns().size(); i++) {
                    row.add(values.shown(table.schema().columns().get(i).type(), table.cell(record, i)));
                }
                rows.add(row);
            }
            return new Sample(table.schema().names(), rows);
        }

        private List<Finding> findings() {
            List<Finding> all = new ArrayList<>(prefix.findings());
            records.broken().flatMap(this::finding).ifPresent(all::add);
            long values = table.rowKind() == RowKind.OBJECTS ? scalarCount : 0;
            JsonFindings.skipped(records.skippedLines(), values, offset(records.firstSkipped()), prefix.offsetMeaning())
                    .ifPresent(all::add);
            return all;
        }

        private Optional<Finding> finding(Break broken) {
            boolean ours = prefix.isCut()
                    && (broken.kind() == Break.Kind.ENDED
                            || broken.at() >= prefix.text().length() - CUT_TOKEN);
            boolean compression = !prefix.isWhole() && !prefix.isCut();
            return ours || compression
                    ? Optional.empty()
                    : Optional.of(
                            JsonFindings.broken(broken, offset(OptionalLong.of(broken.at())), prefix.offsetMeaning()));
        }

        private OptionalLong offset(OptionalLong index) {
            return index.isPresent() ? OptionalLong.of(prefix.offsetOf((int) index.getAsLong())) : OptionalLong.empty();
        }
    }
}
