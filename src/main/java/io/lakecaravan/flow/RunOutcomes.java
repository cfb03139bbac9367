package io.lakecaravan.flow;

import io.lakecaravan.catalog.Made;
import io.lakecaravan.catalog.RunOutcome;
import io.lakecaravan.config.CatalogConfig;
import io.lakecaravan.state.CatalogCounts;
import io.lakecaravan.state.DeadLetter;
import io.lakecaravan.state.RunRecord;
import io.lakecaravan.state.SourceRecord;
import io.lakecaravan.state.StateStore;
import io.lakecaravan.table.ListingEnd;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What catalogs that keep a history of runs are told at the end of one. */
public final class RunOutcomes {
    private static final int MOST_FAILURES = 50;

    private final Catalogs catalogs;
    private final StateStore state;
    private final Clock clock;

    public RunOutcomes(Catalogs catalogs, StateStore state, Clock clock) {
        this.catalogs = catalogs;
        this.state = state;
        this.clock = clock;
    }

    /** One for each service of the catalog that the run's sources are shown in. */
    public List<RunOutcome> of(String run, String catalog) {
        RunRecord record = state.ledger().record(run);
        Map<String, List<SourceRecord>> services = record.sources().stream()
                .collect(Collectors.groupingBy(
                        source -> service(catalog).orElse(source.name()), TreeMap::new, Collectors.toList()));
        return services.entrySet().stream()
                .map(entry -> outcome(record, catalog, entry.getKey(), entry.getValue()))
                .toList();
    }

    /** What a catalog needed to be told of runs is ours, and goes with all of ours. */
    public void made(String catalog, Made made) {
        new Provenance(state).record(catalog, made);
    }

    private RunOutcome outcome(RunRecord run, String catalog, String service, List<SourceRecord> sources) {
        List<String> names = sources.stream().map(SourceRecord::name).toList();
        CatalogCounts counts = state.ledger().counts(run.id(), catalog, names);
        boolean complete = sources.stream()
                .allMatch(source ->
                        source.listing().filter(ListingEnd.COMPLETE::equals).isPresent());
        return new RunOutcome(
                run.id(),
                service,
                run.startedAt(),
                clock.instant(),
                sources.stream().mapToLong(source -> source.tables().found()).sum(),
                counts.written(),
                counts.deadLettered() + counts.deferred(),
                state.findings().count(run.id()),
                complete ? RunOutcome.Coverage.COMPLETE : RunOutcome.Coverage.INCOMPLETE,
                failures(catalog, names));
    }

    private List<RunOutcome.Failure> failures(String catalog, List<String> sources) {
        List<RunOutcome.Failure> failures = new ArrayList<>();
        Iterator<DeadLetter> letters = state.deadLetters().of(catalog);
        while (failures.size() < MOST_FAILURES && letters.hasNext()) {
            DeadLetter letter = letters.next();
            if (sources.contains(letter.message().table().source())) {
                failures.add(new RunOutcome.Failure(letter.table(), letter.reason()));
            }
        }
        return failures;
    }

    private Optional<String> service(String catalog) {
        return catalogs.config(catalog) instanceof CatalogConfig.OpenMetadata server
                ? server.service()
                : Optional.empty();
    }
}
