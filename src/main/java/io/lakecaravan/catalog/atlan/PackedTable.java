package io.lakecaravan.catalog.atlan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.lakecaravan.catalog.CatalogAnswer;
import io.lakecaravan.catalog.CatalogException;
import io.lakecaravan.catalog.Decision;
import io.lakecaravan.catalog.MergeBase;
import io.lakecaravan.table.Publication;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;

/**
 * A table on its way to a tenant: what is to be written of it, and how far that is. It goes along with other tables in a
 * {@link TablePack}, or by itself; what was begun one way goes on the other way. Belongs to one exchange at a time.
 */
public final class PackedTable {
    /** Exchange property of a publication that was begun in a pack. */
    public static final String PROPERTY = "CaravanPackedTable";

    private final Publication publication;
    private final JsonNode base;
    private final TableWork.Trust trust;
    private final Optional<TableObjects> objects;
    private final Optional<LakeCounts> counts;
    private final SharedAssets shared;
    private List<PackedTable> company = List.of();
    private Talk talk;
    private TableWork work;
    private Optional<CatalogAnswer> answer = Optional.empty();
    private Optional<RuntimeException> failure = Optional.empty();

    private PackedTable(
            Publication publication,
            JsonNode base,
            TableWork.Trust trust,
            Optional<TableObjects> objects,
            Optional<LakeCounts> counts,
            SharedAssets shared) {
        this.publication = publication;
        this.base = base;
        this.trust = trust;
        this.objects = objects;
        this.counts = counts;
        this.shared = shared;
    }

    /** With the base of its merge, its objects and what other tables need, where the exchange has them as properties. */
    static PackedTable of(Publication publication, Exchange exchange) {
        return new PackedTable(
                publication,
                exchange.getProperty(MergeBase.PROPERTY, JsonNodeFactory.instance.objectNode(), JsonNode.class),
                exchange.getProperty(MergeBase.DISTRUSTED, false, Boolean.class)
                        ? TableWork.Trust.LOST
                        : TableWork.Trust.KEPT,
                Optional.ofNullable(exchange.getProperty(TableObjects.PROPERTY, TableObjects.class)),
                Optional.ofNullable(exchange.getProperty(LakeCounts.PROPERTY, LakeCounts.class)),
                SharedAssets.of(exchange));
    }

    public Publication publication() {
        return publication;
    }

    /** What came of it; empty while something is still to be done, and where it failed. */
    public Optional<CatalogAnswer> answer() {
        return answer;
    }

    public boolean isAnswered() {
        return answer.isPresent();
    }

    /** About as many assets as it has. */
    int weight() {
        int shown = objects.map(all -> all.objects().size()).orElse(1);
        int rules = publication.lineage().size();
        int pairs = rules * publication.table().columns().size();
        // A rule draws edges into and out of each object, and one for each column.
        return 2 + ColumnEntities.count(publication.table()) + pairs + shown * (1 + 2 * rules);
    }

    boolean isBegun() {
        return talk != null;
    }

    /** @param startedAt of the run, in milliseconds */
    void begin(TenantKnowledge knowledge, AtlanSettings settings, long startedAt) {
        work = new TableWork(publication, base, objects, counts, trust, this::isNeededBeside, settings, startedAt);
        talk = new Talk(publication, knowledge, settings, work);
    }

    /** @param tables those that go along; what they need now, nobody but they know yet */
    void accompanied(List<PackedTable> tables) {
        company = tables;
    }

    private boolean isNeededBeside(String table, String qualifiedName) {
        return shared.isNeededBeside(table, qualifiedName)
                || company.stream().anyMatch(other -> other != this && other.work.wants(qualifiedName));
    }

    boolean isFresh() {
        return work.isFresh(talk);
    }

    Talk talk() {
        return talk;
    }

    /** Nothing is to be done for it any more. */
    boolean isSettled() {
        return answer.isPresent() || failure.isPresent();
    }

    Optional<RuntimeException> failure() {
        return failure;
    }

    /** Goes on until the tenant is to be asked, read or written to. */
    void run() {
        contained(() -> {
            while (!isWaiting()) {
                if (!work.advance(talk)) {
                    answer = Optional.of(work.answer(talk));
                }
            }
        });
    }

    private boolean isWaiting() {
        return isSettled()
                || !talk.turns.isEmpty()
                || !talk.looks.isEmpty()
                || writing().isPresent();
    }

    boolean isAsking() {
        return !isSettled() && !talk.turns.isEmpty();
    }

    boolean isLooking() {
        return !isSettled() && !talk.looks.isEmpty();
    }

    Optional<TableWriting> writing() {
        return isSettled() ? Optional.empty() : work.writing();
    }

    /** Its next question as one of another talk; it counts as asked only with its answer. */
    Turn relayed() {
        Turn turn = talk.turns.element();
        return new Turn(
                turn.request(),
                reply -> contained(() -> {
                    talk.turns.remove();
                    turn.answer().accept(reply);
                }),
                () -> contained(() -> {
                    talk.turns.remove();
                    turn.lost().run();
                }));
    }

    /**
     * What fails is this table alone.
     *
     * @throws CatalogException where nobody gets further
     */
    void contained(Runnable step) {
        try {
            step.run();
        } catch (CatalogException e) {
            if (e.decision() == Decision.STOP) {
                throw e;
            }
            failure = Optional.of(e);
        } catch (RuntimeException e) {
            failure = Optional.of(e);
        }
    }
}
