package io.lakecaravan.tag.evaluation;

import static io.lakecaravan.tag.evaluation.Variant.named;
import static io.lakecaravan.tag.evaluation.Variant.proven;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Telephone numbers after the national numbering plans, mobile and of large cities. */
final class PhoneNumbers {
    private static final String AREA_CODES = "212 213 305 312 404 415 503 512 602 617 702 713 801 917 206 303";

    /** {@code #} any digit, {@code %} one from 1 to 9; the trunk zero stands where the country writes one. */
    private static final Map<String, Plan> PLANS = new TreeMap<>(Map.ofEntries(
            plan("en-GB", "44", "07700 9#####|07911 1#####|07458 ######|020 7### ####|0161 4## ####"),
            plan("de", "49", "0151 %#######|0171 %######|030 %#######|089 %######|0176 %#######"),
            plan("fr", "33", "06 %# ## ## ##|07 5# ## ## ##|01 4# ## ## ##"),
            plan("es", "34", "6%# ## ## ##|71# ## ## ##|91 4## ## ##"),
            plan("it", "39", "33# %######|34# %######|06 4#######"),
            plan("pt-BR", "55", "(11) 9%###-####|(21) 9%###-####|(11) 3###-####"),
            plan("nl", "31", "06 %#######|020 6######"),
            plan("pl", "48", "50# ### ###|60# ### ###|22 6## ## ##"),
            plan("sv", "46", "070-%## ## ##|073-%## ## ##|08-%## ### ##"),
            plan("ja", "81", "090-%###-####|080-%###-####|03-3###-####"),
            plan("en-IN", "91", "98### #####|97### #####|99### #####"),
            plan("zh-CN", "86", "138 #### ####|159 #### ####|186 #### ####"),
            plan("de-CH", "41", "079 %## ## ##|076 %## ## ##|044 2## ## ##"),
            plan("en-AU", "61", "04%# ### ###|02 9### ####"),
            plan("es-MX", "52", "55 %### ####|33 %### ####"),
            plan("nb-NO", "47", "4%# ## ###|9%# ## ###"),
            plan("tr", "90", "0532 %## ## ##|0542 %## ## ##")));

    private PhoneNumbers() {}

    private record Plan(String countryCode, String national) {}

    private static Map.Entry<String, Plan> plan(String locale, String countryCode, String national) {
        return Map.entry(locale, new Plan(countryCode, national));
    }

    static List<Variant> variants() {
        List<Variant> all = new ArrayList<>();
        all.add(named("phone", "en-US", "digits", d -> american(d)));
        all.add(proven("phone", "en-US", "parentheses", d -> americanWith(d, "(%s) %s-%s")));
        all.add(named("phone", "en-US", "dashes", d -> americanWith(d, "%s-%s-%s")));
        all.add(named("phone", "en-US", "dots", d -> americanWith(d, "%s.%s.%s")));
        all.add(named("phone", "en-US", "extension", d -> americanWith(d, "%s-%s-%s x") + d.between(10, 999)));
        all.add(proven("phone", "en-US", "international", d -> americanWith(d, "+1 %s %s %s")));
        PLANS.forEach((locale, plan) -> {
            all.add(named("phone", locale, "national", d -> national(d, plan)));
            all.add(named("phone", locale, "national digits", d -> digits(national(d, plan))));
            all.add(proven("phone", locale, "international", d -> international(d, locale)));
            all.add(proven("phone", locale, "E.164", d -> "+" + digits(international(d, locale))));
        });
        return all;
    }

    /** With {@code +}, the country and no trunk zero, which only Italy keeps. */
    static String international(Draw draw, String locale) {
        Plan plan = PLANS.get(locale);
        if (plan == null) {
            return americanWith(draw, "+1 %s %s %s");
        }
        String national = national(draw, plan);
        boolean trunk = national.startsWith("0") && !locale.equals("it");
        return "+" + plan.countryCode() + " " + (trunk ? national.substring(1) : national);
    }

    private static String national(Draw draw, Plan plan) {
        return draw.pattern(draw.entry(plan.national()));
    }

    private static String american(Draw draw) {
        return americanWith(draw, "%s%s%s");
    }

    /** NANP: the exchange begins with 2 to 9, is no N11 and not the 555 of films. */
    private static String americanWith(Draw draw, String format) {
        String exchange;
        do {
            exchange = draw.letter("23456789") + draw.digits(2);
        } while (exchange.endsWith("11") || exchange.equals("555"));
        return Written.as(format, draw.word(AREA_CODES), exchange, draw.digits(4));
    }

    private static String digits(String number) {
        return number.replaceAll("[^0-9]", "");
    }
}
