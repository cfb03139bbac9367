package io.lakecaravan.tag.evaluation;

import static io.lakecaravan.tag.evaluation.Variant.named;
import static io.lakecaravan.tag.evaluation.Variant.proven;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Where persons live: streets, postal codes, cities, countries, coordinates. Cities are real ones. */
final class Places {
    private static final Map<String, String> CITIES = new TreeMap<>(Map.ofEntries(
            Map.entry(
                    "en-US",
                    "New York|Chicago|Houston|Phoenix|Philadelphia|San Antonio|San Diego|Dallas|Austin|Boise|Tulsa"
                            + "|Columbus|Charlotte|Seattle|Denver|Boston|Nashville|Portland|Memphis|Springfield|Omaha"),
            Map.entry("en-GB", "London|Manchester|Leeds|Glasgow|Bristol|Cardiff|Belfast|Sheffield|York|Brighton|Bath"),
            Map.entry("de", "Berlin|Hamburg|München|Köln|Frankfurt am Main|Stuttgart|Düsseldorf|Leipzig|Bonn|Ulm|Kiel"),
            Map.entry("fr", "Paris|Marseille|Lyon|Toulouse|Nice|Nantes|Strasbourg|Bordeaux|Lille|Saint-Étienne|Brest"),
            Map.entry("es", "Madrid|Barcelona|Valencia|Sevilla|Zaragoza|Málaga|Murcia|Bilbao|Alicante|Córdoba|Vigo"),
            Map.entry("it", "Roma|Milano|Napoli|Torino|Palermo|Genova|Bologna|Firenze|Bari|Verona|Reggio Emilia"),
            Map.entry("pt-BR", "São Paulo|Rio de Janeiro|Brasília|Salvador|Fortaleza|Belo Horizonte|Manaus|Curitiba"),
            Map.entry("nl", "Amsterdam|Rotterdam|Den Haag|Utrecht|Eindhoven|Groningen|Tilburg|Almere|Breda|Nijmegen"),
            Map.entry("pl", "Warszawa|Kraków|Łódź|Wrocław|Poznań|Gdańsk|Szczecin|Bydgoszcz|Lublin|Białystok"),
            Map.entry("sv", "Stockholm|Göteborg|Malmö|Uppsala|Västerås|Örebro|Linköping|Helsingborg|Jönköping|Umeå"),
            Map.entry("ja", "東京|横浜|大阪|名古屋|札幌|福岡|神戸|京都|川崎|広島|仙台")));
    private static final Map<String, String> COUNTRIES = new TreeMap<>(Map.of(
            "en", "United States|Germany|France|Spain|Italy|Brazil|Netherlands|Poland|Sweden|Japan|India|Canada|Mexico",
            "de", "Deutschland|Österreich|Schweiz|Frankreich|Italien|Spanien|Polen|Niederlande|Belgien|Schweden",
            "fr", "France|Belgique|Suisse|Allemagne|Espagne|Italie|Maroc|Canada|Pays-Bas|Portugal|Tunisie",
            "es", "España|México|Argentina|Colombia|Chile|Perú|Alemania|Francia|Italia|Estados Unidos",
            "nl", "Nederland|België|Duitsland|Frankrijk|Spanje|Italië|Verenigd Koninkrijk|Polen"));
    private static final Map<String, String> POSTAL_CODES = new TreeMap<>(Map.ofEntries(
            Map.entry("en-CA", "K1A 0B1|M5V 3L9|H2Y 1C6|V6B 4Y8|T2P 1J9|R3C 0B8|B3J 2K9|M4B 1B3|K2P 1L4|V5K 0A1"),
            Map.entry("en-GB", "SW1A 1AA|M1 1AE|EC1A 1BB|W1A 0AX|B33 8TH|CR2 6XH|DN55 1PT|LS1 4DY|G2 8DL|BS1 5TR"),
            Map.entry("nl", "%### AB|%### CK|%### XZ|%### TN"),
            Map.entry("pt-BR", "0%###-###|2%###-###|8%###-###"),
            Map.entry("pl", "0%-###|3%-###|5%-###|8%-###"),
            Map.entry("sv", "11# ##|41# ##|75# ##|21# ##"),
            Map.entry("ja", "10#-####|15#-####|53#-####|81#-####")));

    private final Map<String, People> people;

    Places(Map<String, People> people) {
        this.people = people;
    }

