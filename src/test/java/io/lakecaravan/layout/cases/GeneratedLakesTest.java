package io.lakecaravan.layout.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Lakes of 50 to 2,000 keys whose truth is known because it came first. */
class GeneratedLakesTest {
    private static final int LAKES = 300;
    private static final int SHOWN = 15;
<<<<<<< HEAD
    private static final List<LayoutCase> ALL =
            LongStream.range(0, LAKES).mapToObj(LakeGenerator::lake).toList();
=======
    private static final Layouting LAYOUTING = new ExplainedLayouting();
>>>>>>> main

    @Test
    void everyTableOfGeneratedLakesIsFound() {
        List<String> differences = new ArrayList<>();
        double f1 = 0;
        int perfect = 0;
        long keys = 0;
        long tables = 0;
        for (LayoutCase lake : ALL) {
            LayoutScore score = LayoutScore.of(
                    lake.expected(), LAYOUTING.layout(lake.source(), lake.objects(), lake.contents()));
            f1 += score.f1();
            perfect += score.isPerfect() ? 1 : 0;
            keys += lake.objects().size();
            tables += lake.expected().tables().size();
            score.differences().forEach(difference -> differences.add(lake.name() + ": " + difference));
        }
        System.out.printf(
                Locale.ROOT,
                "generated: %d lakes, %d tables, %d keys; %d lakes perfect, mean F1 %.4f%n",
                LAKES,
                tables,
                keys,
                perfect,
                f1 / LAKES);
        assertThat(differences.stream().limit(SHOWN)).isEmpty();
        assertThat(f1).isEqualTo(LAKES);
    }

    @Test
    void aSeedGivesTheSameLakeAgain() {
        assertThat(LakeGenerator.lake(7).objects()).isEqualTo(LakeGenerator.lake(7).objects());
        assertThat(LakeGenerator.lake(7).objects()).isNotEqualTo(LakeGenerator.lake(8).objects());
    }

    @Test
    void lakesAreOfTheSizesThatWereMeant() {
        assertThat(ALL).allSatisfy(lake -> assertThat(lake.objects()).hasSizeBetween(50, 2000));
        assertThat(ALL).anySatisfy(lake -> assertThat(lake.objects()).hasSizeGreaterThan(700));
    }

    @Test
    void everyKeyOfALakeHasOnePlace() {
        for (LayoutCase lake : ALL) {
            List<String> placed = new ArrayList<>(lake.expected().skipped().keySet());
            lake.expected().tables().forEach(table -> placed.addAll(table.keys()));
            List<String> keys =
                    lake.objects().stream().map(object -> object.key()).sorted().toList();
            assertThat(placed.stream().sorted().toList()).isEqualTo(keys);
        }
    }
}
