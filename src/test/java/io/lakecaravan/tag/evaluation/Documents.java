package io.lakecaravan.tag.evaluation;

import static io.lakecaravan.tag.evaluation.Variant.named;
import static io.lakecaravan.tag.evaluation.Variant.proven;

import java.util.List;
import java.util.Locale;

/** Passports, vehicles and devices. */
final class Documents {
    /** ISO 3779 letters; I, O and Q are left out. */
    private static final String VIN_SIGNS = "ABCDEFGHJKLMNPRSTUVWXYZ0123456789";

    private static final String VIN_VALUES = "12345678123457923456789";
    private static final String VIN_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ";
    private static final int[] VIN_WEIGHTS = {8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2};
    private static final String GERMAN_SIGNS = "CFGHJKLMNPRTVWXYZ0123456789";

    private Documents() {}

    static List<Variant> variants() {
        return List.of(
                named("passport", "en-US", "digits", d -> d.pattern("%########")),
                named("passport", "en-US", "next generation", d -> d.pattern("A########")),
                named("passport", "en-GB", "digits", d -> d.pattern("%########")),
                named("passport", "de", "signs", d -> "C" + d.letters(GERMAN_SIGNS, 8)),
                named("passport", "fr", "letters inside", d -> d.pattern("##??#####")),
                named("passport", "es", "three letters", d -> d.pattern("P??######")),
                named("passport", "it", "two letters", d -> d.pattern("Y?#######")),
                named("passport", "en-IN", "one letter", d -> d.pattern("?%######")),
                named("passport", "pt-BR", "two letters", d -> d.pattern("F?######")),
                named("passport", "nl", "two letters", d -> d.pattern("N???#%##%")),
                named("licence-plate", "de", "blank", d -> d.word("B M HH K F S DD LEV") + "-" + d.pattern("?? ###")),
                named(
                        "licence-plate",
                        "en-GB",
                        "blank",
                        d -> d.pattern("??") + d.word("15 19 21 66 70 73") + d.pattern(" ???")),
                named("licence-plate", "fr", "dashes", d -> d.pattern("??-###-??")),
                named("licence-plate", "es", "blank", d -> d.digits(4) + " " + d.letters("BCDFGHJKLMNPRSTVWXYZ", 3)),
                named("licence-plate", "it", "plain", d -> d.pattern("??###??")),
                named("licence-plate", "nl", "dashes", d -> d.entry(d.pattern("??-###-?|##-???-#|?-###-??"))),
                named("licence-plate", "sv", "blank", d -> d.pattern("??? ##") + d.letter("0123456789ABCDEF")),
                named("licence-plate", "pl", "blank", d -> d.word("WA KR GD PO WR") + d.pattern(" #####")),
                named("licence-plate", "pt-BR", "Mercosul", d -> d.pattern("???#?##")),
                named("licence-plate", "en-US", "dash", d -> d.pattern("???-####")),
                proven("vehicle-id", "*", "with check digit", Documents::vin),
                named("vehicle-id", "*", "lower-case", d -> vin(d).toLowerCase(Locale.ROOT)),
                named(
                        "vehicle-id",
                        "de",
                        "European",
                        d -> d.word("WVWZZZ WBAZZZ WDB211 WAUZZZ TMBZZZ") + d.letters(VIN_SIGNS, 5) + d.digits(6)),
                named("imei", "*", "plain", Documents::imei),
                named("imei", "*", "dashes", d -> dashed(imei(d))));
    }

    /** 49 CFR 565.15: the ninth sign is the weighted sum modulo 11, X for ten. */
    static String vin(Draw draw) {
        String body = draw.word("1HG 1FT 2T1 3VW 5YJ 1G1 4T1 5NP JHM") + draw.letters(VIN_SIGNS, 5) + "0"
                + draw.letter("ABCDEFGHJKLMNPRS") + draw.letter(VIN_LETTERS) + draw.digits(6);
        return body.substring(0, 8) + vinDigit(body) + body.substring(9);
    }

    static char vinDigit(String vin) {
        int sum = 0;
        for (int i = 0; i < vin.length(); i++) {
            char c = vin.charAt(i);
            int value = Character.isDigit(c) ? c - '0' : VIN_VALUES.charAt(VIN_LETTERS.indexOf(c)) - '0';
            sum += value * VIN_WEIGHTS[i];
        }
        return "0123456789X".charAt(sum % 11);
    }

    /** 3GPP TS 23.003 annex B: type allocation code, serial number, Luhn. */
    static String imei(Draw draw) {
        String body = draw.word("35 86 01") + draw.digits(12);
        return body + CheckDigits.luhn(body);
    }

    private static String dashed(String imei) {
        return imei.substring(0, 2) + "-" + imei.substring(2, 8) + "-" + imei.substring(8, 14) + "-"
                + imei.substring(14);
    }
}
