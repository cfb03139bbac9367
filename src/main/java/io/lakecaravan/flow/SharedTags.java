package io.lakecaravan.flow;

import io.lakecaravan.catalog.RemovalAnswer;
import io.lakecaravan.catalog.openmetadata.TagPath;
import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.state.StateStore;
import io.lakecaravan.table.MadeEntity;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Tags and classifications that we made, which belong to no service, while a service is cleaned up. A tag may go when all
 * its uses were on what went: the server counts them before anything goes, and each entity that goes tells its own. That
 * holds whether or not a server counts the uses on what is deleted softly.
 *
 * <p>Holds two numbers a tag, of a bounded number of them; those beyond stay.
 */
final class SharedTags {
    static final String TAGS = "tags";
    private static final String CLASSIFICATIONS = "classifications";
    private static final int MOST = 10_000;

    private final StateStore state;
    private final List<String> catalogs;
    /** By catalog and name. */
    private final Map<String, Long> before = new HashMap<>();

    private final Map<String, Long> gone = new HashMap<>();

    SharedTags(StateStore state, List<String> catalogs) {
        this.state = state;
        this.catalogs = catalogs;
    }

    private static String key(String catalog, String name) {
        return catalog + " " + name;
    }

    Iterator<MadeEntity> tags() {
        return standing(TAGS, any -> true);
    }

    /** Both kinds, tags before what they stand in. */
    Iterator<MadeEntity> all() {
        return new Concatenation<>(
                List.of(() -> standing(TAGS, any -> true), () -> standing(CLASSIFICATIONS, any -> true)));
    }

    /** Those that were removed and may be restored, classifications before what stands in them. */
    static Iterator<MadeEntity> removed(StateStore state, String catalog) {
        return new Filtered(state.made().removedFrom(catalog, ""), SharedTags::isShared);
    }

    private static boolean isShared(MadeEntity entity) {
        return entity.kind().equals(TAGS) || entity.kind().equals(CLASSIFICATIONS);
    }

    private Iterator<MadeEntity> standing(String kind, Predicate<MadeEntity> chosen) {
        return new Concatenation<>(catalogs.stream()
                .<Supplier<Iterator<MadeEntity>>>map(catalog -> () -> new Filtered(
                        state.made().standingIn(catalog, ""),
                        entity -> entity.kind().equals(kind) && chosen.test(entity)))
                .toList());
    }

    void counted(MadeEntity tag, long uses) {
        if (before.size() < MOST) {
            before.put(key(tag.catalog(), tag.name()), uses);
        }
    }

    void removed(MadeEntity entity, RemovalAnswer answer) {
        answer.labels().forEach((tag, uses) -> {
            String key = key(entity.catalog(), tag);
            if (before.containsKey(key)) {
                gone.merge(key, uses, Long::sum);
            }
        });
    }

    /** Tags that nothing uses any more; the others are told of. */
    Iterator<MadeEntity> unused(String run) {
        return standing(TAGS, tag -> {
            String key = key(tag.catalog(), tag.name());
            long left = before.getOrDefault(key, -1L) - gone.getOrDefault(key, 0L);
            if (left > 0) {
                report(run, tag, left);
            }
            return left == 0;
        });
    }

    private void report(String run, MadeEntity tag, long left) {
        state.findings()
                .report(
                        run,
                        tag.source(),
                        Finding.of(
                                FindingCode.CATALOG_TAG_KEPT,
                                "",
                                tag.name(),
                                "catalog " + tag.catalog() + " keeps the tag " + tag.name()
                                        + ", which we made: it is used " + (left == 1 ? "once" : left + " times")
                                        + " elsewhere"));
    }

    /** Classifications in which no tag of ours stands any more; a server refuses where there are others'. */
    Iterator<MadeEntity> emptied() {
        Set<String> inUse = new HashSet<>();
        for (Iterator<MadeEntity> each = tags(); each.hasNext(); ) {
            MadeEntity tag = each.next();
            inUse.add(key(tag.catalog(), TagPath.of(tag.name()).classification()));
        }
        return standing(CLASSIFICATIONS, one -> !inUse.contains(key(one.catalog(), one.name())));
    }
}
