package io.lakecaravan.catalog.local;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.finding.Finding;
import io.lakecaravan.schema.SchemaChange;
import io.lakecaravan.table.Dialect;
import io.lakecaravan.table.LakeObject;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.Publication;
import io.lakecaravan.table.ReadObject;
import io.lakecaravan.table.RecordedChange;
import io.lakecaravan.table.RowCount;
import io.lakecaravan.table.Sample;
import io.lakecaravan.table.StoreTags;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The JSON document of a table in the local catalog: members in a fixed order, the same for the same publication. */
public final class LocalDocument {
    /** What the store keeps; a side is absent where it cannot be had. */
    static final String STORE_TAGS = "storeTags";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private LocalDocument() {}

    public static ObjectNode of(Publication publication) {
        LogicalTable table = publication.table();
        ObjectNode node = NODES.objectNode();
        node.put("name", table.name());
        node.put("source", table.source());
        node.put("bucket", table.bucket());
        node.put("root", table.root());
        if (!table.member().isEmpty()) {
            node.put("member", table.member());
        }
        node.put("format", table.format());
        node.put("compression", table.compression());
        PartitionDocument.put(node, table);
        ArrayNode columns = node.putArray("columns");
        table.columns().forEach(column -> columns.add(ColumnDocument.of(column)));
        node.put("objects", table.objects());
        node.put("bytes", table.bytes());
        rows(node, table.rows());
        node.put("lastModified", table.lastModified().toString());
        sample(node, publication.sample().orElse(Sample.EMPTY));
        sampleObject(node, table.sampleObject());
        read(node, table.read());
        texts(node.putArray("tags"), table.tags());
        if (!publication.detected().isEmpty()) {
            ColumnDocument.detected(node, publication.detected());
        }
        publication.storeTags().ifPresent(tags -> storeTags(node, tags));
        node.set("lineage", LineageDocument.of(publication));
        ArrayNode findings = node.putArray("findings");
        table.findings().forEach(finding -> findings.add(finding(finding)));
        ArrayNode history = node.putArray("history");
        publication.history().forEach(change -> history.add(change(change)));
        node.put("fingerprint", table.fingerprint());
        node.put("rule", table.rule());
        table.dialect().ifPresent(dialect -> node.set("dialect", dialect(dialect)));
        publication.profile().ifPresent(profile -> node.set("profile", ProfileDocument.of(profile)));
        return node;
    }

    /** Leaves no member where there are none. */
    private static void storeTags(ObjectNode document, StoreTags tags) {
        ObjectNode node = NODES.objectNode();
        tags.bucket().ifPresent(found -> found.forEach(node.putObject("bucket")::put));
        tags.object().ifPresent(found -> found.forEach(node.putObject("object")::put));
        if (!node.isEmpty() && !tags.isNone()) {
            document.set(STORE_TAGS, node);
        }
    }

    private static void rows(ObjectNode node, Optional<RowCount> rows) {
        if (rows.isEmpty()) {
            node.putNull("rows");
            return;
        }
        node.putObject("rows")
                .put("value", rows.orElseThrow().value())
                .put("exact", rows.orElseThrow().exact());
    }

    private static void sample(ObjectNode node, Sample sample) {
        ObjectNode shown = node.putObject("sample");
        texts(shown.putArray("columns"), sample.columns());
        ArrayNode rows = shown.putArray("rows");
        sample.rows().forEach(row -> rows.addArray().addAll(row));
    }

    private static void sampleObject(ObjectNode node, Optional<LakeObject> object) {
        object.ifPresent(
                from -> node.putObject("sampleObject").put("key", from.key()).put("version", from.version()));
    }

    private static void read(ObjectNode node, List<ReadObject> objects) {
        ArrayNode read = node.putArray("read");
        objects.forEach(object -> read.addObject()
                .put("key", object.key())
                .put("bytes", object.bytes())
                .put("reason", object.reason().name().toLowerCase(Locale.ROOT)));
    }

    private static void texts(ArrayNode array, Iterable<String> texts) {
        texts.forEach(array::add);
    }

    /** As in {@code run.json}, with the severity. */
    public static ObjectNode finding(Finding finding) {
        ObjectNode node = NODES.objectNode();
        node.put("code", finding.code().name());
        node.put("severity", finding.code().severity().name().toLowerCase(Locale.ROOT));
        node.put("bucket", finding.bucket());
        node.put("key", finding.key());
        if (finding.offset().isPresent()) {
            node.put("offset", finding.offset().getAsLong());
        } else {
            node.putNull("offset");
        }
        node.put("message", finding.message());
        return node;
    }

    private static ObjectNode change(RecordedChange recorded) {
        SchemaChange change = recorded.change();
        ObjectNode node = NODES.objectNode();
        node.put("run", recorded.run());
        node.put("at", recorded.at().toString());
        node.put("change", change.kind().text());
        node.put("column", change.column());
        node.put("before", change.before());
        node.put("after", change.after());
        node.put("breaking", change.isBreaking());
        return node;
    }

    private static ObjectNode dialect(Dialect dialect) {
        ObjectNode node = NODES.objectNode();
        node.put("encoding", dialect.encoding());
        node.put("delimiter", dialect.delimiter());
        node.put("quote", dialect.quote().orElse(null));
        node.put("escape", dialect.escape().orElse(null));
        node.put("comment", dialect.comment().orElse(null));
        node.put("lineEnd", dialect.lineEnd());
        node.put("header", dialect.header());
        node.put("skipRows", dialect.skipRows());
        node.put("skipFooter", dialect.skipFooter());
        return node;
    }
}
