package io.lakecaravan.tag.detect.identity;

import static io.lakecaravan.tag.detect.checksum.Weighted.isOneDigit;

import io.lakecaravan.tag.detect.kind.Kind;
import io.lakecaravan.tag.detect.value.Detector;
import io.lakecaravan.tag.detect.value.Fit;
import io.lakecaravan.tag.detect.value.Value;
import io.lakecaravan.tag.detect.value.Weight;
import java.util.List;
import java.util.stream.Stream;

/** Numbers that states, tax offices and health services give to people. */
public final class IdentityDetectors {
    private IdentityDetectors() {}

    public static List<Detector> all() {
        return Stream.of(
                        NorthernIds.all(),
                        SouthernIds.all(),
                        AmericanIds.all(),
                        AsianIds.all(),
                        TaxIds.all(),
                        HealthIds.all(),
                        NAMED)
                .flatMap(List::stream)
                .toList();
    }

    /** Numbers of countries whose rule is not known here, and passports: their names must say what they are. */
    private static final List<Detector> NAMED = List.of(
            Detector.of(
                    "national-id-like",
                    Kind.NATIONAL_ID,
                    Fit.item(6, 24),
                    Weight.compatible(0.8),
                    value -> isIdentifier(value, 6, 20)),
            Detector.of(
                    "tax-id-like",
                    Kind.TAX_ID,
                    Fit.item(6, 24),
                    Weight.compatible(0.8),
                    value -> isIdentifier(value, 7, 16)),
            Detector.of(
                    "health-id-like",
                    Kind.HEALTH_ID,
                    Fit.item(5, 24),
                    Weight.compatible(0.8),
                    value -> isIdentifier(value, 5, 20)),
            Detector.of(
                    "passport-like",
                    Kind.PASSPORT,
                    Fit.item(6, 12),
                    Weight.compatible(0.8),
                    value -> isIdentifier(value, 6, 10)),
            Detector.of(
                    "passport-zone",
                    Kind.PASSPORT,
                    Fit.item(44, 44),
                    Weight.grammar(6),
                    value -> value.text().startsWith("P")
                            && value.text().indexOf('<') > 0
                            && value.text()
                                    .chars()
                                    .allMatch(c -> c == '<' || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))));

    private static boolean isIdentifier(Value value, int shortest, int longest) {
        String compact = value.compact();
        return compact.length() >= shortest
                && compact.length() <= longest
                && value.digits() >= 4
                && value.letters() <= 8
                && value.spaces() <= 4
                && !isOneDigit(compact);
    }
}
