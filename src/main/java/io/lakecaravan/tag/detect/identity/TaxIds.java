package io.lakecaravan.tag.detect.identity;

import static io.lakecaravan.tag.detect.checksum.CalendarDigits.two;
import static io.lakecaravan.tag.detect.checksum.CalendarDigits.yymmdd;
import static io.lakecaravan.tag.detect.checksum.Weighted.digit;
import static io.lakecaravan.tag.detect.checksum.Weighted.isDigits;
import static io.lakecaravan.tag.detect.checksum.Weighted.isLetters;
import static io.lakecaravan.tag.detect.checksum.Weighted.isOneDigit;
import static io.lakecaravan.tag.detect.checksum.Weighted.last;
import static io.lakecaravan.tag.detect.checksum.Weighted.number;
import static io.lakecaravan.tag.detect.checksum.Weighted.sum;

import io.lakecaravan.tag.detect.checksum.Iso7064;
import io.lakecaravan.tag.detect.checksum.Luhn;
import io.lakecaravan.tag.detect.kind.Kind;
import io.lakecaravan.tag.detect.value.Detector;
import io.lakecaravan.tag.detect.value.Fit;
import io.lakecaravan.tag.detect.value.Weight;
import java.util.List;
import java.util.function.Predicate;

/** Numbers of taxpayers, each by the rule that its tax office publishes. */
final class TaxIds {
    private static final List<Integer> EIN_NONE =
            List.of(0, 7, 8, 9, 17, 18, 19, 28, 29, 49, 69, 70, 78, 79, 89, 96, 97);

    private TaxIds() {}

