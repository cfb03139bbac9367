package io.lakecaravan.tag.detect;

import io.lakecaravan.tag.detect.kind.Kind;
import io.lakecaravan.tag.detect.naming.NameEvidence;
import io.lakecaravan.tag.detect.person.PersonDetectors;
import io.lakecaravan.tag.detect.value.Detector;
import io.lakecaravan.tag.detect.value.Fit;
import io.lakecaravan.tag.detect.value.Weight;
import java.util.OptionalDouble;
import java.util.Set;

/** What the counts of a column's values say for a kind, in powers of ten of the odds. */
final class ValueEvidence {
    private static final Set<Kind> NAMES = Set.of(Kind.PERSON_NAME, Kind.GIVEN_NAME, Kind.FAMILY_NAME);
    private static final Set<Kind> OF_ONE =
            Set.of(Kind.USER_NAME, Kind.PASSWORD, Kind.SECRET_KEY, Kind.PASSPORT, Kind.IMEI, Kind.VEHICLE_ID);
    /** Numbers that a counter can look like when nothing but the name and the length speak. */
    private static final Set<Kind> COUNTED = Set.of(
            Kind.PHONE,
            Kind.BANK_ACCOUNT,
            Kind.NATIONAL_ID,
            Kind.TAX_ID,
            Kind.HEALTH_ID,
            Kind.PASSPORT,
            Kind.IMEI,
            Kind.US_SSN);

    private static final double MISSING_SHARE = 2;
    private static final double HANDFUL = 1.5;
    private static final double SHARED = 3;
    private static final double COUNTER = 4;
    private static final double COMPANIES = 4;
    /** Two or three words can be names by accident. */
    private static final int ENOUGH = 5;

    private static final double FEW = 0.4;

    private final ColumnCounts counts;
    private final NameEvidence name;

    ValueEvidence(ColumnCounts counts, NameEvidence name) {
        this.counts = counts;
        this.name = name;
    }

    NameEvidence name() {
        return name;
    }

    /** Empty where too few values match for the kind to be thought of. */
    OptionalDouble weight(Detector detector) {
        DetectorCounts found = counts.detectors().get(detector.id());
        if (found == null || found.version() != detector.version()) {
            return OptionalDouble.empty();
        }
        Weight weight = detector.weight();
        ValueFacts facts = counts.facts();
        boolean prose = detector.fit().form() == Fit.Form.PROSE;
        double share = (double) found.passes() / facts.values();
        if (share < least(weight) || (prose && found.passes() < 2)) {
            return OptionalDouble.empty();
        }
        double sum = weight.alone() - (prose ? 0 : MISSING_SHARE * (1 - share));
        if (weight.hasCheck()) {
            sum += checkDigits(found, weight);
        }
        return OptionalDouble.of(sum - against(detector, prose));
    }

    private double least(Weight weight) {
        return switch (name) {
            case STRONG -> weight.leastNamed();
            case WEAK -> (weight.least() + weight.leastNamed()) / 2;
            case NONE, AGAINST -> weight.least();
        };
    }

    /** Values that come back say nothing new: no more trials count than there are different values. */
    private double checkDigits(DetectorCounts found, Weight weight) {
        long trials = Math.max(1, Math.min(found.matches(), counts.facts().distinct()));
        long passes = Math.round((double) found.passes() / found.matches() * trials);
        return Chance.surprise(trials, passes, weight.chance());
    }

    private double against(Detector detector, boolean prose) {
        ValueFacts facts = counts.facts();
        Kind kind = detector.kind();
        boolean looksOnly = detector.weight().alone() <= 1 && !detector.weight().hasCheck();
        double against = 0;
        if (!prose && facts.isHandful() && detector.weight().repeats() == Weight.Repeats.SELDOM) {
            against += HANDFUL;
        }
        if (looksOnly && facts.isShared() && OF_ONE.contains(kind)) {
            against += SHARED;
        }
        if (looksOnly && facts.isCounter() && COUNTED.contains(kind)) {
            against += COUNTER;
        }
        if (NAMES.contains(kind) && name != NameEvidence.STRONG && facts.distinct() < ENOUGH) {
            against += FEW * (ENOUGH - facts.distinct());
        }
        if (NAMES.contains(kind) && companies() >= 0.12) {
            against += COMPANIES;
        }
        return against;
    }

    private double companies() {
        DetectorCounts found = counts.detectors().get(PersonDetectors.COMPANY);
        return found == null ? 0 : (double) found.passes() / counts.facts().values();
    }
}
