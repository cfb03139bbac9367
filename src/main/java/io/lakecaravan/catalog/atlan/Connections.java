package io.lakecaravan.catalog.atlan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.catalog.CatalogException;
import io.lakecaravan.catalog.Decision;
import io.lakecaravan.catalog.atlan.AtlanConnection.Origin;
import java.util.ArrayList;
import java.util.List;

/** Finds the connection of our assets, or creates it and waits until its permissions are in force. */
final class Connections {
    private final Talk talk;
    private final String configured;
    private final boolean creates;

    private Connections(Talk talk, String configured, boolean creates) {
        this.talk = talk;
        this.configured = configured;
        this.creates = creates;
    }

    /** Of which assets are to be written: created when it is missing. */
    static void require(Talk talk, String configured) {
        new Connections(talk, configured, true).find();
    }

    /** Of which assets are to be removed: nothing happens where it is missing. */
    static void lookUp(Talk talk, String configured) {
        new Connections(talk, configured, false).find();
    }

    static boolean isQualified(String configured) {
        return configured.startsWith("default/");
    }

    private void find() {
        String qualified = isQualified(configured) ? configured : AtlanNames.connection(configured);
        talk.next(new Turn(byName(qualified), reply -> noteNamed(qualified, reply)));
    }

    static AtlanRequest byName(String qualified) {
        return AtlanRequest.read("/api/meta/entity/uniqueAttribute/type/Connection?attr:qualifiedName="
                + AtlanRequest.encoded(qualified) + "&ignoreRelationships=true");
    }

    private void noteNamed(String qualified, AtlanReply reply) {
        if (reply.status() == 403 && !isQualified(configured) && talk.rest()) {
            // Somebody of us has just created it.
            talk.now(new Turn(byName(qualified), again -> noteNamed(qualified, again)));
            return;
        }
        if (reply.isMissing() && isQualified(configured)) {
            throw stopped(
                    reply,
                    "there is no connection " + configured + "; give catalogs.atlan.connection as Atlan shows"
                            + " it, or a name to create one by");
        }
        if (reply.isMissing()) {
            talk.now(new Turn(AtlanRequest.search(byDisplayedName(configured)), this::noteSearched));
            return;
        }
        JsonNode found = reply.require("the connection " + qualified + " cannot be read")
                .json()
                .path("entity");
        JsonNode attributes = found.path("attributes");
        if (!found.path("status").asText("ACTIVE").equals("ACTIVE")) {
            throw stopped(
                    reply,
                    "the connection " + qualified + " is archived; restore it in Atlan, or name another in"
                            + " catalogs.atlan.connection");
        }
        boolean ours = attributes.path("lastSyncWorkflowName").asText().startsWith("lake-caravan/")
                || attributes.path("name").asText().equals(configured);
        if (!isQualified(configured) && !ours) {
            throw stopped(
                    reply,
                    "the connection " + qualified + " is somebody else's; give the qualified name of yours as"
                            + " catalogs.atlan.connection");
        }
        if (!attributes.path("connectorName").asText(AtlanNames.CONNECTOR).equals(AtlanNames.CONNECTOR)) {
            throw stopped(
                    reply,
                    "the connection " + qualified + " is not one of S3; name another in"
                            + " catalogs.atlan.connection");
        }
        known(new AtlanConnection(qualified, attributes.path("name").asText(configured), Origin.FOUND));
    }

    static ObjectNode byDisplayedName(String name) {
        return Search.of(
                2,
                List.of("name", "qualifiedName", "connectorName"),
                Search.term("__typeName.keyword", "Connection"),
                Search.term("connectorName", AtlanNames.CONNECTOR),
                Search.term("name.keyword", name));
    }

