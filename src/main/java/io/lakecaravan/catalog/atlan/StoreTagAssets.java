package io.lakecaravan.catalog.atlan;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.lakecaravan.catalog.StoreTagsShown;
import io.lakecaravan.table.LakeObject;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.StoreTags;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What assets show of the tags that a store keeps: as tags of the table, since a bucket's asset belongs to many tables and
 * has no tags of ours, or as the attribute {@code awsTags} (contract, sections S3Bucket and S3Object) of the bucket and of
 * the sample object. What cannot be had stays as it was.
 */
record StoreTagAssets(StoreTagsShown shown, LogicalTable table, Optional<StoreTags> found) {
    private static final String ATTRIBUTE = "awsTags";
    /** Between key and value in a tag's name; names of rules' tags have none. */
    private static final String BETWEEN = ": ";

    /** Names of the tags to define. */
    Set<String> names() {
        Set<String> names = new TreeSet<>();
        if (shown == StoreTagsShown.TAGS && found.isPresent()) {
            found.get().bucket().ifPresent(tags -> addTo(names, tags));
            found.get().object().ifPresent(tags -> addTo(names, tags));
        }
        return names;
    }

    private static void addTo(Set<String> names, Map<String, String> tags) {
        tags.forEach((key, value) -> names.add((key + BETWEEN + value).strip()));
    }

    /** The asset with what is to be shown of them. */
    AtlanEntity in(AtlanEntity entity, SentAssets before) {
        if (found.isEmpty()) {
            return entity;
        }
        return switch (shown) {
            case NONE -> entity;
            case TAGS -> entity.part() == AtlanEntity.Part.TABLE ? tagged(entity, before) : entity;
            case PROPERTIES -> described(entity);
        };
    }

    private AtlanEntity tagged(AtlanEntity entity, SentAssets before) {
        TreeSet<String> all = new TreeSet<>(entity.tags());
        all.addAll(names());
        if (found.get().bucket().isEmpty() || found.get().object().isEmpty()) {
            before.tags(entity.qualifiedName()).stream()
                    .filter(tag -> tag.contains(BETWEEN))
                    .forEach(all::add);
        }
        return new AtlanEntity(
                entity.part(),
                entity.type(),
                entity.qualifiedName(),
                entity.attributes(),
                entity.links(),
                entity.ends(),
                entity.facts(),
                List.copyOf(all),
                entity.flow());
    }

    private AtlanEntity described(AtlanEntity entity) {
        Optional<Map<String, String>> tags = switch (entity.type()) {
            case "S3Bucket" -> found.get().bucket();
            case "S3Object" -> isSample(entity) ? found.get().object() : Optional.empty();
            default -> Optional.empty();
        };
        if (tags.isPresent() && tags.get().isEmpty()) {
            // What is left out stays as it is there; null clears it.
            entity.attributes().putNull(ATTRIBUTE);
        } else if (tags.isPresent()) {
            ArrayNode array = entity.attributes().putArray(ATTRIBUTE);
            tags.get()
                    .forEach((key, value) ->
                            array.addObject().put("awsTagKey", key).put("awsTagValue", value));
        }
        return entity;
    }

    /** Whether the bucket's asset changes with the store's tags, and not only with the first table in it. */
    boolean isBucketShown() {
        return shown == StoreTagsShown.PROPERTIES
                && found.flatMap(StoreTags::bucket).isPresent();
    }

    private boolean isSample(AtlanEntity entity) {
        String key = entity.attributes().path("s3ObjectKey").asText();
        return table.sampleObject().map(LakeObject::key).filter(key::equals).isPresent();
    }
}
