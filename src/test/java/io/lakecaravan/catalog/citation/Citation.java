package io.lakecaravan.catalog.citation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place of a contract that a comment names: {@code Contract §6: "few words of its own text"}, {@code observed §4: "..."},
 * {@code contract §12 check 23a}, {@code contract §0 rule 5}. Without quotation or number it names a section only.
 *
 * @param source where the place is
 * @param section {@code 4} or {@code 4.2}
 * @param number of the check or rule in a numbered list or table of that section
 * @param quotation words that stand there
 */
record Citation(Source source, String section, Optional<String> number, Optional<String> quotation) {
    private static final Pattern FORM = Pattern.compile(
            "(?i)\\b(contract|observed) §(\\d+(?:\\.\\d+)?)(?: (?:check|rule) (\\d+[ab]?))?(?:: \"([^\"]+)\")?");

    /** What a stub plays after: its contract, or the page of what a running server was seen to do. */
    enum Source {
        CONTRACT,
        OBSERVED
    }

    static List<Citation> in(String comment) {
        Matcher found = FORM.matcher(comment);
        return found.results()
                .map(match -> new Citation(
                        Source.valueOf(match.group(1).toUpperCase(Locale.ROOT)),
                        match.group(2),
                        Optional.ofNullable(match.group(3)),
                        Optional.ofNullable(match.group(4))))
                .toList();
    }

    /** Whether a reader finds one line by it, and not a section of many. */
    boolean namesALine() {
        return number.isPresent() || quotation.isPresent();
    }

    @Override
    public String toString() {
        return source + " §" + section + number.map(one -> " " + one).orElse("")
                + quotation.map(words -> ": \"" + words + '"').orElse("");
    }
}
