package io.lakecaravan.tag.evaluation;

import static io.lakecaravan.tag.evaluation.Variant.named;
import static io.lakecaravan.tag.evaluation.Variant.proven;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Cards, accounts and banks. */
final class FinancialIds {
    /** The part behind the check digits, after the IBAN registry of SWIFT: {@code #} a digit, {@code ?} a letter. */
    private static final Map<String, String> NATIONAL_ACCOUNTS = new TreeMap<>(Map.ofEntries(
            Map.entry("DE", "##################"),
            Map.entry("GB", "????##############"),
            Map.entry("IT", "?######################"),
            Map.entry("NL", "????##########"),
            Map.entry("PL", "########################"),
            Map.entry("CH", "#################"),
            Map.entry("AT", "################"),
            Map.entry("SE", "####################"),
            Map.entry("DK", "##############"),
            Map.entry("FI", "##############"),
            Map.entry("PT", "#####################"),
            Map.entry("IE", "????##############")));

    private static final String BANKS =
            "DEUTDEFF COBADEFF HYVEDEMM BNPAFRPP SOGEFRPP AGRIFRPP CHASUS33 CITIUS33 BOFAUS3N"
                    + " BARCGB22 MIDLGB22 LOYDGB2L NWBKGB2L INGBNL2A ABNANL2A RABONL2U UNCRITMM BSCHESMM BBVAESMM CAIXESBB"
                    + " UBSWCHZH NDEASESS ESSESESS DABADKKK DNBANOKK BPKOPLPW GIBAATWW KREDBEBB";

    private static final Map<String, String> LOCALES = Map.of(
            "DE", "de", "GB", "en-GB", "IT", "it", "NL", "nl", "PL", "pl", "CH", "de-CH", "SE", "sv", "PT", "pt");

    private FinancialIds() {}

    static List<Variant> variants() {
        List<Variant> all = new ArrayList<>(List.of(
                proven("credit-card", "*", "visa", d -> card(d, "4", 16)),
                proven("credit-card", "*", "mastercard", d -> card(d, d.word("51 52 53 54 55 2223 2510 2700"), 16)),
                proven("credit-card", "*", "mixed issuers", FinancialIds::anyCard),
                proven("credit-card", "*", "blanks", d -> grouped(card(d, "4", 16), " ")),
                proven("credit-card", "*", "dashes", d -> grouped(card(d, "5" + d.letter("12345"), 16), "-")),
                proven("credit-card", "*", "american express", d -> card(d, d.word("34 37"), 15)),
                proven("credit-card", "*", "discover and JCB", d -> card(d, d.word("6011 3530 3566 3589"), 16)),
                named("bic", "*", "eight", d -> d.word(BANKS)),
                named("bic", "*", "eleven", d -> d.word(BANKS) + "XXX"),
                named("bank-account", "en-US", "digits", d -> d.letter("123456789") + d.digits(d.between(8, 11))),
                named("bank-account", "en-GB", "sort code", d -> d.pattern("%#-##-## ########")),
                named("bank-account", "es", "with check digits", FinancialIds::spanishAccount),
                named("bank-account", "es-MX", "CLABE", FinancialIds::clabe),
                named("bank-account", "de", "ten digits", d -> d.pattern("%#########")),
                named("bank-account", "pt-BR", "branch", d -> d.pattern("####-# / #####-#")),
                named("bank-account", "nl", "old", d -> d.pattern("##.##.##.###"))));
        NATIONAL_ACCOUNTS.keySet().forEach(country -> {
            String locale = LOCALES.getOrDefault(country, "*");
            all.add(proven("iban", locale, country, d -> iban(d, country)));
            all.add(proven("iban", locale, country + " printed", d -> grouped(iban(d, country), " ")));
        });
        all.add(proven("iban", "es", "ES", d -> withCheck("ES", spanishAccount(d))));
        all.add(proven("iban", "fr", "FR", d -> withCheck("FR", frenchAccount(d))));
        all.add(proven("iban", "nl-BE", "BE", d -> withCheck("BE", belgianAccount(d))));
        all.add(proven("iban", "nb", "NO", d -> withCheck("NO", norwegianAccount(d))));
        return all;
    }

    static String card(Draw draw, String issuer, int length) {
        String body = issuer + draw.digits(length - 1 - issuer.length());
        return body + CheckDigits.luhn(body);
    }

    private static String anyCard(Draw draw) {
        return switch (draw.below(5)) {
            case 0 -> card(draw, draw.word("34 37"), 15);
            case 1 -> card(draw, "5" + draw.letter("12345"), 16);
            case 2 -> card(draw, "6011", 16);
            default -> card(draw, "4", 16);
        };
    }

    static String iban(Draw draw, String country) {
        return withCheck(country, draw.pattern(NATIONAL_ACCOUNTS.get(country)));
    }

    static String withCheck(String country, String account) {
        int check = 98 - CheckDigits.mod97(account + country + "00");
        return country + Written.as("%02d", check) + account;
    }

    /** Código cuenta cliente: bank, branch, two digits modulo 11, account. */
    static String spanishAccount(Draw draw) {
        String bank = draw.word("2100 0049 0182 2038 0081") + draw.digits(4);
        String account = draw.digits(10);
        return bank
                + ccc(CheckDigits.weighted(bank, 4, 8, 5, 10, 9, 7, 3, 6))
                + ccc(CheckDigits.weighted(account, 1, 2, 4, 8, 5, 10, 9, 7, 3, 6))
                + account;
    }

    private static int ccc(int sum) {
        int digit = 11 - sum % 11;
        return digit == 10 ? 1 : digit % 11;
    }

    /** Relevé d'identité bancaire: the key makes the whole a multiple of 97. */
    static String frenchAccount(Draw draw) {
        String body = draw.word("30004 30003 20041 18206 10278") + draw.digits(5) + draw.digits(11);
        int rest = CheckDigits.mod97(body + "00");
        return body + Written.as("%02d", 97 - rest);
    }

    /** The last two digits are the rest of the first ten by 97, 97 for none. */
    static String belgianAccount(Draw draw) {
        String body = draw.word("001 068 363 733") + draw.digits(7);
        long rest = Long.parseLong(body) % 97;
        return body + Written.as("%02d", rest == 0 ? 97 : rest);
    }

    /** Modulo 11 over ten digits, weights 5 4 3 2 7 6 5 4 3 2; a check digit of 10 is not issued. */
    static String norwegianAccount(Draw draw) {
        while (true) {
            String body = draw.pattern("%#########");
            int check = (11 - CheckDigits.weighted(body, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11) % 11;
            if (check < 10) {
                return body + check;
            }
        }
    }

    /** Banco de México: weights 3, 7, 1, each product modulo 10. */
    static String clabe(Draw draw) {
        String body = draw.word("002 012 014 021 044 072") + draw.word("180 320 580") + draw.digits(11);
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            sum += (body.charAt(i) - '0') * ("371".charAt(i % 3) - '0') % 10;
        }
        return body + (10 - sum % 10) % 10;
    }

    private static String grouped(String text, String separator) {
        return text.replaceAll("(.{4})(?=.)", "$1" + separator);
    }
}
