package io.lakecaravan.tag.detect.identity;

import static io.lakecaravan.tag.detect.checksum.CalendarDigits.ddmmyy;
import static io.lakecaravan.tag.detect.checksum.CalendarDigits.isDay;
import static io.lakecaravan.tag.detect.checksum.CalendarDigits.two;
import static io.lakecaravan.tag.detect.checksum.CalendarDigits.yymmdd;
import static io.lakecaravan.tag.detect.checksum.CalendarDigits.yyyymmdd;
import static io.lakecaravan.tag.detect.checksum.Weighted.digit;
import static io.lakecaravan.tag.detect.checksum.Weighted.isDigits;
import static io.lakecaravan.tag.detect.checksum.Weighted.last;
import static io.lakecaravan.tag.detect.checksum.Weighted.number;
import static io.lakecaravan.tag.detect.checksum.Weighted.sum;

import io.lakecaravan.tag.detect.checksum.Iso7064;
import io.lakecaravan.tag.detect.checksum.Luhn;
import io.lakecaravan.tag.detect.kind.Kind;
import io.lakecaravan.tag.detect.value.Detector;
import io.lakecaravan.tag.detect.value.Fit;
import io.lakecaravan.tag.detect.value.Verdict;
import io.lakecaravan.tag.detect.value.Weight;
import java.util.List;

/** National numbers of northern and eastern Europe, each by the rule that its state publishes. */
final class NorthernIds {
    private static final double WITH_DATE = 1.4;

    private NorthernIds() {}

    static List<Detector> all() {
        return List.of(
                ofDigits("se-personnummer", 10, 0.1, id -> yymmdd(samordning(id), 0), Luhn::holds),
                ofDigits("se-personnummer-12", 12, 0.1, id -> yyyymmdd(id, 0), id -> Luhn.holds(id.substring(2))),
                ofDigits("no-fodselsnummer", 11, 0.01, id -> ddmmyy(id, 0), NorthernIds::fodselsnummer),
                ofDigits("dk-cpr", 10, 1, id -> ddmmyy(id, 0), id -> true),
                new Detector("fi-hetu", 1, Kind.NATIONAL_ID, Fit.item(11, 11), Weight.checked(4, 1 / 31.0), value -> {
                    String id = value.text();
                    return isHetu(id) ? Verdict.checked(hetu(id)) : Verdict.NO;
                }),
                ofDigits(
                        "is-kennitala",
                        10,
                        0.09,
                        id -> ddmmyy(id, 0) && (digit(id, 9) > 7 || digit(id, 9) == 0),
                        id -> (11 - sum(id, 3, 2, 7, 6, 5, 4, 3, 2) % 11) % 11 == digit(id, 8)),
                ofDigits(
                        "ee-lt-personal-code",
                        11,
                        0.1,
                        id -> digit(id, 0) >= 1 && digit(id, 0) <= 8 && yymmdd(id, 1),
                        NorthernIds::baltic),
                ofDigits(
                        "pl-pesel",
                        11,
                        0.1,
                        NorthernIds::peselDate,
                        id -> (sum(id, 1, 3, 7, 9, 1, 3, 7, 9, 1, 3) + last(id)) % 10 == 0),
                ofDigits(
                        "cz-sk-rodne-cislo",
                        10,
                        0.1,
                        NorthernIds::rodneDate,
                        id -> number(id, 0, 10) % 11 == 0 || (number(id, 0, 9) % 11 == 10 && last(id) == 0)),
                ofDigits(
                        "bg-egn",
                        10,
                        0.1,
                        NorthernIds::egnDate,
                        id -> sum(id, 2, 4, 8, 5, 10, 9, 7, 3, 6) % 11 % 10 == last(id)),
                ofDigits("ro-cnp", 13, 0.09, id -> digit(id, 0) > 0 && yymmdd(id, 1) && two(id, 7) <= 52, id -> {
                    int rest = sum(id, 2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9) % 11;
                    return (rest == 10 ? 1 : rest) == last(id);
                }),
                ofDigits(
                        "yu-jmbg",
                        13,
                        0.09,
                        id -> isDay(two(id, 2), two(id, 0)) && (digit(id, 4) == 9 || digit(id, 4) == 0),
                        id -> (11 - sum(id, 7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11) % 11 == last(id)),
                Detector.checked(
                        "hr-oib",
                        Kind.NATIONAL_ID,
                        Fit.number(11),
                        Weight.checked(0.3, 0.1),
                        id -> true,
                        Iso7064::mod11And10));
    }

    private static Detector ofDigits(
            String id,
            int length,
            double chance,
            java.util.function.Predicate<String> grammar,
            java.util.function.Predicate<String> check) {
        return Detector.checked(
                id, Kind.NATIONAL_ID, Fit.number(length), Weight.checked(WITH_DATE, chance), grammar, check);
    }

    /** Skatteverket: people without a permanent number have 60 added to the day. */
    private static String samordning(String id) {
        return two(id, 4) > 60 ? id.substring(0, 4) + (char) (id.charAt(4) - 6) + id.substring(5) : id;
    }

    /** Skatteetaten: two check digits, modulus 11 each. */
    private static boolean fodselsnummer(String id) {
        return (11 - sum(id, 3, 7, 6, 1, 8, 9, 4, 5, 2) % 11) % 11 == digit(id, 9)
                && (11 - sum(id, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11) % 11 == digit(id, 10);
    }

    /** Digital and Population Data Services Agency: DDMMYY, a sign for the century, three digits, a control character. */
    private static boolean isHetu(String id) {
        return isDigits(id, 0, 6) && "+-YXWVUABCDEF".indexOf(id.charAt(6)) >= 0 && isDigits(id, 7, 10) && ddmmyy(id, 0);
    }

    private static boolean hetu(String id) {
        int rest = (int) ((1000 * number(id, 0, 6) + number(id, 7, 10)) % 31);
        return "0123456789ABCDEFHJKLMNPRSTUVWXY".charAt(rest) == id.charAt(10);
    }

    /** Estonia's isikukood and Lithuania's asmens kodas: a second row of weights where the first gives 10. */
    private static boolean baltic(String id) {
        int rest = sum(id, 1, 2, 3, 4, 5, 6, 7, 8, 9, 1) % 11;
        if (rest == 10) {
            rest = sum(id, 3, 4, 5, 6, 7, 8, 9, 1, 2, 3) % 11;
        }
        return rest % 10 == last(id);
    }

    /** The month says the century: 80 is added for 18xx, 20 for 20xx, 40 for 21xx. */
    private static boolean peselDate(String id) {
        return two(id, 2) % 20 <= 12 && isDay(two(id, 2) % 20, two(id, 4));
    }

    /** Women have 50 added to the month; 20 more where a day ran out of numbers. */
    private static boolean rodneDate(String id) {
        int month = two(id, 2) % 50;
        return isDay(month > 20 ? month - 20 : month, two(id, 4));
    }

    /** 20 is added to the month for 18xx, 40 for 20xx. */
    private static boolean egnDate(String id) {
        return two(id, 2) < 60 && isDay(two(id, 2) % 20, two(id, 4));
    }
}
