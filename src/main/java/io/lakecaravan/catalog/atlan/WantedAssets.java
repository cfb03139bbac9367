package io.lakecaravan.catalog.atlan;

import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.table.Dataset;
import io.lakecaravan.table.LakeObject;
import io.lakecaravan.table.LineageFlow;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.Publication;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** All assets that a table shall have in a tenant, as far as the tenant's model knows them. */
final class WantedAssets {
    private final Talk talk;
    private final LogicalTable table;
    private final SentAssets before;
    private final StoreTagAssets storeTags;
    private final List<AtlanEntity> parents;
    private final boolean isObjectsLeftOut;
    private final List<AtlanEntity> entities = new ArrayList<>();
    private final List<TaggedAsset> tagged = new ArrayList<>();
    private final Map<String, SentAssets.Asset> kept = new LinkedHashMap<>();
    private final Set<String> unresolved = new TreeSet<>();
    private final Set<String> missing = new TreeSet<>();

    /** @param objects all of the table's, where they are few enough */
    WantedAssets(
            Talk talk,
            TablePlace place,
            Publication publication,
            Optional<TableObjects> objects,
            Optional<LakeCounts> counts,
            Map<Dataset, Optional<FoundDataset>> datasets,
            SentAssets before) {
        this.talk = talk;
        this.table = publication.table();
        this.before = before;
        this.storeTags = new StoreTagAssets(talk.settings.storeTags(), table, publication.storeTags());
        ShownTags tags = new ShownTags(talk.settings.tagNames());
        TableEntities own =
                new TableEntities(place, table, tags, talk.settings.stores().of(publication));
        AtlanSettings.Objects which = talk.settings.objects();
        parents = own.parents(which, counts).stream().map(this::known).toList();
        entities.add(known(own.table(talk.settings.metadata())));
        if (!table.tags().isEmpty()) {
            tagged.add(new TaggedAsset(place.table(), List.of(), tags.byInternal(table.tags())));
        }
        ColumnEntities columns = new ColumnEntities(place, table, tags, nesting());
        columns.entities().forEach(column -> entities.add(known(column)));
        tagged.addAll(columns.tagged());
        boolean isEach = which == AtlanSettings.Objects.ALL && objects.isPresent();
        isObjectsLeftOut = which == AtlanSettings.Objects.ALL
                && !isEach
                && table.objects() <= TableObjects.MOST
                && !before.ofTypes("S3Object").isEmpty();
        if (isObjectsLeftOut) {
            keepObjects();
            return;
        }
        if (which != AtlanSettings.Objects.NONE) {
            addObjects(own, place, isEach ? objects : Optional.empty());
        }
        LineageEntities lineage = new LineageEntities(place, columns.names());
        for (LineageFlow flow : publication.lineage()) {
            add(lineage, flow, datasets, isEach ? objects : Optional.empty());
        }
        lineage.entities().forEach(entity -> entities.add(known(entity)));
    }

    private void addObjects(TableEntities own, TablePlace place, Optional<TableObjects> all) {
        Optional<PrefixEntity> prefix =
                talk.knowledge.types().has("S3Prefix") ? PrefixEntity.of(place, table) : Optional.empty();
        prefix.ifPresent(folder -> entities.add(known(folder.entity(table, all))));
        List<AtlanEntity> shown = all.map(TableObjects::objects)
                .map(objects -> objects.stream()
                        .map(object -> own.object(object, prefix))
                        .toList())
                .orElseGet(() -> read(own, prefix));
        shown.forEach(object -> entities.add(known(object)));
    }

    private ColumnEntities.Nesting nesting() {
        boolean isKnown = talk.knowledge.types().knows("Column", "parentColumn")
                && talk.knowledge.types().knows("Column", "parentColumnQualifiedName");
        return isKnown ? ColumnEntities.Nesting.SHOWN : ColumnEntities.Nesting.IN_TYPE;
    }

