package io.lakecaravan.tag.detect;

import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.tag.detect.kind.Kind;
import io.lakecaravan.tag.detect.naming.ColumnNames;
import io.lakecaravan.tag.detect.naming.NameEvidence;
import io.lakecaravan.tag.detect.value.Detector;
import io.lakecaravan.tag.detect.value.Fit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * Decides what a column holds, from its name, its type and the counts of its values. Name and values each give a weight in powers
 * of ten of the odds; the weights add up, and the sum's probability is the score. A column is one thing: the best kind is
 * suggested, and several only where texts hold several. Pure: the same counts give the same decision.
 *
 * <p>Immutable and safe between threads.
 */
public final class ColumnDecision {
    private static final Comparator<Claim> BETTER = Comparator.comparingDouble(Claim::weight)
            .thenComparing(claim -> claim.detector().id(), Comparator.reverseOrder());

    private final Detectors detectors;
    private final ColumnNames names = new ColumnNames();

    public ColumnDecision(Detectors detectors) {
        this.detectors = detectors;
    }

    /**
     * @param path the column's name last, the structures it lies in before; the table's name may be the first
     * @param counts of all its objects, added up
     * @return none or one; more only for texts in which several kinds stand; the strongest first
     */
    public List<Suggestion> decide(List<String> path, LogicalType type, ColumnCounts counts) {
        return decide(path, type, counts, Kind::threshold);
    }

    /** As {@link #decide(List, LogicalType, ColumnCounts)} with other least scores. */
    public List<Suggestion> decide(
            List<String> path, LogicalType type, ColumnCounts counts, ToDoubleFunction<Kind> threshold) {
        if (counts.facts().values() == 0
                || counts.detectors().values().stream().noneMatch(found -> found.passes() > 0)) {
            return List.of();
        }
        Map<Kind, NameEvidence> name = names.read(path);
        List<Claim> claims = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            best(kind, name, counts)
                    .filter(claim -> claim.score() >= threshold.applyAsDouble(kind) && TypeFit.allows(kind, type))
                    .ifPresent(claims::add);
        }
        claims.sort(Comparator.comparingDouble(Claim::weight).reversed().thenComparing(Claim::kind));
        List<Suggestion> suggestions = new ArrayList<>();
        for (Claim claim : claims) {
            boolean more = counts.facts().isProse() && claim.detector().fit().form() == Fit.Form.PROSE;
            if (suggestions.isEmpty() || more) {
                suggestions.add(suggestion(claim, counts));
            }
        }
        return List.copyOf(suggestions);
    }

    /** Whether a name of a column or table has a word for a person, or for what a person is sent. */
    public boolean isOfPerson(String name) {
        return names.isOfPerson(name);
    }

    /** The best claim of a kind by any of its detectors, or by those of its relatives where the name says the kind. */
    private Optional<Claim> best(Kind kind, Map<Kind, NameEvidence> name, ColumnCounts counts) {
        NameEvidence said = name.getOrDefault(kind, NameEvidence.NONE);
        ValueEvidence values = new ValueEvidence(counts, said);
        Optional<Claim> best = best(Optional.empty(), kind, detectors.of(kind), values);
        if (said == NameEvidence.STRONG) {
            for (Kind other : Relatives.of(kind)) {
                best = best(
                        best,
                        kind,
                        detectors.of(other).stream()
                                .filter(detector -> detector.weight().alone() > 0
                                        || detector.weight().hasCheck())
                                .toList(),
                        values);
            }
        }
        return best;
    }

    /** A loop: this is asked for each column and each kind, and most columns hold nothing. */
    private static Optional<Claim> best(Optional<Claim> sofar, Kind kind, List<Detector> asked, ValueEvidence values) {
        Optional<Claim> best = sofar;
        for (Detector detector : asked) {
            OptionalDouble weight = values.weight(detector);
            if (weight.isPresent()) {
                Claim claim = new Claim(
                        kind,
                        detector,
                        values.name(),
                        weight.getAsDouble() + values.name().weight());
                if (best.isEmpty() || BETTER.compare(claim, best.get()) > 0) {
                    best = Optional.of(claim);
                }
            }
        }
        return best;
    }

    private static Suggestion suggestion(Claim claim, ColumnCounts counts) {
        Detector detector = claim.detector();
        DetectorCounts found = counts.detectors().get(detector.id());
        long values = counts.facts().values();
        List<String> reasons = new ArrayList<>();
        reasons.add("detector " + detector.id() + ": " + found.passes() + " of " + values + " values match");
        if (detector.weight().hasCheck()) {
            reasons.add(String.format(
                    java.util.Locale.ROOT,
                    "check digit: right in %d of %d, chance would give %.0f",
                    found.passes(),
                    found.matches(),
                    found.matches() * detector.weight().chance()));
        }
        reasons.add(
                switch (claim.name()) {
                    case STRONG -> "the column's name says " + claim.kind().id();
                    case WEAK -> "the column's name can mean " + claim.kind().id();
                    case NONE -> "the column's name says nothing";
                    case AGAINST -> "the column's name speaks against it, the values outweigh it";
                });
        return new Suggestion(claim.kind(), claim.kind().tag(), claim.score(), reasons);
    }

    private record Claim(Kind kind, Detector detector, NameEvidence name, double weight) {
        double score() {
            return 1 / (1 + Math.pow(10, -weight));
        }
    }
}
