package io.lakecaravan.tag.evaluation;

import static io.lakecaravan.tag.evaluation.Variant.named;
import static io.lakecaravan.tag.evaluation.Variant.proven;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Names, mail, accounts, birthdays, gender, origin and pay of persons. */
final class PersonalValues {
    private static final Map<String, String> MAIL_DOMAINS = Map.ofEntries(
            Map.entry("en", "gmail.com outlook.com yahoo.com icloud.com acme.com mail.northwind.co.uk"),
            Map.entry("de", "gmx.de web.de t-online.de gmail.com firma-mueller.de"),
            Map.entry("fr", "orange.fr free.fr laposte.net gmail.com"),
            Map.entry("es", "telefonica.net gmail.com hotmail.es correo.com.mx"),
            Map.entry("it", "libero.it tiscali.it gmail.com"),
            Map.entry("pt", "uol.com.br bol.com.br gmail.com empresa.com.br"),
            Map.entry("nl", "ziggo.nl kpnmail.nl gmail.com"),
            Map.entry("pl", "wp.pl onet.pl o2.pl"),
            Map.entry("ja", "yahoo.co.jp docomo.ne.jp gmail.com"));
    private static final Map<String, String> GENDERS = Map.of(
            "en",
            "male|female",
            "de",
            "männlich|weiblich|divers",
            "fr",
            "homme|femme",
            "es",
            "hombre|mujer",
            "it",
            "maschio|femmina",
            "pt",
            "masculino|feminino",
            "nl",
            "man|vrouw",
            "sv",
            "man|kvinna");
    private static final String ETHNICITIES = "White|Black or African American|Asian|Hispanic or Latino|"
            + "American Indian or Alaska Native|Native Hawaiian or Other Pacific Islander|Two or more races";
    private static final String BRITISH_ETHNICITIES = "White British|White Irish|Indian|Pakistani|Bangladeshi|Chinese|"
            + "Black Caribbean|Black African|Mixed White and Asian|Gypsy or Irish Traveller|Arab";

    private final Map<String, People> people;

    PersonalValues(Map<String, People> people) {
        this.people = people;
    }

    List<Variant> variants() {
        List<Variant> all = new ArrayList<>();
        people.forEach((locale, of) -> addOf(all, locale, of));
        all.addAll(birthdays());
        GENDERS.forEach((language, words) -> all.add(named("gender", language, "words", d -> d.entry(words))));
        all.add(named("gender", "en-US", "letters", d -> d.word("M F M F M F X")));
        all.add(named("gender", "de", "letters", d -> d.word("m w m w d")));
        all.add(named("gender", "fr", "letters", d -> d.word("H F")));
        all.add(named("gender", "en-GB", "capitals", d -> d.word("MALE FEMALE UNKNOWN")));
        all.add(named("ethnicity", "en-US", "census", d -> d.entry(ETHNICITIES)));
        all.add(named("ethnicity", "en-GB", "census", d -> d.entry(BRITISH_ETHNICITIES)));
        all.add(named("ethnicity", "pt-BR", "census", d -> d.entry("Branca|Preta|Parda|Amarela|Indígena")));
        all.addAll(salaries());
        all.sort(Comparator.comparing(Variant::kind)
                .thenComparing(Variant::locale)
                .thenComparing(Variant::format));
        return all;
    }

    private static void addOf(List<Variant> all, String locale, People of) {
        String family =
                locale.equals("ja") || locale.equals("zh-CN") || locale.equals("hu") ? "%2$s %1$s" : "%1$s %2$s";
        all.add(proven("email", locale, "plain", d -> email(d, of, locale)));
        all.add(named("person-name", locale, "as printed", d -> d.of(of.fullNames())));
        all.add(named(
                "person-name",
                locale,
                "first last",
                d -> Written.as(family, d.of(of.firstNames()), d.of(of.lastNames()))));
        all.add(named("person-name", locale, "last, first", d -> d.of(of.lastNames()) + ", " + d.of(of.firstNames())));
        all.add(named("first-name", locale, "plain", d -> d.of(of.firstNames())));
        all.add(named(
                "first-name", locale, "capitals", d -> d.of(of.firstNames()).toUpperCase(Locale.ROOT)));
        all.add(named("last-name", locale, "plain", d -> d.of(of.lastNames())));
        all.add(named("last-name", locale, "capitals", d -> d.of(of.lastNames()).toUpperCase(Locale.ROOT)));
        all.add(named("user-name", locale, "from names", d -> userName(d, of)));
        all.add(named("text-with-pii", locale, "mail in every third", d -> note(d, email(d, of, locale))));
        all.add(named(
                "text-with-pii",
                locale,
                "name and phone",
                d -> note(d, d.of(of.fullNames()) + " " + PhoneNumbers.international(d, locale))));
    }

