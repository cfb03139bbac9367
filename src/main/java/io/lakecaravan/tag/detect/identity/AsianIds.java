package io.lakecaravan.tag.detect.identity;

import static io.lakecaravan.tag.detect.checksum.CalendarDigits.two;
import static io.lakecaravan.tag.detect.checksum.CalendarDigits.yymmdd;
import static io.lakecaravan.tag.detect.checksum.CalendarDigits.yyyymmdd;
import static io.lakecaravan.tag.detect.checksum.Weighted.digit;
import static io.lakecaravan.tag.detect.checksum.Weighted.isDigits;
import static io.lakecaravan.tag.detect.checksum.Weighted.isLetters;
import static io.lakecaravan.tag.detect.checksum.Weighted.last;
import static io.lakecaravan.tag.detect.checksum.Weighted.sum;

import io.lakecaravan.tag.detect.checksum.Iso7064;
import io.lakecaravan.tag.detect.checksum.Luhn;
import io.lakecaravan.tag.detect.kind.Kind;
import io.lakecaravan.tag.detect.value.Detector;
import io.lakecaravan.tag.detect.value.Fit;
import io.lakecaravan.tag.detect.value.Verdict;
import io.lakecaravan.tag.detect.value.Weight;
import java.util.List;
import java.util.function.Predicate;
import org.apache.commons.validator.routines.checkdigit.VerhoeffCheckDigit;

/** National numbers of Asia and Africa, each by the rule that its state publishes. */
final class AsianIds {
    private AsianIds() {}

    static List<Detector> all() {
        return List.of(
                ofDigits("cn-resident", 18, 3, 1 / 11.0, AsianIds::isResident, Iso7064::mod11And2),
                ofCode(
                        "cn-resident-x",
                        18,
                        4,
                        1 / 11.0,
                        id -> isDigits(id, 0, 17) && id.endsWith("X") && isResident(id),
                        Iso7064::mod11And2),
                ofDigits(
                        "in-aadhaar",
                        12,
                        0.1,
                        0.1,
                        id -> id.charAt(0) > '1',
                        VerhoeffCheckDigit.VERHOEFF_CHECK_DIGIT::isValid),
                ofDigits("za-id", 13, 2, 0.1, id -> yymmdd(id, 0) && digit(id, 10) < 2, Luhn::holds),
                ofDigits(
                        "th-id",
                        13,
                        0.1,
                        0.1,
                        id -> id.charAt(0) != '0' && id.charAt(0) != '9',
                        id -> (11 - sum(id, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2) % 11) % 10 == last(id)),
                ofDigits(
                        "kr-resident",
                        13,
                        1.8,
                        0.1,
                        id -> yymmdd(id, 0) && digit(id, 6) >= 1 && digit(id, 6) <= 8,
                        id -> (11 - sum(id, 2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5) % 11) % 10 == last(id)),
                ofDigits("jp-my-number", 12, 0, 1 / 11.0, id -> true, AsianIds::myNumber),
                ofDigits("il-id", 9, -1, 0.1, id -> true, Luhn::holds),
                ofDigits("my-nric", 12, 1.6, 1, id -> yymmdd(id, 0) && two(id, 6) > 0, id -> true),
                ofDigits("id-nik", 16, 1.6, 1, id -> two(id, 0) >= 11 && two(id, 0) <= 94 && nikDate(id), id -> true),
                ofCode(
                        "tw-id",
                        10,
                        1.5,
                        0.1,
                        id -> isLetters(id, 0, 1) && isDigits(id, 1, 10) && "1289".indexOf(id.charAt(1)) >= 0,
                        AsianIds::taiwan),
                ofCode(
                        "sg-nric",
                        9,
                        2.5,
                        1 / 11.0,
                        id -> "STFGM".indexOf(id.charAt(0)) >= 0 && isDigits(id, 1, 8) && isLetters(id, 8, 9),
                        AsianIds::singapore),
                new Detector("hk-id", 1, Kind.NATIONAL_ID, Fit.item(10, 11), Weight.checked(4, 1 / 11.0), value -> {
                    String id = value.text();
                    boolean shaped = id.charAt(id.length() - 3) == '(' && id.endsWith(")");
                    String compact = id.replace("(", "").replace(")", "");
                    boolean grammar = shaped
                            && isLetters(compact, 0, compact.length() - 7)
                            && isDigits(compact, compact.length() - 7, compact.length() - 1);
                    return grammar ? Verdict.checked(hongKong(compact)) : Verdict.NO;
                }));
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

    /** GB 11643-1999: a place of six digits, a birth date of eight. */
    private static boolean isResident(String id) {
        return id.charAt(0) >= '1' && id.charAt(0) <= '8' && yyyymmdd(id, 6);
    }

    /** Ministry of Internal Affairs, ordinance 85 of 2014: modulus 11, ten and eleven become 0. */
    private static boolean myNumber(String id) {
        int rest = sum(id, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11;
        return (rest <= 1 ? 0 : 11 - rest) == last(id);
    }

    /** Day (women: 40 added), month, year from the seventh digit on. */
    private static boolean nikDate(String id) {
        int day = two(id, 6) % 40;
        return day >= 1 && day <= 31 && two(id, 8) >= 1 && two(id, 8) <= 12;
    }

    /** Ministry of the Interior: the letter counts as two digits. */
    private static boolean taiwan(String id) {
        int letter = "ABCDEFGHJKLMNPQRSTUVXYWZIO".indexOf(id.charAt(0)) + 10;
        return (letter / 10 + 9 * (letter % 10) + sum(id.substring(1), 8, 7, 6, 5, 4, 3, 2, 1, 1)) % 10 == 0;
    }

    /** Immigration and Checkpoints Authority: modulus 11 into a table for each series. */
    private static boolean singapore(String id) {
        char series = id.charAt(0);
        int shift = series == 'T' || series == 'G' ? 4 : series == 'M' ? 3 : 0;
        int rest = (sum(id.substring(1), 2, 7, 6, 5, 4, 3, 2) + shift) % 11;
        String table = switch (series) {
            case 'S', 'T' -> "JZIHGFEDCBA";
            case 'F', 'G' -> "XWUTRQPNMLK";
            default -> "XWUTRQPNJLK";
        };
        return table.charAt(series == 'M' ? 10 - rest : rest) == id.charAt(8);
    }

    /** Immigration Department: weights 9 to 2 over one or two letters (a blank counts 36) and six digits, modulus 11. */
    private static boolean hongKong(String id) {
        int from = id.length() == 9 ? 0 : -1;
        int sum = from == 0 ? 0 : 9 * 36;
        for (int i = 0; i < id.length() - 1; i++) {
            char c = id.charAt(i);
            sum += (9 - i + from) * (c <= '9' ? c - '0' : c - 'A' + 10);
        }
        int check = (11 - sum % 11) % 11;
        char last = id.charAt(id.length() - 1);
        return check == 10 ? last == 'A' : last == '0' + check;
    }
}
