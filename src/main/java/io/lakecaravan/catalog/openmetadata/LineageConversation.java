package io.lakecaravan.catalog.openmetadata;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.catalog.CatalogAnswer;
import io.lakecaravan.catalog.Effect;
import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.table.Publication;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;

/** Where the talk with the server about one table's lineage stands. Belongs to one exchange. */
final class LineageConversation {
    /** An edge to look at, and whether it is wanted. */
    record Task(LineageEdge edge, Wish wish) {}

    /** Whether an edge is to be there. */
    enum Wish {
        WANTED,
        UNWANTED
    }

    final Publication publication;
    final CatalogAnswer answer;
    final LineageBase base;
    final List<LineagePlan.Located> flows;

    /** Entities still to be asked for. */
    final Deque<LineagePlace> places = new ArrayDeque<>();
    /** What they were found to be; empty where the catalog has none. */
    final Map<LineagePlace, Optional<LineageEntity>> found = new LinkedHashMap<>();

    final Deque<Task> tasks = new ArrayDeque<>();
    /** The edges of the next base. */
    final Map<String, LineageEdge> written = new LinkedHashMap<>();

    final Set<String> refused = new TreeSet<>();
    final Set<String> changes = new LinkedHashSet<>();
    private final String hash;
    /** The server's id of our table; empty until it is known. */
    String table = "";
    /** Which of the names of the first place is asked for. */
    int name;
    /** Edges that were to be removed and are more than may be. */
    int kept;

    boolean wrote;
    LineageMerge.Step step = new LineageMerge.Step.Leave(LineageMerge.Ownership.GONE);
    private Optional<Semaphore> held = Optional.empty();

    LineageConversation(
            Publication publication, CatalogAnswer answer, JsonNode lastBase, List<LineagePlan.Located> flows) {
        this.publication = publication;
        this.answer = answer;
        this.base = LineageBase.of(lastBase);
        this.flows = flows;
        this.hash = LineagePlan.hash(answer, flows, publication);
    }

    /** Whether all that is wanted was written by an earlier run, of the entity that stands there now. */
    boolean isUnchanged() {
        String id = answer.base().path(OpenMetadataSink.ENTITY_ID).asText(base.table());
        return base.hash().equals(hash) && base.table().equals(id) && base.state() == LineageBase.State.FINISHED;
    }

    LineagePlace place() {
        return places.element();
    }

    Task task() {
        return tasks.element();
    }

    /** Lets nobody else at the edge until {@link #release}. */
    void hold(Semaphore gate) throws InterruptedException {
        gate.acquire();
        held = Optional.of(gate);
    }

    /** Does nothing where nothing is held. */
    void release() {
        held.ifPresent(Semaphore::release);
        held = Optional.empty();
    }

    /** Says for people what the step changes. */
    void describe(LineageMerge.Step what, boolean there) {
        String edge = "lineage " + task().edge().text() + ": ";
        if (what instanceof LineageMerge.Step.Put put) {
            int columns = LineageMerge.pairs(put.details()).size();
            changes.add(edge + (there ? "replace" : "add") + " with " + columns + (columns == 1 ? " pair" : " pairs")
                    + " of columns");
        } else if (what instanceof LineageMerge.Step.Delete) {
            changes.add(edge + "remove");
        }
    }

    /** The answer about the table with what there is to say and remember of lineage. */
    CatalogAnswer result() {
        List<Finding> findings = new ArrayList<>(answer.findings());
        List<String> missing = found.entrySet().stream()
                .filter(entry -> entry.getValue().isEmpty())
                .map(entry -> entry.getKey().text())
                .sorted()
                .toList();
        if (!missing.isEmpty()) {
            findings.add(finding(
                    FindingCode.CATALOG_LINEAGE_MISSING,
                    "the catalog does not have " + String.join(", ", missing)
                            + "; lineage from or to there is written once it does"));
        }
        if (!refused.isEmpty()) {
            findings.add(finding(
                    FindingCode.CATALOG_LINEAGE_REFUSED,
                    "the catalog refuses lineage between " + String.join(", ", refused)
                            + "; the next run tries again"));
        }
        if (kept > 0) {
            findings.add(finding(
                    FindingCode.CATALOG_LINEAGE_KEPT,
                    kept + (kept == 1 ? " edge" : " edges") + " of ours that no rule gives any more are left for the"
                            + " next run, because this one has removed as many as caravan.lineage.removals allows"));
        }
        boolean unfinished = !missing.isEmpty() || !refused.isEmpty() || kept > 0;
        LineageBase next = isUnchanged()
                ? base
                : new LineageBase(
                        hash, table, unfinished ? LineageBase.State.UNFINISHED : LineageBase.State.FINISHED, written);
        List<String> all = new ArrayList<>(answer.changes());
        all.addAll(changes);
        Effect effect = wrote && answer.effect() == Effect.UNCHANGED ? Effect.WRITTEN : answer.effect();
        return new CatalogAnswer(
                answer.entity(),
                effect,
                next.in(answer.base()),
                answer.sampleVersion(),
                findings,
                all,
                answer.decisions(),
                answer.made());
    }

    private Finding finding(FindingCode code, String message) {
        return Finding.of(
                code, publication.table().bucket(), publication.table().root(), message);
    }
}
