package io.lakecaravan.catalog.atlan.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One asset without its edges. The nodes within are never changed; a change makes another entity.
 *
 * @param tags by hashed name
 * @param custom custom metadata: hashed set name, hashed attribute name, value
 */
record Entity(
        String guid,
        EntityType type,
        Map<String, JsonNode> attributes,
        Map<String, ObjectNode> tags,
        Map<String, Map<String, JsonNode>> custom,
        Map<String, JsonNode> customAttributes,
        List<String> labels,
        Status status,
        Account createdBy,
        Account updatedBy,
        long createTime,
        long updateTime) {
    enum Status {
        ACTIVE,
        DELETED
    }

    static Entity create(String guid, EntityType type, Account by, long now) {
        return new Entity(
                guid, type, Map.of(), Map.of(), Map.of(), Map.of(), List.of(), Status.ACTIVE, by, by, now, now);
    }

    String text(String attribute) {
        return attributes
                .getOrDefault(attribute, JsonNodeFactory.instance.missingNode())
                .asText("");
    }

    String qualifiedName() {
        return text("qualifiedName");
    }

    boolean isActive() {
        return status == Status.ACTIVE;
    }

    /** Values of null take an attribute away. */
    Entity withAttributes(Map<String, JsonNode> changes) {
        Map<String, JsonNode> merged = new TreeMap<>(attributes);
        changes.forEach((name, value) -> {
            if (value.isNull()) {
                merged.remove(name);
            } else {
                merged.put(name, value);
            }
        });
        return new Entity(
                guid,
                type,
                merged,
                tags,
                custom,
                customAttributes,
                labels,
                status,
                createdBy,
                updatedBy,
                createTime,
                updateTime);
    }

    Entity withTags(Map<String, ObjectNode> other) {
        return new Entity(
                guid,
                type,
                attributes,
                other,
                custom,
                customAttributes,
                labels,
                status,
                createdBy,
                updatedBy,
                createTime,
                updateTime);
    }

    Entity withCustom(Map<String, Map<String, JsonNode>> other) {
        return new Entity(
                guid,
                type,
                attributes,
                tags,
                other,
                customAttributes,
                labels,
                status,
                createdBy,
                updatedBy,
                createTime,
                updateTime);
    }

    Entity withCustomAttributes(Map<String, JsonNode> other) {
        return new Entity(
                guid,
                type,
                attributes,
                tags,
                custom,
                other,
                labels,
                status,
                createdBy,
                updatedBy,
                createTime,
                updateTime);
    }

    Entity withLabels(List<String> other) {
        return new Entity(
                guid,
                type,
                attributes,
                tags,
                custom,
                customAttributes,
                other,
                status,
                createdBy,
                updatedBy,
                createTime,
                updateTime);
    }

    Entity withStatus(Status other) {
        return new Entity(
                guid,
                type,
                attributes,
                tags,
                custom,
                customAttributes,
                labels,
                other,
                createdBy,
                updatedBy,
                createTime,
                updateTime);
    }

    Entity updated(Account by, long now) {
        return new Entity(
                guid, type, attributes, tags, custom, customAttributes, labels, status, createdBy, by, createTime, now);
    }

    /** Equal but for who changed it last and when. */
    boolean sameContent(Entity other) {
        return updated(other.updatedBy, other.updateTime).equals(other);
    }
}
