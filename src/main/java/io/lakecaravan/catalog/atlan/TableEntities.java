package io.lakecaravan.catalog.atlan;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.catalog.atlan.AtlanEntity.Part;
import io.lakecaravan.catalog.atlan.AtlanEntity.Reference;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.TypeText;
import io.lakecaravan.table.LakeObject;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.PartitionSummary;
import io.lakecaravan.table.TableColumn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The assets of one logical table, parents first; what people write (see contract, section 0) is never among the attributes. */
final class TableEntities {
    private final TablePlace place;
    private final LogicalTable table;

    TableEntities(TablePlace place, LogicalTable table) {
        this.place = place;
        this.table = table;
    }

    /** Database, schema and bucket, which other tables share. */
    List<AtlanEntity> parents(AtlanSettings.Objects objects) {
        List<AtlanEntity> parents = new ArrayList<>();
        parents.add(entity(Part.PARENT, "Database", place.asset(AtlanNames.DATABASE, place.database()), Map.of()));
        ObjectNode schema = place.asset(table.bucket(), place.schema());
        schema.put("databaseName", AtlanNames.DATABASE);
        schema.put("databaseQualifiedName", place.database());
        schema.put("schemaExternalLocation", "s3://" + table.bucket() + "/");
        parents.add(
                entity(Part.PARENT, "Schema", schema, Map.of("database", new Reference("Database", place.database()))));
        if (objects != AtlanSettings.Objects.NONE) {
            parents.add(entity(Part.PARENT, "S3Bucket", place.asset(table.bucket(), place.bucketName()), Map.of()));
        }
        return parents;
    }

    AtlanEntity table(AtlanSettings.Metadata metadata) {
        ObjectNode node = place.asset(table.name(), place.table());
        nameParents(node);
        node.put("description", TablePlace.text(TableFacts.description(table)));
        node.put("externalLocation", "s3://" + table.bucket() + "/" + table.location());
        node.put("externalLocationFormat", table.format());
        node.put("tableObjectCount", table.objects());
        node.put("columnCount", (long) table.columns().size());
        node.put("sizeBytes", table.bytes());
        // Null takes away a count that is not known any more.
        table.rows().ifPresentOrElse(rows -> node.put("rowCount", rows.value()), () -> node.putNull("rowCount"));
        boolean partitioned = !table.partitionKeys().isEmpty();
        node.put("isPartitioned", partitioned);
        node.put("partitionCount", table.partitions().count());
        node.put("partitionStrategy", partitioned ? table.rule() : "");
        node.put(
                "partitionList",
                TablePlace.text(String.join(
                        ", ",
                        table.partitionKeys().stream()
                                .map(PartitionSummary::name)
                                .toList())));
        node.put("sourceUpdatedAt", table.lastModified().toEpochMilli());
        return new AtlanEntity(
                Part.TABLE,
                "Table",
                place.table(),
                node,
                Map.of("atlanSchema", new Reference("Schema", place.schema())),
                Map.of(),
                metadata == AtlanSettings.Metadata.ON ? TableFacts.of(table) : none(),
                table.tags(),
                "");
    }

    /** In the table's order; two columns never share a qualified name. */
    List<AtlanEntity> columns() {
        List<AtlanEntity> columns = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (TableColumn each : table.columns()) {
            String name = each.column().name();
            String qualified = AtlanNames.column(place.table(), name);
            if (!taken.add(qualified)) {
                qualified = AtlanNames.suffixed(qualified, name + "\n" + columns.size());
                taken.add(qualified);
            }
            columns.add(column(each, qualified, columns.size() + 1));
        }
        return columns;
    }

    private AtlanEntity column(TableColumn each, String qualified, int order) {
        Column column = each.column();
        ObjectNode node = place.asset(column.name(), qualified);
        nameParents(node);
        node.put("tableName", table.name());
        node.put("tableQualifiedName", place.table());
        type(node, column.type());
        node.put("order", order);
        node.put("isNullable", column.nullable());
        int partition = partitionOrder(column.name());
        node.put("isPartition", partition > 0);
        node.put("partitionOrder", partition);
        return new AtlanEntity(
                Part.COLUMN,
                "Column",
                qualified,
                node,
                Map.of("table", new Reference("Table", place.table())),
                Map.of(),
                none(),
                each.tags(),
                "");
    }

    private static void type(ObjectNode node, LogicalType type) {
        String name = TypeText.name(type);
        int bracket = name.indexOf('(');
        node.put("dataType", (bracket < 0 ? name : name.substring(0, bracket)).toUpperCase(Locale.ROOT));
        node.put("rawDataTypeDefinition", TablePlace.text(TypeText.display(type)));
        if (type instanceof LogicalType.Decimal decimal) {
            node.put("precision", decimal.precision());
            node.put("numericScale", (double) decimal.scale());
        } else {
            node.putNull("precision");
            node.putNull("numericScale");
        }
    }

    /** From 1; 0 for a column that is no partition key. */
    private int partitionOrder(String column) {
        for (int i = 0; i < table.partitionKeys().size(); i++) {
            if (table.partitionKeys().get(i).name().equals(column)) {
                return i + 1;
            }
        }
        return 0;
    }

    AtlanEntity object(LakeObject object) {
        String key = object.key();
        ObjectNode node = place.asset(key.substring(key.lastIndexOf('/') + 1), place.object(key));
        node.put("s3BucketName", table.bucket());
        node.put("s3BucketQualifiedName", place.bucketName());
        node.put("s3ObjectKey", key);
        node.put("s3ObjectSize", object.size());
        node.put("s3ObjectLastModifiedTime", object.lastModified().toEpochMilli());
        node.put("sourceUpdatedAt", object.lastModified().toEpochMilli());
        node.put("s3ObjectStorageClass", object.storageClass());
        object.etag().ifPresentOrElse(etag -> node.put("s3ETag", etag), () -> node.putNull("s3ETag"));
        return entity(Part.OBJECT, "S3Object", node, Map.of("bucket", new Reference("S3Bucket", place.bucketName())));
    }

    private void nameParents(ObjectNode node) {
        node.put("databaseName", AtlanNames.DATABASE);
        node.put("databaseQualifiedName", place.database());
        node.put("schemaName", table.bucket());
        node.put("schemaQualifiedName", place.schema());
    }

    private static AtlanEntity entity(Part part, String type, ObjectNode node, Map<String, Reference> links) {
        return new AtlanEntity(
                part, type, node.path("qualifiedName").asText(), node, links, Map.of(), none(), List.of(), "");
    }

    private static ObjectNode none() {
        return JsonNodeFactory.instance.objectNode();
    }
}
