package io.lakecaravan.tag.evaluation;

import static io.lakecaravan.tag.evaluation.BritishAndAmericanIds.grouped;
import static io.lakecaravan.tag.evaluation.CheckDigits.weighted;
import static io.lakecaravan.tag.evaluation.Variant.named;
import static io.lakecaravan.tag.evaluation.Variant.proven;

import java.time.LocalDate;
import java.util.List;

/** Numbers of persons in the Nordic countries, Poland, Romania, Turkey, South Africa and Asia. */
final class NordicAndEasternIds {
    private static final String HETU_SIGNS = "0123456789ABCDEFHJKLMNPRSTUVWXY";

    private NordicAndEasternIds() {}

    static List<Variant> variants() {
        return List.of(
                proven(
                        "se-personnummer",
                        "sv",
                        "ten with dash",
                        d -> personnummer(d).substring(2)),
                proven("se-personnummer", "sv", "twelve with dash", NordicAndEasternIds::personnummer),
                named("se-personnummer", "sv", "twelve", d -> personnummer(d).replace("-", "")),
                proven("fi-hetu", "fi", "plain", NordicAndEasternIds::hetu),
                named("dk-cpr", "da", "dash", NordicAndEasternIds::cpr),
                named("dk-cpr", "da", "plain", d -> cpr(d).replace("-", "")),
                named("no-fodselsnummer", "nb", "plain", NordicAndEasternIds::fodselsnummer),
                named("no-fodselsnummer", "nb", "blank", d -> grouped(fodselsnummer(d), 6, 5)),
                named("pl-pesel", "pl", "plain", NordicAndEasternIds::pesel),
                named("ro-cnp", "ro", "plain", NordicAndEasternIds::cnp),
                named("tr-kimlik", "tr", "plain", NordicAndEasternIds::kimlik),
                named("za-id", "en-ZA", "plain", NordicAndEasternIds::southAfrican),
                named("in-aadhaar", "en-IN", "plain", NordicAndEasternIds::aadhaar),
                named("in-aadhaar", "en-IN", "blanks", d -> grouped(aadhaar(d), 4, 4, 4)),
                named("in-pan", "en-IN", "plain", NordicAndEasternIds::pan),
                proven("cn-resident-id", "zh-CN", "plain", NordicAndEasternIds::residentId),
                proven("kr-rrn", "ko", "dash", NordicAndEasternIds::koreanRrn),
                named("jp-my-number", "ja", "plain", NordicAndEasternIds::myNumber),
                named("jp-my-number", "ja", "blanks", d -> grouped(myNumber(d), 4, 4, 4)));
    }

    /** Skatteverket SKV 704: Luhn over the ten short digits. Here in full: YYYYMMDD-NNNC. */
    static String personnummer(Draw draw) {
        String birthday = Birthdays.yyyymmdd(draw.birthday());
        String serial = Written.as("%03d", draw.between(1, 980));
        return birthday + "-" + serial + CheckDigits.luhn(birthday.substring(2) + serial);
    }

    /** Digital and Population Data Services Agency: modulo 31; the sign tells the century. */
    static String hetu(Draw draw) {
        LocalDate birthday = draw.birthday();
        String serial = Written.as("%03d", draw.between(2, 899));
        String date = Birthdays.ddmmyy(birthday);
        return date + (birthday.getYear() < 2000 ? "-" : "A") + serial + hetuSign(date + serial);
    }

    static char hetuSign(String digits) {
        return HETU_SIGNS.charAt(Integer.parseInt(digits) % 31);
    }

