package io.lakecaravan.tag.detect.words;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Spelling by which words compare: lower case, without accents. */
public final class Spelling {
    private static final String[] LATIN = latin();

    private Spelling() {}

    /** Lower case, accents removed, {@code ß} as {@code ss}, {@code ø} as {@code o}, {@code ł} as {@code l}. */
    public static String plain(String word) {
        int first = 0;
        while (first < word.length() && isPlain(word.charAt(first))) {
            first++;
        }
        if (first == word.length()) {
            return word;
        }
        StringBuilder plain = new StringBuilder(word.length() + 2).append(word, 0, first);
        for (int i = first; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c >= LATIN.length) {
                return withoutAccents(word.toLowerCase(Locale.ROOT));
            }
            plain.append(LATIN[c]);
        }
        return plain.toString();
    }

    private static boolean isPlain(char c) {
        return c < 'A' || (c > 'Z' && c < 128);
    }

    /** Normalising is slow: what Latin letters become is known beforehand. */
    private static String[] latin() {
        String[] table = new String[0x250];
        for (char c = 0; c < table.length; c++) {
            table[c] = withoutAccents(String.valueOf(c).toLowerCase(Locale.ROOT));
        }
        return table;
    }

    private static String withoutAccents(String lower) {
        String split = Normalizer.normalize(lower, Normalizer.Form.NFD);
        StringBuilder plain = new StringBuilder(split.length());
        for (int i = 0; i < split.length(); i++) {
            char c = split.charAt(i);
            switch (c) {
                case 'ß' -> plain.append("ss");
                case 'ø' -> plain.append('o');
                case 'ł' -> plain.append('l');
                case 'đ' -> plain.append('d');
                case 'æ' -> plain.append("ae");
                case 'œ' -> plain.append("oe");
                case 'ı' -> plain.append('i');
                default -> {
                    if (Character.getType(c) != Character.NON_SPACING_MARK) {
                        plain.append(c);
                    }
                }
            }
        }
        return Normalizer.normalize(plain, Normalizer.Form.NFC);
    }

    /** Words between blanks and commas, without the marks around them. */
    public static List<String> words(String text) {
        List<String> words = new ArrayList<>(4);
        int from = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean gap =
                    i == text.length() || text.charAt(i) <= ' ' || text.charAt(i) == ',' || text.charAt(i) == '\u00a0';
            if (gap && from >= 0) {
                words.add(text.substring(from, i));
                from = -1;
            } else if (!gap && from < 0) {
                from = i;
            }
        }
        return words;
    }
}
