package io.lakecaravan.tag.detect.identity;

import static io.lakecaravan.tag.detect.checksum.Weighted.digit;
import static io.lakecaravan.tag.detect.checksum.Weighted.isDigits;
import static io.lakecaravan.tag.detect.checksum.Weighted.isLetters;
import static io.lakecaravan.tag.detect.checksum.Weighted.last;
import static io.lakecaravan.tag.detect.checksum.Weighted.sum;

import io.lakecaravan.tag.detect.checksum.Luhn;
import io.lakecaravan.tag.detect.kind.Kind;
import io.lakecaravan.tag.detect.value.Detector;
import io.lakecaravan.tag.detect.value.Fit;
import io.lakecaravan.tag.detect.value.Weight;
import java.util.List;

/** Numbers of patients, insured people and those who treat them. */
final class HealthIds {
    private HealthIds() {}

    static List<Detector> all() {
        return List.of(
                // Issued since 1996 from 400 to 499 and 600 to 799; ISBN-10 has the same check digit and begins
                // otherwise.
                Detector.checked(
                        "uk-nhs",
                        Kind.HEALTH_ID,
                        Fit.number(10),
                        Weight.checked(0.5, 1 / 11.0),
                        id -> "467".indexOf(id.charAt(0)) >= 0,
                        HealthIds::nhs),
                Detector.checked(
                        "uk-nhs-any",
                        Kind.HEALTH_ID,
                        Fit.number(10),
                        Weight.checked(-3, 1 / 11.0),
                        id -> true,
                        HealthIds::nhs),
                Detector.checked(
                        "de-kvnr",
                        Kind.HEALTH_ID,
                        Fit.code(10),
                        Weight.checked(1.5, 0.1),
                        id -> isLetters(id, 0, 1) && isDigits(id, 1, 10),
                        HealthIds::kvnr),
                Detector.checked(
                        "us-npi",
                        Kind.HEALTH_ID,
                        Fit.number(10),
                        Weight.checked(0.5, 0.1),
                        id -> id.charAt(0) == '1' || id.charAt(0) == '2',
                        id -> Luhn.holds("80840" + id)),
                Detector.checked(
                        "us-dea",
                        Kind.HEALTH_ID,
                        Fit.code(9),
                        Weight.checked(1.8, 0.1),
                        id -> "ABCDEFGHJKLMPRSTUX".indexOf(id.charAt(0)) >= 0 && isDigits(id, 2, 9),
                        id -> sum(id.substring(2), 1, 2, 1, 2, 1, 2) % 10 == last(id)),
                Detector.of("us-mbi", Kind.HEALTH_ID, Fit.code(11), Weight.grammar(5), value -> isMbi(value.compact())),
                Detector.checked(
                        "au-medicare",
                        Kind.HEALTH_ID,
                        Fit.number(10, 11),
                        Weight.checked(0.3, 0.1),
                        id -> id.charAt(0) >= '2' && id.charAt(0) <= '6',
                        id -> sum(id, 1, 3, 7, 9, 1, 3, 7, 9) % 10 == digit(id, 8)));
    }

    /** NHS Data Dictionary: weights 10 to 2, modulus 11. */
    private static boolean nhs(String id) {
        return (11 - sum(id, 10, 9, 8, 7, 6, 5, 4, 3, 2) % 11) % 11 == last(id);
    }

    /** § 290 SGB V: the letter as two digits, factors 1 and 2, digit sums. */
    private static boolean kvnr(String id) {
        int letter = id.charAt(0) - 'A' + 1;
        String digits = (letter < 10 ? "0" : "") + letter + id.substring(1);
        int sum = 0;
        for (int i = 0; i < 10; i++) {
            int part = digit(digits, i) * (i % 2 + 1);
            sum += part > 9 ? part - 9 : part;
        }
        return sum % 10 == last(id);
    }

    /** CMS: each place is a digit, a letter without S, L, O, I, B, Z, or either. */
    private static boolean isMbi(String id) {
        String places = "1AXNAXNAANN";
        for (int i = 0; i < 11; i++) {
            char c = id.charAt(i);
            boolean number = c >= '0' && c <= '9';
            boolean letter = c >= 'A' && "SLOIBZ".indexOf(c) < 0;
            boolean fits = switch (places.charAt(i)) {
                case '1' -> number && c != '0';
                case 'A' -> letter;
                case 'N' -> number;
                default -> number || letter;
            };
            if (!fits) {
                return false;
            }
        }
        return true;
    }
}
