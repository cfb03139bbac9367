package io.lakecaravan.catalog.atlan.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A person editing in the web page: the description people write is {@code userDescription}. Tags and custom metadata are named as people see them. */
public final class Person {
    private final Account account;
    private final State state;
    private final Object lock;

    Person(Account account, State state, Object lock) {
        this.account = account;
        this.state = state;
        this.lock = lock;
    }

    public void describe(String type, String qualifiedName, String text) {
        set(type, qualifiedName, "userDescription", TextNode.valueOf(text));
    }

    /** Overwrites what a crawler wrote. */
    public void redescribe(String type, String qualifiedName, String text) {
        set(type, qualifiedName, "description", TextNode.valueOf(text));
    }

    public void displayName(String type, String qualifiedName, String text) {
        set(type, qualifiedName, "displayName", TextNode.valueOf(text));
    }

    /** {@code VERIFIED}, {@code DRAFT} or {@code DEPRECATED}. */
    public void certify(String type, String qualifiedName, String status) {
        set(type, qualifiedName, "certificateStatus", TextNode.valueOf(status));
    }

    /** Pins a notice to the asset. */
    public void announce(String type, String qualifiedName, String title, String message) {
        edit(
                type,
                qualifiedName,
                entity -> entity.withAttributes(Map.of(
                        "announcementType", TextNode.valueOf("information"),
                        "announcementTitle", TextNode.valueOf(title),
                        "announcementMessage", TextNode.valueOf(message),
                        "announcementUpdatedBy", TextNode.valueOf(account.name()))));
    }

    /** Puts words of their own on the asset; they replace those of before (§2, entity shape). */
    public void label(String type, String qualifiedName, String... labels) {
        edit(type, qualifiedName, entity -> entity.withLabels(List.of(labels)));
    }

    /** Makes this person the only owner. */
    public void own(String type, String qualifiedName) {
        set(
                type,
                qualifiedName,
                "ownerUsers",
                JsonNodeFactory.instance.arrayNode().add(account.name()));
    }

    public void tag(String type, String qualifiedName, String displayName) {
        edit(type, qualifiedName, entity -> {
            ObjectNode tag = JsonNodeFactory.instance
                    .objectNode()
                    .put("typeName", tagName(displayName))
                    .put("entityGuid", entity.guid())
                    .put("propagate", false);
            Map<String, ObjectNode> tags = new LinkedHashMap<>(entity.tags());
            tags.put(tagName(displayName), tag);
            return entity.withTags(tags);
        });
    }

    public void untag(String type, String qualifiedName, String displayName) {
        edit(type, qualifiedName, entity -> {
            Map<String, ObjectNode> tags = new LinkedHashMap<>(entity.tags());
            tags.remove(tagName(displayName));
            return entity.withTags(tags);
        });
    }

    /** Deletes a tag's definition, which nothing bears any more. */
    public void undefine(String displayName) {
        synchronized (lock) {
            state.definitions.removeTag(tagName(displayName));
        }
    }

    /** One value of custom metadata, JSON {@code null} to remove it. */
    public void custom(String type, String qualifiedName, String set, String attribute, JsonNode value) {
        edit(type, qualifiedName, entity -> {
            CustomSet known = state.definitions
                    .setShown(set)
                    .orElseThrow(() -> new IllegalArgumentException("no custom metadata " + set));
            String name = known.attributes().values().stream()
                    .filter(one -> one.displayName().equals(attribute))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no attribute " + attribute + " in " + set))
                    .name();
            ObjectNode sent = JsonNodeFactory.instance.objectNode();
            sent.putObject(known.name()).set(name, value);
            return state.custom.merged(entity, sent, entity.guid());
        });
    }

    /** Writes the asset's readme. */
    public void readme(String type, String qualifiedName, String html) {
        synchronized (lock) {
            Entity asset = find(type, qualifiedName);
            ObjectNode readme = JsonNodeFactory.instance.objectNode().put("typeName", "Readme");
            readme.putObject("attributes")
                    .put("qualifiedName", asset.guid() + "/readme")
                    .put("name", asset.text("name") + " Readme")
                    .put("description", html);
            readme.putObject("relationshipAttributes")
                    .putObject("asset")
                    .put("typeName", type)
                    .put("guid", asset.guid());
            BulkMode plain = new BulkMode(BulkMode.Tags.IGNORE, BulkMode.Custom.IGNORE);
            state.write(() -> state.upsert.apply(List.of(readme), plain, account));
        }
    }

    /** Says that the asset means a glossary's term. */
    public void term(String type, String qualifiedName, String term) {
        synchronized (lock) {
            Entity asset = find(type, qualifiedName);
            ObjectNode sent = JsonNodeFactory.instance.objectNode().put("typeName", type);
            sent.put("guid", asset.guid());
            sent.putObject("attributes").put("qualifiedName", qualifiedName).put("name", asset.text("name"));
            sent.putObject("appendRelationshipAttributes")
                    .putArray("meanings")
                    .addObject()
                    .put("typeName", "AtlasGlossaryTerm")
                    .put("guid", find("AtlasGlossaryTerm", term + "@glossary").guid());
            BulkMode plain = new BulkMode(BulkMode.Tags.IGNORE, BulkMode.Custom.IGNORE);
            state.write(() -> state.upsert.apply(List.of(sent), plain, account));
        }
    }

    public void archive(String type, String qualifiedName) {
        edit(type, qualifiedName, entity -> entity.withStatus(Entity.Status.DELETED));
    }

    public void restore(String type, String qualifiedName) {
        edit(type, qualifiedName, entity -> entity.withStatus(Entity.Status.ACTIVE));
    }

    /** Removes the asset for good. */
    public void purge(String type, String qualifiedName) {
        synchronized (lock) {
            List<Entity> one = List.of(find(type, qualifiedName));
            state.write(() -> new Deletion(state).delete(one, Deletion.Type.PURGE, account));
        }
    }

    private void set(String type, String qualifiedName, String attribute, JsonNode value) {
        edit(type, qualifiedName, entity -> entity.withAttributes(Map.of(attribute, value)));
    }

    private void edit(String type, String qualifiedName, UnaryOperator<Entity> change) {
        synchronized (lock) {
            Entity entity = find(type, qualifiedName);
            state.write(() -> {
                state.replace(account, entity, change.apply(entity));
                return entity;
            });
        }
    }

    private String tagName(String displayName) {
        return state.definitions
                .tagShown(displayName)
                .orElseThrow(() -> new IllegalArgumentException("no tag " + displayName))
                .name();
    }

    private Entity find(String type, String qualifiedName) {
        return state.store
                .byName(type, qualifiedName)
                .orElseThrow(() -> new IllegalArgumentException("no " + type + " " + qualifiedName));
    }
}
