package io.lakecaravan.catalog.openmetadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.catalog.Mode;
import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Merges what stands in the catalog with what we have, and decides what to write. */
final class TableDecision {
    private final ServerMemory memory;

    TableDecision(ServerMemory memory) {
        this.memory = memory;
    }

    /** @param reply the table as it stands there, or that it is missing */
    void decide(TableConversation talk, Reply reply, Mode mode) {
        TableMerge merge = new TableMerge(talk.known.tags());
        Set<String> dropped = new TreeSet<>();
        ObjectNode wanted = merge.withUsableTags(TablePayload.table(talk.path, talk.publication.table()), dropped);
        wanted.remove(memory.unknownFields());
        wanted.path("columns").forEach(column -> ((ObjectNode) column).remove(memory.unknownFields()));
        talk.findings.clear();
        talk.changes.clear();
        talk.patch = Optional.empty();
        dropped.forEach(tag -> talk.findings.add(missingTag(talk, tag)));
        JsonNode current = reply.isMissing() ? JsonNodeFactory.instance.objectNode() : reply.json();
        if (reply.isMissing()) {
            talk.write = TableConversation.Write.CREATE;
            talk.changes.add("create table " + talk.path.fqn());
        } else if (current.path("deleted").asBoolean(false)) {
            talk.tableId = Optional.of(current.path("id").asText());
            talk.write = TableConversation.Write.RESTORE;
            talk.changes.add("restore table " + talk.path.fqn());
        } else {
            talk.tableId = Optional.of(current.path("id").asText());
            ArrayNode patch = merge.patch(current, wanted, talk.base, talk.findings);
            memory.unknownFields().forEach(field -> removeField(patch, field));
            talk.patch = Optional.of(patch);
            talk.write = patch.isEmpty() ? TableConversation.Write.DONE : TableConversation.Write.PATCH;
            patch.forEach(operation -> describe(talk, operation));
        }
        talk.body = Optional.of(wanted);
        if (mode == Mode.PLAN) {
            talk.write = TableConversation.Write.DONE;
        }
    }

    private static Finding missingTag(TableConversation talk, String tag) {
        return Finding.of(
                FindingCode.CATALOG_TAG_MISSING,
                talk.publication.table().bucket(),
                talk.publication.table().root(),
                "the tag " + tag + " cannot be set: the server does not have it, has it disabled, or it excludes"
                        + " another; create or enable it there, or map it in tags.rules");
    }

    private static void removeField(ArrayNode patch, String field) {
        for (int i = patch.size() - 1; i >= 0; i--) {
            String path = patch.get(i).path("path").asText();
            if (path.equals("/" + field) || path.matches("/columns/\\d+/" + Pattern.quote(field))) {
                patch.remove(i);
            }
        }
    }

    private static void describe(TableConversation talk, JsonNode operation) {
        if (!operation.path("op").asText().equals("test")) {
            String path = operation.path("path").asText().substring(1);
            // At the end of a list there is no place to name, but there is what goes there.
            String name = operation
                    .path("value")
                    .path("name")
                    .asText(operation.path("value").path("tagFQN").asText());
            String what = path.endsWith("/-") && !name.isEmpty() ? path.substring(0, path.length() - 1) + name : path;
            talk.changes.add(
                    "table " + talk.path.fqn() + ": " + operation.path("op").asText() + " " + what);
        }
    }
}
