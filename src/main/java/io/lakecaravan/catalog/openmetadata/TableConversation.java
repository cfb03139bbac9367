package io.lakecaravan.catalog.openmetadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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

    final Publication publication;
    final TablePath path;
    final JsonNode base;
    /** What was known of the server when the prerequisites were listed. */
    ServerMemory.Knowledge known;

    final Deque<Prerequisite> prerequisites = new ArrayDeque<>();
    final List<Finding> findings = new ArrayList<>();
    /** What a plan would create before the table. */
    final List<String> creations = new ArrayList<>();

    final List<String> changes = new ArrayList<>();
    Write write = Write.UNDECIDED;
    /** Whether the prerequisite that was asked for is not there. */
    boolean lacking;

    int rounds;
    Duration pause = Duration.ZERO;
    boolean written;
    Optional<ObjectNode> body = Optional.empty();
    Optional<ArrayNode> patch = Optional.empty();
    Optional<String> tableId = Optional.empty();
    Optional<ObjectNode> sample = Optional.empty();
    Optional<String> sampleVersion = Optional.empty();

    TableConversation(Publication publication, TablePath path, JsonNode base, ServerMemory.Knowledge known) {
        this.known = known;
        this.publication = publication;
        this.path = path;
        this.base = base;
    }

    /** The table was created with others: nothing of it is asked for or written here. */
    void createdAs(ObjectNode sent) {
        prerequisites.clear();
        body = Optional.of(sent);
        written = true;
        write = Write.DONE;
    }

    Prerequisite current() {
        return prerequisites.element();
    }
}
