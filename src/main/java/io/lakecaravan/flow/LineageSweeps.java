package io.lakecaravan.flow;

import io.lakecaravan.catalog.CatalogAnswer;
import io.lakecaravan.catalog.Effect;
import io.lakecaravan.catalog.atlan.LineageSweep;
import io.lakecaravan.config.CatalogConfig;
import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.state.RunRecord;
import io.lakecaravan.state.SourceRecord;
import io.lakecaravan.state.StateStore;
import io.lakecaravan.table.ListingEnd;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** At the end of a run, what of our lineage no table needs any more is taken out of the catalogs. */
public final class LineageSweeps {
    private static final Logger LOG = LoggerFactory.getLogger(LineageSweeps.class);

    private final Catalogs catalogs;
    private final StateStore state;
    private final PlanListener plan;

    LineageSweeps(Catalogs catalogs, StateStore state, PlanListener plan) {
        this.catalogs = catalogs;
        this.state = state;
        this.plan = plan;
    }

    /** Endpoints of the catalogs to sweep: none after a run in which not everything was listed. */
    public String due(String run) {
        RunRecord record = state.ledger().record(run);
        boolean whole = record.sources().stream().allMatch(source -> isWhole(run, source));
        return whole
                ? String.join(
                        ",",
                        catalogs.names().stream()
                                .filter(name -> catalogs.config(name) instanceof CatalogConfig.Atlan)
                                .filter(catalogs::isOpen)
                                .map(name -> "direct:sweep-" + name)
                                .toList())
                : "";
    }

    private boolean isWhole(String run, SourceRecord source) {
        boolean listed = source.listing().filter(ListingEnd.COMPLETE::equals).isPresent();
        // No table at all is more likely a mistake than an empty lake.
        return listed
                && !state.ledger().isWithheld(run, source.name())
                && source.tables().found() > 0;
    }

    /** One sweep for each source of the run, whose connections may differ. */
    public List<LineageSweep> sweeps(String run, String catalog, double share, int floor) {
        return state.ledger().record(run).sources().stream()
                .map(source -> new LineageSweep(
                        run, source.name(), name -> state.claims().isClaimed(catalog, name), share, floor))
                .toList();
    }

    public void swept(String run, String catalog, LineageSweep sweep, CatalogAnswer answer) {
        if (answer.effect() == Effect.PLANNED && !answer.changes().isEmpty()) {
            plan.planned(catalog, "lineage of " + sweep.source(), answer.changes());
        }
        answer.findings().forEach(finding -> state.findings().report(run, sweep.source(), finding));
    }

    /** What was not removed is found by the next run. */
    public void failed(String run, String catalog, Exchange exchange) {
        Throwable cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        LOG.warn("outdated lineage of catalog {} was not removed", catalog, cause);
        Optional<LineageSweep> sweep = Optional.ofNullable(exchange.getProperty("CaravanSweep", LineageSweep.class));
        state.findings()
                .report(
                        run,
                        sweep.map(LineageSweep::source).orElse(""),
                        Finding.of(
                                FindingCode.CATALOG_LINEAGE_KEPT,
                                "",
                                catalog,
                                "outdated lineage of ours could not be removed from catalog " + catalog + " ("
                                        + cause.getClass().getSimpleName() + "); the next run tries again"));
    }
}
