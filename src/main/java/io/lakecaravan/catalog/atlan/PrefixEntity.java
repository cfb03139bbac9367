package io.lakecaravan.catalog.atlan;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.catalog.atlan.AtlanEntity.Part;
import io.lakecaravan.catalog.atlan.AtlanEntity.Reference;
import io.lakecaravan.table.LakeObject;
import io.lakecaravan.table.LogicalTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The folder that a table's objects lie in. Only newer tenants have the type; a table that lies in the bucket itself has
 * none.
 *
 * @param prefix ends in a slash
 */
record PrefixEntity(TablePlace place, String prefix) {
    /** Of a table whose objects are not in a folder of its own, that of its folder, which others may share. */
    static Optional<PrefixEntity> of(TablePlace place, LogicalTable table) {
        String fixed = table.location().replaceFirst("(?s)\\*.*", "");
        return Optional.of(fixed.substring(0, fixed.lastIndexOf('/') + 1))
                .filter(prefix -> !prefix.isEmpty())
                .map(prefix -> new PrefixEntity(place, prefix));
    }

    /**
     * The asset. What is counted is what lies in the folder itself, as Atlan does it: that is known where it is the table's
     * own and all its objects were listed, and nobody else has a say in it.
     */
    AtlanEntity entity(LogicalTable table, Optional<TableObjects> objects) {
        ObjectNode node = place.asset(name(), place.prefix(prefix));
        node.put("s3BucketName", place.bucket());
        node.put("s3BucketQualifiedName", place.bucketName());
        if (prefix.equals(table.location())) {
            objects.map(TableObjects::objects)
                    .ifPresentOrElse(
                            all -> count(node, all),
                            () -> List.of("s3ObjectCount", "s3PrefixCount").forEach(node::putNull));
        }
        return new AtlanEntity(
                Part.OBJECT,
                "S3Prefix",
                place.prefix(prefix),
                node,
                Map.of("s3Bucket", new Reference("S3Bucket", place.bucketName())),
                Map.of(),
                JsonNodeFactory.instance.objectNode(),
                List.of(),
                "");
    }

    private String name() {
        String folder = prefix.substring(0, prefix.length() - 1);
        return folder.substring(folder.lastIndexOf('/') + 1);
    }

    private void count(ObjectNode node, List<LakeObject> objects) {
        List<String> rest = objects.stream()
                .map(object -> object.key().substring(prefix.length()))
                .toList();
        node.put(
                "s3ObjectCount",
                rest.stream().filter(name -> name.indexOf('/') < 0).count());
        node.put(
                "s3PrefixCount",
                rest.stream()
                        .filter(name -> name.indexOf('/') >= 0)
                        .map(name -> name.substring(0, name.indexOf('/')))
                        .distinct()
                        .count());
    }

    /** Relates an object to the folder: of its parents the one that is an asset. */
    void holds(ObjectNode object, Map<String, Reference> links) {
        String qualified = place.prefix(prefix);
        object.put("s3ParentPrefixQualifiedName", qualified);
        object.putArray("s3PrefixHierarchy").addObject().put("name", name()).put("qualifiedName", qualified);
        links.put("s3Prefix", new Reference("S3Prefix", qualified));
    }
}
