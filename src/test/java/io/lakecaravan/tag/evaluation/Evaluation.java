package io.lakecaravan.tag.evaluation;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A classifier's answers held against the truth. Each label that is answered counts for itself: right ones make one hit
 * a column, every other one a false alarm under its own name, and a column without a right answer is a miss.
 */
final class Evaluation {
    /** What a classifier has to reach on the whole set to be let into the product. */
    static final double LEAST_PRECISION = 0.97;

    static final double LEAST_RECALL = 0.93;
    private static final int MOST_MISTAKES_SHOWN = 200;

    private final Map<String, Tally> tallies = new TreeMap<>();
    private final List<String> mistakes = new ArrayList<>();
    private final KindTable table;

    private Evaluation(KindTable table) {
        this.table = table;
    }

    static Evaluation of(List<LabelledColumn> columns, ColumnClassifier classifier, KindTable table) {
        Evaluation evaluation = new Evaluation(table);
        columns.forEach(column -> evaluation.count(column, classifier.kinds(column.seen())));
        return evaluation;
    }

    private void count(LabelledColumn column, Set<String> answers) {
        Set<String> wrong = new TreeSet<>(answers);
        if (!table.labels().containsAll(answers)) {
            wrong.removeAll(table.labels());
            throw new IllegalArgumentException(column + ": answered " + wrong + ", known are " + table.labels());
        }
        if (column.isSensitive()) {
            boolean hit = wrong.removeAll(table.right(column.kind()));
            add(table.label(column.kind()), new Tally(1, hit ? 1 : 0, 0));
            if (!hit) {
                mistakes.add("missed " + table.label(column.kind()) + " in " + column + ", answered " + answers);
            }
        }
        wrong.forEach(label -> add(label, new Tally(0, 0, 1)));
        if (!wrong.isEmpty()) {
            mistakes.add("false alarm " + wrong + " in " + column + ", truth " + column.kind());
        }
    }

    private void add(String label, Tally tally) {
        tallies.merge(label, tally, Tally::plus);
    }

    Tally of(String label) {
        return tallies.getOrDefault(label, Tally.NOTHING);
    }

    Tally overall() {
        return tallies.values().stream().reduce(Tally.NOTHING, Tally::plus);
    }

    /** Which columns were misjudged and how; never a value. */
    List<String> mistakes() {
        return List.copyOf(mistakes);
    }

    /** The table of all labels, the overall line last. */
    String report() {
        StringBuilder report = new StringBuilder();
        report.append(Written.as(
                "%-20s %7s %5s %5s %5s %9s %7s%n", "kind", "columns", "TP", "FP", "FN", "precision", "recall"));
        tallies.forEach((label, tally) -> report.append(line(label, tally)));
        return report.append(line("overall", overall())).toString();
    }

    private static String line(String label, Tally tally) {
        return String.format(
                Locale.ROOT,
                "%-20s %7d %5d %5d %5d %9.3f %7.3f%n",
                label,
                tally.columns(),
                tally.hits(),
                tally.falseAlarms(),
                tally.misses(),
                tally.precision(),
                tally.recall());
    }

    /** Throws with the table and the mistakes unless precision and recall reach what is asked. */
    void requireGood() {
        require(LEAST_PRECISION, LEAST_RECALL);
    }

    void require(double precision, double recall) {
        Tally overall = overall();
        if (overall.precision() < precision || overall.recall() < recall) {
            throw new AssertionError(String.format(
                            Locale.ROOT,
                            "precision %.4f and recall %.4f, at least %.2f and %.2f are asked%n",
                            overall.precision(),
                            overall.recall(),
                            precision,
                            recall)
                    + report()
                    + mistakes.stream().limit(MOST_MISTAKES_SHOWN).collect(joining("\n")));
        }
    }
}
