package io.lakecaravan.tag.detect.naming;

import io.lakecaravan.tag.detect.words.Spelling;
import java.util.ArrayList;
import java.util.List;

/** Words of a column's name: {@code customerEMailAddr}, {@code CUSTOMER_E_MAIL_ADDR} and {@code Customer e-mail addr} are alike. */
final class NameWords {
    private static final int LONGEST = 200;

    private NameWords() {}

    /** Lower case, without accents; digits and all other marks divide, and so do changes of case within a word. */
    static List<String> of(String name) {
        String text = name.length() > LONGEST ? name.substring(0, LONGEST) : name;
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isLetter(c) && Character.getType(c) != Character.NON_SPACING_MARK) {
                end(words, word);
                continue;
            }
            boolean upper = Character.isUpperCase(c);
            boolean afterLower = i > 0 && Character.isLowerCase(text.charAt(i - 1));
            boolean beforeLower = i > 0
                    && Character.isUpperCase(text.charAt(i - 1))
                    && i + 1 < text.length()
                    && Character.isLowerCase(text.charAt(i + 1));
            if (upper && (afterLower || beforeLower)) {
                end(words, word);
            }
            word.append(c);
        }
        end(words, word);
        return words;
    }

    private static void end(List<String> words, StringBuilder word) {
        if (!word.isEmpty()) {
            words.add(Spelling.plain(word.toString()));
            word.setLength(0);
        }
    }
}
