package io.lakecaravan.tag.detect.identity;

import static io.lakecaravan.tag.detect.checksum.CalendarDigits.ddmmyy;
import static io.lakecaravan.tag.detect.checksum.CalendarDigits.two;
import static io.lakecaravan.tag.detect.checksum.CalendarDigits.yymmdd;
import static io.lakecaravan.tag.detect.checksum.Weighted.digit;
import static io.lakecaravan.tag.detect.checksum.Weighted.isDigits;
import static io.lakecaravan.tag.detect.checksum.Weighted.isLetters;
import static io.lakecaravan.tag.detect.checksum.Weighted.isOneDigit;
import static io.lakecaravan.tag.detect.checksum.Weighted.last;
import static io.lakecaravan.tag.detect.checksum.Weighted.number;
import static io.lakecaravan.tag.detect.checksum.Weighted.sum;

import io.lakecaravan.tag.detect.checksum.Luhn;
import io.lakecaravan.tag.detect.kind.Kind;
import io.lakecaravan.tag.detect.value.Detector;
import io.lakecaravan.tag.detect.value.Fit;
import io.lakecaravan.tag.detect.value.Weight;
import java.util.List;
import java.util.function.Predicate;

/** National numbers of western and southern Europe, each by the rule that its state publishes. */
final class SouthernIds {
    private static final String DNI_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";
    private static final int[] ODD_PLACES = {
        1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
    };

    private SouthernIds() {}

    static List<Detector> all() {
        return List.of(
                ofCode(
                        "es-dni",
                        9,
                        1.5,
                        1 / 23.0,
                        id -> isDigits(id, 0, 8) && isLetters(id, 8, 9),
                        id -> DNI_LETTERS.charAt((int) (number(id, 0, 8) % 23)) == id.charAt(8)),
                ofCode(
                        "es-nie",
                        9,
                        2,
                        1 / 23.0,
                        id -> "XYZ".indexOf(id.charAt(0)) >= 0 && isDigits(id, 1, 8) && isLetters(id, 8, 9),
                        id -> DNI_LETTERS.charAt((int) ((10_000_000L * (id.charAt(0) - 'X') + number(id, 1, 8)) % 23))
                                == id.charAt(8)),
                ofDigits("fr-nir", 15, 2, 1 / 97.0, SouthernIds::nirGrammar, SouthernIds::nir),
                ofCode(
                        "fr-nir-corse",
                        15,
                        2,
                        1 / 97.0,
                        id -> corse(id) != null && nirGrammar(corse(id)),
                        id -> nir(corse(id))),
                ofCode("it-codice-fiscale", 16, 4, 1 / 26.0, SouthernIds::isCodiceFiscale, SouthernIds::codiceFiscale),
                ofCode(
                        "de-personalausweis",
                        10,
                        1,
                        0.1,
                        id -> isDigits(id, 9, 10) && "CFGHJKLMNPRTVWXYZ".indexOf(id.charAt(0)) >= 0,
                        SouthernIds::serial),
                ofDigits(
                        "nl-bsn",
                        9,
                        0.3,
                        1 / 11.0,
                        id -> !isOneDigit(id),
                        id -> sum(id, 9, 8, 7, 6, 5, 4, 3, 2, -1) % 11 == 0),
                ofDigits(
                        "be-rijksregisternummer",
                        11,
                        1.4,
                        1 / 48.0,
                        id -> yymmdd(id, 0) || (two(id, 2) % 20 <= 12 && two(id, 2) < 60),
                        id -> 97 - number(id, 0, 9) % 97 == two(id, 9)
                                || 97 - (2_000_000_000L + number(id, 0, 9)) % 97 == two(id, 9)),
                ofDigits(
                        "ch-ahv",
                        13,
                        3,
                        0.1,
                        id -> id.startsWith("756"),
                        id -> (sum(id, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3) + last(id)) % 10 == 0),
                ofDigits(
                        "at-svnr",
                        10,
                        1.4,
                        0.1,
                        id -> id.charAt(0) != '0' && ddmmyy(id, 4),
                        id -> sum(id, 3, 7, 9, 0, 5, 8, 4, 2, 1, 6) % 11 == digit(id, 3)),
                ofCode("ie-pps", 8, 1.5, 1 / 23.0, id -> isDigits(id, 0, 7), id -> pps(id, 0)),
                ofCode(
                        "ie-pps-long",
                        9,
                        1.5,
                        1 / 23.0,
                        id -> isDigits(id, 0, 7) && isLetters(id, 7, 9),
                        id -> pps(id, 9 * letter(id, 8))),
                ofCode("uk-nino", 9, 4.6, 1, SouthernIds::isNino, id -> true),
                ofDigits("tr-kimlik", 11, 0.3, 0.01, id -> id.charAt(0) != '0' && !isOneDigit(id), SouthernIds::kimlik),
                ofDigits("gr-amka", 11, 1.4, 0.1, id -> ddmmyy(id, 0), Luhn::holds));
    }

