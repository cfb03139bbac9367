package io.lakecaravan.catalog.atlan;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.catalog.CatalogAnswer;
import io.lakecaravan.catalog.CatalogException;
import io.lakecaravan.catalog.Decision;
import io.lakecaravan.catalog.Effect;
import io.lakecaravan.catalog.Made;
import io.lakecaravan.catalog.TagDecision;
import io.lakecaravan.catalog.atlan.AtlanEntity.Reference;
import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.table.Dataset;
import io.lakecaravan.table.LakeObject;
import io.lakecaravan.table.LineageFlow;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.Publication;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Publishes one table: finds what must stand first, compares with what was sent, sends what differs, archives what went. */
final class TableWork implements Work {
    /** Whether what the catalog was given may be believed to stand there. */
    enum Trust {
        KEPT,
        LOST
    }

    private enum Phase {
        CONNECTION,
        MODEL,
        DEFINITIONS,
        BUCKET,
        DATASETS,
        STANDING,
        COMPARE,
        WRITE,
        STALE,
        ARCHIVE,
        DONE
    }

    private final Publication publication;
    private final LogicalTable table;
    private final JsonNode base;
    private final Optional<TableObjects> objects;
    private final Optional<LakeCounts> counts;
    private final boolean isDistrusted;
    private final SharedAssets shared;
    private final long startedAt;
    private final String configured;

    private Phase phase = Phase.CONNECTION;
    private TablePlace place;
    private SentAssets before;
    private SentAssets after;
    private final Map<Dataset, Optional<FoundDataset>> datasets = new HashMap<>();
    private WantedAssets wanted;
    private final Set<String> wantedNames = new HashSet<>();
    private final Map<String, Set<String>> standing = new HashMap<>();
    private final List<TagDecision> decisions = new ArrayList<>();
    private final Set<String> stale = new LinkedHashSet<>();
    private TableWriting writing;
    private boolean written;
    private boolean created;
    private boolean startedOver;
    private boolean isActive;

    TableWork(
            Publication publication,
            JsonNode base,
            Optional<TableObjects> objects,
            Optional<LakeCounts> counts,
            Trust trust,
            SharedAssets shared,
            AtlanSettings settings,
            long startedAt) {
        this.publication = publication;
        this.table = publication.table();
        this.base = base;
        this.objects = objects;
        this.counts = counts;
        this.isDistrusted = trust == Trust.LOST;
        this.shared = shared;
        this.startedAt = startedAt;
        this.configured = settings.connection(table.source());
    }

    @Override
    public boolean isFresh(Talk talk) {
        return talk.knowledge
                .connection(configured)
                .filter(known -> known.origin() == AtlanConnection.Origin.CREATED)
                .isPresent();
    }

    @Override
    public boolean advance(Talk talk) {
        switch (phase) {
            case CONNECTION -> {
                if (talk.knowledge.connection(configured).isEmpty()) {
                    Connections.require(talk, configured);
                }
                phase = Phase.MODEL;
            }
            case MODEL -> readModel(talk);
            case DEFINITIONS -> readDefinitions(talk);
            case BUCKET -> checkBucket(talk);
            case DATASETS -> findDatasets(talk);
            case STANDING -> readTable(talk);
            case COMPARE -> compare(talk);
            case WRITE -> write(talk);
            case STALE -> readStale(talk);
            case ARCHIVE -> {
                phase = Phase.DONE;
                Removal.plan(talk, Removal.Kind.SOFT, List.copyOf(stale), () -> written = true);
            }
            case DONE -> {
                return false;
            }
        }
        return true;
    }

    private void readModel(Talk talk) {
        AtlanConnection connection = talk.knowledge.connection(configured).orElseThrow();
        place = TablePlace.of(connection, table, talk.settings.workflow());
        before = SentAssets.of(base, connection.qualifiedName());
        List<String> types = new ArrayList<>(List.of("Database", "Schema", "Table", "Column"));
        if (talk.settings.objects() != AtlanSettings.Objects.NONE) {
            types.addAll(List.of("S3Bucket", "S3Prefix", "S3Object"));
        }
        if (!publication.lineage().isEmpty()) {
            types.addAll(List.of("Process", "ColumnProcess"));
        }
        Set<String> lacking = talk.knowledge.types().lacking(types);
        if (lacking.isEmpty()) {
            phase = Phase.DEFINITIONS;
        }
        lacking.forEach(type -> talk.next(new Turn(
                TypeModel.request(type), reply -> talk.knowledge.types().note(type, reply))));
    }