    List<Variant> variants() {
        List<Variant> all = new ArrayList<>();
        people.forEach((locale, of) -> {
            all.add(named("street-address", locale, "street", d -> d.of(of.streets())));
            all.add(named(
                    "street-address",
                    locale,
                    "capitals",
                    d -> d.of(of.streets()).toUpperCase(Locale.ROOT)));
        });
        all.add(named(
                "street-address",
                "en-US",
                "in full",
                d -> d.of(people.get("en-US").streets()) + ", "
                        + d.entry("Austin, TX |Denver, CO |Columbus, OH |Seattle, WA ") + american(d)));
        all.add(named(
                "street-address",
                "de",
                "in full",
                d -> d.of(people.get("de").streets()) + ", " + german(d) + " " + d.entry(CITIES.get("de"))));
        CITIES.forEach((locale, cities) -> all.add(named("city", locale, "plain", d -> d.entry(cities))));
        all.add(named(
                "city", "en-US", "capitals", d -> d.entry(CITIES.get("en-US")).toUpperCase(Locale.ROOT)));
        COUNTRIES.forEach((locale, countries) -> all.add(named("country", locale, "words", d -> d.entry(countries))));
        all.add(named("country", "en", "two letters", d -> d.word("US DE FR ES IT GB BR NL PL SE JP IN CA MX CH AT")));
        all.add(named("country", "en", "three letters", d -> d.word("USA DEU FRA ESP ITA GBR BRA NLD POL SWE JPN")));
        POSTAL_CODES.forEach(
                (locale, codes) -> all.add(named("postal-code", locale, "plain", d -> d.pattern(d.entry(codes)))));
        all.add(named("postal-code", "en-US", "five", Places::american));
        all.add(named("postal-code", "en-US", "nine", d -> american(d) + "-" + d.digits(4)));
        all.add(named("postal-code", "en-US", "as a number", d -> String.valueOf(Integer.parseInt(american(d)))));
        all.add(named("postal-code", "de", "five", Places::german));
        all.add(named("postal-code", "fr", "five", d -> Written.as("%02d%03d", d.between(1, 95), d.below(10) * 100)));
        all.add(named("postal-code", "es", "five", d -> Written.as("%02d%03d", d.between(1, 52), d.below(1000))));
        all.add(named("coordinates", "*", "latitude", d -> d.decimal(-62, 70, 6)));
        all.add(named("coordinates", "*", "longitude", d -> d.decimal(-179, 179, 6)));
        all.add(named("coordinates", "*", "pair", d -> d.decimal(36, 60, 5) + "," + d.decimal(-9, 25, 5)));
        all.add(named(
                "coordinates",
                "*",
                "well-known text",
                d -> "POINT (" + d.decimal(-9, 25, 5) + " " + d.decimal(36, 60, 5) + ")"));
        all.addAll(onTheNet());
        return all;
    }

    private static String american(Draw draw) {
        return Written.as("%05d", draw.between(1001, 99_950));
    }

    private static String german(Draw draw) {
        return Written.as("%05d", draw.between(1067, 99_998));
    }

    private static List<Variant> onTheNet() {
        return List.of(
                proven("ip-address", "*", "version 4", Places::ipv4),
                proven(
                        "ip-address",
                        "*",
                        "private",
                        d -> d.word("10.20 192.168 172.16 10.4") + "." + d.below(256) + "." + d.between(1, 254)),
                proven("ip-address", "*", "version 6", d -> "2a0" + d.letter("0123") + ":" + hex(d, 7)),
                proven(
                        "ip-address",
                        "*",
                        "shortened 6",
                        d -> "2001:db8:" + hex(d, 1) + "::" + d.letters(Draw.HEX, 3) + "f"),
                proven("mac-address", "*", "colons", d -> mac(d, ":")),
                proven("mac-address", "*", "dashes", d -> mac(d, "-").toUpperCase(Locale.ROOT)),
                named(
                        "mac-address",
                        "*",
                        "dots",
                        d -> String.join(".", d.letters(Draw.HEX, 4), d.letters(Draw.HEX, 4), d.letters(Draw.HEX, 4))));
    }

    private static String ipv4(Draw draw) {
        return draw.between(11, 222) + "." + draw.below(256) + "." + draw.below(256) + "." + draw.between(1, 254);
    }

    private static String hex(Draw draw, int groups) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < groups; i++) {
            all.add(draw.letter("123456789abcdef") + draw.letters(Draw.HEX, 3));
        }
        return String.join(":", all);
    }

    /** The second digit is even: an address of one card, not of a group (IEEE 802). */
    private static String mac(Draw draw, String separator) {
        List<String> octets = new ArrayList<>();
        octets.add(draw.letter(Draw.HEX) + "" + draw.letter("048c"));
        for (int i = 0; i < 5; i++) {
            octets.add(draw.letters(Draw.HEX, 2));
        }
        return String.join(separator, octets);
    }
}