    private static Detector ofDigits(
            String id, int length, double alone, double chance, Predicate<String> grammar, Predicate<String> check) {
        return Detector.checked(
                id, Kind.NATIONAL_ID, Fit.number(length), Weight.checked(alone, chance), grammar, check);
    }

    private static Detector ofCode(
            String id, int length, double alone, double chance, Predicate<String> grammar, Predicate<String> check) {
        return Detector.checked(id, Kind.NATIONAL_ID, Fit.code(length), Weight.checked(alone, chance), grammar, check);
    }

    /** INSEE: sex, year, month (20 and more where it is unknown), department, commune, order, key. */
    private static boolean nirGrammar(String id) {
        int month = two(id, 3);
        return "123478".indexOf(id.charAt(0)) >= 0
                && ((month >= 1 && month <= 12) || (month >= 20 && month <= 42) || month >= 50);
    }

    private static boolean nir(String id) {
        return 97 - number(id, 0, 13) % 97 == two(id, 13);
    }

    /** Corsica's departments 2A and 2B count as 19 and 18; null where neither stands there. */
    private static String corse(String id) {
        String number = switch (id.substring(5, 7)) {
            case "2A" -> id.substring(0, 5) + "19" + id.substring(7);
            case "2B" -> id.substring(0, 5) + "18" + id.substring(7);
            default -> null;
        };
        return number != null && isDigits(number, 0, 15) ? number : null;
    }

    /** Decreto Ministeriale 23/12/1976; letters may stand for digits where two people would share a code. */
    private static boolean isCodiceFiscale(String id) {
        return isLetters(id, 0, 6)
                && omocodia(id, 6)
                && omocodia(id, 7)
                && "ABCDEHLMPRST".indexOf(id.charAt(8)) >= 0
                && omocodia(id, 9)
                && omocodia(id, 10)
                && isLetters(id, 11, 12)
                && omocodia(id, 12)
                && omocodia(id, 13)
                && omocodia(id, 14)
                && isLetters(id, 15, 16);
    }

    private static boolean omocodia(String id, int at) {
        return isDigits(id, at, at + 1) || "LMNPQRSTUV".indexOf(id.charAt(at)) >= 0;
    }

    private static boolean codiceFiscale(String id) {
        int sum = 0;
        for (int i = 0; i < 15; i++) {
            char c = id.charAt(i);
            int value = c <= '9' ? c - '0' : c - 'A';
            sum += i % 2 == 0 ? ODD_PLACES[value] : value;
        }
        return sum % 26 == id.charAt(15) - 'A';
    }

    /** ICAO 9303 part 3: weights 7, 3, 1, letters from 10 on. */
    private static boolean serial(String id) {
        int sum = 0;
        for (int i = 0; i < 9; i++) {
            char c = id.charAt(i);
            int value = c <= '9' ? c - '0' : c - 'A' + 10;
            sum += value * (i % 3 == 0 ? 7 : i % 3 == 1 ? 3 : 1);
        }
        return sum % 10 == last(id);
    }

    /** Department of Social Protection: modulus 23 over seven digits and the second letter. */
    private static boolean pps(String id, int second) {
        int rest = (sum(id, 8, 7, 6, 5, 4, 3, 2) + second) % 23;
        return "WABCDEFGHIJKLMNOPQRSTUV".charAt(rest) == id.charAt(7);
    }

    private static int letter(String id, int at) {
        return id.charAt(at) == 'W' ? 0 : id.charAt(at) - 'A' + 1;
    }

    /** HMRC NIM39110: no check digit, but few prefixes and four suffixes. */
    private static boolean isNino(String id) {
        return isLetters(id, 0, 2)
                && isDigits(id, 2, 8)
                && "ABCD".indexOf(id.charAt(8)) >= 0
                && "DFIQUV".indexOf(id.charAt(0)) < 0
                && "DFIQUVO".indexOf(id.charAt(1)) < 0
                && !List.of("BG", "GB", "KN", "NK", "NT", "TN", "ZZ").contains(id.substring(0, 2));
    }

    /** NVI: the tenth digit from odd and even places, the eleventh from all before. */
    private static boolean kimlik(String id) {
        int odd = sum(id, 1, 0, 1, 0, 1, 0, 1, 0, 1);
        int even = sum(id, 0, 1, 0, 1, 0, 1, 0, 1);
        return Math.floorMod(7 * odd - even, 10) == digit(id, 9) && (odd + even + digit(id, 9)) % 10 == digit(id, 10);
    }
}
