package io.lakecaravan.catalog.atlan;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.schema.TypeText;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.PartitionSummary;
import io.lakecaravan.table.TableColumn;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What we know of a table beyond what Atlan has attributes for: the custom metadata set, by the names that people see. */
final class TableFacts {
    static final String SET = "Lake Caravan";
    /** Names of the set's attributes with their types, in the order of the set. */
    static final Map<String, String> ATTRIBUTES = attributes();

    /** The search index takes 32,766 bytes of one text (contract, section 8). */
    private static final int LONGEST_BYTES = 30_000;

    private TableFacts() {}

    private static Map<String, String> attributes() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("Format", "string");
        all.put("Compression", "string");
        all.put("Rows", "long");
        all.put("Rows are exact", "boolean");
        all.put("Objects", "long");
        all.put("Bytes", "long");
        all.put("Partition keys", "string");
        all.put("Partitions", "long");
        all.put("Found by", "string");
        all.put("Confidence", "float");
        all.put("Last modified", "date");
        all.put("Schema", "string");
        return all;
    }

    /** Null takes a value away that is not known any more. */
    static ObjectNode of(LogicalTable table) {
        ObjectNode facts = JsonNodeFactory.instance.objectNode();
        facts.put("Format", table.format());
        facts.put("Compression", table.compression());
        if (table.rows().isPresent()) {
            facts.put("Rows", table.rows().get().value());
            facts.put("Rows are exact", table.rows().get().exact());
        } else {
            facts.putNull("Rows");
            facts.putNull("Rows are exact");
        }
        facts.put("Objects", table.objects());
        facts.put("Bytes", table.bytes());
        facts.put("Partition keys", cut(partitionKeys(table)));
        facts.put("Partitions", table.partitions().count());
        facts.put("Found by", table.rule());
        facts.put("Confidence", table.grounds().confidence());
        facts.put("Last modified", table.lastModified().toEpochMilli());
        facts.put("Schema", schema(table));
        return facts;
    }

    private static String partitionKeys(LogicalTable table) {
        return String.join(
                ", ",
                table.partitionKeys().stream()
                        .map(key -> key.name() + " " + TypeText.name(key.type()))
                        .toList());
    }

    /** As many columns as fit, whole, then how many are left out. */
    private static String schema(LogicalTable table) {
        Set<String> keys = Set.copyOf(table.partitionKeys().stream()
                .map(PartitionSummary::name)
                .distinct()
                .toList());
        ArrayNode columns = JsonNodeFactory.instance.arrayNode();
        int bytes = 2;
        List<TableColumn> all = table.columns();
        for (int i = 0; i < all.size(); i++) {
            ObjectNode column = JsonNodeFactory.instance.objectNode();
            column.put("name", all.get(i).column().name());
            column.put("type", TypeText.display(all.get(i).column().type()));
            if (keys.contains(all.get(i).column().name())) {
                column.put("partition", true);
            }
            bytes += column.toString().getBytes(StandardCharsets.UTF_8).length + 1;
            if (bytes > LONGEST_BYTES) {
                columns.addObject().put("columns-left-out", all.size() - i);
                break;
            }
            columns.add(column);
        }
        return columns.toString();
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_BYTES / 4 ? text : text.substring(0, LONGEST_BYTES / 4 - 1) + "…";
    }

    /** One line for people; it is the crawler's, theirs is another attribute. */
    static String description(LogicalTable table) {
        return "Logical table over s3://" + table.bucket() + "/" + table.root() + " (" + table.objects() + " "
                + table.format() + (table.objects() == 1 ? " file)" : " files)");
    }
}
