package io.lakecaravan.catalog.openmetadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.catalog.Made;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;

/** What has been learned of a server, so that it is asked once. Safe for use by several threads. */
final class ServerMemory {
    private final Set<String> unknownFields = ConcurrentHashMap.newKeySet();
    private final Set<String> unreadable = ConcurrentHashMap.newKeySet();
    private volatile ServerKnowledge knowledge = new ServerKnowledge();
    private final Queue<Made> made = new ConcurrentLinkedQueue<>();
    private volatile String run = "";

    /** People change catalogs between runs, so what was seen in one is not believed in the next. */
    synchronized void startOf(String newRun) {
        if (!run.equals(newRun)) {
            forget();
            run = newRun;
        }
    }

    void forget() {
        knowledge = new ServerKnowledge();
    }

    ServerKnowledge knowledge() {
        return knowledge;
    }

    /** Something that tables need was made, by whichever of them came first. */
    void made(Made parent) {
        made.add(parent);
    }

    /** What was made and not taken before, for the next answer to tell: the table it was made for may yet fail. */
    List<Made> takeMade() {
        List<Made> taken = new ArrayList<>();
        for (Made one = made.poll(); one != null; one = made.poll()) {
            taken.add(one);
        }
        return taken;
    }

    /** Whether the server named a field that it does not know, in a body or in {@code fields=}, and that was news. */
    boolean learned(Reply reply) {
        return reply.status() == 400
                && (isNews(OpenMetadataErrors.unknownField(reply.text()), unknownFields)
                        || isNews(OpenMetadataErrors.unreadableField(reply.text()), unreadable));
    }

    private static boolean isNews(Optional<String> field, Set<String> known) {
        return field.filter(known::add).isPresent();
    }

    /** Those of the fields that the server can be asked for. */
    List<String> readable(List<String> fields) {
        return fields.stream().filter(field -> !unreadable.contains(field)).toList();
    }

    /** Takes out, at every depth, what the server's version does not have; a server does not get older. */
    void dropUnknown(JsonNode body) {
        if (unknownFields.isEmpty()) {
            return;
        }
        if (body instanceof ObjectNode object) {
            object.remove(unknownFields);
        }
        body.forEach(this::dropUnknown);
    }

    /** As {@link #dropUnknown}, for the operations of a patch and the values in them. */
    void dropUnknownOperations(ArrayNode patch) {
        for (int i = patch.size() - 1; i >= 0; i--) {
            String path = patch.get(i).path("path").asText();
            if (unknownFields.stream().anyMatch(field -> path.matches("(/.*)?/" + Pattern.quote(field) + "(/.*)?"))) {
                patch.remove(i);
            } else {
                dropUnknown(patch.get(i).path("value"));
            }
        }
    }
}
