package io.lakecaravan.tag.evaluation;

import static io.lakecaravan.tag.evaluation.Variant.named;
import static io.lakecaravan.tag.evaluation.Variant.proven;

import java.util.List;
import java.util.Set;

/** Numbers of persons in the United States, Canada, Mexico, Brazil, the United Kingdom and Australia. */
final class BritishAndAmericanIds {
    private static final Set<String> UNUSED_NINO_PREFIXES = Set.of("BG", "GB", "NK", "KN", "TN", "NT", "ZZ");
    private static final String CURP_ALPHABET = "0123456789ABCDEFGHIJKLMN\u00d1OPQRSTUVWXYZ";
    private static final String CONSONANTS = "BCDFGHJKLMNPQRSTVWXYZ";

    private BritishAndAmericanIds() {}

    static List<Variant> variants() {
        return List.of(
                proven("us-ssn", "en-US", "dashes", d -> dashed(ssn(d))),
                named("us-ssn", "en-US", "plain", BritishAndAmericanIds::ssn),
                named("us-ssn", "en-US", "blanks", d -> dashed(ssn(d)).replace('-', ' ')),
                named("us-itin", "en-US", "dashes", d -> dashed(itin(d))),
                named("us-itin", "en-US", "plain", BritishAndAmericanIds::itin),
                named("us-npi", "en-US", "plain", BritishAndAmericanIds::npi),
                named("us-dea", "en-US", "plain", BritishAndAmericanIds::dea),
                named("uk-nino", "en-GB", "plain", BritishAndAmericanIds::nino),
                named("uk-nino", "en-GB", "blanks", d -> grouped(nino(d), 2, 2, 2, 2, 1)),
                named("uk-nhs", "en-GB", "plain", BritishAndAmericanIds::nhs),
                named("uk-nhs", "en-GB", "blanks", d -> grouped(nhs(d), 3, 3, 4)),
                named("ca-sin", "en-CA", "plain", BritishAndAmericanIds::sin),
                named("ca-sin", "en-CA", "blanks", d -> grouped(sin(d), 3, 3, 3)),
                proven("br-cpf", "pt-BR", "dots", d -> dotted(cpf(d))),
                named("br-cpf", "pt-BR", "plain", BritishAndAmericanIds::cpf),
                proven("mx-curp", "es-MX", "plain", BritishAndAmericanIds::curp),
                named("au-tfn", "en-AU", "plain", BritishAndAmericanIds::tfn),
                named("au-tfn", "en-AU", "blanks", d -> grouped(tfn(d), 3, 3, 3)),
                named("au-medicare", "en-AU", "blanks", d -> grouped(medicare(d), 4, 5, 1)),
                named("au-medicare", "en-AU", "plain", BritishAndAmericanIds::medicare));
    }

    /** SSA: area 001-899 without 666, group 01-99, serial 0001-9999. */
    static String ssn(Draw draw) {
        int area = draw.between(1, 898);
        return Written.as("%03d%02d%04d", area >= 666 ? area + 1 : area, draw.between(1, 99), draw.between(1, 9999));
    }

    /** IRS: 9xx with a fourth and fifth digit of 50-65, 70-88, 90-92 or 94-99. */
    static String itin(Draw draw) {
        int group = draw.of(List.of(draw.between(50, 65), draw.between(70, 88), draw.between(94, 99)));
        return "9" + draw.digits(2) + group + draw.digits(4);
    }

    /** CMS: the Luhn digit is taken with the prefix 80840 of health applications in the United States. */
    static String npi(Draw draw) {
        String body = draw.letter("12") + draw.digits(8);
        return body + CheckDigits.luhn("80840" + body);
    }

    /** DEA: sum of the odd places plus twice the sum of the even places, last digit. */
    static String dea(Draw draw) {
        String body = draw.digits(6);
        int check = CheckDigits.weighted(body, 1, 2, 1, 2, 1, 2) % 10;
        return "" + draw.letter("ABFGMP") + draw.letter(Draw.LETTERS) + body + check;
    }

