package io.lakecaravan.flow;

import io.lakecaravan.config.CaravanConfig;
import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.TableFormats;
import io.lakecaravan.layout.CrowdedFolders;
import io.lakecaravan.layout.Settled;
import io.lakecaravan.layout.Settling;
import io.lakecaravan.layout.TableNames;
import io.lakecaravan.layout.TableNaming;
import io.lakecaravan.layout.TableParts;
import io.lakecaravan.s3.ListingException;
import io.lakecaravan.s3.SourceException;
import io.lakecaravan.state.SettledTable;
import io.lakecaravan.state.SharedName;
import io.lakecaravan.state.StateStore;
import io.lakecaravan.table.Candidate;
import io.lakecaravan.table.InspectedCandidate;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.Publication;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what settling gives until a source is complete, then names its tables and hands them on. */
public final class Settlement {
    private static final Logger LOG = LoggerFactory.getLogger(Settlement.class);
    /** Names shared by several folders that are told one by one. */
    private static final int MOST_SHARED = 20;

    private final CaravanConfig config;
    private final StateStore state;
    private final TableFormats tables;
    private final Settling settling = new Settling();

    public Settlement(CaravanConfig config, StateStore state, TableFormats tables) {
        this.tables = tables;
        this.config = config;
        this.state = state;
    }

    public Settled settle(InspectedCandidate inspected) {
        Candidate candidate = inspected.candidate();
        return settling.settle(
                inspected,
                root -> state.settled()
                        .wasSettled(
                                candidate.source(), TableNames.identity(candidate.source(), candidate.bucket(), root)));
    }

    /** Keeps tables and findings of a candidate; doing so again changes nothing. */
    public void keep(String run, Candidate candidate, Settled settled) {
        TableNaming naming = TableNaming.of(config.source(candidate.source()));
        List<SettledTable> tables = settled.tables().stream()
                .map(table -> settled(candidate, table, naming.base(table)))
                .toList();
        state.together(() -> {
            state.settled().put(run, candidate.source(), candidate.id(), tables);
            Stream.concat(
                            settled.findings().stream(),
                            settled.tables().stream().flatMap(table -> table.findings().stream()))
                    .forEach(finding -> state.findings().report(run, candidate.source(), finding));
        });
    }

    /**
     * Folders that are more than one candidate holds give one table in parts, which are joined when all are there. The
     * identity of a part ends as none of a table does, which ends in its format.
     */
    private static SettledTable settled(Candidate candidate, LogicalTable table, String base) {
        String identity = TableNames.identity(table);
        return candidate
                .siblings()
                .filter(folders -> !folders.first() && folders.root().equals(table.root()))
                .map(folders -> new SettledTable(
                        identity + "|" + candidate.shapes().get(0).member() + "|part",
                        base,
                        table,
                        Optional.of(identity)))
                .orElseGet(() -> new SettledTable(identity, base, table));
    }

    /** Names the tables of a complete source, or withholds them all when there are more than allowed. */
    public void release(String run, String source) {
        // What lies under a table format's root is the table's, in whatever folders its writer spread it.
        state.settled().joinParts(run, source, TableParts::join);
        state.settled().dropNested(run, source, tables.names());
        long tables = state.settled().count(run, source);
        if (tables > config.tableLimit()) {
            state.findings()
                    .report(
                            run,
                            source,
                            Finding.of(
                                    FindingCode.TABLES_LIMIT_EXCEEDED,
                                    "",
                                    source,
                                    "the source gives " + tables + " tables, tables.limit allows " + config.tableLimit()
                                            + "; nothing of it was published. " + crowded(run, source)));
            state.ledger().withhold(run, source);
            return;
        }
        if (TableNaming.of(config.source(source)).joinsFolders()) {
            reportSharedNames(run, source);
        }
        state.settled().assignNames(run, source, TableNames::suffixed);
    }