    static List<Detector> all() {
        return List.of(
                ofDigits("de-steuer-id", 11, 0.8, 0.1, TaxIds::isSteuerId, Iso7064::mod11And10),
                ofDigits(
                        "it-partita-iva",
                        11,
                        -0.3,
                        0.1,
                        id -> two(id, 8) <= 99 && !id.startsWith("0000000"),
                        Luhn::holds),
                ofCode(
                        "es-cif",
                        9,
                        1,
                        0.1,
                        id -> "ABCDEFGHJNPQRSUVW".indexOf(id.charAt(0)) >= 0 && isDigits(id, 1, 8),
                        TaxIds::cif),
                ofDigits("pt-nif", 9, 0, 1 / 11.0, id -> "1235689".indexOf(id.charAt(0)) >= 0, TaxIds::nif),
                ofDigits(
                        "pl-nip",
                        10,
                        0,
                        1 / 11.0,
                        id -> !isOneDigit(id),
                        id -> sum(id, 6, 5, 7, 2, 3, 4, 5, 6, 7) % 11 == last(id)),
                ofDigits(
                        "gr-afm",
                        9,
                        -0.5,
                        0.1,
                        id -> !isOneDigit(id),
                        id -> sum(id, 256, 128, 64, 32, 16, 8, 4, 2) % 11 % 10 == last(id)),
                ofDigits(
                        "gb-utr",
                        10,
                        -0.5,
                        0.1,
                        id -> !isOneDigit(id),
                        id -> "21987654321".charAt(sum(id.substring(1), 6, 7, 8, 9, 10, 5, 4, 3, 2) % 11)
                                == id.charAt(0)),
                ofDigits("br-cnpj", 14, 0.5, 0.01, id -> !isOneDigit(id), TaxIds::cnpj),
                ofDigits(
                        "ar-cuit",
                        11,
                        1.2,
                        0.1,
                        id -> List.of(20, 23, 24, 25, 26, 27, 30, 33, 34).contains(two(id, 0)),
                        id -> (11 - sum(id, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11) % 11 == last(id)),
                ofDigits(
                        "ru-inn-person",
                        12,
                        0.3,
                        0.01,
                        id -> !isOneDigit(id),
                        id -> sum(id, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8) % 11 % 10 == digit(id, 10)
                                && sum(id, 3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8) % 11 % 10 == last(id)),
                ofDigits(
                        "ru-inn",
                        10,
                        -0.3,
                        0.1,
                        id -> !isOneDigit(id),
                        id -> sum(id, 2, 4, 10, 3, 5, 9, 4, 6, 8) % 11 % 10 == last(id)),
                ofDigits(
                        "au-tfn",
                        9,
                        0,
                        1 / 11.0,
                        id -> !isOneDigit(id),
                        id -> sum(id, 1, 4, 3, 7, 5, 8, 6, 9, 10) % 11 == 0),
                ofDigits(
                        "au-abn",
                        11,
                        0.3,
                        1 / 89.0,
                        id -> id.charAt(0) != '0',
                        id -> (sum(id, 10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19) - 10) % 89 == 0),
                ofCode(
                        "in-pan",
                        10,
                        4.6,
                        1,
                        id -> isLetters(id, 0, 5)
                                && "ABCFGHLJPT".indexOf(id.charAt(3)) >= 0
                                && isDigits(id, 5, 9)
                                && isLetters(id, 9, 10),
                        id -> true),
                ofCode(
                        "in-gstin",
                        15,
                        4,
                        1 / 36.0,
                        id -> isDigits(id, 0, 2)
                                && isLetters(id, 2, 7)
                                && isDigits(id, 7, 11)
                                && isLetters(id, 11, 12)
                                && id.charAt(13) == 'Z',
                        TaxIds::gstin),
                ofCode(
                        "mx-rfc",
                        13,
                        4.6,
                        1,
                        id -> isLetters(id, 0, 4) && isDigits(id, 4, 10) && yymmdd(id, 4),
                        id -> true),
                ofCode(
                        "mx-rfc-company",
                        12,
                        3,
                        1,
                        id -> isLetters(id, 0, 3) && isDigits(id, 3, 9) && yymmdd(id, 3),
                        id -> true),
                ofCode(
                        "ch-uid",
                        12,
                        4,
                        1 / 11.0,
                        id -> id.startsWith("CHE") && isDigits(id, 3, 12),
                        id -> (11 - sum(id.substring(3), 5, 4, 3, 2, 7, 6, 5, 4) % 11) % 11 == last(id)),
                Detector.checked(
                        "eu-vat",
                        Kind.TAX_ID,
                        Fit.code(9, 14),
                        Weight.checked(2, 0.1),
                        VatNumbers::isWritten,
                        VatNumbers::holds),
                Detector.of(
                        "us-ein",
                        Kind.TAX_ID,
                        Fit.item(10, 10),
                        Weight.grammar(2),
                        value -> value.text().charAt(2) == '-'
                                && value.digits() == 9
                                && value.dashes() == 1
                                && !EIN_NONE.contains(two(value.compact(), 0))),
                Detector.of(
                        "us-itin",
                        Kind.TAX_ID,
                        Fit.item(11, 11),
                        Weight.grammar(5),
                        value -> value.digits() == 9
                                && value.text().charAt(3) == '-'
                                && value.text().charAt(6) == '-'
                                && isItin(value.compact())));
    }

    private static Detector ofDigits(
            String id, int length, double alone, double chance, Predicate<String> grammar, Predicate<String> check) {
        return Detector.checked(id, Kind.TAX_ID, Fit.number(length), Weight.checked(alone, chance), grammar, check);
    }

    private static Detector ofCode(
            String id, int length, double alone, double chance, Predicate<String> grammar, Predicate<String> check) {
        return Detector.checked(id, Kind.TAX_ID, Fit.code(length), Weight.checked(alone, chance), grammar, check);
    }

    /** Bundeszentralamt für Steuern: of the first ten digits one stands two or three times, all others at most once. */
    private static boolean isSteuerId(String id) {
        if (id.charAt(0) == '0') {
            return false;
        }
        int[] counts = new int[10];
        for (int i = 0; i < 10; i++) {
            counts[digit(id, i)]++;
        }
        int repeated = 0;
        for (int count : counts) {
            if (count > 3) {
                return false;
            }
            repeated += count > 1 ? 1 : 0;
        }
        return repeated == 1;
    }

    /** Orden EHA/451/2008: as Luhn over seven digits; a digit or a letter for it. */
    static boolean cif(String id) {
        int sum = 0;
        for (int i = 1; i < 8; i++) {
            int part = digit(id, i) * (i % 2 == 1 ? 2 : 1);
            sum += part > 9 ? part - 9 : part;
        }
        int check = (10 - sum % 10) % 10;
        char last = id.charAt(8);
        return last == '0' + check || last == "JABCDEFGHI".charAt(check);
    }

    /** Autoridade Tributária: modulus 11, ten and eleven become 0. */
    static boolean nif(String id) {
        int rest = sum(id, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
        return (rest <= 1 ? 0 : 11 - rest) == last(id);
    }

    private static boolean cnpj(String id) {
        return sum(id, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2) * 10 % 11 % 10 == digit(id, 12)
                && sum(id, 6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2) * 10 % 11 % 10 == digit(id, 13);
    }

    /** GST Network: modulus 36 with factors 1 and 2. */
    private static boolean gstin(String id) {
        int sum = 0;
        for (int i = 0; i < 14; i++) {
            char c = id.charAt(i);
            int product = (c <= '9' ? c - '0' : c - 'A' + 10) * (i % 2 + 1);
            sum += product / 36 + product % 36;
        }
        int check = (36 - sum % 36) % 36;
        return id.charAt(14) == (check < 10 ? '0' + check : 'A' + check - 10);
    }

    /** IRS: 9xx with 50 to 65, 70 to 88, 90 to 92 or 94 to 99 in the middle. */
    private static boolean isItin(String id) {
        long group = number(id, 3, 5);
        return id.charAt(0) == '9'
                && ((group >= 50 && group <= 65) || (group >= 70 && group <= 88) || (group >= 90 && group != 93));
    }
}