    /** HMRC manual NIM39110. */
    static String nino(Draw draw) {
        String prefix;
        do {
            prefix = "" + draw.letter("ABCEGHJKLMNOPRSTWXYZ") + draw.letter("ABCEGHJKLMNPRSTWXYZ");
        } while (UNUSED_NINO_PREFIXES.contains(prefix));
        return prefix + draw.digits(6) + draw.letter("ABCD");
    }

    /** NHS data dictionary: weights 10 to 2 modulo 11; a check digit of 10 is not issued. */
    static String nhs(Draw draw) {
        while (true) {
            String body = draw.letter("4567") + draw.digits(8);
            int check = (11 - CheckDigits.weighted(body, 10, 9, 8, 7, 6, 5, 4, 3, 2) % 11) % 11;
            if (check < 10) {
                return body + check;
            }
        }
    }

    static String sin(Draw draw) {
        String body = draw.letter("1234567") + draw.digits(7);
        return body + CheckDigits.luhn(body);
    }

    /** Receita Federal: two digits modulo 11, weights from 10 and from 11 down. */
    static String cpf(Draw draw) {
        String body = draw.digits(9);
        body += mod11(CheckDigits.weighted(body, 10, 9, 8, 7, 6, 5, 4, 3, 2));
        return body + mod11(CheckDigits.weighted(body, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2));
    }

    private static int mod11(int sum) {
        return sum % 11 < 2 ? 0 : 11 - sum % 11;
    }

    /** RENAPO: initials, birthday, sex, state, inner consonants, a sign against doubles, a check digit. */
    static String curp(Draw draw) {
        var birthday = draw.birthday();
        String state = draw.word("AS BC BS CC CL CM CS CH DF DG GT GR HG JC MC MN MS NT NL OC PL QT QR SP SL SR TC TS");
        String body = "" + draw.letter(CONSONANTS)
                + draw.letter("AEIOU")
                + draw.letters(CONSONANTS, 2)
                + Birthdays.yymmdd(birthday)
                + draw.letter("HM")
                + state
                + draw.letters(CONSONANTS, 3)
                + draw.letter(birthday.getYear() < 2000 ? Draw.DIGITS : "ABCDEFGH");
        return body + curpDigit(body);
    }

    static int curpDigit(String body) {
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            sum += CURP_ALPHABET.indexOf(body.charAt(i)) * (18 - i);
        }
        return (10 - sum % 10) % 10;
    }

    /** ATO: weights 1, 4, 3, 7, 5, 8, 6, 9, 10 give a multiple of 11. */
    static String tfn(Draw draw) {
        while (true) {
            String number = draw.letter("123456789") + draw.digits(8);
            if (CheckDigits.weighted(number, 1, 4, 3, 7, 5, 8, 6, 9, 10) % 11 == 0) {
                return number;
            }
        }
    }

    /** Services Australia: eight digits from 2 to 6 on, a check digit, the number of the issue. */
    static String medicare(Draw draw) {
        String body = draw.letter("23456") + draw.digits(7);
        return body + CheckDigits.weighted(body, 1, 3, 7, 9, 1, 3, 7, 9) % 10 + draw.letter("123");
    }

    private static String dashed(String nine) {
        return nine.substring(0, 3) + "-" + nine.substring(3, 5) + "-" + nine.substring(5);
    }

    private static String dotted(String cpf) {
        return cpf.substring(0, 3) + "." + cpf.substring(3, 6) + "." + cpf.substring(6, 9) + "-" + cpf.substring(9);
    }

    static String grouped(String text, int... lengths) {
        StringBuilder grouped = new StringBuilder();
        int at = 0;
        for (int length : lengths) {
            grouped.append(at == 0 ? "" : " ").append(text, at, at + length);
            at += length;
        }
        return grouped.toString();
    }
}
