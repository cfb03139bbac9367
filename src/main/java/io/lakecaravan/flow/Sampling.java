package io.lakecaravan.flow;

import io.lakecaravan.config.CaravanConfig;
import io.lakecaravan.config.CatalogConfig;
import io.lakecaravan.config.SourceConfig;
import io.lakecaravan.format.Formats;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.ObjectSources;
import io.lakecaravan.format.ReadBudget;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.ReaderKind;
import io.lakecaravan.format.TableFormat;
import io.lakecaravan.format.TableFormats;
import io.lakecaravan.format.TableRoot;
import io.lakecaravan.format.TableRoots;
import io.lakecaravan.inspect.ObjectInspector;
import io.lakecaravan.inspect.ObjectInspector.Inspected;
import io.lakecaravan.inspect.TableInspector;
import io.lakecaravan.layout.FileName;
import io.lakecaravan.profile.ShownProfile;
import io.lakecaravan.state.Sent;
import io.lakecaravan.state.StateStore;
import io.lakecaravan.table.LakeObject;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.Publication;
import io.lakecaravan.table.Sample;
import io.lakecaravan.tag.Masks;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds rows to show of a table for catalogs that lack them: those this process read already, else those a local catalog
 * shows, else from the object. Rows are never kept in the state. What is given is masked by the tags that the table has
 * by then.
 */
public final class Sampling {
    private static final Logger LOG = LoggerFactory.getLogger(Sampling.class);
    /** What reading the log of a table format's table may take. */
    private static final long LOG_BYTES = 500_000_000;

    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    private final CaravanConfig config;
    private final StateStore state;
    private final Samples samples;
    private final LocalCatalogs locals;
    private final ObjectSources lake;
    private final TableRoots roots;
    private final TableFormats tables;
    private final Formats formats;
    private final ObjectInspector inspector;
    private final TableInspector tableInspector = new TableInspector();
    private final List<String> catalogs;
    private final Masks masks;
    private BiPredicate<String, Publication> lost = (catalog, publication) -> false;

    public Sampling(
            CaravanConfig config,
            StateStore state,
            Samples samples,
            LocalCatalogs locals,
            ObjectSources lake,
            TableRoots roots,
            Formats formats,
            TableFormats tables) {
        this.config = config;
        this.state = state;
        this.samples = samples;
        this.locals = locals;
        this.lake = lake;
        this.roots = roots;
        this.tables = tables;
        this.formats = formats;
        this.inspector = new ObjectInspector(formats);
        this.masks = new Masks(config.tags().mask());
        this.catalogs = config.catalogs().stream().map(CatalogConfig::name).toList();
    }

    /** @param test whether a catalog is known not to have the table, whatever it was sent */
    Sampling anewWhere(BiPredicate<String, Publication> test) {
        lost = test;
        return this;
    }

    /** Whether a catalog lacks the sample of the table's present sample object. */
    public boolean isWanted(Publication publication) {
        LogicalTable table = publication.table();
        boolean asked = config.source(table.source()).sample().rows() > 0;
        if (!asked || table.sampleObject().isEmpty() || publication.sample().isPresent()) {
            return false;
        }
        String version = version(table);
        return locals.names().stream().anyMatch(name -> !locals.has(name, publication))
                || catalogs.stream()
                        .anyMatch(catalog -> lost.test(catalog, publication)
                                || state.sent()
                                        .find(catalog, table.id())
                                        .map(Sent::sampleVersion)
                                        .filter(version::equals)
                                        .isEmpty());
    }

    /** The message with a sample and the profile of its object, or as it was when the rows cannot be had. */
    public Publication sample(String run, Publication publication) {
        LogicalTable table = publication.table();
        return samples.take(table.sampleObject().orElseThrow(), table.member())
                .map(rows -> masked(rows, table))
                .or(() -> shown(publication))
                .or(() -> read(run, table).map(rows -> masked(rows, table)))
                .or(() -> formerly(table).map(sample -> new ReadRows(sample, Optional.empty())))
                .map(rows -> with(rows, publication))
                .orElse(publication);
    }

