package io.lakecaravan.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakecaravan.finding.Finding;
import io.lakecaravan.table.Candidate;
import io.lakecaravan.table.LakeObject;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitraries;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class GroupingPropertyTest {
    private record Result(List<Candidate> candidates, List<Finding> findings, KeyCountsView counts) {}

    private record KeyCountsView(long listed, long kept, long archived, long markers, String skipped) {}

    @Provide
    Arbitrary<List<LakeObject>> listings() {
        Arbitrary<String> folder = Arbitraries.of(
                "a/",
                "b/",
                "data/",
                "metadata/",
                "_delta_log/",
                "x=1/",
                "x=2/",
                "y=a/",
                "/",
                "_tmp/",
                "\uff5e/",
                "😀/");
        Arbitrary<String> file = Arbitraries.of(
                "orders.csv",
                "users.csv",
                "users.json.gz",
                "part-0.csv",
                "part-1.csv",
                "part-2.parquet",
                "orders_2024-01-01.csv",
                "orders_2024-01-02.csv",
                "users_2024-01-01.csv",
                "v1.metadata.json",
                "README.txt",
                "_SUCCESS",
                "");
        Arbitrary<LakeObject> object = Combinators.combine(
                        folder.list().ofMaxSize(3),
                        file,
                        Arbitraries.longs().between(0, 5),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.of("STANDARD", "STANDARD", "STANDARD", "GLACIER"))
                .as((folders, name, size, age, storage) ->
                        Lakes.object(String.join("", folders) + name, size, Lakes.TIME.plusSeconds(age), storage));
        return object.filter(one -> !one.key().isEmpty())
                .list()
                .uniqueElements(LakeObject::key)
                .ofMaxSize(60)
                .map(list -> list.stream()
                        .sorted(Comparator.comparing(LakeObject::key, KeyOrder.UTF8))
                        .toList());
    }

    @Property
    void cuttingTheListingAnywhereChangesNothing(
            @ForAll("listings") List<LakeObject> objects,
            @ForAll @IntRange(max = 60) int one,
            @ForAll @IntRange(max = 60) int other) {
        // a log below a value tells of the keys behind it, which another range may hold
        Assume.that(objects.stream()
                .flatMap(object -> TableMarkers.of(object.key()).stream())
                .noneMatch(marker -> FolderLevels.read(marker.root()).hasValues()));
        int first = Math.min(Math.min(one, other), objects.size());
        int second = Math.min(Math.max(one, other), objects.size());
        KeyRange left = range(objects.subList(0, first), true);
        KeyRange middle = range(objects.subList(first, second), false);
        KeyRange right = range(objects.subList(second, objects.size()), false);
        Result whole = result(range(objects, true));

        assertThat(result(left.plus(middle).plus(right))).isEqualTo(whole);
        assertThat(result(range(objects.subList(0, first), true)
                        .plus(range(objects.subList(first, second), false)
                                .plus(range(objects.subList(second, objects.size()), false)))))
                .isEqualTo(whole);
    }

    @Property
    void sizeOfPagesChangesNothing(@ForAll("listings") List<LakeObject> objects, @ForAll @IntRange(min = 1) int size) {
        Grouped whole = Lakes.grouped(Lakes.source(), objects, 1000);
        assertThat(Lakes.grouped(Lakes.source(), objects, size)).isEqualTo(whole);
    }

    @Property
    void noObjectIsLostOrCountedTwice(@ForAll("listings") List<LakeObject> objects) {
        KeyRange range = range(objects, true);
        range.end();
        Grouped grouped = range.take();
        KeyCounts counts = range.counts();
        long skipped =
                counts.skipped().values().stream().mapToLong(Long::longValue).sum();

        assertThat(counts.listed()).isEqualTo(objects.size());
        assertThat(counts.kept() + counts.markers() + skipped).isEqualTo(objects.size());
        assertThat(grouped.candidates().stream().mapToLong(Candidate::objects).sum())
                .isEqualTo(counts.kept());
        assertThat(grouped.candidates()).extracting(Candidate::id).doesNotHaveDuplicates();
    }

    @Property
    void anUnorderedListingLosesNothing(@ForAll("listings") List<LakeObject> objects) {
        List<LakeObject> backwards = objects.stream()
                .sorted(Comparator.comparing(LakeObject::key, KeyOrder.UTF8.reversed()))
                .toList();
        KeyRange range = range(backwards, true);
        range.end();
        long found =
                range.take().candidates().stream().mapToLong(Candidate::objects).sum();
        assertThat(found).isEqualTo(range.counts().kept());
    }

    private static KeyRange range(List<LakeObject> objects, boolean start) {
        KeyRange.Rules rules = Grouping.rules(Lakes.source(), Lakes.BUCKET);
        KeyRange range = start ? KeyRange.fromStart(rules) : KeyRange.inside(rules);
        objects.forEach(range::add);
        return range;
    }

    private static Result result(KeyRange range) {
        range.end();
        Grouped grouped = range.take();
        KeyCounts counts = range.counts();
        return new Result(
                grouped.candidates().stream()
                        .sorted(Comparator.comparing(Candidate::id).thenComparing(Candidate::toString))
                        .toList(),
                grouped.findings().stream().sorted().toList(),
                new KeyCountsView(
                        counts.listed(),
                        counts.kept(),
                        counts.archived(),
                        counts.markers(),
                        counts.skipped().toString()));
    }
}