    private void noteSearched(AtlanReply reply) {
        List<JsonNode> hits = new ArrayList<>();
        reply.require("connections cannot be searched").hits().forEach(hits::add);
        if (hits.size() > 1) {
            throw stopped(
                    reply,
                    "several connections are called " + configured + "; give the qualified name of one of"
                            + " them as catalogs.atlan.connection");
        }
        if (hits.size() == 1) {
            JsonNode attributes = hits.get(0).path("attributes");
            known(new AtlanConnection(
                    attributes.path("qualifiedName").asText(),
                    attributes.path("name").asText(),
                    Origin.FOUND));
        } else if (creates && talk.settings.isPlan()) {
            talk.changes.add("create connection " + configured);
            known(new AtlanConnection(AtlanNames.connection(configured), configured, Origin.PLANNED));
        } else if (creates) {
            talk.now(new Turn(
                    AtlanRequest.read("/api/service/roles?filter="
                            + AtlanRequest.encoded("{\"name\":{\"$ilike\":\"$%\"}}") + "&limit=100"),
                    this::noteRoles));
        }
    }

    private void noteRoles(AtlanReply reply) {
        List<String> admins = new ArrayList<>();
        if (reply.isTaken()) {
            reply.json().path("records").forEach(role -> {
                if (role.path("name").asText().equals("$admin")) {
                    admins.add(role.path("id").asText());
                }
            });
        }
        // Without the role the server makes the token's own account the administrator.
        talk.now(new Turn(AtlanRequest.write(body(admins)), this::noteCreated));
    }

    private ObjectNode body(List<String> admins) {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        ObjectNode entity = all.putArray("entities").addObject();
        entity.put("typeName", "Connection").put("guid", "-1").put("status", "ACTIVE");
        ObjectNode attributes = entity.putObject("attributes");
        attributes.put("name", configured).put("qualifiedName", AtlanNames.connection(configured));
        attributes.put("connectorName", AtlanNames.CONNECTOR).put("category", "ObjectStore");
        attributes.put("description", "Tables that Lake Caravan found in object stores");
        attributes.put("lastSyncWorkflowName", talk.settings.workflow());
        attributes.putArray("adminUsers");
        attributes.putArray("adminGroups");
        admins.forEach(attributes.putArray("adminRoles")::add);
        return all;
    }

    private void noteCreated(AtlanReply reply) {
        if (reply.status() == 403) {
            // It may have been created by a request whose answer was lost, and not be in force yet.
            awaitNamed(reply);
            return;
        }
        String guid = reply.require("cannot create the connection " + configured)
                .json()
                .path("guidAssignments")
                .path("-1")
                .asText();
        await(guid);
    }

    /** The entity is there at once, its permissions some seconds later; until then it answers 403. */
    private void await(String guid) {
        talk.now(new Turn(
                AtlanRequest.read("/api/meta/entity/guid/" + AtlanRequest.encoded(guid)
                        + "?ignoreRelationships=true&minExtInfo=true"),
                reply -> {
                    if (reply.status() == 403 && talk.rest()) {
                        await(guid);
                        return;
                    }
                    reply.require("the connection " + configured + " was created and cannot be read");
                    talk.goOn();
                    known(new AtlanConnection(AtlanNames.connection(configured), configured, Origin.CREATED));
                }));
    }

    /** @param refusal told where the connection is not there */
    private void awaitNamed(AtlanReply refusal) {
        talk.now(new Turn(byName(AtlanNames.connection(configured)), reply -> {
            if (reply.status() == 403 && talk.rest()) {
                awaitNamed(refusal);
                return;
            }
            if (!reply.isTaken()) {
                throw refusal.refusal("cannot create the connection " + configured);
            }
            talk.goOn();
            known(new AtlanConnection(AtlanNames.connection(configured), configured, Origin.CREATED));
        }));
    }

    private void known(AtlanConnection connection) {
        talk.knowledge.connection(configured, connection);
    }

    private static CatalogException stopped(AtlanReply reply, String what) {
        return new CatalogException(Decision.STOP, reply.status(), "", what);
    }
}
