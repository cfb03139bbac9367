package io.lakecaravan.catalog.atlan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a tenant was last given of one table: the base of the merge, as it lies in the state. It holds names and
 * fingerprints, no values.
 */
final class SentAssets {
    /**
     * One asset.
     *
     * @param flow the rule of a lineage entity; empty for others
     * @param tags internal names of those that we set
     */
    record Asset(String type, String print, String flow, Set<String> tags) {}

    final String connection;
    /** Of the table's asset; empty when it is not known. */
    String guid;

    final Map<String, Asset> assets = new LinkedHashMap<>();
    /** Columns that went and bear tags of ours: when one comes back, they are known. */
    final Map<String, Asset> gone = new LinkedHashMap<>();
    /** Rules whose datasets the tenant did not show. */
    final Set<String> unresolved = new TreeSet<>();

    /** Whether more is to be sent though nothing changes. */
    boolean isUnfinished;

    SentAssets(String connection) {
        this.connection = connection;
        this.guid = "";
    }

    /** What was sent to another connection is not there in this one. */
    static SentAssets of(JsonNode base, String connection) {
        SentAssets sent = new SentAssets(connection);
        if (!base.path("connection").asText().equals(connection)) {
            return sent;
        }
        sent.guid = base.path("guid").asText();
        base.path("unresolved").forEach(rule -> sent.unresolved.add(rule.asText()));
        base.path("assets").properties().forEach(each -> sent.assets.put(each.getKey(), asset(each.getValue())));
        base.path("gone").properties().forEach(each -> sent.gone.put(each.getKey(), asset(each.getValue())));
        return sent;
    }

    private static Asset asset(JsonNode node) {
        Set<String> tags = new TreeSet<>();
        node.path("tags").forEach(tag -> tags.add(tag.asText()));
        return new Asset(
                node.path("type").asText(),
                node.path("print").asText(),
                node.path("flow").asText(),
                tags);
    }

    /** Takes over what is to be known of columns that this does not have any more. */
    void remember(SentAssets before) {
        before.gone.forEach((name, asset) -> {
            if (!assets.containsKey(name)) {
                gone.put(name, asset);
            }
        });
        before.assets.forEach((name, asset) -> {
            if (!assets.containsKey(name) && !asset.tags().isEmpty()) {
                gone.put(name, new Asset(asset.type(), "", "", asset.tags()));
            }
        });
    }

    /** All is sent again; the tags that we set stay known. */
    void distrust() {
        assets.replaceAll((name, asset) -> new Asset(asset.type(), "", asset.flow(), asset.tags()));
    }

    boolean isEmpty() {
        return assets.isEmpty();
    }

    Set<String> tags(String qualifiedName) {
        Asset asset = assets.getOrDefault(qualifiedName, gone.get(qualifiedName));
        return asset == null ? Set.of() : asset.tags();
    }

    boolean has(AtlanEntity entity) {
        Asset asset = assets.get(entity.qualifiedName());
        return asset != null && asset.print().equals(entity.print());
    }

    /** In the order they were sent, which is parents first. */
    List<AtlanEntity.Reference> ofTypes(String... types) {
        List<AtlanEntity.Reference> found = new ArrayList<>();
        assets.forEach((name, asset) -> {
            if (List.of(types).contains(asset.type())) {
                found.add(new AtlanEntity.Reference(asset.type(), name));
            }
        });
        return found;
    }

    /** The other way round, as they are removed. */
    List<AtlanEntity.Reference> childrenFirst(String... types) {
        List<AtlanEntity.Reference> found = ofTypes(types);
        Collections.reverse(found);
        return found;
    }

    JsonNode json() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("connection", connection);
        node.put("guid", guid);
        if (!unresolved.isEmpty()) {
            unresolved.forEach(node.putArray("unresolved")::add);
        }
        if (isUnfinished || !unresolved.isEmpty()) {
            // As other catalogs' bases say it: an unchanged table is looked at again.
            node.putObject("lineage").put("unfinished", true);
        }
        put(node.putObject("assets"), assets);
        if (!gone.isEmpty()) {
            put(node.putObject("gone"), gone);
        }
        return node;
    }

    private static void put(ObjectNode all, Map<String, Asset> assets) {
        assets.forEach((name, asset) -> {
            ObjectNode one = all.putObject(name).put("type", asset.type()).put("print", asset.print());
            if (!asset.flow().isEmpty()) {
                one.put("flow", asset.flow());
            }
            if (!asset.tags().isEmpty()) {
                asset.tags().forEach(one.putArray("tags")::add);
            }
        });
    }
}