    private void readDefinitions(Talk talk) {
        ShownTags shown = new ShownTags(talk.settings.tagNames());
        Set<String> tags = new TreeSet<>(shown.of(table.tags()));
        table.columns().forEach(column -> tags.addAll(shown.of(column.allTags())));
        tags.addAll(new StoreTagAssets(talk.settings.storeTags(), table, publication.storeTags()).names());
        Set<String> last = new TreeSet<>();
        before.assets.values().forEach(asset -> last.addAll(asset.tags()));
        TagBook.require(talk, tags, last);
        MetadataBook.require(talk, place.connection().qualifiedName());
        phase = Phase.BUCKET;
    }

    /** A second copy of a bucket is not written into a connection of the vendor's crawler, which names buckets by ARN. */
    private void checkBucket(Talk talk) {
        phase = Phase.DATASETS;
        boolean mayHoldOthers = place.connection().origin() == AtlanConnection.Origin.FOUND && before.isEmpty();
        if (!mayHoldOthers
                || talk.settings.objects() == AtlanSettings.Objects.NONE
                || talk.knowledge.isChecked(place.bucketName())) {
            return;
        }
        talk.next(new Turn(
                AtlanRequest.search(Search.of(
                        10,
                        List.of("name", "qualifiedName"),
                        Search.term("__typeName.keyword", "S3Bucket"),
                        Search.term(
                                "connectionQualifiedName", place.connection().qualifiedName()),
                        Search.term("name.keyword", table.bucket()))),
                reply -> {
                    for (JsonNode hit :
                            reply.require("buckets cannot be searched").hits()) {
                        String name =
                                hit.path("attributes").path("qualifiedName").asText();
                        if (!name.equals(place.bucketName())) {
                            throw new CatalogException(
                                    Decision.STOP,
                                    reply.status(),
                                    "",
                                    "the connection " + place.connection().qualifiedName() + " holds the bucket "
                                            + table.bucket() + " under another name already, as Atlan's own crawler"
                                            + " writes it; name a connection of our own in"
                                            + " catalogs.atlan.connection");
                        }
                    }
                    talk.knowledge.checked(place.bucketName());
                }));
    }

    private void findDatasets(Talk talk) {
        phase = Phase.STANDING;
        for (LineageFlow flow : publication.lineage()) {
            for (Dataset dataset : ends(flow)) {
                if (!datasets.containsKey(dataset)) {
                    datasets.put(dataset, Optional.empty());
                    Datasets.find(talk, dataset, found -> datasets.put(dataset, found));
                }
            }
        }
    }

    private static List<Dataset> ends(LineageFlow flow) {
        List<Dataset> ends = new ArrayList<>();
        flow.upstream().ifPresent(ends::add);
        flow.downstream().ifPresent(ends::add);
        return ends;
    }

    /** Whether the table still stands there: people remove and archive, and what went with it is to be sent again. */
    private void readTable(Talk talk) {
        phase = Phase.COMPARE;
        boolean mayStand = talk.settings.isPlan()
                ? place.connection().origin() != AtlanConnection.Origin.PLANNED
                : !before.isEmpty();
        if (mayStand) {
            talk.looks.add(new Look(new Reference("Table", place.table()), this::noteStanding));
        }
    }

    private void compare(Talk talk) {
        if (!before.isEmpty() && !standing.containsKey(place.table())) {
            before = new SentAssets(place.connection().qualifiedName());
        } else if (!isActive || isDistrusted) {
            before.distrust();
        }
        after = new SentAssets(place.connection().qualifiedName());
        after.guid = before.guid;
        wanted = new WantedAssets(talk, place, publication, objects, counts, datasets, before);
        wanted.entities().forEach(entity -> wantedNames.add(entity.qualifiedName()));
        wantedNames.addAll(wanted.kept().keySet());
        after.unresolved.addAll(wanted.unresolved());
        after.isUnfinished = wanted.isObjectsLeftOut();
        phase = Phase.WRITE;
        if (place.connection().origin() != AtlanConnection.Origin.PLANNED) {
            wanted.entities().stream()
                    .filter(entity -> TagDelta.isAny(entity, before))
                    .filter(entity -> !standing.containsKey(entity.qualifiedName()))
                    .forEach(entity -> talk.looks.add(new Look(entity.reference(), this::noteStanding)));
        }
    }

    private void noteStanding(JsonNode entity) {
        String name = entity.path("attributes").path("qualifiedName").asText();
        standing.put(name, TagDelta.direct(entity));
        isActive |= name.equals(place.table()) && StoredAssets.isActive(entity);
    }

