package io.lakecaravan.catalog.openmetadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What to do with a table that is to be published: three-way merge of what we last wrote (base), what stands in the
 * catalog, and what we have now.
 *
 * <p>A table that is not there is created whole by PUT. One that is there is changed by PATCH of the difference, because
 * a later PUT blanks what it omits, never changes a description, and unites tags.
 */
final class EntityMerge {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final EntityModel model;
    private final ServerKnowledge known;
    private final TagConflicts conflicts = new TagConflicts();

    EntityMerge(EntityModel model, ServerKnowledge known) {
        this.model = model;
        this.known = known;
    }

    /**
     * @param patch empty where nothing differs, or where all is created
     * @param base of the next merge: no value of any object
     * @param table the entity itself
     * @param columns those at the top, in our order
     * @param unproven paths of columns of which it must be read again whether the server has taken their labels
     */
    record Result(
            ArrayNode patch, ObjectNode base, MergedTarget table, List<MergedTarget> columns, Set<String> unproven) {
        /** The base as if we had not labelled what is unproven. */
        ObjectNode provenBase() {
            ObjectNode proven = base.deepCopy();
            unproven.forEach(path -> {
                if (proven.path("columns").path(path) instanceof ObjectNode column) {
                    column.remove(List.of("tags", "suggested"));
                }
            });
            return proven;
        }
    }

    TagConflicts conflicts() {
        return conflicts;
    }

    /** All that is created is ours. */
    Result created(ObjectNode wanted) {
        ObjectNode bases = JSON.objectNode();
        List<MergedTarget> columns = allNew(wanted, bases);
        MergedTarget table = MergedTarget.created(wanted);
        ObjectNode base = base(wanted, JSON.objectNode(), table, bases);
        PropertyMerge.keepIn(base, PropertyMerge.created(wanted));
        return new Result(JSON.arrayNode(), base, table, columns, Set.of());
    }

    /**
     * The difference.
     *
     * @param wanted names of columns take the spelling that stands there
     * @param lastBase what we last wrote; empty when lost, then nothing is removed. That of an entity with another id is
     *     not believed: somebody deleted it for good and made it again
     */
    Result changed(JsonNode there, ObjectNode wanted, JsonNode lastBase) {
        boolean other = lastBase.hasNonNull("id")
                && !lastBase.path("id").asText().equals(there.path("id").asText());
        JsonNode base = other ? JSON.objectNode() : lastBase;
        PatchOperations patch = new PatchOperations();
        ColumnMatch.spellAsThere(model.columns(there), model.columns(wanted));
        spellPartitions(there, wanted);
        TargetMerge targets = merging(patch);
        MergedTarget table = targets.merge("", "", there, wanted, TargetBase.read(base));
        ObjectNode bases = JSON.objectNode();
        owned(patch, there, wanted, base);
        Map<String, String> properties = PropertyMerge.merge(patch, there, wanted, base);
        Set<String> unproven = new TreeSet<>();
        List<MergedTarget> columns = columns(patch, targets, there, wanted, base.path("columns"), bases, unproven);
        // Never a reason of its own: a server that does not show it would be patched on every run.
        if (!patch.isEmpty() && !Same.values(there.path("sourceHash"), wanted.path("sourceHash"))) {
            patch.add("/sourceHash", wanted.path("sourceHash"));
        }
        ObjectNode next = base(wanted, base, table, bases);
        PropertyMerge.keepIn(next, properties);
        return new Result(patch.isEmpty() ? JSON.arrayNode() : patch.toJson(), next, table, columns, unproven);
    }

    private List<MergedTarget> columns(
            PatchOperations patch,
            TargetMerge targets,
            JsonNode there,
            JsonNode wanted,
            JsonNode lastBases,
            ObjectNode bases,
            Set<String> unproven) {
        String path = model.columnsPath();
        JsonNode stored = model.columns(there);
        if (stored.isArray()) {
            ColumnPatch columns = new ColumnPatch(patch, targets, lastBases, bases);
            List<MergedTarget> merged = columns.compare(path, "", stored, model.columns(wanted));
            unproven.addAll(columns.unproven());
            return merged;
        }
        // A container that somebody else made without a data model.
        String holder = path.substring(0, path.lastIndexOf('/'));
        String missing = there.at(holder).isObject() ? path : holder;
        patch.add(missing, wanted.at(missing));
        List<MergedTarget> added = allNew(wanted, bases);
        bases.properties().stream()
                .filter(column -> column.getValue().has("tags"))
                .forEach(column -> unproven.add(column.getKey()));
        return added;
    }

    private List<MergedTarget> allNew(JsonNode wanted, ObjectNode bases) {
        PatchOperations none = new PatchOperations();
        return new ColumnPatch(none, merging(none), JSON.objectNode(), bases)
                .compare("", "", JSON.arrayNode(), model.columns(wanted));
    }

    private TargetMerge merging(PatchOperations patch) {
        return new TargetMerge(patch, new TagMerge(patch, known.tags(), conflicts), known.version());
    }

    private void owned(PatchOperations patch, JsonNode there, JsonNode wanted, JsonNode base) {
        for (String pointer : model.owned()) {
            JsonNode stored = there.at(pointer);
            JsonNode ours = wanted.at(pointer);
            boolean othersLink = pointer.equals("/sourceUrl")
                    && ours.isMissingNode()
                    && !stored.asText().equals(base.path("sourceUrl").asText());
            boolean withParent =
                    there.at(pointer.substring(0, pointer.lastIndexOf('/'))).isObject();
            if (withParent && !othersLink && !Same.values(stored, ours)) {
                patch.set(pointer, stored, ours);
            }
        }
    }

    /** The server refuses a partition key that is no column, in the column's spelling. */
    private void spellPartitions(JsonNode there, ObjectNode wanted) {
        for (JsonNode key : wanted.path("tablePartition").path("columns")) {
            for (JsonNode column : model.columns(there)) {
                String name = ColumnMatch.name(column);
                if (name.equalsIgnoreCase(key.path("columnName").asText()) && has(model.columns(wanted), name)) {
                    ((ObjectNode) key).put("columnName", name);
                }
            }
        }
    }

    private static boolean has(JsonNode columns, String name) {
        for (JsonNode column : columns) {
            if (ColumnMatch.name(column).equals(name)) {
                return true;
            }
        }
        return false;
    }

    private static ObjectNode base(ObjectNode wanted, JsonNode last, MergedTarget table, ObjectNode columns) {
        ObjectNode base = table.base().toJson();
        if (wanted.has("sourceUrl")) {
            base.set("sourceUrl", wanted.get("sourceUrl"));
        }
        if (last.has("profile")) {
            base.set("profile", last.get("profile"));
        }
        base.set("columns", columns);
        return base;
    }
}