    /** Where most of the tables lie, and what to write about it. */
    private String crowded(String run, String source) {
        CrowdedFolders folders = new CrowdedFolders();
        Iterator<String> identities = state.settled().identities(run, source);
        while (identities.hasNext()) {
            String identity = identities.next();
            String bucket = identity.substring(source.length() + 1, identity.indexOf('|', source.length() + 1));
            folders.add(bucket, TableNames.root(source, bucket, identity));
        }
        List<CrowdedFolders.Folder> most = folders.most();
        String prefix = most.get(0).path().substring(most.get(0).path().indexOf('/') + 1);
        return most.stream()
                        .map(folder -> folder.path() + " (" + folder.tables() + ")")
                        .collect(Collectors.joining(", ", "Most lie in ", ". "))
                + "If the folders there are values of one table, write layout: [\"" + prefix
                + "{key:NAME}/\", auto]; if they are no tables, exclude: [\"" + prefix
                + "**\"]; else raise tables.limit";
    }

    private void reportSharedNames(String run, String source) {
        List<SharedName> shared = state.settled().sharedNames(run, source, MOST_SHARED + 1);
        for (SharedName name : shared.subList(0, Math.min(MOST_SHARED, shared.size()))) {
            String first = TableNames.root(source, name.bucket(), name.first());
            String last = TableNames.root(source, name.bucket(), name.last());
            state.findings()
                    .report(
                            run,
                            source,
                            Finding.of(
                                    FindingCode.LAYOUT_SAME_NAME,
                                    name.bucket(),
                                    first,
                                    name.tables() + " tables would be called " + name.name() + ", from "
                                            + (first.isEmpty() ? "/" : first) + " to " + last
                                            + "; each stays a table of its own, and its name gets a suffix"));
        }
        if (shared.size() > MOST_SHARED) {
            state.findings()
                    .report(
                            run,
                            source,
                            Finding.of(
                                    FindingCode.LAYOUT_SAME_NAME,
                                    "",
                                    source,
                                    "more than " + MOST_SHARED + " names are shared by several folders; the first are"
                                            + " told one by one"));
        }
    }

    /** Tells the ledger how many tables follow; from then on the run may end, so all else is done before. */
    public void announce(String run, String source) {
        if (!isWithheld(run, source)) {
            state.ledger().expectOutcomes(run, source, state.settled().count(run, source));
        }
    }

    /** The tables to publish, in order of their names; none when they are withheld. */
    public Iterator<Publication> tables(String run, String source) {
        if (isWithheld(run, source)) {
            return Collections.emptyIterator();
        }
        return new Publications(run, state.settled().tables(run, source), state.history());
    }

    private boolean isWithheld(String run, String source) {
        return state.ledger().isWithheld(run, source);
    }

    /** Says why a source's listing ended early. */
    public void reportFailure(String run, String source, Exchange exchange) {
        Throwable cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        state.findings().report(run, source, finding(source, cause));
    }

    private static Finding finding(String source, Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ListingException listing) {
                return listing.finding();
            }
            if (cause instanceof SourceException failure) {
                return Finding.of(failure.code(), "", source, failure.getMessage());
            }
        }
        LOG.error("source {} failed", source, thrown);
        return Finding.of(
                FindingCode.SOURCE_LISTING_FAILED,
                "",
                source,
                "listing failed in an unexpected way (" + thrown.getClass().getSimpleName() + "); see the log");
    }

    public void reportFailedCandidate(String run, Candidate candidate, Exchange exchange) {
        Throwable cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        LOG.warn("inspecting s3://{}/{} failed", candidate.bucket(), candidate.root(), cause);
        state.findings()
                .report(
                        run,
                        candidate.source(),
                        Finding.of(
                                FindingCode.READER_FAILED,
                                candidate.bucket(),
                                candidate.root(),
                                "the table was left out because inspecting it failed ("
                                        + cause.getClass().getSimpleName() + "); see the log"));
    }

    public void reportFailedTable(String run, Publication publication, Exchange exchange) {
        Throwable cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        LOG.warn("a step of enrich failed on {}", publication.table().id(), cause);
        state.findings()
                .report(
                        run,
                        publication.table().source(),
                        Finding.of(
                                FindingCode.READER_FAILED,
                                publication.table().bucket(),
                                publication.table().root(),
                                "the table was not published because a step of enrich failed ("
                                        + cause.getClass().getSimpleName() + "); see the log"));
    }
}
