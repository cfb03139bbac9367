package io.lakecaravan.flow;

import io.lakecaravan.layout.Settled;
import io.lakecaravan.layout.TableNames;
import io.lakecaravan.profile.RowSketch;
import io.lakecaravan.profile.ShownProfile;
import io.lakecaravan.table.ColumnProfile;
import io.lakecaravan.table.ColumnProfile.Frequency;
import io.lakecaravan.table.Fragment;
import io.lakecaravan.table.InspectedCandidate;
import io.lakecaravan.table.LakeObject;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.Publication;
import io.lakecaravan.table.Sample;
import io.lakecaravan.table.TableProfile;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Profiles of tables from the rows that this process read: sketches of objects until their table is settled, then its
 * profile until it is published. They hold values, so they are never in the state: what falls out of memory is lost until
 * its objects are read again, and catalogs keep the profile that they have.
 */
public final class Profiling {
    private static final Comparator<Fragment> NEWEST_FIRST = Comparator.comparing(
                    (Fragment fragment) -> fragment.object().lastModified())
            .reversed()
            .thenComparing(fragment -> fragment.object().key());

    private final Held<RowSketch> objects;
    private final Held<TableProfile> tables;

    /** @param limit approximate bytes held, half of them for objects whose table is not settled yet */
    public Profiling(long limit) {
        this.objects = new Held<>(limit / 2, RowSketch::bytes);
        this.tables = new Held<>(limit / 2, Profiling::size);
    }

    /** Takes note of rows of an object. */
    void note(Fragment fragment, Sample sample) {
        RowSketch sketch = RowSketch.of(fragment.schema(), sample);
        if (!sketch.isEmpty()) {
            objects.put(Samples.key(fragment.object(), fragment.table()), sketch);
        }
    }

    /** Puts what is noted of the candidate's objects together, table by table. */
    public void gather(InspectedCandidate inspected, Settled settled) {
        List<Fragment> fragments =
                inspected.fragments().stream().sorted(NEWEST_FIRST).toList();
        for (LogicalTable table : settled.tables()) {
            List<String> keys =
                    table.read().stream().map(object -> object.key()).toList();
            List<Fragment> own = fragments.stream()
                    .filter(fragment -> fragment.table().equals(table.member())
                            && keys.contains(fragment.object().key()))
                    .toList();
            gather(TableNames.identity(table), own);
        }
    }

    private void gather(String table, List<Fragment> fragments) {
        RowSketch sum = new RowSketch();
        Instant at = Instant.MIN;
        for (Fragment fragment : fragments) {
            Optional<RowSketch> sketch = objects.take(Samples.key(fragment.object(), fragment.table()));
            if (sketch.isPresent()) {
                sum.add(sketch.get());
                LakeObject object = fragment.object();
                at = object.lastModified().isAfter(at) ? object.lastModified() : at;
            }
        }
        if (!sum.isEmpty()) {
            TableProfile found = sum.profile(at);
            // Folders that make one table in parts: the part with most rows speaks for all.
            TableProfile most = tables.take(table)
                    .filter(other -> other.rows() > found.rows())
                    .orElse(found);
            tables.put(table, most);
        }
    }

    /** The message with its profile, as far as tags allow; as it was, where no rows of it were read. */
    public Publication profile(Publication publication) {
        LogicalTable table = publication.table();
        return tables.take(TableNames.identity(table))
                .map(profile -> publication.withProfile(ShownProfile.of(profile, table)))
                .orElse(publication);
    }

    private static long size(TableProfile profile) {
        return profile.columns().stream().mapToLong(Profiling::size).sum() + 64;
    }

    private static long size(ColumnProfile column) {
        long characters = Stream.of(
                        Stream.concat(column.min().stream(), column.max().stream()),
                        column.path().stream(),
                        column.quantiles().stream(),
                        Stream.concat(column.top().stream(), column.patterns().stream())
                                .map(Frequency::what))
                .flatMap(texts -> texts)
                .mapToLong(String::length)
                .sum();
        return 400
                + 2 * characters
                + 48L * (column.top().size() + column.patterns().size());
    }
}
