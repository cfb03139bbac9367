package io.lakecaravan.tag.detect.contact;

import io.lakecaravan.tag.detect.value.Value;
import io.lakecaravan.tag.detect.words.WordList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Streets with house numbers, whole addresses, and postal codes. Immutable. */
final class PostalAddress {
    /** Bounded repetition alone, so that matching is linear. */
    private static final Pattern BRITISH = Pattern.compile(
            "(?:GIR ?0AA|[A-PR-UWYZ](?:[0-9]{1,2}|[A-HK-Y][0-9][0-9]?|[0-9][A-HJKPS-UW]|[A-HK-Y][0-9][ABEHMNPRV-Y]) ?[0-9][ABD-HJLNP-UW-Z]{2})",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern CANADIAN = Pattern.compile(
            "[ABCEGHJ-NPRSTVXY][0-9][A-CEGHJ-NPRSTV-Z] ?-?[0-9][A-CEGHJ-NPRSTV-Z][0-9]", Pattern.CASE_INSENSITIVE);
    private static final Pattern DUTCH = Pattern.compile("[1-9][0-9]{3} ?(?!SA|SD|SS)[A-Z]{2}");

    private final WordList words = WordList.section("person-words.txt", "street-words");
    private final WordList endings = WordList.section("person-words.txt", "street-endings");
    private static final int SHORTEST_ENDING = 3;
    private static final int LONGEST_ENDING = 7;
    private static final Set<String> BOX = Set.of("postfach", "box", "apartado", "casella", "postbus");

    /** A number and a word for a street, or a word that ends like one. */
    boolean isStreet(Value value) {
        if (value.letters() < 3 || value.length() < 5 || value.ats() > 0) {
            return false;
        }
        return hasForeignStreet(value) || (value.digits() > 0 && hasStreetWord(value));
    }

    private static boolean hasForeignStreet(Value value) {
        return value.foreign() > 0 && value.text().codePoints().anyMatch(c -> "丁目番地号路街区區市町村縣県都道府로길동".indexOf(c) >= 0);
    }

    private boolean hasStreetWord(Value value) {
        for (String plain : value.words()) {
            String bare = plain.endsWith(".") ? plain : trimmed(plain);
            if (words.has(bare) || BOX.contains(bare) || words.has(trimmed(plain)) || endsLikeStreet(bare)) {
                return true;
            }
        }
        return false;
    }

    private boolean endsLikeStreet(String word) {
        for (int length = SHORTEST_ENDING; length <= LONGEST_ENDING && length + 2 <= word.length(); length++) {
            if (endings.has(word.substring(word.length() - length))) {
                return true;
            }
        }
        return false;
    }

    private static String trimmed(String word) {
        int end = word.length();
        while (end > 0 && !Character.isLetter(word.charAt(end - 1))) {
            end--;
        }
        return word.substring(0, end);
    }

    /** Begins or ends with a house number, as addresses do and model names do not: a street word must stand there, too. */
    boolean isWhole(Value value) {
        // What is looked up in lists comes last.
        return value.spaces() >= 1
                && value.digits() > 0
                && value.ats() == 0
                && (startsWithNumber(value.text()) || hasNumberWord(value))
                && isStreet(value);
    }

    private static boolean startsWithNumber(String text) {
        return text.charAt(0) >= '0' && text.charAt(0) <= '9' && text.indexOf(' ') > 0 && text.indexOf(' ') <= 7;
    }

    private static boolean hasNumberWord(Value value) {
        List<String> all = value.words();
        for (int i = 1; i < all.size(); i++) {
            if (all.get(i).charAt(0) >= '0'
                    && all.get(i).charAt(0) <= '9'
                    && all.get(i).length() <= 8) {
                return true;
            }
        }
        return false;
    }

    /** What can stand in a column that is called an address: letters, and mostly more than one word. */
    boolean isLoose(Value value) {
        return value.letters() >= 3
                && value.ats() == 0
                && value.colons() <= 1
                && (value.spaces() > 0 || value.foreign() > 3 || (value.digits() == 0 && value.lower() > 4));
    }

    /** Written as in the United Kingdom, Canada or the Netherlands: letters and digits in an order that little else has. */
    boolean isLetteredCode(Value value) {
        return value.digits() >= 2
                && value.letters() >= 2
                && value.dots() == 0
                && (BRITISH.matcher(value.text()).matches()
                        || CANADIAN.matcher(value.text()).matches()
                        || DUTCH.matcher(value.text()).matches());
    }

    /** Three to ten letters and digits, two digits at least, as the Universal Postal Union's systems have them. */
    boolean isCode(Value value) {
        int solid = value.digits() + value.upper() + value.lower();
        return value.digits() >= 2
                && solid >= 3
                && solid <= 10
                && value.digits() <= 9
                && value.upper() + value.lower() <= 5
                && value.foreign() == 0
                && value.others() <= (value.text().startsWith("〒") ? 1 : 0)
                && value.spaces() <= 1
                && value.dashes() <= 1
                && value.dots() <= 1
                && value.colons() + value.slashes() + value.ats() == 0
                && value.text().charAt(0) != '-'
                && !fraction(value);
    }

    /** Numbers that a reader of floats has made of codes end in .0; other decimals are none. */
    private static boolean fraction(Value value) {
        return value.isDecimal() && !value.text().endsWith(".0") && value.text().indexOf('.') != 2;
    }
}
