package io.lakecaravan.tag.detect.naming;

import io.lakecaravan.tag.detect.kind.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads column names: the longest terms first, each word in one term alone; then what is left over may turn them into
 * something about the thing, and says whose name a "name" is. Immutable and safe between threads.
 */
public final class ColumnNames {
    private static final int LONGEST_TERM = 5;
    private static final Set<Kind> NAMES = Set.of(Kind.PERSON_NAME, Kind.GIVEN_NAME, Kind.FAMILY_NAME);
    private static final Set<Kind> PARTS_OF_ADDRESS = Set.of(Kind.CITY, Kind.COUNTRY, Kind.POSTAL_CODE);
    /** Names that containers of lists and maps have themselves. */
    private static final Set<String> INNER = Set.of("element", "item", "key", "value", "list", "array", "entries");

    private final NameTerms terms = new NameTerms();

    /**
     * @param path the column's name and those of the structures around it, outermost first; a table's name may stand before them
     * @return the kinds that the name speaks for or against; of all others it says nothing
     */
    public Map<Kind, NameEvidence> read(List<String> path) {
        int own = path.size() - 1;
        while (own > 0 && INNER.contains(path.get(own))) {
            own--;
        }
        if (own < 0) {
            return Map.of();
        }
        List<String> words = NameWords.of(path.get(own));
        List<String> around = new ArrayList<>();
        Map<Kind, NameEvidence> found = new EnumMap<>(Kind.class);
        match(words, found, around);
        List<String> whole = words.stream().map(terms::whole).toList();
        if (!whole.equals(words)) {
            // Terms may hold abbreviations of their own: both readings count.
            around.clear();
            match(whole, found, around);
        }
        boolean about = around.stream().anyMatch(terms::isAbout);
        boolean code = around.stream().anyMatch(terms::isCode);
        boolean person = around.stream().anyMatch(terms::isPerson);
        boolean thing = around.stream().anyMatch(terms::isThing);
        if (!person && !thing && own > 0) {
            List<String> parent = NameWords.of(path.get(own - 1));
            person = parent.stream().anyMatch(terms::isPerson);
            thing = !person && parent.stream().anyMatch(terms::isThing);
        }
        Map<Kind, NameEvidence> judged = judged(found, about, person, thing);
        if (about || code) {
            Stream.of(Kind.values()).forEach(kind -> judged.putIfAbsent(kind, NameEvidence.AGAINST));
        }
        return judged;
    }

    /** Whether a name of a column or table has a word for a person, or for what a person is sent. */
    public boolean isOfPerson(String name) {
        return NameWords.of(name).stream().anyMatch(terms::isPerson);
    }

    private static Map<Kind, NameEvidence> judged(
            Map<Kind, NameEvidence> found, boolean about, boolean person, boolean thing) {
        Map<Kind, NameEvidence> judged = new EnumMap<>(Kind.class);
        if (PARTS_OF_ADDRESS.stream().anyMatch(kind -> found.get(kind) == NameEvidence.STRONG)) {
            // "address_city" is the city.
            found.computeIfPresent(Kind.STREET_ADDRESS, (kind, evidence) -> NameEvidence.WEAK);
        }
        found.forEach((kind, evidence) -> {
            NameEvidence said = evidence;
            if (NAMES.contains(kind) && evidence == NameEvidence.WEAK && person && kind == Kind.PERSON_NAME) {
                said = NameEvidence.STRONG;
            }
            judged.put(kind, about ? NameEvidence.AGAINST : said);
        });
        if (judged.get(Kind.PERSON_NAME) == NameEvidence.WEAK) {
            // A bare "name" may be half a name.
            judged.putIfAbsent(Kind.GIVEN_NAME, NameEvidence.WEAK);
            judged.putIfAbsent(Kind.FAMILY_NAME, NameEvidence.WEAK);
        }
        if (thing && !person) {
            NAMES.stream()
                    .filter(kind -> judged.get(kind) != NameEvidence.STRONG)
                    .forEach(kind -> judged.put(kind, NameEvidence.AGAINST));
        }
        return judged;
    }

    private void match(List<String> words, Map<Kind, NameEvidence> found, List<String> around) {
        boolean[] used = new boolean[words.size()];
        for (int length = Math.min(LONGEST_TERM, words.size()); length >= 1; length--) {
            for (int from = 0; from + length <= words.size(); from++) {
                Map<Kind, NameEvidence> kinds = isFree(used, from, length)
                        ? terms.kinds(String.join("", words.subList(from, from + length)))
                        : null;
                if (kinds != null) {
                    add(kinds, found);
                    for (int i = from; i < from + length; i++) {
                        used[i] = true;
                        // A word of a longer name may still say whose it is.
                        around.add(words.get(i));
                    }
                    if (!kinds.isEmpty()) {
                        around.removeAll(words.subList(from, from + length));
                    }
                }
            }
        }
        for (int i = 0; i < used.length; i++) {
            if (!used[i]) {
                Map<Kind, NameEvidence> kinds = terms.kindsOfEnd(words.get(i));
                if (kinds != null) {
                    add(kinds, found);
                }
                around.add(words.get(i));
            }
        }
    }

    private static void add(Map<Kind, NameEvidence> kinds, Map<Kind, NameEvidence> found) {
        kinds.forEach((kind, evidence) -> found.merge(kind, evidence, NameEvidence::stronger));
    }

    private static boolean isFree(boolean[] used, int from, int length) {
        for (int i = from; i < from + length; i++) {
            if (used[i]) {
                return false;
            }
        }
        return true;
    }
}
