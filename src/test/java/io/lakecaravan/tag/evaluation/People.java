package io.lakecaravan.tag.evaluation;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import net.datafaker.Faker;

/** Names and addresses of a country, drawn once from the faker library with a fixed seed. */
record People(List<String> firstNames, List<String> lastNames, List<String> fullNames, List<String> streets) {
    private static final int POOL = 900;
    private static final String ROMANIZED = "hiroshi yuki sato tanaka kenji suzuki wei li zhang xiaoming ivan petrov"
            + " olga smirnova natsumi ito chen wang liu dmitri anna kovaleva";

    People {
        firstNames = List.copyOf(firstNames);
        lastNames = List.copyOf(lastNames);
        fullNames = List.copyOf(fullNames);
        streets = List.copyOf(streets);
    }

    /** The locales that the library knows names and streets of. */
    static final List<String> LOCALES = List.of(
            "en-US", "en-GB", "en-AU", "en-IN", "de", "de-CH", "fr", "es", "es-MX", "it", "pt-BR", "nl", "pl", "sv",
            "nb-NO", "tr", "hu", "ja", "zh-CN", "ru");

    /** The library takes its time to load; what it gives is the same each time. */
    private static final class Drawn {
        private static final Map<String, People> PEOPLE = drawn();
    }

    static Map<String, People> all() {
        return Drawn.PEOPLE;
    }

    private static Map<String, People> drawn() {
        Map<String, People> all = new TreeMap<>();
        LOCALES.forEach(locale -> all.put(locale, of(locale)));
        return Collections.unmodifiableMap(all);
    }

    private static People of(String locale) {
        Faker faker = new Faker(Locale.forLanguageTag(locale), new Random(locale.hashCode()));
        return new People(
                pool(() -> faker.name().firstName()),
                pool(() -> faker.name().lastName()),
                pool(() -> faker.name().fullName()),
                pool(() -> street(faker, locale)));
    }

    /** The library mixes English street words into Japanese names, so those are put together here. */
    private static String street(Faker faker, String locale) {
        if (!locale.equals("ja")) {
            return faker.address().streetAddress();
        }
        String town = faker.options().option("西新宿", "南青山", "本町", "中央", "栄", "天神", "北浜", "桜木町", "大手町", "高輪");
        return town + faker.number().numberBetween(1, 9) + "-" + faker.number().numberBetween(1, 30) + "-"
                + faker.number().numberBetween(1, 20);
    }

    private static List<String> pool(Supplier<String> source) {
        List<String> pool = new ArrayList<>(POOL);
        for (int i = 0; i < POOL; i++) {
            pool.add(source.get());
        }
        return pool;
    }

    /** First and last name as an account or an address of mail spells them: lower-case Latin letters. */
    String latin(Draw draw, String separator) {
        String first = plain(draw.of(firstNames));
        String last = plain(draw.of(lastNames));
        return first.isEmpty() || last.isEmpty()
                ? draw.word(ROMANIZED) + separator + draw.word(ROMANIZED)
                : first + separator + last;
    }

    private static String plain(String name) {
        String folded = name.toLowerCase(Locale.ROOT)
                .replace("ß", "ss")
                .replace("ø", "o")
                .replace("ł", "l")
                .replace("æ", "ae")
                .replace("ı", "i");
        return Normalizer.normalize(folded, Normalizer.Form.NFD).replaceAll("[^a-z]", "");
    }
}
