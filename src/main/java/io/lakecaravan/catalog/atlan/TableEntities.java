package io.lakecaravan.catalog.atlan;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.catalog.StoreFacts;
import io.lakecaravan.catalog.atlan.AtlanEntity.Part;
import io.lakecaravan.catalog.atlan.AtlanEntity.Reference;
import io.lakecaravan.table.LakeObject;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.PartitionSummary;
import io.lakecaravan.table.ReadObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The assets of one logical table, parents first; what people write (see contract, section 0) is never among the attributes. */
final class TableEntities {
    /** Newer tenants alone have it, and nothing is missed without it. */
    static final String RESOURCE = "cloudUniformResourceName";

    private final TablePlace place;
    private final LogicalTable table;
    private final ShownTags shown;
    private final StoreFacts store;

    TableEntities(TablePlace place, LogicalTable table, ShownTags shown, StoreFacts store) {
        this.store = store;
        this.place = place;
        this.table = table;
        this.shown = shown;
    }

    /** Database, schema and bucket, which other tables share. */
    List<AtlanEntity> parents(AtlanSettings.Objects objects, Optional<LakeCounts> counts) {
        List<AtlanEntity> parents = new ArrayList<>();
        ObjectNode database = place.asset(AtlanNames.DATABASE, place.database());
        counts.ifPresent(known -> database.put("schemaCount", known.buckets()));
        parents.add(entity(Part.PARENT, "Database", database, Map.of()));
        ObjectNode schema = place.asset(table.bucket(), place.schema());
        schema.put("databaseName", AtlanNames.DATABASE);
        schema.put("databaseQualifiedName", place.database());
        schema.put("schemaExternalLocation", "s3://" + table.bucket() + "/");
        store.link(table.bucket(), "").ifPresent(page -> schema.put("sourceURL", page));
        counts.ifPresent(known -> schema.put("tableCount", known.tables()));
        parents.add(
                entity(Part.PARENT, "Schema", schema, Map.of("database", new Reference("Database", place.database()))));
        if (objects != AtlanSettings.Objects.NONE) {
            ObjectNode bucket = place.asset(table.bucket(), place.bucketName());
            store.link(table.bucket(), "").ifPresent(page -> bucket.put("sourceURL", page));
            store.region().ifPresent(region -> bucket.put("awsRegion", region));
            name(bucket, "");
            counts.ifPresent(known -> bucket.put("s3ObjectCount", known.objects()));
            parents.add(entity(Part.PARENT, "S3Bucket", bucket, Map.of()));
        }
        return parents;
    }

    AtlanEntity table(AtlanSettings.Metadata metadata) {
        ObjectNode node = place.asset(table.name(), place.table());
        place.nameParents(node);
        node.put("description", TablePlace.text(TableFacts.description(table)));
        node.put("externalLocation", "s3://" + table.bucket() + "/" + table.location());
        node.put("externalLocationFormat", table.format());
        store.region().ifPresent(region -> node.put("externalLocationRegion", region));
        store.link(table.bucket(), folder()).ifPresent(page -> node.put("sourceURL", page));
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
                shown.of(table.tags()),
                "");
    }

    AtlanEntity object(LakeObject object, Optional<PrefixEntity> prefix) {
        ObjectNode node = object(object.key(), object.size());
        node.put("s3ObjectLastModifiedTime", object.lastModified().toEpochMilli());
        node.put("sourceUpdatedAt", object.lastModified().toEpochMilli());
        node.put("s3ObjectStorageClass", object.storageClass());
        object.etag().ifPresentOrElse(etag -> node.put("s3ETag", etag), () -> node.putNull("s3ETag"));
        return object(node, object.key(), prefix);
    }

    /** Of which key and size are known: null takes away what was once known of another content. */
    AtlanEntity object(ReadObject object, Optional<PrefixEntity> prefix) {
        ObjectNode node = object(object.key(), object.bytes());
        List.of("s3ObjectLastModifiedTime", "sourceUpdatedAt", "s3ObjectStorageClass", "s3ETag")
                .forEach(node::putNull);
        return object(node, object.key(), prefix);
    }

    private ObjectNode object(String key, long size) {
        ObjectNode node = place.asset(key.substring(key.lastIndexOf('/') + 1), place.object(key));
        node.put("s3BucketName", table.bucket());
        node.put("s3BucketQualifiedName", place.bucketName());
        node.put("s3ObjectKey", key);
        node.put("s3ObjectSize", size);
        name(node, key);
        return node;
    }

    /** Never {@code awsArn}, which would have to be unique over all assets of the tenant (contract, section 4). */
    private void name(ObjectNode node, String key) {
        store.arn(table.bucket(), key).ifPresent(arn -> node.put(RESOURCE, arn));
    }

    /** What lies in it is the table, or its objects lie in it among others. */
    private String folder() {
        return PrefixEntity.of(place, table).map(PrefixEntity::prefix).orElse("");
    }

    private AtlanEntity object(ObjectNode node, String key, Optional<PrefixEntity> prefix) {
        Map<String, Reference> links = new LinkedHashMap<>();
        links.put("bucket", new Reference("S3Bucket", place.bucketName()));
        prefix.filter(folder -> key.startsWith(folder.prefix())).ifPresent(folder -> folder.holds(node, links));
        return entity(Part.OBJECT, "S3Object", node, links);
    }

    private static AtlanEntity entity(Part part, String type, ObjectNode node, Map<String, Reference> links) {
        return new AtlanEntity(
                part, type, node.path("qualifiedName").asText(), node, links, Map.of(), none(), List.of(), "");
    }

    private static ObjectNode none() {
        return JsonNodeFactory.instance.objectNode();
    }
}
