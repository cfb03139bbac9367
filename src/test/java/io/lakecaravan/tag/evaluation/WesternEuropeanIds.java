package io.lakecaravan.tag.evaluation;

import static io.lakecaravan.tag.evaluation.BritishAndAmericanIds.grouped;
import static io.lakecaravan.tag.evaluation.Variant.named;
import static io.lakecaravan.tag.evaluation.Variant.proven;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** Numbers of persons in Spain, Portugal, Italy, France, the Low Countries, Germany and Switzerland. */
final class WesternEuropeanIds {
    private static final String CONSONANTS = "BCDFGLMNPRSTVZ";

    /** Values of the characters at odd places, digits and letters, after the decree of 23 December 1976. */
    private static final int[] ODD_DIGITS = {1, 0, 5, 7, 9, 13, 15, 17, 19, 21};

    private static final int[] ODD_LETTERS = {
        1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
    };

    private WesternEuropeanIds() {}

    static List<Variant> variants() {
        return List.of(
                proven("es-dni", "es", "plain", WesternEuropeanIds::dni),
                proven("es-dni", "es", "dash", d -> dashedLetter(dni(d))),
                proven("es-nie", "es", "plain", WesternEuropeanIds::nie),
                proven("es-nie", "es", "dash", d -> dashedLetter(nie(d))),
                named("pt-nif", "pt", "plain", WesternEuropeanIds::nif),
                named("pt-nif", "pt", "blanks", d -> grouped(nif(d), 3, 3, 3)),
                proven("it-codice-fiscale", "it", "plain", WesternEuropeanIds::codiceFiscale),
                proven(
                        "it-codice-fiscale",
                        "it",
                        "lower-case",
                        d -> codiceFiscale(d).toLowerCase(Locale.ROOT)),
                named("fr-nir", "fr", "plain", WesternEuropeanIds::nir),
                proven("fr-nir", "fr", "blanks", d -> grouped(nir(d), 1, 2, 2, 2, 3, 3, 2)),
                named("nl-bsn", "nl", "plain", WesternEuropeanIds::bsn),
                named("nl-bsn", "nl", "dots", d -> grouped(bsn(d), 4, 2, 3).replace(' ', '.')),
                proven("be-rrn", "nl-BE", "dots", d -> dottedRrn(rrn(d))),
                named("be-rrn", "fr-BE", "plain", WesternEuropeanIds::rrn),
                named("de-steuer-id", "de", "plain", WesternEuropeanIds::steuerId),
                named("de-steuer-id", "de", "blanks", d -> grouped(steuerId(d), 2, 3, 3, 3)),
                proven("ch-ahv", "de-CH", "dots", d -> dottedAhv(ahv(d))),
                named("ch-ahv", "fr-CH", "plain", WesternEuropeanIds::ahv));
    }

    /** Real Decreto 1553/2005: the letter is the number modulo 23. */
    static String dni(Draw draw) {
        int number = draw.between(1_000_000, 99_999_999);
        return Written.as("%08d%s", number, dniLetter(number));
    }

    static char dniLetter(int number) {
        return "TRWAGMYFPDXBNJZSQVHLCKE".charAt(number % 23);
    }

    /** The first letter counts as 0, 1 or 2. */
    static String nie(Draw draw) {
        int first = draw.below(3);
        int number = draw.below(10_000_000);
        return "XYZ".charAt(first) + Written.as("%07d", number) + dniLetter(first * 10_000_000 + number);
    }

    private static String dashedLetter(String number) {
        return number.substring(0, number.length() - 1) + "-" + number.substring(number.length() - 1);
    }

    /** Decreto-Lei 14/2013: weights 9 to 2 modulo 11; natural persons begin with 1, 2 or 3. */
    static String nif(Draw draw) {
        String body = draw.letter("123") + draw.digits(7);
        int check = 11 - CheckDigits.weighted(body, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
        return body + (check >= 10 ? 0 : check);
    }

    static String codiceFiscale(Draw draw) {
        LocalDate birthday = draw.birthday();
        int day = birthday.getDayOfMonth() + (draw.chance(0.5) ? 40 : 0);
        String town = draw.word("H501 F205 L219 F839 D612 A944 G273 A662 L736 I726 D969 B354 C351 Z112 Z129 Z330");
        String body = draw.letters(CONSONANTS, 3)
                + draw.letters(CONSONANTS, 3)
                + Written.as("%02d", birthday.getYear() % 100)
                + "ABCDEHLMPRST".charAt(birthday.getMonthValue() - 1)
                + Written.as("%02d", day)
                + town;
        return body + codiceFiscaleLetter(body);
    }

    static char codiceFiscaleLetter(String body) {
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            char c = body.charAt(i);
            boolean digit = Character.isDigit(c);
            int ordinal = digit ? c - '0' : c - 'A';
            sum += i % 2 == 1 ? ordinal : digit ? ODD_DIGITS[ordinal] : ODD_LETTERS[ordinal];
        }
        return (char) ('A' + sum % 26);
    }

    /** INSEE: sex, year, month, department, commune, order; the key is 97 less the rest by 97; 2A and 2B count 19 and 18. */
    static String nir(Draw draw) {
        LocalDate birthday = draw.birthday();
        int department = draw.between(1, 95);
        String place = department == 20 ? draw.word("2A 2B") : Written.as("%02d", department);
        String body = draw.letter("12")
                + Written.as("%02d%02d", birthday.getYear() % 100, birthday.getMonthValue())
                + place
                + Written.as("%03d%03d", draw.between(1, 590), draw.between(1, 400));
        return body + Written.as("%02d", nirKey(body));
    }

    static int nirKey(String body) {
        return 97 - (int) (Long.parseLong(body.replace("2A", "19").replace("2B", "18")) % 97);
    }

    /** Wet algemene bepalingen burgerservicenummer: the test by eleven. */
    static String bsn(Draw draw) {
        while (true) {
            String number = Written.as("%09d", draw.between(10_000_000, 299_999_999));
            if (CheckDigits.weighted(number, 9, 8, 7, 6, 5, 4, 3, 2, -1) % 11 == 0) {
                return number;
            }
        }
    }

    /** Arrete royal of 3 April 1984: 97 less the rest by 97, a 2 before the number of those born after 1999. */
    static String rrn(Draw draw) {
        LocalDate birthday = draw.birthday();
        String body = Birthdays.yymmdd(birthday) + Written.as("%03d", draw.between(1, 997));
        long number = Long.parseLong((birthday.getYear() >= 2000 ? "2" : "") + body);
        return body + Written.as("%02d", 97 - number % 97);
    }

    private static String dottedRrn(String rrn) {
        return rrn.substring(0, 2) + "." + rrn.substring(2, 4) + "." + rrn.substring(4, 6) + "-" + rrn.substring(6, 9)
                + "." + rrn.substring(9);
    }

    /** BZSt: ten digits of which exactly one stands twice, no leading zero, ISO 7064 MOD 11,10. */
    static String steuerId(Draw draw) {
        while (true) {
            String body = draw.digits(10);
            if (body.charAt(0) != '0' && body.chars().distinct().count() == 9) {
                return body + CheckDigits.mod11And10(body);
            }
        }
    }

    /** ZAS: the country 756, nine digits, an EAN-13 check digit. */
    static String ahv(Draw draw) {
        String body = "756" + draw.digits(9);
        return body + CheckDigits.gs1(body);
    }

    private static String dottedAhv(String ahv) {
        return ahv.substring(0, 3) + "." + ahv.substring(3, 7) + "." + ahv.substring(7, 11) + "." + ahv.substring(11);
    }
}
