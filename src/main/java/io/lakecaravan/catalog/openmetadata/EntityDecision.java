package io.lakecaravan.catalog.openmetadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.catalog.Mode;
import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.TableColumn;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Merges what stands in the catalog with what we have, and decides what to write. */
final class EntityDecision {
    private final ServerMemory memory;
    private final EntitySettings settings;

    EntityDecision(ServerMemory memory, EntitySettings settings) {
        this.memory = memory;
        this.settings = settings;
    }

    /** @param reply the entity as it stands there, or that it is missing */
    void decide(TableConversation talk, Reply reply, Mode mode) {
        if (reply.isMissing()) {
            decide(talk, JsonNodeFactory.instance.missingNode(), mode);
        } else if (reply.isTaken()) {
            decide(talk, reply.json(), mode);
        } else if (!memory.learned(reply) || talk.rounds >= TableConversation.MAX_ROUNDS) {
            throw reply.refusal("the " + talk.model.type() + " cannot be read");
        }
    }

    /** @param there the entity with all that {@link EntityModel#fields} ask for; missing where it is not there */
    void decide(TableConversation talk, JsonNode there, Mode mode) {
        ObjectNode wanted = wanted(talk);
        EntityMerge merge = new EntityMerge(talk.model, talk.known);
        String name = talk.model.type() + " " + talk.model.fqn();
        talk.changes.clear();
        if (there.isMissingNode()) {
            talk.merged = Optional.of(merge.created(wanted));
            StoreWish.ofObject(settings.storeTags(), talk.publication, talk.base)
                    .keepIn(talk.merged.get().base());
            talk.write = TableConversation.Write.CREATE;
            talk.created = true;
            talk.changes.add("create " + name);
        } else {
            talk.created = false;
            talk.entityId = Optional.of(there.path("id").asText());
            EntityMerge.Result merged = merge.changed(there, wanted, talk.base);
            memory.dropUnknownOperations(merged.patch());
            StoreWish.ofObject(settings.storeTags(), talk.publication, talk.base)
                    .keepIn(merged.base());
            talk.merged = Optional.of(merged);
            talk.patch = Optional.of(merged.patch());
            boolean deleted = there.path("deleted").asBoolean(false);
            boolean differs = !merged.patch().isEmpty();
            talk.write = deleted
                    ? TableConversation.Write.RESTORE
                    : differs ? TableConversation.Write.PATCH : TableConversation.Write.DONE;
            if (deleted) {
                talk.changes.add("restore " + name);
            }
            merged.patch().forEach(operation -> describe(talk, name, operation));
        }
        Set<String> undefined = undefinedProperties(talk);
        if (!undefined.isEmpty()) {
            talk.findings.add(undefinedProperty(talk.publication.table(), undefined));
        }
        talk.findings.addAll(merge.conflicts().findings(talk.publication.table()));
        talk.body = Optional.of(wanted);
        talk.decisions.clear();
        talk.decisions.addAll(new TagDecisions(settings.mapping()).of(talk.publication, talk.merged.get()));
        if (mode == Mode.PLAN) {
            talk.write = TableConversation.Write.DONE;
        }
    }

    private ObjectNode wanted(TableConversation talk) {
        ObjectNode wanted = talk.model.payload(talk.publication, talk.known, settings.mapping());
        StoreWish wish = StoreWish.ofObject(settings.storeTags(), talk.publication, talk.base);
        wish.putInto(wanted, talk.known, talk.model.type());
        ObjectNode hashed = wanted.deepCopy();
        // The id is the server's: it says nothing of the table.
        hashed.remove("parent");
        wanted.put("sourceHash", OpenMetadataNames.md5(hashed.toString()));
        talk.findings.clear();
        UsableTags usable = new UsableTags(talk.known.tags());
        usable.keepUsable(wanted);
        talk.model.columns(wanted).forEach(column -> usable.keepUsable((ObjectNode) column));
        Set<String> missing = missingTags(talk, usable.dropped());
        wish.labels().stream().filter(usable.dropped()::contains).forEach(missing::add);
        missing.forEach(tag -> talk.findings.add(missingTag(talk.publication.table(), tag)));
        memory.dropUnknown(wanted);
        return wanted;
    }

    /** Internal tags of which the server shows nothing at all. */
    private Set<String> missingTags(TableConversation talk, Set<String> dropped) {
        Set<String> missing = new TreeSet<>();
        LogicalTable table = talk.publication.table();
        collect(new TagLabels(table.tags(), talk.publication.detected(), settings.mapping()), dropped, missing);
        for (TableColumn column : table.columns()) {
            collect(ColumnPayload.labels(column, settings.mapping()), dropped, missing);
            TaggedChild.of(column).forEach(child -> collect(child.labels(settings.mapping()), dropped, missing));
        }
        return missing;
    }

    private static void collect(TagLabels labels, Set<String> dropped, Set<String> missing) {
        labels.byInternal().forEach((internal, names) -> {
            if (!names.isEmpty() && dropped.containsAll(names)) {
                missing.add(
                        names.equals(List.of(internal)) ? internal : internal + " (" + String.join(", ", names) + ")");
            }
        });
    }

    private Set<String> undefinedProperties(TableConversation talk) {
        Set<String> undefined = new TreeSet<>(StoreWish.ofObject(settings.storeTags(), talk.publication, talk.base)
                .properties()
                .keySet());
        undefined.removeIf(name -> talk.known.isUsableProperty(talk.model.type(), name));
        return undefined;
    }

    private static Finding undefinedProperty(LogicalTable table, Set<String> names) {
        return Finding.of(
                FindingCode.CATALOG_TAG_MISSING,
                table.bucket(),
                table.root(),
                "tags of the store cannot be shown as the custom properties " + String.join(", ", names)
                        + ": the server has none of these names that take a text, and lets us define none; define them"
                        + " there, or give the bot the right");
    }

    private static Finding missingTag(LogicalTable table, String tag) {
        return Finding.of(
                FindingCode.CATALOG_TAG_MISSING,
                table.bucket(),
                table.root(),
                "the tag " + tag + " cannot be set: the server does not have it, has it disabled, or it excludes"
                        + " another; create or enable it there, or map it in catalogs.openmetadata.tags");
    }

    private static void describe(TableConversation talk, String name, JsonNode operation) {
        String path = operation.path("path").asText().substring(1);
        if (operation.path("op").asText().equals("test") || path.equals("sourceHash")) {
            return;
        }
        // In a list there is no place to name, but there is what goes there.
        String added = operation
                .path("value")
                .path("name")
                .asText(operation.path("value").path("tagFQN").asText());
        String what = added.isEmpty() ? path : path.substring(0, path.lastIndexOf('/') + 1) + added;
        talk.changes.add(name + ": " + operation.path("op").asText() + " " + what);
    }
}
