package io.lakecaravan.catalog.openmetadata;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.lakecaravan.catalog.RemovalAnswer;
import io.lakecaravan.catalog.TagUses;
import io.lakecaravan.table.MadeEntity;
import io.lakecaravan.table.RecordJson;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.camel.Exchange;

/**
 * Builds the requests that remove or restore one entity of ours, and reads their answers; the exchanges are the
 * openmetadata-removal-action Kamelet's. The entity is read first, by the id it got when we made it, so that nothing that
 * only bears its name is touched. Deletion is soft. It is recursive only where nothing is left that is not deleted
 * already, which a server would otherwise refuse. Safe for use by several threads.
 */
public final class OpenMetadataRemoval {
    private static final String CONVERSATION = "CaravanRemoval";

    /** What is to be done. */
    public enum Action {
        REMOVE,
        RESTORE,
        /** Nothing is changed: the message becomes the {@link TagUses} of a tag. */
        COUNT
    }

    private static final class Talk {
        final MadeEntity entity;
        Optional<RemovalAnswer> answer = Optional.empty();
        OptionalLong uses = OptionalLong.empty();
        final Map<String, Long> labels = new TreeMap<>();
        String ownName = "";
        /** Once a server has refused what is not empty. */
        Optional<LiveContent> content = Optional.empty();

        Talk(MadeEntity entity) {
            this.entity = entity;
        }
    }

    private String url = "";
    private String token = "";
    private Action action = Action.REMOVE;

    /** @param value base with {@code /api}, without {@code /v1} */
    public void setUrl(String value) {
        url = value.endsWith("/") ? value.substring(0, value.length() - 1) : value;
    }

    /** @param value JSON Web Token of a bot */
    public void setToken(String value) {
        token = value;
    }

    public void setAction(Action value) {
        action = value;
    }

    /** Takes the message, a {@link MadeEntity} or its JSON. */
    public void start(Exchange exchange) throws JsonProcessingException {
        Object body = exchange.getMessage().getBody();
        MadeEntity entity = body instanceof MadeEntity record
                ? record
                : RecordJson.mapper().readValue(exchange.getMessage().getBody(String.class), MadeEntity.class);
        Talk talk = new Talk(entity);
        if (entity.id().isEmpty()) {
            talk.answer = Optional.of(
                    RemovalAnswer.kept("its id is not known, so it cannot be told from what others called the same"));
        }
        exchange.setProperty(CONVERSATION, talk);
    }

    public boolean isUndecided(Exchange exchange) {
        return talk(exchange).answer.isEmpty();
    }

    public void ask(Exchange exchange) {
        MadeEntity entity = talk(exchange).entity;
        request(exchange, "GET", path(entity) + "?include=all" + fields(entity), "");
    }

    /** What bears tags of ours, whose uses go with it; of a tag, how often it is used. */
    private String fields(MadeEntity entity) {
        if (action == Action.RESTORE) {
            return "";
        }
        return switch (entity.kind()) {
            case "tables" -> "&fields=columns,tags";
            case "containers" -> "&fields=dataModel,tags";
            case "databases", "databaseSchemas" -> "&fields=tags";
            case "tags" -> action == Action.COUNT ? "&fields=usageCount" : "";
            default -> "";
        };
    }

    private static void count(JsonNode target, Map<String, Long> labels) {
        target.path("tags").forEach(label -> labels.merge(label.path("tagFQN").asText(), 1L, Long::sum));
        target.path("columns").forEach(column -> count(column, labels));
        target.path("children").forEach(column -> count(column, labels));
        if (target.has("dataModel")) {
            count(target.path("dataModel"), labels);
        }
    }

    /** Takes the entity as it stands there, or that it is missing. */
    public void note(Exchange exchange) {
        Talk talk = talk(exchange);
        Reply reply = Reply.of(exchange);
        if (reply.status() == 404) {
            talk.answer = Optional.of(missing(reply));
            return;
        }
        JsonNode there = reply.json();
        boolean deleted = there.path("deleted").asBoolean(false);
        if (action == Action.COUNT) {
            talk.uses = there.path("usageCount").canConvertToLong() && !deleted
                    ? OptionalLong.of(there.path("usageCount").asLong())
                    : OptionalLong.empty();
            talk.answer = Optional.of(RemovalAnswer.kept("it was only asked for"));
            return;
        }
        String name = there.path("fullyQualifiedName").asText();
        if (!name.equals(talk.entity.name())) {
            talk.answer = Optional.of(RemovalAnswer.disowned("it is called " + name + " now"));
        } else if (deleted && action == Action.REMOVE) {
            talk.answer = Optional.of(RemovalAnswer.gone());
        } else if (!deleted && action == Action.RESTORE) {
            talk.answer = Optional.of(RemovalAnswer.restored());
        } else {
            talk.ownName = there.path("name").asText();
            talk.labels.clear();
            count(there, talk.labels);
        }
    }

