package io.lakecaravan.format.xml;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.ReadTable;
import io.lakecaravan.format.RowStream;
import io.lakecaravan.format.text.TextPrefix;
import io.lakecaravan.format.text.TextStream;
import io.lakecaravan.schema.Schema;
import io.lakecaravan.table.ColumnStatistics;
import io.lakecaravan.table.Rendering;
import io.lakecaravan.table.RowCount;
import io.lakecaravan.table.Sample;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Reads a prefix of an XML document for row element, schema and sample, and the whole document for its rows. */
final class XmlReader {
    /** Markup that the prefix cuts looks malformed this close to its end. */
    private static final int CUT_MARKUP = 4096;

    ReadTable read(ObjectSource source, ReadOptions options) throws IOException {
        return new Inspection(source, options).result();
    }

    RowStream rows(ObjectSource source, List<String> projection, ReadOptions options) throws IOException {
        XmlTable table = new Inspection(source, options.withSampleRows(0)).table();
        TextStream text = TextStream.open(source, table.prefix());
        try {
            XmlRecords records = new XmlRecords(new XmlEvents(text, options), table.path());
            return new XmlRowStream(
                    text, records, table, projection, Set.copyOf(options.known().nulls()));
        } catch (IOException | RuntimeException e) {
            text.close();
            throw e;
        }
    }

    /** One reading of a prefix. */
    private static final class Inspection {
        private final ReadOptions options;
        private final TextPrefix prefix;
        private final RowPath path;
        private final XmlShape shape;
        private final Set<String> nullWords;
        private final List<XmlElement> first = new ArrayList<>();
        private final XmlRecords records;
        private final List<XmlColumn> columns;
        private long count;
        private long inferred;
        private boolean onlyPart;

        Inspection(ObjectSource source, ReadOptions options) throws IOException {
            this.options = options;
            this.prefix = XmlEncoding.declared(TextPrefix.read(source, options), options);
            this.nullWords = Set.copyOf(options.known().nulls());
            this.shape = new XmlShape(new XmlShape.Budget(options.maxColumns()), nullWords);
            this.path = path();
            try (XmlRecords opened = new XmlRecords(events(), path)) {
                records = opened;
                learn();
            }
            this.columns = XmlColumn.of(shape).stream()
                    .map(column -> column.known(options.known().schema()))
                    .toList();
            if (columns.isEmpty()) {
                throw noRecords();
            }
        }

        private XmlEvents events() throws IOException {
            return new XmlEvents(new StringReader(prefix.text()), options);
        }

        private RowPath path() throws IOException {
            if (options.known().rowElement().isPresent()) {
                return RowPath.Named.of(options.known().rowElement().get());
            }
            try (XmlEvents events = events()) {
                Optional<RowPath> found = RowSearch.of(events, options);
                if (found.isEmpty() && events.broken().isPresent()) {
                    throw malformed(events.broken().get());
                }
                return found.orElseThrow(this::noRecords);
            }
        }

        private void learn() throws IOException {
            for (Optional<XmlElement> row = records.next(); row.isPresent(); row = records.next()) {
                take(row.get());
            }
            if (count == 0 && records.cut().isPresent()) {
                onlyPart = true;
                take(records.cut().get());
            }
            if (count == 0) {
                if (records.broken().isPresent() && !prefix.isCut()) {
                    throw malformed(records.broken().get());
                }
                throw noRecords();
            }
        }

        private void take(XmlElement row) throws IOException {
            if (++count > options.maxRows()) {
                return;
            }
            inferred = count;
            shape.add(row);
            if (first.size() < options.sampleRows()) {
                first.add(row);
            }
        }

        private FormatException malformed(XmlEvents.Break broken) {
            String what = broken.kind() == XmlEvents.Break.Kind.ENDED
                    ? "the XML ends before its first record does"
                    : "the text is not well-formed XML from its first record on";
            return new FormatException(
                    FindingCode.XML_MALFORMED, prefix.offsetOf(index(broken)), what + prefix.offsetMeaning(), null);
        }

        private int index(XmlEvents.Break broken) {
            return broken.index(prefix.text());
        }

        private FormatException noRecords() {
            boolean named = options.known().rowElement().isPresent();
            return new FormatException(
                    FindingCode.XML_NO_RECORDS,
                    named
                            ? "the XML holds no element with the name that row-element gives"
                            : "the XML holds no element with anything inside");
        }

        XmlTable table() {
            return new XmlTable(prefix, path, columns);
        }

        ReadTable result() {
            Schema schema = table().schema();
            return new ReadTable(
                    "",
                    prefix.compression(),
                    schema,
                    Optional.of(rowCount()),
                    Optional.empty(),
                    statistics(),
                    sample(schema),
                    findings());
        }

        private RowCount rowCount() {
            if (prefix.isWhole() && records.broken().isEmpty()) {
                return RowCount.exact(count);
            }
            if (!prefix.isCut() || onlyPart || records.position() <= 0) {
                return RowCount.estimated(count);
            }
            double read = (double) Math.min(records.position(), prefix.text().length())
                    / prefix.text().length()
                    * prefix.textBytes();
            return RowCount.estimated(Math.max(count, Math.round(count / read * prefix.objectTextBytes())));
        }

        private List<ColumnStatistics> statistics() {
            List<ColumnStatistics> statistics = new ArrayList<>();
            for (XmlColumn column : columns) {
                long present = switch (column.source()) {
                    case ATTRIBUTE -> shape.attributes().get(column.member()).present();
                    case TEXT -> shape.texts().values();
                    case CHILD -> shape.children().get(column.member()).present();
                };
                // Of repeated elements it is not counted how many rows have one.
                OptionalLong nulls = column.repeated() ? OptionalLong.empty() : OptionalLong.of(inferred - present);
                statistics.add(new ColumnStatistics(column.name(), inferred, nulls));
            }
            return statistics;
        }

        private Sample sample(Schema schema) {
            XmlColumn.Reading reading = new XmlColumn.Reading(() -> {}, nullWords);
            List<List<JsonNode>> rows = new ArrayList<>();
            for (XmlElement row : first) {
                List<JsonNode> cells = new ArrayList<>();
                for (XmlColumn column : columns) {
                    cells.add(Rendering.json(column.column().type(), column.value(row, reading)));
                }
                rows.add(cells);
            }
            return rows.isEmpty() ? Sample.EMPTY : new Sample(schema.names(), rows);
        }

        private List<Finding> findings() {
            List<Finding> all = new ArrayList<>(prefix.findings());
            records.broken()
                    .filter(this::isOfTheDocument)
                    .ifPresent(broken -> all.add(XmlFindings.broken(
                            broken, OptionalLong.of(prefix.offsetOf(index(broken))), prefix.offsetMeaning())));
            return all;
        }

        /** Whether it is not our prefix, or an early end of the compression, that breaks the text off. */
        private boolean isOfTheDocument(XmlEvents.Break broken) {
            boolean ours = prefix.isCut()
                    && (broken.kind() == XmlEvents.Break.Kind.ENDED
                            || index(broken) >= prefix.text().length() - CUT_MARKUP);
            boolean compression = !prefix.isWhole() && !prefix.isCut();
            return !ours && !compression;
        }
    }
}
