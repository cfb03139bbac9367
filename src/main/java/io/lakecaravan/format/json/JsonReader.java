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
import io.lakecaravan.format.json.JsonTable.Place;
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
            return new JsonRowStream(text, table, projection, JsonFactories.of(options));
        } catch (IOException | RuntimeException e) {
            text.close();
            throw e;
        }
    }

    static <T> JsonRecords<T> open(
            JsonShape shape, JsonFactory factory, Reader text, LastLine lastLine, RecordBuilder<T> builder)
            throws IOException {
        return shape.kind() == JsonShape.Kind.LINES
                ? new LineRecords<>(factory, text, lastLine, builder)
                : new ValueRecords<>(factory, text, shape, builder);
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
        private boolean onlyFeatures = true;
        private boolean onlyGeometries = true;
        private final JsonTree trees = new JsonTree();
        private final JsonRecords<JsonNode> records;

        Inspection(ObjectSource source, ReadOptions options) throws IOException {
            this.options = options;
            this.prefix = TextPrefix.read(source, options);
            ValueShape.ColumnBudget budget = new ValueShape.ColumnBudget(options.maxColumns());
            objects = new ValueShape(budget);
            scalars = new ValueShape(budget);
            JsonFactory factory = JsonFactories.of(options);
            JsonShape shape = new JsonShapeDetection(factory).detect(prefix.text());
            try (JsonRecords<JsonNode> opened = open(
                    shape,
                    factory,
                    new StringReader(prefix.text()),
                    prefix.isCut() ? LastLine.DROP : LastLine.KEEP,
                    trees)) {
                records = opened;
                learn();
            }
            Columns columns = columns(shape);
            Schema schema =
                    new Schema(columns.columns().stream().map(this::known).toList());
            table = new JsonTable(prefix, shape, columns.rowKind(), schema, columns.places());
        }

        private Columns columns(JsonShape shape) {
            if (objectCount == 0) {
                return Columns.ofScalars(scalars);
            }
            if (onlyGeometries) {
                return Columns.ofGeometries();
            }
            Optional<Columns> features = onlyFeatures ? Columns.ofFeatures(objects) : Optional.empty();
            return features.orElseGet(() -> Columns.ofObjects(objects));
        }

        private void learn() throws IOException {
            for (Optional<JsonNode> next = records.next(); next.isPresent(); next = records.next()) {
                take(next.get());
            }
            if (objectCount + scalarCount == 0 && records instanceof ValueRecords) {
                Optional<JsonNode> partial = trees.root().filter(node -> node.isObject() && !node.isEmpty());
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
            onlyFeatures = onlyFeatures && GeoJson.isFeature(node);
            onlyGeometries = onlyGeometries && GeoJson.isGeometry(node);
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
            long rows = table.rowKind() == RowKind.SCALARS ? scalarCount : objectCount;
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
            List<ColumnStatistics> all = new ArrayList<>();
            for (int i = 0; i < table.places().size(); i++) {
                Place place = table.places().get(i);
                long seen = table.rowKind() == RowKind.SCALARS ? inferred : objects.present();
                String name = table.schema().columns().get(i).name();
                all.add(new ColumnStatistics(name, seen, OptionalLong.of(seen - present(place))));
            }
            return all;
        }

        private long present(Place place) {
            if (place.member().isEmpty()) {
                return table.rowKind() == RowKind.SCALARS ? scalars.present() : objects.present();
            }
            MemberShapes members = objects.members();
            return place.within()
                    .map(within -> members.byName().get(within).members())
                    .orElse(members)
                    .present(place.member().get());
        }

        private Sample sample() {
            JsonValues values = new JsonValues(() -> {});
            List<List<JsonNode>> rows = new ArrayList<>();
            for (JsonNode record : table.rowKind() == RowKind.SCALARS ? firstScalars : firstObjects) {
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
            long values = table.rowKind() == RowKind.SCALARS ? 0 : scalarCount;
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