    public void write(Exchange exchange) {
        MadeEntity entity = talk(exchange).entity;
        if (action == Action.REMOVE) {
            boolean emptied = talk(exchange).content.isPresent();
            request(exchange, "DELETE", path(entity) + (emptied ? "?recursive=true" : ""), "");
        } else {
            String body =
                    JsonNodeFactory.instance.objectNode().put("id", entity.id()).toString();
            request(exchange, "PUT", "/" + entity.kind() + "/restore", body);
        }
    }

    public void noteWritten(Exchange exchange) {
        Talk talk = talk(exchange);
        Reply reply = Reply.of(exchange);
        if (reply.isTaken()) {
            talk.answer = Optional.of(
                    action == Action.REMOVE ? RemovalAnswer.removed(talk.labels) : RemovalAnswer.restored());
        } else if (reply.status() == 404) {
            talk.answer = Optional.of(missing(reply));
        } else if (reply.text().contains("is not empty") && talk.content.isEmpty()) {
            talk.content = Optional.of(new LiveContent(talk.entity.kind(), talk.ownName, talk.entity.name()));
            decide(talk);
        } else if (reply.text().contains("is not empty")) {
            talk.answer = Optional.of(notEmpty());
        } else {
            throw reply.refusal(action == Action.REMOVE ? "it was not removed" : "it was not restored");
        }
    }

    private static void decide(Talk talk) {
        if (talk.content.orElseThrow().found() == LiveContent.Found.SOMETHING) {
            talk.answer = Optional.of(notEmpty());
        }
    }

    private static RemovalAnswer notEmpty() {
        return RemovalAnswer.kept("it is not empty: there is something of others in it");
    }

    /** Whether it is not known yet what stands in what a server finds not empty. */
    public boolean mustLookInside(Exchange exchange) {
        Talk talk = talk(exchange);
        return talk.answer.isEmpty()
                && talk.content
                        .filter(content -> content.found() == LiveContent.Found.UNKNOWN)
                        .isPresent();
    }

    public void askInside(Exchange exchange) {
        request(exchange, "GET", talk(exchange).content.orElseThrow().path(), "");
    }

    /** Takes a page of what stands in it. */
    public void noteInside(Exchange exchange) {
        Talk talk = talk(exchange);
        talk.content.orElseThrow().note(Reply.of(exchange));
        decide(talk);
    }

    /** A 404 that the server itself says; what does not speak like one may be anything. */
    private RemovalAnswer missing(Reply reply) {
        if (!reply.isMissing()) {
            throw reply.refusal("no OpenMetadata server answers");
        }
        return action != Action.RESTORE ? RemovalAnswer.gone() : RemovalAnswer.disowned("it was deleted for good");
    }

    /** Leaves the {@link RemovalAnswer} as the message, or the {@link TagUses} that were asked for. */
    public void finish(Exchange exchange) {
        Object answer = action == Action.COUNT
                ? new TagUses(talk(exchange).uses)
                : talk(exchange).answer.orElseThrow();
        exchange.getMessage().removeHeaders("*", "Caravan*", "CamelRedeliver*");
        exchange.getMessage().setBody(answer);
        exchange.removeProperty(CONVERSATION);
    }

    private static String path(MadeEntity entity) {
        return "/" + entity.kind() + "/" + OpenMetadataNames.urlSegment(entity.id());
    }

    /** What goes wrong is tried again as a whole, which Camel counts in a header. */
    private void request(Exchange exchange, String method, String path, String body) {
        Object counter = exchange.getMessage().getHeader(Exchange.REDELIVERY_COUNTER);
        OpenMetadataRequest.set(exchange, token, method, url + "/v1" + path, OpenMetadataRequest.JSON, body);
        exchange.getMessage().setHeader(Exchange.REDELIVERY_COUNTER, counter);
    }

    private static Talk talk(Exchange exchange) {
        return exchange.getProperty(CONVERSATION, Talk.class);
    }
}