    static String email(Draw draw, People of, String locale) {
        String domain = draw.word(MAIL_DOMAINS.getOrDefault(locale.substring(0, 2), MAIL_DOMAINS.get("en")));
        String name = of.latin(draw, draw.word(". _ . -"));
        String account = switch (draw.below(5)) {
            case 0 -> name + draw.between(1, 99);
            case 1 -> name.charAt(0) + name.substring(name.length() / 2);
            case 2 -> name + "+news";
            default -> name;
        };
        String email = account.replaceAll("^[._-]|[._-]$", "") + "@" + domain;
        return draw.chance(0.03) ? email.toUpperCase(Locale.ROOT) : email;
    }

    private static String userName(Draw draw, People of) {
        String name = of.latin(draw, draw.word("_ . -"));
        return switch (draw.below(3)) {
            case 0 -> name.replaceAll("[._-]", "") + draw.between(1, 999);
            case 1 -> name.charAt(0) + name.replaceFirst(".*[._-]", "");
            default -> name;
        };
    }

    private static String note(Draw draw, String who) {
        String plain = draw.entry("Customer asked for a refund of the last order.|Parcel came back, box was damaged."
                + "|Wants to be called again next week.|Second reminder sent, no answer so far."
                + "|Delivered to the neighbour on the third floor.|Invoice corrected and sent again."
                + "|Complained about the opening hours on Sunday.|Asked whether the blue model is back in stock.");
        return draw.chance(0.35) ? plain + " " + draw.entry("Contact:|Reach:|Ask for|Confirmed by") + " " + who : plain;
    }

    private static List<Variant> birthdays() {
        return List.of(
                birthday("*", "ISO", "yyyy-MM-dd"),
                birthday("en-US", "month first", "MM/dd/yyyy"),
                birthday("en-GB", "day first", "dd/MM/yyyy"),
                birthday("de", "dots", "dd.MM.yyyy"),
                birthday("fr", "day first", "dd/MM/yyyy"),
                birthday("es", "day first", "dd/MM/yyyy"),
                birthday("it", "day first", "dd/MM/yyyy"),
                birthday("nl", "dashes", "dd-MM-yyyy"),
                birthday("pt-BR", "day first", "dd/MM/yyyy"),
                birthday("sv", "ISO", "yyyy-MM-dd"),
                birthday("ja", "slashes", "yyyy/MM/dd"),
                birthday("en-US", "digits", "yyyyMMdd"),
                birthday("en-US", "midnight", "yyyy-MM-dd'T'00:00:00"));
    }

    private static Variant birthday(String locale, String format, String pattern) {
        DateTimeFormatter written = DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
        return named(
                "date-of-birth",
                locale,
                format,
                d -> written.format(d.birthday().atStartOfDay()));
    }

    private static List<Variant> salaries() {
        return List.of(
                named("salary", "en-US", "whole", d -> String.valueOf(d.between(28, 190) * 1000)),
                named("salary", "en-GB", "cents", d -> Written.as("%d.%02d", d.between(1800, 9500), d.below(100))),
                named("salary", "en-US", "dollars", d -> Written.as("$%d,%03d", d.between(28, 190), d.below(1000))),
                named("salary", "de", "comma", d -> Written.as("%d,%02d", d.between(2100, 8900), d.below(100))),
                named("salary", "fr", "whole", d -> String.valueOf(d.between(1600, 7800))),
                named("salary", "es", "whole", d -> String.valueOf(d.between(1100, 5800))),
                named("salary", "nl", "whole", d -> String.valueOf(d.between(1900, 7800))),
                named("salary", "pt-BR", "cents", d -> Written.as("%d.%02d", d.between(1400, 22000), d.below(100))));
    }
}
