package io.lakecaravan.flow;

import io.lakecaravan.catalog.RemovalAnswer;
import io.lakecaravan.config.CaravanConfig;
import io.lakecaravan.config.CatalogConfig;
import io.lakecaravan.config.RemovalPolicy;
import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.state.Absence;
import io.lakecaravan.state.MadeEntities;
import io.lakecaravan.state.StateStore;
import io.lakecaravan.table.MadeEntity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides which tables are to be taken out of the catalogs because the lake does not have them any more, and remembers
 * what became of it. Only what we made is ever removed, only after a complete crawl, confirmed by others before it, and
 * not more of it at once than the catalog's policy allows.
 */
public final class Retirement {
    /** Exchange property with the {@link MadeEntity} while a catalog's route uses the message body for itself. */
    public static final String MADE = "CaravanMade";

    /** Whether the guards against mass removal hold. */
    public enum Guard {
        ON,
        /** A person looked and said that the tables are really gone: shares and hidden tables do not hold back. */
        OFF
    }

    private static final Logger LOG = LoggerFactory.getLogger(Retirement.class);

    private final CaravanConfig config;
    private final StateStore state;
    private final MadeEntities made;
    private final Optional<PlanListener> plan;
    private final Guard guard;

    /** @param plan is told what would be removed, instead of removing it; empty: it is removed */
    public Retirement(CaravanConfig config, StateStore state, Optional<PlanListener> plan, Guard guard) {
        this.config = config;
        this.state = state;
        this.made = state.made();
        this.plan = plan;
        this.guard = guard;
    }

    /** Notes which of our tables the run found and which it did not. Nothing is removed, and repeating it changes nothing. */
    public void compare(String run, String source) {
        if (!state.ledger().isWithheld(run, source)) {
            made.compare(run, source, SourceScope.of(config.source(source)));
        }
    }

    /** What is to be removed now, by catalog, children before what they stand in; holds one page at a time. */
    public Iterator<MadeEntity> due(String run, String source) {
        if (!state.ledger().isComplete(run, source)) {
            return Collections.emptyIterator();
        }
        List<Supplier<Iterator<MadeEntity>>> catalogs = new ArrayList<>();
        for (CatalogConfig catalog : config.catalogs()) {
            catalogs.addAll(due(run, source, catalog));
        }
        return new Concatenation<>(catalogs);
    }

    /** What the tables just removed stood in, where nothing of ours is left in it and the policy lets it go. */
    public Iterator<MadeEntity> emptied(String run, String source) {
        return new Concatenation<>(config.catalogs().stream()
                .filter(catalog -> catalog.removal().emptyParents() == RemovalPolicy.EmptyParents.GO)
                .<Supplier<Iterator<MadeEntity>>>map(catalog -> () -> made.emptied(catalog.name(), source, run))
                .toList());
    }

    private List<Supplier<Iterator<MadeEntity>>> due(String run, String source, CatalogConfig catalog) {
        RemovalPolicy policy = catalog.removal();
        Gone gone = new Gone(state, plan, run, source, catalog);
        return switch (policy.mode()) {
            case NEVER -> List.of();
            case MIRROR -> gone.remove(Absence.ANY);
            case REPORT -> {
                gone.reportOnly();
                yield List.of();
            }
            case SOFT -> softly(gone);
        };
    }

    private List<Supplier<Iterator<MadeEntity>>> softly(Gone gone) {
        gone.tellUnconfirmed();
        if (guard == Guard.OFF) {
            return gone.remove(Absence.CONFIRMED, Absence.HIDDEN);
        }
        gone.holdHidden();
        return gone.reasonToHold().map(gone::hold).orElseGet(() -> gone.remove(Absence.CONFIRMED));
    }

    /**
     * What a catalog made of the wish to remove or to restore an entity.
     *
     * @param answer a {@link RemovalAnswer}; anything else means that the entity is removed
     */
    public void answered(String run, MadeEntity entity, Object answer) {
        RemovalAnswer.Result result =
                answer instanceof RemovalAnswer said ? said.result() : RemovalAnswer.Result.REMOVED;
        state.together(() -> {
            switch (result) {
                case REMOVED -> {
                    takenOut(entity);
                    state.ledger().removed(run, entity.catalog());
                }
                case GONE -> takenOut(entity);
                case KEPT -> reportKept(run, entity, (RemovalAnswer) answer);
                case DISOWNED -> {
                    reportKept(run, entity, (RemovalAnswer) answer);
                    made.forget(entity);
                }
                case RESTORED -> made.kept(entity);
            }
        });
    }

    private void reportKept(String run, MadeEntity entity, RemovalAnswer answer) {
        LOG.info("catalog {} keeps {} {}: {}", entity.catalog(), entity.kind(), entity.name(), answer.reason());
        state.findings()
                .report(
                        run,
                        entity.source(),
                        Finding.of(
                                FindingCode.CATALOG_REMOVAL_FAILED,
                                entity.bucket(),
                                entity.isTable() ? entity.table() : entity.name(),
                                "catalog " + entity.catalog() + " leaves " + entity.name() + " as it is: "
                                        + answer.reason()));
    }

    /** The merge base stays, so that what comes back meets people's words as before; it is sent in any case. */
    private void takenOut(MadeEntity entity) {
        boolean restorable = !(config.catalog(entity.catalog()) instanceof CatalogConfig.Local);
        if (restorable) {
            made.removed(entity);
        } else {
            made.forget(entity);
        }
        if (entity.isTable()) {
            if (restorable) {
                state.sent().distrust(entity.catalog(), entity.tableId());
            } else {
                state.sent().forget(entity.catalog(), entity.tableId());
            }
            state.deadLetters().supersede(entity.catalog(), entity.tableId());
        }
    }
}
