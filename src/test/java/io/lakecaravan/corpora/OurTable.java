package io.lakecaravan.corpora;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.finding.Finding;
import io.lakecaravan.schema.Schema;
import io.lakecaravan.table.RowCount;
import java.util.List;
import java.util.Optional;

/**
 * A table as the product gives it: what inspecting says, and all rows as streamed.
 *
 * @param findings of inspecting and of streaming
 */
record OurTable(
        String name,
        String format,
        Schema schema,
        Optional<RowCount> count,
        List<List<JsonNode>> rows,
        List<Finding> findings) {}
