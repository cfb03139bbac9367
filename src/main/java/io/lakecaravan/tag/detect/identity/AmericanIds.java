package io.lakecaravan.tag.detect.identity;

import static io.lakecaravan.tag.detect.checksum.CalendarDigits.two;
import static io.lakecaravan.tag.detect.checksum.CalendarDigits.yymmdd;
import static io.lakecaravan.tag.detect.checksum.Weighted.digit;
import static io.lakecaravan.tag.detect.checksum.Weighted.isDigits;
import static io.lakecaravan.tag.detect.checksum.Weighted.isLetters;
import static io.lakecaravan.tag.detect.checksum.Weighted.isOneDigit;
import static io.lakecaravan.tag.detect.checksum.Weighted.last;
import static io.lakecaravan.tag.detect.checksum.Weighted.sum;

import io.lakecaravan.tag.detect.checksum.Luhn;
import io.lakecaravan.tag.detect.kind.Kind;
import io.lakecaravan.tag.detect.value.Detector;
import io.lakecaravan.tag.detect.value.Fit;
import io.lakecaravan.tag.detect.value.Value;
import io.lakecaravan.tag.detect.value.Weight;
import java.util.List;

/** National numbers of the Americas, each by the rule that its state publishes. */
final class AmericanIds {
    private AmericanIds() {}

    static List<Detector> all() {
        return List.of(
                Detector.of(
                        "us-ssn",
                        Kind.US_SSN,
                        Fit.item(11, 11),
                        Weight.grammar(5),
                        value -> value.digits() == 9 && grouped(value, '-', ' ') && isSsn(value.compact())),
                Detector.of(
                        "us-ssn-digits",
                        Kind.US_SSN,
                        Fit.number(8, 9),
                        Weight.compatible(0.7),
                        value -> value.length() == value.digits() && (value.length() == 8 || isSsn(value.compact()))),
                Detector.of(
                        "us-ssn-last-four",
                        Kind.US_SSN,
                        Fit.item(11, 11),
                        Weight.grammar(5),
                        value -> (value.text().startsWith("***-**-")
                                        || value.text().regionMatches(true, 0, "xxx-xx-", 0, 7))
                                && isDigits(value.text(), 7, 11)),
                checked(
                        "ca-sin",
                        Fit.number(9),
                        Weight.checked(-1, 0.1),
                        id -> "08".indexOf(id.charAt(0)) < 0,
                        Luhn::holds),
                checked("br-cpf", Fit.number(11), Weight.checked(0.3, 0.01), id -> !isOneDigit(id), AmericanIds::cpf),
                checked(
                        "cl-rut",
                        Fit.number(8, 9),
                        Weight.checked(-0.7, 1 / 11.0),
                        id -> id.charAt(0) != '0',
                        AmericanIds::rut),
                checked(
                        "cl-rut-k",
                        Fit.code(8, 9),
                        Weight.checked(0, 1 / 11.0),
                        AmericanIds::isRutWithK,
                        AmericanIds::rut),
                Detector.of(
                        "cl-rut-written",
                        Kind.NATIONAL_ID,
                        Fit.item(9, 12),
                        Weight.grammar(3),
                        value -> value.dashes() == 1
                                && value.text().charAt(value.length() - 2) == '-'
                                && (value.dots() == 2 || value.dots() == 0)
                                && rutLength(value)
                                && rut(value.compact())),
                checked("mx-curp", Fit.code(18), Weight.checked(5, 0.1), AmericanIds::isCurp, AmericanIds::curp),
                checked(
                        "ec-cedula",
                        Fit.number(10),
                        Weight.checked(0.8, 0.1),
                        id -> two(id, 0) >= 1 && two(id, 0) <= 24 && digit(id, 2) < 6,
                        Luhn::holds),
                checked(
                        "uy-ci",
                        Fit.number(8),
                        Weight.checked(-0.5, 0.1),
                        id -> true,
                        id -> (10 - sum(id, 2, 9, 8, 7, 6, 3, 4) % 10) % 10 == last(id)),
                checked("do-cedula", Fit.number(11), Weight.checked(-0.5, 0.1), id -> true, Luhn::holds));
    }

    private static Detector checked(
            String id,
            Fit fit,
            Weight weight,
            java.util.function.Predicate<String> grammar,
            java.util.function.Predicate<String> check) {
        return Detector.checked(id, Kind.NATIONAL_ID, fit, weight, grammar, check);
    }

    private static boolean grouped(Value value, char... marks) {
        for (char mark : marks) {
            if (value.text().charAt(3) == mark && value.text().charAt(6) == mark) {
                return true;
            }
        }
        return false;
    }

    /** Social Security Administration: no area 000, 666 or 9xx, no group 00, no serial 0000. */
    static boolean isSsn(String digits) {
        return digits.length() == 9
                && !digits.startsWith("000")
                && !digits.startsWith("666")
                && digits.charAt(0) != '9'
                && two(digits, 3) != 0
                && !digits.endsWith("0000");
    }

    /** Receita Federal: two check digits, modulus 11 each. */
    private static boolean cpf(String id) {
        return sum(id, 10, 9, 8, 7, 6, 5, 4, 3, 2) * 10 % 11 % 10 == digit(id, 9)
                && sum(id, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2) * 10 % 11 % 10 == digit(id, 10);
    }

    private static boolean isRutWithK(String id) {
        return id.endsWith("K") && isDigits(id, 0, id.length() - 1);
    }

    private static boolean rutLength(Value value) {
        String id = value.compact();
        return (id.length() == 8 || id.length() == 9)
                && isDigits(id, 0, id.length() - 1)
                && (id.endsWith("K") || isDigits(id, id.length() - 1, id.length()));
    }

    /** Registro Civil: weights 2 to 7 from the right, modulus 11, K for ten. */
    private static boolean rut(String id) {
        int sum = 0;
        int weight = 2;
        for (int i = id.length() - 2; i >= 0; i--) {
            sum += weight * digit(id, i);
            weight = weight == 7 ? 2 : weight + 1;
        }
        int check = 11 - sum % 11;
        char last = id.charAt(id.length() - 1);
        return check == 10 ? last == 'K' : last == '0' + check % 11;
    }

    /** RENAPO: four letters, birth date, sex, state, three consonants, a letter or digit, a check digit. */
    private static boolean isCurp(String id) {
        return isLetters(id, 0, 4)
                && isDigits(id, 4, 10)
                && yymmdd(id, 4)
                && "HMX".indexOf(id.charAt(10)) >= 0
                && isLetters(id, 11, 16)
                && isDigits(id, 17, 18);
    }

    private static boolean curp(String id) {
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            char c = id.charAt(i);
            // Its alphabet has the letter Ñ after N.
            int value = c <= '9' ? c - '0' : c - 'A' + (c > 'N' ? 11 : 10);
            sum += value * (18 - i);
        }
        return (10 - sum % 10) % 10 == last(id);
    }
}
