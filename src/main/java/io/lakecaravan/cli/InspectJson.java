package io.lakecaravan.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.finding.Finding;
import io.lakecaravan.schema.Column;
import io.lakecaravan.table.Dialect;
import io.lakecaravan.table.Fragment;
import io.lakecaravan.table.RecordJson;
import io.lakecaravan.table.Sample;
import io.lakecaravan.tag.Detection.Found;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One line of {@code inspect --json}. */
final class InspectJson {
    private final ObjectMapper mapper = RecordJson.mapper();

    String line(InspectedObject inspected) {
        Fragment first = inspected.fragments().get(0);
        boolean several = inspected.fragments().size() > 1;
        ObjectNode line = mapper.createObjectNode();
        line.put("object", inspected.name());
        line.put("status", inspected.hasError() ? "finding" : "ok");
        line.put("format", first.format());
        line.put("compression", first.compression());
        line.put("bytesRead", inspected.bytesRead());
        line.put("requests", inspected.requests());
        line.set("dialect", several ? mapper.nullNode() : dialect(first));
        line.set(
                "columns",
                several
                        ? mapper.createArrayNode()
                        : columns(first, inspected.tags().get(0)));
        line.set("rows", several ? mapper.nullNode() : rows(first));
        line.set("sample", sample(several ? Sample.EMPTY : inspected.samples().get(0)));
        ArrayNode tables = line.putArray("tables");
        for (int i = 0; several && i < inspected.fragments().size(); i++) {
            Fragment fragment = inspected.fragments().get(i);
            ObjectNode table = tables.addObject();
            table.put("name", fragment.table());
            table.set("dialect", dialect(fragment));
            table.set("columns", columns(fragment, inspected.tags().get(i)));
            table.set("rows", rows(fragment));
            table.set("sample", sample(inspected.samples().get(i)));
        }
        findings(line.putArray("findings"), inspected.findings());
        return text(line);
    }

    private ArrayNode columns(Fragment fragment, ColumnTags tags) {
        ArrayNode columns = mapper.createArrayNode();
        for (Column column : fragment.schema().columns()) {
            ObjectNode node = mapper.valueToTree(column);
            withoutDetail(node);
            tags.names(column).forEach(node.putArray("tags")::add);
            evidence(fragment, column).ifPresent(found -> node.set("evidence", found));
            if (!tags.of(column).isEmpty()) {
                detected(node.putArray("detected"), tags.of(column));
                tags.of(column).forEach(found -> tagField(node, found));
            }
            columns.add(node);
        }
        return columns;
    }

    /** At the field that has a name of its own; the column has the tag anyway. */
    private static void tagField(ObjectNode column, Found found) {
        JsonNode at = column;
        for (String name : found.field().subList(1, found.field().size())) {
            JsonNode next = at;
            for (JsonNode field : at.path("fields")) {
                next = field.path("name").asText().equals(name) ? field : next;
            }
            at = next;
        }
        String tag = found.suggestion().tag();
        if (at != column && at instanceof ObjectNode field) {
            ArrayNode tags = field.withArray("tags");
            boolean there = false;
            for (JsonNode each : tags) {
                there |= each.asText().equals(tag);
            }
            if (!there) {
                tags.add(tag);
            }
        }
    }

    private static void detected(ArrayNode array, List<Found> all) {
        for (Found found : all) {
            ObjectNode node = array.addObject().put("tag", found.suggestion().tag());
            found.path().forEach(node.putArray("path")::add);
            node.put("score", found.suggestion().score());
            found.suggestion().reasons().forEach(node.putArray("reasons")::add);
        }
    }

    private Optional<ObjectNode> evidence(Fragment fragment, Column column) {
        return fragment.statistics().stream()
                .filter(statistics -> statistics.column().equals(column.name())
                        && !statistics.evidence().isEmpty())
                .findFirst()
                .map(statistics -> {
                    ObjectNode node = mapper.createObjectNode();
                    node.put("values", statistics.values());
                    statistics.nulls().ifPresent(nulls -> node.put("nulls", nulls));
                    return node.put("reason", statistics.evidence());
                });
    }

    /** What the names of types leave out is for our own records. */
    private static void withoutDetail(ObjectNode column) {
        column.remove("detail");
        for (JsonNode field : column.path("fields")) {
            if (field instanceof ObjectNode object) {
                withoutDetail(object);
            }
        }
    }

    private JsonNode rows(Fragment fragment) {
        return fragment.rows().<JsonNode>map(mapper::valueToTree).orElseGet(mapper::nullNode);
    }

    private ObjectNode sample(Sample sample) {
        ObjectNode node = mapper.createObjectNode();
        ArrayNode columns = node.putArray("columns");
        sample.columns().forEach(columns::add);
        ArrayNode rows = node.putArray("rows");
        sample.rows().forEach(row -> rows.addArray().addAll(row));
        return node;
    }

    private JsonNode dialect(Fragment fragment) {
        if (fragment.dialect().isEmpty()) {
            return mapper.nullNode();
        }
        Dialect dialect = fragment.dialect().get();
        ObjectNode node = mapper.createObjectNode();
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

    private static void findings(ArrayNode array, List<Finding> findings) {
        for (Finding finding : findings) {
            ObjectNode node = array.addObject();
            node.put("code", finding.code().name());
            node.put("severity", finding.code().severity().name().toLowerCase(Locale.ROOT));
            node.put("message", finding.message());
            node.put(
                    "offset",
                    finding.offset().isPresent() ? (Long) finding.offset().getAsLong() : null);
        }
    }

    private String text(ObjectNode line) {
        try {
            return mapper.writeValueAsString(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of our own making is always JSON", e);
        }
    }
}