    /** CPR-kontoret: modulo 11, as issued until 2007; the seventh digit tells the century. */
    static String cpr(Draw draw) {
        while (true) {
            LocalDate birthday = draw.birthday();
            char century = birthday.getYear() < 2000 ? draw.letter("0123") : draw.letter("4567");
            String number = Birthdays.ddmmyy(birthday) + century + draw.digits(3);
            if (weighted(number, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0) {
                return number.substring(0, 6) + "-" + number.substring(6);
            }
        }
    }

    /** Skatteetaten: two digits modulo 11; the individual number tells the century. */
    static String fodselsnummer(Draw draw) {
        while (true) {
            LocalDate birthday = draw.birthday();
            int individual = birthday.getYear() < 2000 ? draw.between(0, 499) : draw.between(500, 999);
            String body = Birthdays.ddmmyy(birthday) + Written.as("%03d", individual);
            int first = (11 - weighted(body, 3, 7, 6, 1, 8, 9, 4, 5, 2) % 11) % 11;
            int second = (11 - weighted(body + first % 10, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11) % 11;
            if (first < 10 && second < 10) {
                return body + first + second;
            }
        }
    }

    /** Act of 24 September 2010: weights 1, 3, 7, 9; births after 1999 add 20 to the month. */
    static String pesel(Draw draw) {
        LocalDate birthday = draw.birthday();
        int month = birthday.getMonthValue() + (birthday.getYear() >= 2000 ? 20 : 0);
        String body =
                Written.as("%02d%02d%02d", birthday.getYear() % 100, month, birthday.getDayOfMonth()) + draw.digits(4);
        return body + (10 - weighted(body, 1, 3, 7, 9, 1, 3, 7, 9, 1, 3) % 10) % 10;
    }

    /** Law 105/1996: weights 279146358279 modulo 11, where 10 counts as 1. */
    static String cnp(Draw draw) {
        LocalDate birthday = draw.birthday();
        String body = draw.letter(birthday.getYear() < 2000 ? "12" : "56")
                + Birthdays.yymmdd(birthday)
                + Written.as("%02d%03d", draw.between(1, 46), draw.between(1, 999));
        int check = weighted(body, 2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9) % 11;
        return body + (check == 10 ? 1 : check);
    }

    /** The tenth digit from the sums of odd and even places, the eleventh the sum of the ten. */
    static String kimlik(Draw draw) {
        String body = draw.letter("123456789") + draw.digits(8);
        int tenth = Math.floorMod(weighted(body, 7, -1, 7, -1, 7, -1, 7, -1, 7), 10);
        body += tenth;
        return body + weighted(body, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1) % 10;
    }

    /** Department of Home Affairs: YYMMDD, sex, citizenship, an 8, Luhn. */
    static String southAfrican(Draw draw) {
        String body = Birthdays.yymmdd(draw.birthday()) + draw.digits(4) + draw.letter("01") + "8";
        return body + CheckDigits.luhn(body);
    }

    static String aadhaar(Draw draw) {
        String body = draw.letter("23456789") + draw.digits(10);
        return body + CheckDigits.verhoeff(body);
    }

    /** Income Tax Department: the fourth letter is P for a person. */
    static String pan(Draw draw) {
        return draw.letters(Draw.LETTERS, 3) + "P" + draw.pattern("?####?");
    }

    /** GB 11643-1999: region, birthday, order, ISO 7064 MOD 11-2. */
    static String residentId(Draw draw) {
        String region = draw.word("110105 110108 310104 110101 110102");
        String body = region + Birthdays.yyyymmdd(draw.birthday()) + draw.digits(3);
        return body + CheckDigits.mod11And2(body);
    }

    /** As issued until October 2020, when the last digits became random. */
    static String koreanRrn(Draw draw) {
        LocalDate birthday = draw.birthday();
        String body = Birthdays.yymmdd(birthday)
                + draw.letter(birthday.getYear() < 2000 ? "12" : "34")
                + Written.as("%02d", draw.between(0, 90))
                + draw.digits(3);
        int check = (11 - weighted(body, 2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5) % 11) % 10;
        return body.substring(0, 6) + "-" + body.substring(6) + check;
    }

    /** Ordinance 85 of the Ministry of Internal Affairs, 2014. */
    static String myNumber(Draw draw) {
        String body = draw.digits(11);
        return body + myNumberDigit(body);
    }

    static int myNumberDigit(String body) {
        int rest = weighted(body, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11;
        return rest <= 1 ? 0 : 11 - rest;
    }
}
