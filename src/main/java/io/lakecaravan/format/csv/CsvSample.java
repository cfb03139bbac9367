package io.lakecaravan.format.csv;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.table.Rendering;
import io.lakecaravan.table.Sample;
import java.util.ArrayList;
import java.util.List;

/** Canonical values of the first rows. */
final class CsvSample {
    private final CsvTable table;

    CsvSample(CsvTable table) {
        this.table = table;
    }

    Sample of(List<List<String>> rows) {
        List<List<JsonNode>> rendered = new ArrayList<>();
        for (List<String> fields : rows) {
            List<JsonNode> row = new ArrayList<>();
            for (int i = 0; i < table.schema().columns().size(); i++) {
                row.add(cell(i, i < fields.size() ? fields.get(i) : null));
            }
            rendered.add(row);
        }
        return new Sample(table.schema().names(), rendered);
    }

    private JsonNode cell(int column, String field) {
        LogicalType type = table.schema().columns().get(column).type();
        if (table.nulls().isNull(type, field)) {
            return NullNode.getInstance();
        }
        return table.notations()
                .get(column)
                .parse(field)
                .map(value -> Rendering.json(type, value))
                .orElseGet(() -> TextNode.valueOf(field));
    }
}
