package io.lakecaravan.tag.detect.prose;

import io.lakecaravan.tag.detect.kind.Kind;
import io.lakecaravan.tag.detect.technical.UrlCredentials;
import io.lakecaravan.tag.detect.value.Detector;
import io.lakecaravan.tag.detect.value.Fit;
import io.lakecaravan.tag.detect.value.Value;
import io.lakecaravan.tag.detect.value.Verdict;
import io.lakecaravan.tag.detect.value.Weight;
import java.util.List;
import java.util.function.Predicate;

/**
 * What stands within longer text: remarks, messages, JSON. Only what proves itself counts here (a check digit, a grammar that
 * prose does not have by accident), and a small share of the values is enough.
 */
public final class ProseDetectors {
    private static final double LEAST = 0.02;

    private ProseDetectors() {}

    public static List<Detector> all() {
        return List.of(
                within("text-email", Kind.EMAIL, value -> ProseSearch.hasMailAddress(value.text()))
                        .atVersion(2),
                within("text-phone", Kind.PHONE, digits(7, ProseSearch::hasPhoneNumber)),
                within("text-ssn", Kind.US_SSN, digits(9, ProseSearch::hasSocialSecurityNumber)),
                // One long number in ten has the right check digit: the misses count, too.
                new Detector(
                        "text-card",
                        1,
                        Kind.CREDIT_CARD,
                        Fit.prose(),
                        new Weight(3.5, 0.1, LEAST, LEAST, Weight.Repeats.SELDOM),
                        value -> value.digitsInText() < 14 ? Verdict.NO : ProseSearch.card(value.text())),
                within("text-iban", Kind.IBAN, digits(2, ProseSearch::hasIban)),
                within("text-secret", Kind.SECRET_KEY, value -> ProseSearch.hasSecret(value.text())),
                within("text-url-credentials", Kind.URL_CREDENTIALS, value -> UrlCredentials.isIn(value.text())));
    }

    /** A search for something that has so many digits: texts with fewer are not searched. */
    private static Predicate<Value> digits(int least, Predicate<String> search) {
        return value -> value.digitsInText() >= least && search.test(value.text());
    }

    private static Detector within(String id, Kind kind, Predicate<Value> search) {
        return Detector.of(id, kind, Fit.prose(), Weight.within(6, LEAST), search);
    }
}
