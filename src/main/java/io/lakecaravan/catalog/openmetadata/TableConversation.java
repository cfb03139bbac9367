package io.lakecaravan.catalog.openmetadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.catalog.Made;
import io.lakecaravan.catalog.TagDecision;
import io.lakecaravan.finding.Finding;
import io.lakecaravan.table.Publication;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Where the talk with the server about one table stands. Belongs to one exchange. */
final class TableConversation {
    /** Rounds of read, merge, write before a table that changes under our hands is given up. */
    static final int MAX_ROUNDS = 4;

    enum Write {
        UNDECIDED,
        CREATE,
        RESTORE,
        PATCH,
        DONE
    }

    /** What is done next about the first of the prerequisites. */
    enum Step {
        ASK,
        CREATE,
        UPDATE
    }

    /** @param path below {@code /v1} */
    record Request(String method, String path, JsonNode body) {}

    final Publication publication;
    final EntityModel model;
    /** What we last wrote; after a change of ours that must be looked at again, what we have written then. */
    JsonNode base;
    /** What was known of the server when the prerequisites were listed. */
    ServerKnowledge known;

    final Deque<Prerequisite> prerequisites = new ArrayDeque<>();
    final List<Finding> findings = new ArrayList<>();
    /** What a plan would create before the table. */
    final List<String> creations = new ArrayList<>();

    /** What becomes the base of the bucket's entity once its patch is taken. */
    ObjectNode bucketBase = JsonNodeFactory.instance.objectNode();
    /** About the bucket's entity, for the first table that needed it. */
    final List<Finding> bucketFindings = new ArrayList<>();

    final List<String> changes = new ArrayList<>();
    final List<TagDecision> decisions = new ArrayList<>();
    Write write = Write.UNDECIDED;
    Step step = Step.ASK;
    /** What brings the first of the prerequisites about, when {@link #step} is not to ask. */
    Request request;

    /** Whether what we changed is being read again. */
    boolean proving;

    int rounds;
    Duration pause = Duration.ZERO;
    boolean written;
    /** Whether the entity was not there before: then nothing hangs on it that would have to be read. */
    boolean created;

    /** What was made for tables in another talk. */
    final List<Made> made = new ArrayList<>();

    Optional<ObjectNode> body = Optional.empty();
    Optional<ArrayNode> patch = Optional.empty();
    Optional<EntityMerge.Result> merged = Optional.empty();
    Optional<String> entityId = Optional.empty();
    Optional<ObjectNode> sample = Optional.empty();
    Optional<String> sampleVersion = Optional.empty();
    Optional<ObjectNode> profile = Optional.empty();

    TableConversation(Publication publication, EntityModel model, JsonNode base, ServerKnowledge known) {
        this.known = known;
        this.publication = publication;
        this.model = model;
        this.base = base;
    }

    /** The table was created with others, in another talk: nothing of it is asked for or written here. */
    void createdAs(TableConversation other) {
        prerequisites.clear();
        known = other.known;
        body = other.body;
        merged = other.merged;
        entityId = other.entityId;
        findings.addAll(other.findings);
        bucketFindings.addAll(other.bucketFindings);
        made.addAll(other.made);
        created = true;
        written = true;
        write = Write.DONE;
    }

    Prerequisite current() {
        return prerequisites.element();
    }
}
