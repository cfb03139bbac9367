package io.lakecaravan.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakecaravan.lineage.ColumnPairs.Pair;
import io.lakecaravan.table.ColumnMatching;
import io.lakecaravan.table.ColumnMatching.Match;
import io.lakecaravan.table.LineageFlow;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ColumnPairsPropertyTest {
    @Provide
    Arbitrary<List<String>> columns() {
        // Few letters, so that names meet, differ in case, and stand twice.
        return Arbitraries.strings()
                .withChars("aAbB\u00df.")
                .ofMinLength(1)
                .ofMaxLength(2)
                .list()
                .ofMaxSize(12);
    }

    @Provide
    Arbitrary<ColumnMatching> matchings() {
        Arbitrary<String> names =
                Arbitraries.strings().withChars("aAbB").ofMinLength(1).ofMaxLength(2);
        return Arbitraries.maps(names, names)
                .ofMaxSize(4)
                .flatMap(map -> Arbitraries.of(Match.values())
                        .flatMap(match -> Arbitraries.of("", "{column}", "{column|upper}", "a{column|snake}")
                                .map(template -> new ColumnMatching(match, map, template))));
    }

    @Property
    void everyColumnTakesPartAtMostOnceAndInTheOrderOfTheFirstSide(
            @ForAll("matchings") ColumnMatching matching,
            @ForAll("columns") List<String> from,
            @ForAll("columns") List<String> to) {
        List<Pair> pairs = ColumnPairs.of(matching, from, to);
        assertThat(pairs).extracting(Pair::from).doesNotHaveDuplicates().isSubsetOf(from);
        assertThat(pairs).extracting(Pair::to).doesNotHaveDuplicates().isSubsetOf(to);
        List<String> order = from.stream().distinct().toList();
        assertThat(pairs).extracting(pair -> order.indexOf(pair.from())).isSorted();
        assertThat(ColumnPairs.of(matching, from, to)).isEqualTo(pairs);
    }

    @Property
    void aPairIsOfTheMapOrOfItsName(
            @ForAll("matchings") ColumnMatching matching,
            @ForAll("columns") List<String> from,
            @ForAll("columns") List<String> to) {
        for (Pair pair : ColumnPairs.of(matching, from, to)) {
            boolean mapped = matching.map().entrySet().stream()
                    .anyMatch(entry -> folded(entry.getKey()).equals(folded(pair.from()))
                            && folded(entry.getValue()).equals(folded(pair.to())));
            String name = ColumnTemplate.name(matching.template(), pair.from());
            boolean named = matching.match() == Match.EXACT
                    ? name.equals(pair.to())
                    : folded(name).equals(folded(pair.to()));
            assertThat(mapped || (named && matching.match() != Match.NONE))
                    .as("%s of %s", pair, matching)
                    .isTrue();
        }
    }

    @Property
    void noColumnIsLeftThatHasACounterpartLeft(
            @ForAll("columns") List<String> from, @ForAll("columns") List<String> to) {
        List<Pair> pairs = ColumnPairs.of(ColumnMatching.DEFAULT, from, to);
        Set<String> left = new HashSet<>(from);
        Set<String> right = new HashSet<>(to);
        pairs.forEach(pair -> {
            left.remove(pair.from());
            right.remove(pair.to());
        });
        Set<String> folds = right.stream().map(ColumnPairsPropertyTest::folded).collect(Collectors.toSet());
        assertThat(left).noneMatch(name -> folds.contains(folded(name)));
    }

    @Property
    void equalNamesGoBeforeThoseThatDifferInCase(
            @ForAll("columns") List<String> from, @ForAll("columns") List<String> to) {
        Map<String, String> pairs = new HashMap<>();
        ColumnPairs.of(ColumnMatching.DEFAULT, from, to).forEach(pair -> pairs.put(pair.from(), pair.to()));
        from.stream().filter(to::contains).forEach(name -> assertThat(pairs).containsEntry(name, name));
    }

    @Property
    void theOtherWayRoundGivesTheSamePairs(@ForAll("columns") List<String> from, @ForAll("columns") List<String> to) {
        // Where several names differ in case only, the order decides which meet; how many do is the same.
        List<Pair> there = ColumnPairs.of(ColumnMatching.DEFAULT, from, to);
        List<Pair> back = ColumnPairs.of(ColumnMatching.DEFAULT, to, from);
        assertThat(back).hasSameSizeAs(there);
    }

    @Property
    void whatGoesThroughTheTableIsWhatTheHopsSay(
            @ForAll("matchings") ColumnMatching in,
            @ForAll("matchings") ColumnMatching out,
            @ForAll("columns") List<String> upstream,
            @ForAll("columns") List<String> table,
            @ForAll("columns") List<String> downstream) {
        LineageFlow flow = new LineageFlow(
                "f", Optional.empty(), Optional.empty(), Optional.empty(), in, out, ColumnMatching.BY_HOPS);
        List<Pair> first = ColumnPairs.of(in, upstream, table);
        List<Pair> second = ColumnPairs.of(out, table, downstream);
        List<Pair> through = ColumnPairs.endToEnd(flow, upstream, table, downstream);
        assertThat(through).extracting(Pair::to).doesNotHaveDuplicates();
        if (!first.isEmpty() && !second.isEmpty()) {
            assertThat(through)
                    .allSatisfy(pair -> assertThat(first.stream()
                                    .filter(hop -> hop.from().equals(pair.from()))
                                    .anyMatch(hop -> second.contains(new Pair(hop.to(), pair.to()))))
                            .isTrue());
        }
    }

    private static String folded(String name) {
        return name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }
}