    /** As tags allow it to be shown. */
    private ReadRows masked(ReadRows rows, LogicalTable table) {
        return new ReadRows(
                masks.mask(rows.sample(), table), rows.profile().map(profile -> ShownProfile.of(profile, table)));
    }

    private static Publication with(ReadRows rows, Publication publication) {
        Publication sampled = publication.withSample(shown(rows.sample(), publication.table()));
        return rows.profile().map(sampled::withProfile).orElse(sampled);
    }

    /** Columns that are not published yet are not shown either. */
    private static Sample shown(Sample sample, LogicalTable table) {
        return HeldSchema.isHeld(table)
                ? sample.only(table.columns().stream()
                        .map(column -> column.column().name())
                        .collect(Collectors.toSet()))
                : sample;
    }

    private String version(LogicalTable table) {
        return Reading.sample(config.source(table.source()), table, masks);
    }

    private Optional<ReadRows> shown(Publication publication) {
        LogicalTable table = publication.table();
        String version = version(table);
        return locals.names().stream()
                .filter(name -> locals.has(name, publication))
                .filter(name -> state.sent()
                        .find(name, table.id())
                        .map(Sent::sampleVersion)
                        .filter(version::equals)
                        .isPresent())
                .flatMap(name ->
                        locals
                                .sample(name, table)
                                .map(sample -> new ReadRows(sample, locals.profile(name, table)))
                                .stream())
                .findFirst();
    }

    /** What a catalog shows and is to hide, although the object cannot be read. */
    private Optional<Sample> formerly(LogicalTable table) {
        return masks.version(table).isEmpty()
                ? Optional.empty()
                : locals.names().stream()
                        .flatMap(name -> locals.sample(name, table).stream())
                        .findFirst()
                        .map(sample -> masks.mask(sample, table));
    }

    private Optional<ReadRows> read(String run, LogicalTable table) {
        LakeObject object = table.sampleObject().orElseThrow();
        state.ledger().add(run, table.source(), "sampled", 1);
        SourceConfig source = config.source(table.source());
        long bytes = 2 * source.sample().bytesPerObject()
                + (tables.named(table.format()).isPresent() ? LOG_BYTES : 0);
        ReadBudget budget = new ReadBudget(Clock.systemUTC(), TIMEOUT, bytes);
        ReadOptions options = Reading.sampling(source, table, object);
        int rows = options.sampleRows();
        try {
            // As many as a crawl reads, of which the first are shown: few and many rows may end at other columns.
            Inspected inspected =
                    inspected(table, object, budget, options.withSampleRows(Math.max(rows, readRows(table, object))));
            for (int i = 0; i < inspected.fragments().size(); i++) {
                if (inspected.fragments().get(i).table().equals(table.member())
                        && inspected.fragments().get(i).isUsable()) {
                    return Optional.of(ReadRows.of(
                            inspected.fragments().get(i),
                            inspected.samples().get(i),
                            inspected.bounds().get(i),
                            rows));
                }
            }
        } catch (IOException e) {
            LOG.warn(
                    "no sample of {}: its object could not be opened ({})",
                    table.id(),
                    e.getClass().getSimpleName());
        }
        return Optional.empty();
    }

    private int readRows(LogicalTable table, LakeObject object) {
        if (!config.tags().detect().isOn()) {
            return 0;
        }
        FileName name = FileName.of(object.key().substring(object.key().lastIndexOf('/') + 1));
        ReaderKind kind = tables.named(table.format()).isPresent()
                ? ReaderKind.TABLE
                : formats.readerKind(name.format(), name.compression());
        return ReadSettings.rowsLookedAt(kind, object.size());
    }

    private Inspected inspected(LogicalTable table, LakeObject object, ReadBudget budget, ReadOptions options)
            throws IOException {
        Optional<TableFormat> format = tables.named(table.format());
        if (format.isPresent()) {
            TableRoot root = roots.root(table.source(), table.bucket(), table.location(), budget);
            return tableInspector.inspect(object, root, format.get(), options);
        }
        try (ObjectSource opened = lake.open(table.source(), object, budget)) {
            return inspector.inspect(object, opened, table.format(), options);
        }
    }
}
