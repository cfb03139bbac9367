package io.lakecaravan.tag.detect.contact;

import io.lakecaravan.tag.detect.value.Value;
import io.lakecaravan.tag.detect.words.Spelling;
import io.lakecaravan.tag.detect.words.WordList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Cities by a list of large ones, countries by ISO 3166 and the names that Unicode's CLDR (in the JDK) has for them. Immutable. */
final class Places {
    private static final String[] LANGUAGES = {"en", "de", "fr", "es", "it", "pt", "nl", "pl", "sv", "ja", "zh", "ru"};
    private static final String STATES =
            "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC";

    private final WordList cities = WordList.ofPhrases("cities.txt");
    private final Set<String> names = new HashSet<>();
    private final Set<String> codes = new HashSet<>();
    private final Set<String> states = new HashSet<>(Arrays.asList(STATES.split(" ")));

    Places() {
        for (String country : Locale.getISOCountries()) {
            Locale place = new Locale.Builder().setRegion(country).build();
            codes.add(country);
            codes.add(place.getISO3Country());
            for (String language : LANGUAGES) {
                names.add(Spelling.plain(place.getDisplayCountry(Locale.forLanguageTag(language))));
            }
        }
        codes.add("UK");
        names.addAll(Set.of(
                "usa",
                "uk",
                "united states of america",
                "u.s.a.",
                "u.s.",
                "england",
                "scotland",
                "wales",
                "great britain",
                "russian federation",
                "south korea",
                "north korea",
                "republic of korea",
                "korea",
                "czech republic",
                "holland",
                "the netherlands",
                "viet nam",
                "iran",
                "syria",
                "deutschland",
                "antigua and barbuda",
                "bosnia and herzegovina",
                "trinidad and tobago",
                "ivory coast",
                "cote d'ivoire",
                "saint lucia",
                "burma",
                "palestine",
                "libyan arab jamahiriya",
                "syrian arab republic",
                "lao people's democratic republic",
                "islamic republic of iran",
                "macedonia",
                "turkey",
                "swaziland",
                "netherlands antilles",
                "macao",
                "hong kong",
                "moldova",
                "tanzania",
                "bolivia",
                "venezuela",
                "brunei darussalam",
                "cape verde",
                "holy see (vatican city state)",
                "serbia and montenegro",
                "isle of man",
                "reunion",
                "congo",
                "micronesia",
                "saint barthelemy",
                "antarctica (the territory south of 60 deg s)"));
    }

    boolean isCity(Value value) {
        if (value.digits() > 0 || value.letters() < 2 || value.length() > 40) {
            return false;
        }
        String plain = value.plain();
        if (cities.has(plain)) {
            return true;
        }
        int comma = plain.indexOf(',');
        return comma > 1 && cities.has(plain.substring(0, comma).strip());
    }

    /** Letters of a name in one to five words, beginning in upper case. */
    boolean isPlace(Value value) {
        return value.digits() == 0
                && value.letters() >= 2
                && value.spaces() <= 5
                && value.length() <= 60
                && value.colons() + value.ats() + value.others() <= 4
                && (!Character.isLowerCase(value.text().codePointAt(0)) || value.spaces() == 0);
    }

    boolean isCountry(Value value) {
        return value.digits() == 0 && value.letters() >= 3 && value.length() <= 60 && names.contains(value.plain());
    }

    boolean isCountryCode(Value value) {
        return value.length() <= 3
                && value.letters() == value.length()
                && codes.contains(value.text().toUpperCase(Locale.ROOT));
    }

    boolean isState(Value value) {
        return value.length() == 2 && states.contains(value.text());
    }
}
