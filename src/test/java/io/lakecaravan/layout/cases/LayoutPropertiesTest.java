package io.lakecaravan.layout.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakecaravan.layout.cases.Layouting.Answer;
import io.lakecaravan.layout.cases.Layouting.FoundTable;
import io.lakecaravan.layout.cases.Layouting.PartitionKey;
import io.lakecaravan.table.LakeObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must not change a lake's tables and their names, over every case and over generated lakes. */
class LayoutPropertiesTest {
    private static final Layouting LAYOUTING = new ExplainedLayouting();
    private static final int SHOWN = 10;
    private static final long GENERATED = 20;
    private static final List<LayoutCase> LAKES = Stream.concat(
                    LayoutCase.all().stream(),
                    LongStream.range(1000, 1000 + GENERATED).mapToObj(LakeGenerator::lake))
            .toList();

    /** What a table is called and where it lies. */
    private record Named(String root, String name) {}

    /** Everything about a table but how sure we are. */
    private record Shown(String root, String name, String format, List<PartitionKey> partitionKeys, Set<String> keys) {}

    static List<LayoutCase> lakes() {
        return LAKES;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lakes")
    void sizesAndVersionsAndTimesDoNotMatter(LayoutCase lake) {
        Answer answer = answer(lake, lake.objects());
        for (long seed = 0; seed < 2; seed++) {
            assertThat(shown(answer(lake, shuffled(lake, seed)))).isEqualTo(shown(answer));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lakes")
    void howPagesAreCutDoesNotMatter(LayoutCase lake) {
        Set<Shown> answer = shown(new GroupedLayouting().layout(lake.source(), lake.objects(), lake.contents()));
        for (int page : List.of(1, 97)) {
            assertThat(shown(new GroupedLayouting(page).layout(lake.source(), lake.objects(), lake.contents())))
                    .isEqualTo(answer);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lakes")
    void withoutATenthOfTheKeysTablesAreTheSame(LayoutCase lake) {
        Answer answer = answer(lake, lake.objects());
        for (long seed = 0; seed < 2; seed++) {
            List<LakeObject> rest = withoutTenth(lake.objects(), new Random(seed));
            Set<String> keys = rest.stream().map(LakeObject::key).collect(Collectors.toSet());
            Set<Named> wanted = answer.tables().stream()
                    .filter(table -> table.keys().stream().anyMatch(keys::contains))
                    .map(LayoutPropertiesTest::named)
                    .collect(Collectors.toSet());
            assertSame(named(answer(lake, rest).tables()), wanted);
        }
    }

    /** Each object comes again in the folders and under the names of a year later. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("lakes")
    void aYearLaterTablesAreTheSame(LayoutCase lake) {
        Answer answer = answer(lake, lake.objects());
        Map<String, FoundTable> before = byKey(answer);
        Map<String, LakeObject> objects = new TreeMap<>();
        lake.objects().forEach(object -> objects.put(object.key(), object));
        Map<String, String> later = new TreeMap<>();
        before.forEach((key, table) -> {
            String next = aYearLater(key);
            if (!table.root().contains("2024") && !objects.containsKey(next)) {
                later.put(next, key);
            }
        });
        later.keySet().forEach(key -> objects.put(key, LayoutCase.object(key)));
        Answer after = answer(
                lake, objects.values().stream().sorted(LayoutCase.LISTED).toList());
        assertSame(named(after.tables()), named(answer.tables()));
        Map<String, FoundTable> now = byKey(after);
        later.forEach((key, of) ->
                assertThat(named(now.get(key))).as(key).isEqualTo(named(before.get(of))));
    }

    private static void assertSame(Set<Named> found, Set<Named> wanted) {
        List<String> differences = new ArrayList<>();
        found.stream().filter(table -> !wanted.contains(table)).forEach(table -> differences.add("came: " + table));
        wanted.stream().filter(table -> !found.contains(table)).forEach(table -> differences.add("went: " + table));
        assertThat(differences.stream().limit(SHOWN)).isEmpty();
    }

    /** Days that the next year lacks stay away. */
    private static String aYearLater(String key) {
        return key.matches(".*02[-/]?29.*|.*Feb/29.*") ? key : key.replace("2024", "2025");
    }

    private static Answer answer(LayoutCase lake, List<LakeObject> objects) {
        return LAYOUTING.layout(lake.source(), objects, lake.contents());
    }

    private static Map<String, FoundTable> byKey(Answer answer) {
        Map<String, FoundTable> tables = new TreeMap<>();
        answer.tables().forEach(table -> table.keys().forEach(key -> tables.put(key, table)));
        return tables;
    }

    private static Named named(FoundTable table) {
        return new Named(table.root(), table.name());
    }

    private static Set<Named> named(List<FoundTable> tables) {
        return tables.stream().map(LayoutPropertiesTest::named).collect(Collectors.toSet());
    }

    private static Set<Shown> shown(Answer answer) {
        return answer.tables().stream()
                .map(table -> new Shown(
                        table.root(), table.name(), table.format(), table.partitionKeys(), new TreeSet<>(table.keys())))
                .collect(Collectors.toSet());
    }

    private static List<LakeObject> withoutTenth(List<LakeObject> objects, Random random) {
        List<LakeObject> order = new ArrayList<>(objects);
        Collections.shuffle(order, random);
        Set<LakeObject> dropped = new HashSet<>(order.subList(0, objects.size() / 10));
        return objects.stream().filter(object -> !dropped.contains(object)).toList();
    }

    /** The same keys; sizes, versions and times change hands among objects that hold something. */
    private static List<LakeObject> shuffled(LayoutCase lake, long seed) {
        List<LakeObject> full =
                lake.objects().stream().filter(object -> object.size() > 0).toList();
        List<LakeObject> givers = new ArrayList<>(full);
        Collections.shuffle(givers, new Random(seed));
        Random times = new Random(seed);
        Map<String, LakeObject> changed = new TreeMap<>();
        for (int at = 0; at < full.size(); at++) {
            LakeObject giver = givers.get(at);
            changed.put(
                    full.get(at).key(),
                    LayoutCase.object(
                            full.get(at).key(),
                            giver.size() + times.nextInt(1000),
                            giver.etag().orElseThrow(),
                            giver.lastModified().plusSeconds(times.nextInt(1_000_000))));
        }
        return lake.objects().stream()
                .map(object -> changed.getOrDefault(object.key(), object))
                .toList();
    }
}
