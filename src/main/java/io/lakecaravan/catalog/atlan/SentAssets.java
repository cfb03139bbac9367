package io.lakecaravan.catalog.atlan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
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
    /** Rules whose datasets the tenant did not show. */
    final Set<String> unresolved = new TreeSet<>();

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
        base.path("assets").properties().forEach(each -> {
            Set<String> tags = new TreeSet<>();
            each.getValue().path("tags").forEach(tag -> tags.add(tag.asText()));
            sent.assets.put(
                    each.getKey(),
                    new Asset(
                            each.getValue().path("type").asText(),
                            each.getValue().path("print").asText(),
                            each.getValue().path("flow").asText(),
                            tags));
        });
        return sent;
    }

    /** All is sent again; the tags that we set stay known. */
    void distrust() {
        assets.replaceAll((name, asset) -> new Asset(asset.type(), "", asset.flow(), asset.tags()));
    }

    boolean isEmpty() {
        return assets.isEmpty();
    }

    Set<String> tags(String qualifiedName) {
        Asset asset = assets.get(qualifiedName);
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

    JsonNode json() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("connection", connection);
        node.put("guid", guid);
        if (!unresolved.isEmpty()) {
            unresolved.forEach(node.putArray("unresolved")::add);
            // As other catalogs' bases say it: an unchanged table is looked at again.
            node.putObject("lineage").put("unfinished", true);
        }
        ObjectNode all = node.putObject("assets");
        assets.forEach((name, asset) -> {
            ObjectNode one = all.putObject(name).put("type", asset.type()).put("print", asset.print());
            if (!asset.flow().isEmpty()) {
                one.put("flow", asset.flow());
            }
            if (!asset.tags().isEmpty()) {
                asset.tags().forEach(one.putArray("tags")::add);
            }
        });
        return node;
    }
}