    private void write(Talk talk) {
        phase = Phase.STALE;
        // With the table goes its bucket, whose tags may be all that changed.
        boolean bucket = new StoreTagAssets(talk.settings.storeTags(), table, publication.storeTags()).isBucketShown();
        List<AtlanEntity> changed = wanted.entities().stream()
                .filter(entity -> !before.has(entity) || (bucket && entity.part() == AtlanEntity.Part.TABLE))
                .toList();
        Map<String, TagDelta> tags = new HashMap<>();
        for (AtlanEntity entity : wanted.entities()) {
            Set<String> last = before.tags(entity.qualifiedName());
            if (before.has(entity)) {
                after.assets.put(entity.qualifiedName(), before.assets.get(entity.qualifiedName()));
            } else if (TagDelta.isAny(entity, before)) {
                // What we set on an asset that is gone says nothing of the one that is made in its place.
                boolean there = standing.containsKey(entity.qualifiedName());
                tags.put(
                        entity.qualifiedName(),
                        TagDelta.of(
                                entity,
                                there ? last : Set.of(),
                                standing.getOrDefault(entity.qualifiedName(), Set.of()),
                                talk.knowledge));
            }
        }
        wanted.kept().forEach(after.assets::putIfAbsent);
        decide(talk);
        if (talk.settings.isPlan()) {
            PlannedChanges.tell(talk, place, table, isActive, changed, tags, before, after);
            return;
        }
        TableWriting.Again again = startedOver ? TableWriting.Again.DONE : TableWriting.Again.ALLOWED;
        writing = new TableWriting(talk, publication.run(), startedAt, before, after, tags, again);
        // Parents stand where the table does; when they do not, the server says so and all is sent. They may have been
        // archived with it, and what they hold may have changed with it.
        boolean tellsParents = before.isEmpty() || !isActive || isDistrusted || bucket || counts.isPresent();
        writing.plan(tellsParents ? wanted.parents() : List.of(), changed);
    }

    /** Whether the table has the asset now, as far as that is known. */
    boolean wants(String qualifiedName) {
        return wantedNames.contains(qualifiedName);
    }

    /** What is still to be sent; empty before and after that. */
    Optional<TableWriting> writing() {
        return Optional.ofNullable(writing).filter(TableWriting::isPending);
    }

    private void decide(Talk talk) {
        decisions.clear();
        for (TaggedAsset asset : wanted.tagged()) {
            Optional.ofNullable(standing.get(asset.qualifiedName()))
                    .map(there -> asset.decisions(before.tags(asset.qualifiedName()), there, talk.knowledge))
                    .ifPresent(decisions::addAll);
        }
    }

    /** Columns and objects that the table had and has no more. */
    private void readStale(Talk talk) {
        if (talk.settings.isPlan()) {
            phase = Phase.DONE;
            return;
        }
        if (writing.failure().isPresent()) {
            throw writing.failure().get();
        }
        written |= writing.hasWritten();
        created |= writing.hasCreatedTable();
        if (writing.mustStartOver()) {
            startOver(talk);
            return;
        }
        phase = Phase.ARCHIVE;
        after.remember(before);
        writing.report(table);
        talk.knowledge.inForce(configured);
        List<Reference> gone = before.childrenFirst("Column", "S3Prefix", "S3Object").stream()
                .filter(each -> !after.assets.containsKey(each.qualifiedName()))
                .filter(each -> !shared.isNeededBeside(table.id(), each.qualifiedName()))
                .toList();
        gone.forEach(each -> talk.looks.add(new Look(each, entity -> {
            if (StoredAssets.isActive(entity)
                    && StoredAssets.isOurs(entity, place.connection().qualifiedName(), talk.settings.workflow())) {
                StoredAssets.guid(entity).ifPresent(stale::add);
            }
        })));
    }

    /** What was believed to stand there does not: everything is sent, as if for the first time. */
    private void startOver(Talk talk) {
        startedOver = true;
        talk.knowledge.forgetTags();
        before = new SentAssets(place.connection().qualifiedName());
        standing.clear();
        phase = Phase.DEFINITIONS;
    }

    @Override
    public CatalogAnswer answer(Talk talk) {
        if (!after.unresolved.isEmpty()) {
            talk.findings.add(Finding.of(
                    FindingCode.CATALOG_LINEAGE_MISSING,
                    table.bucket(),
                    table.name(),
                    "Atlan shows no table, or several, for " + String.join(", ", wanted.missing())
                            + ", so this lineage is missing there. Check the path in lineage:, and that the token's"
                            + " persona may read that connection"));
        }
        Effect effect = talk.settings.isPlan() ? Effect.PLANNED : written ? Effect.WRITTEN : Effect.UNCHANGED;
        Optional<String> sample = publication
                .sample()
                .map(rows -> table.sampleObject().map(LakeObject::version).orElse(""));
        List<Made> made = new ArrayList<>(talk.knowledge.takeMade());
        made.add(Made.table(
                created ? Made.Origin.MADE : Made.Origin.FOUND,
                "Table",
                place.table(),
                after.guid,
                place.connection().qualifiedName()));
        return new CatalogAnswer(place.table(), effect, after.json(), sample, talk.findings, talk.changes, decisions)
                .making(made);
    }
}
