package io.lakecaravan.tag.detect.naming;

import io.lakecaravan.tag.detect.kind.Kind;
import io.lakecaravan.tag.detect.words.Spelling;
import io.lakecaravan.tag.detect.words.WordList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The vocabulary of column names, read from {@code column-names.txt}. Immutable. */
final class NameTerms {
    /** What a term stands for; empty where it only keeps shorter terms within it from being found. */
    private final Map<String, Map<Kind, NameEvidence>> terms = new HashMap<>();

    private final Set<String> about = new HashSet<>();
    private final Set<String> persons = new HashSet<>();
    private final Set<String> things = new HashSet<>();
    private final Set<String> codes = new HashSet<>();
    private final Map<String, String> abbreviations = new HashMap<>();

    NameTerms() {
        for (String line : WordList.lines("column-names.txt")) {
            int colon = line.indexOf(':');
            if (line.startsWith("short:")) {
                abbreviate(line.substring(colon + 1));
                continue;
            }
            String[] head = line.substring(0, colon).split(" ", -1);
            NameEvidence strength = head[1].equals("strong") ? NameEvidence.STRONG : NameEvidence.WEAK;
            for (String term : line.substring(colon + 1).split(",", -1)) {
                add(head[0], strength, joined(term));
            }
        }
    }

    private void abbreviate(String pairs) {
        for (String pair : pairs.split(",", -1)) {
            int equals = pair.indexOf('=');
            abbreviations.put(joined(pair.substring(0, equals)), joined(pair.substring(equals + 1)));
        }
    }

    /** The word that an abbreviation stands for; every other word itself. */
    String whole(String word) {
        return abbreviations.getOrDefault(word, word);
    }

    private void add(String head, NameEvidence strength, String term) {
        if (term.isEmpty()) {
            return;
        }
        switch (head) {
            case "about" -> about.add(term);
            case "person" -> persons.add(term);
            case "thing" -> things.add(term);
            case "code" -> codes.add(term);
            case "none" -> terms.put(term, new EnumMap<>(Kind.class));
            default -> {
                Kind kind = Kind.of(head)
                        .orElseThrow(() ->
                                new IllegalStateException("column-names.txt names kind '" + head + "', which is none"));
                terms.computeIfAbsent(term, none -> new EnumMap<>(Kind.class))
                        .merge(kind, strength, NameEvidence::stronger);
            }
        }
    }

    private static String joined(String term) {
        StringBuilder joined = new StringBuilder();
        Spelling.plain(term).codePoints().filter(Character::isLetter).forEach(joined::appendCodePoint);
        return joined.toString();
    }

    /** The kinds of a term whose words are written as one; null where it is none. */
    Map<Kind, NameEvidence> kinds(String joined) {
        return terms.get(joined);
    }

    /**
     * The kinds of the longest strong term that a long word ends with, as German words and names in lower case do
     * ({@code kundentelefonnummer}, {@code useremail}); null where there is none of five letters or more.
     */
    Map<Kind, NameEvidence> kindsOfEnd(String word) {
        for (int from = 2; from + 5 <= word.length(); from++) {
            Map<Kind, NameEvidence> kinds = terms.get(word.substring(from));
            if (kinds != null) {
                return kinds.containsValue(NameEvidence.STRONG) ? kinds : null;
            }
        }
        return null;
    }

    boolean isAbout(String word) {
        return about.contains(word);
    }

    boolean isPerson(String word) {
        return persons.contains(word);
    }

    boolean isCode(String word) {
        return codes.contains(word);
    }

    boolean isThing(String word) {
        return things.contains(word);
    }
}