    private void add(
            LineageEntities lineage,
            LineageFlow flow,
            Map<Dataset, Optional<FoundDataset>> datasets,
            Optional<TableObjects> objects) {
        Optional<FoundDataset> from = flow.upstream().flatMap(datasets::get);
        Optional<FoundDataset> to = flow.downstream().flatMap(datasets::get);
        note(flow, flow.upstream(), from);
        note(flow, flow.downstream(), to);
        List<LineageEntities.Node> nodes = objects.map(
                        all -> keys(all, flow).stream().map(lineage::object).toList())
                .orElseGet(() -> List.of(lineage.table()));
        lineage.add(flow, from, to, nodes);
    }

    private static List<String> keys(TableObjects objects, LineageFlow flow) {
        return flow.objects().isPresent()
                ? objects.through().getOrDefault(flow.name(), List.of())
                : objects.objects().stream().map(LakeObject::key).toList();
    }

    /** What stands of a flow whose ends are not all found is kept: not seeing a table does not mean that it is gone. */
    private void note(LineageFlow flow, Optional<Dataset> named, Optional<FoundDataset> found) {
        if (named.isEmpty() || found.isPresent()) {
            return;
        }
        unresolved.add(flow.name());
        missing.add(named.get().system() + " " + named.get().name());
        before.assets.forEach((name, asset) -> {
            if (asset.flow().equals(flow.name())) {
                kept.put(name, asset);
            }
        });
    }

    /** The objects could not be listed: what stands there of them stays, with the lineage through them. */
    private void keepObjects() {
        before.assets.forEach((name, asset) -> {
            if (!Set.of("Table", "Column").contains(asset.type())) {
                kept.put(name, asset);
            }
        });
    }

    /** Those that were read; of all but the one of the sample only key and size are known. */
    private List<AtlanEntity> read(TableEntities own, Optional<PrefixEntity> prefix) {
        Map<String, AtlanEntity> objects = new LinkedHashMap<>();
        table.sampleObject().ifPresent(object -> objects.put(object.key(), own.object(object, prefix)));
        table.read().stream()
                // A folder stands for the log of a table format, which is no object.
                .filter(object -> !object.key().endsWith("/"))
                .limit(TableObjects.MOST)
                .forEach(object -> objects.putIfAbsent(object.key(), own.object(object, prefix)));
        return List.copyOf(objects.values());
    }

    private AtlanEntity known(AtlanEntity wanted) {
        AtlanEntity entity = storeTags.in(wanted, before);
        Iterator<String> names = entity.attributes().fieldNames();
        List<String> unknown = new ArrayList<>();
        while (names.hasNext()) {
            String name = names.next();
            if (!talk.knowledge.types().knows(entity.type(), name)) {
                unknown.add(name);
            }
        }
        for (String name : unknown) {
            entity.attributes().remove(name);
            if (!name.equals(TableEntities.RESOURCE) && talk.knowledge.isNews(entity.type() + "." + name)) {
                talk.findings.add(Finding.of(
                        FindingCode.CATALOG_ATTRIBUTE_UNKNOWN,
                        "",
                        entity.type() + "." + name,
                        "the tenant's type " + entity.type() + " has no attribute " + name
                                + ", so it was left out of all assets"));
            }
        }
        return entity;
    }

    List<AtlanEntity> parents() {
        return parents;
    }

    /** Parents first, without those that tables share. */
    List<AtlanEntity> entities() {
        return entities;
    }

    /** The table and those of its columns that have tags of ours. */
    List<TaggedAsset> tagged() {
        return tagged;
    }

    /** Assets that stay as they are though nothing asks for them. */
    Map<String, SentAssets.Asset> kept() {
        return kept;
    }

    /** Whether objects that are assets could not be listed this time: another run looks again. */
    boolean isObjectsLeftOut() {
        return isObjectsLeftOut;
    }

    /** Rules of lineage with an end that was not found. */
    Set<String> unresolved() {
        return unresolved;
    }

    /** The ends that were not found. */
    Set<String> missing() {
        return missing;
    }
}
