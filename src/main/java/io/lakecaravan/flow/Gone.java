package io.lakecaravan.flow;

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

/** The tables that one catalog shows of one source and that one complete run did not find: how many, which, and what of it. */
final class Gone {
    /** Tables that a finding names. */
    private static final int NAMED = 5;

    private static final String WOULD = "would remove table ";

    private final StateStore state;
    private final MadeEntities made;
    private final Optional<PlanListener> plan;
    private final String run;
    private final String source;
    private final String catalog;
    private final RemovalPolicy policy;

    Gone(StateStore state, Optional<PlanListener> plan, String run, String source, CatalogConfig catalog) {
        this.state = state;
        this.made = state.made();
        this.plan = plan;
        this.run = run;
        this.source = source;
        this.catalog = catalog.name();
        this.policy = catalog.removal();
    }

    private long count(Absence absence) {
        return made.countAbsent(catalog, source, run, absence, policy.runs());
    }

    private Iterator<MadeEntity> absent(Absence absence) {
        return made.absent(catalog, source, run, absence, policy.runs());
    }

    /** What is removed, or nothing where only a plan is asked for. */
    List<Supplier<Iterator<MadeEntity>>> remove(Absence... absences) {
        List<Supplier<Iterator<MadeEntity>>> parts = new ArrayList<>();
        for (Absence absence : absences) {
            if (plan.isPresent()) {
                tell(absence, "remove table ", "");
            } else {
                parts.add(() -> absent(absence));
            }
        }
        return parts;
    }

    /** Why those that are confirmed may not go now; empty: they may. */
    Optional<String> reasonToHold() {
        long due = count(Absence.CONFIRMED);
        long standing = made.standing(catalog, source);
        if (due == 0) {
            return Optional.empty();
        }
        if (state.settled().count(run, source) == 0) {
            return Optional.of("the source gives no table at all");
        }
        if (due * 100 > standing * policy.limit()) {
            return Optional.of("that is " + Math.round(100.0 * due / standing) + "% of the " + standing
                    + " that we made there, while removal.limit allows " + policy.limit() + "%");
        }
        if (state.findings().has(run, source, FindingCode.SOURCE_BUCKETS_NOT_LISTABLE)
                || state.findings().has(run, source, FindingCode.SOURCE_PATTERN_UNMATCHED)) {
            return Optional.of("some buckets of the source could not be looked for");
        }
        return Optional.empty();
    }

    /** Leaves the confirmed ones, and says how they go. */
    List<Supplier<Iterator<MadeEntity>>> hold(String reason) {
        hold(Absence.CONFIRMED, reason);
        return List.of();
    }

    /** Leaves those that may merely be hidden by another configuration, and says so. */
    void holdHidden() {
        hold(
                Absence.HIDDEN,
                "the source was told to look elsewhere or to name tables otherwise since they were last found");
    }

    private void hold(Absence absence, String reason) {
        if (count(absence) > 0) {
            tell(absence, WOULD, ", held back: " + reason);
            report(
                    FindingCode.CATALOG_REMOVALS_HELD,
                    names(absence) + " would be removed from catalog " + catalog + ", and " + reason
                            + "; nothing of that was removed. If it is right: crawl --allow-removals, once");
        }
    }

    /** Where nothing is removed by configuration: says what it would be. */
    void reportOnly() {
        if (count(Absence.CONFIRMED) + count(Absence.HIDDEN) > 0) {
            tell(Absence.CONFIRMED, WOULD, ", but removal: {mode: report}");
            tell(Absence.HIDDEN, WOULD, ", but removal: {mode: report}");
            report(
                    FindingCode.CATALOG_TABLES_GONE,
                    names(Absence.CONFIRMED, Absence.HIDDEN) + " would be removed from catalog " + catalog
                            + ", because the source does not give them any more; removal: {mode: report} of the catalog"
                            + " leaves them there");
        }
    }

    /** A plan names those, too, that another run has to confirm. */
    void tellUnconfirmed() {
        tell(Absence.FIRST, WOULD, ", if the next complete run does not find it either");
    }

    private void tell(Absence absence, String before, String after) {
        if (plan.isEmpty()) {
            return;
        }
        for (Iterator<MadeEntity> each = absent(absence); each.hasNext(); ) {
            MadeEntity entity = each.next();
            plan.get().planned(catalog, entity.name(), List.of(before + entity.table() + after));
        }
    }

    private String names(Absence... absences) {
        long all = 0;
        List<String> first = new ArrayList<>();
        for (Absence absence : absences) {
            all += count(absence);
            for (Iterator<MadeEntity> each = absent(absence); each.hasNext() && first.size() < NAMED; ) {
                first.add(each.next().table());
            }
        }
        Collections.sort(first);
        return all + (all == 1 ? " table (" : " tables (") + String.join(", ", first)
                + (all > first.size() ? ", ..." : "") + ")";
    }

    private void report(FindingCode code, String message) {
        state.findings().report(run, source, Finding.of(code, "", catalog, message));
    }
}
