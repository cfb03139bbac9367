package io.lakecaravan.format.csv;

import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.ReadOptions.Known;
import io.lakecaravan.format.csv.RecordScanner.Supply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the dialect of a delimited text by trying candidates on its first records and keeping the one that scores best;
 * among equals the first, so that a comma and double quotes stand where nothing speaks against them. What the user knows
 * narrows the candidates.
 */
final class DialectDetection {
    private static final int SAMPLE = 64 << 10;
    private static final String DELIMITERS = ",;\t|^~\u0001\u001f:@";

    private final Known known;
    private final char preferred;

    /** @param preferred delimiter that wins among equals */
    DialectDetection(Known known, char preferred) {
        this.known = known;
        this.preferred = preferred;
    }

    /** @param supply whether the object has more text */
    DialectScore detect(String text, Supply supply) throws FormatException {
        int length = Math.min(text.length(), SAMPLE);
        char[] sample = new char[length];
        text.getChars(0, length, sample, 0);
        Supply beyond = length < text.length() ? Supply.MORE : supply;
        if (beyond == Supply.MORE && !hasLineEnd(sample)) {
            beyond = Supply.ENDED;
        }
        DialectScore best = null;
        for (CsvSyntax candidate : candidates(text.substring(0, length))) {
            DialectScore score = DialectScore.of(candidate, sample, length, beyond);
            if (best == null || score.score() > best.score() + 1e-9) {
                best = score;
            }
        }
        if (best == null) {
            throw new IllegalStateException("there is always a candidate");
        }
        boolean cutsText = best.columns() == 1
                && best.consistency() < 1
                && known.delimiter().isEmpty();
        return cutsText ? undivided(best.syntax(), sample, beyond) : best;
    }

    /** Lines of free text, with commas here and there: a delimiter that does not occur leaves them whole. */
    private static DialectScore undivided(CsvSyntax syntax, char[] sample, Supply beyond) {
        String text = new String(sample);
        char absent = DELIMITERS
                .chars()
                .mapToObj(sign -> (char) sign)
                .filter(sign -> text.indexOf(sign) < 0)
                .findFirst()
                .orElse(syntax.delimiter());
        CsvSyntax whole = new CsvSyntax(absent, syntax.quote(), syntax.escape(), syntax.comment());
        return DialectScore.of(whole, sample, sample.length, beyond);
    }

    private static boolean hasLineEnd(char[] sample) {
        for (char c : sample) {
            if (RecordScanner.isLineEnd(c)) {
                return true;
            }
        }
        return false;
    }

    private List<CsvSyntax> candidates(String sample) throws FormatException {
        List<CsvSyntax> candidates = new ArrayList<>();
        for (char delimiter : delimiters(sample)) {
            for (Optional<Character> quote : quotes(sample)) {
                for (Optional<Character> escape : escapes(sample, quote, delimiter)) {
                    if (clash(delimiter, quote, escape)) {
                        continue;
                    }
                    for (Optional<Character> comment : comments(sample)) {
                        candidates.add(new CsvSyntax(delimiter, quote, escape, comment));
                    }
                }
            }
        }
        if (candidates.isEmpty()) {
            throw new FormatException(
                    FindingCode.FORMAT_UNSUPPORTED,
                    "csv.delimiter, csv.quote and csv.escape must be different characters");
        }
        return candidates;
    }

    private static boolean clash(char delimiter, Optional<Character> quote, Optional<Character> escape) {
        Optional<Character> sign = Optional.of(delimiter);
        return quote.equals(sign) || escape.equals(sign) || (quote.isPresent() && quote.equals(escape));
    }

    private List<Character> delimiters(String sample) throws FormatException {
        if (known.delimiter().isPresent()) {
            return List.of(single(known.delimiter().get(), "delimiter"));
        }
        List<Character> found = new ArrayList<>();
        found.add(preferred);
        for (int i = 0; i < DELIMITERS.length(); i++) {
            char delimiter = DELIMITERS.charAt(i);
            if (delimiter != preferred && (delimiter == ',' || sample.indexOf(delimiter) >= 0)) {
                found.add(delimiter);
            }
        }
        return found;
    }

    private List<Optional<Character>> quotes(String sample) throws FormatException {
        if (known.quote().isPresent()) {
            String quote = known.quote().get();
            return List.of(quote.isEmpty() ? Optional.empty() : Optional.of(single(quote, "quote")));
        }
        List<Optional<Character>> found = new ArrayList<>();
        found.add(Optional.of('"'));
        if (sample.indexOf('\'') >= 0) {
            found.add(Optional.of('\''));
        }
        if (sample.indexOf('"') >= 0) {
            found.add(Optional.empty());
        }
        return found;
    }

    private List<Optional<Character>> escapes(String sample, Optional<Character> quote, char delimiter)
            throws FormatException {
        if (known.escape().isPresent()) {
            String escape = known.escape().get();
            boolean doubled = escape.isEmpty() || quote.map(String::valueOf).equals(known.escape());
            return List.of(doubled ? Optional.empty() : Optional.of(single(escape, "escape")));
        }
        boolean used = sample.contains("\\" + delimiter)
                || quote.filter(sign -> sample.contains("\\" + sign)).isPresent();
        return used ? List.of(Optional.empty(), Optional.of('\\')) : List.of(Optional.empty());
    }

    private List<Optional<Character>> comments(String sample) throws FormatException {
        if (known.comment().isPresent()) {
            String comment = known.comment().get();
            return List.of(comment.isEmpty() ? Optional.empty() : Optional.of(single(comment, "comment")));
        }
        boolean used = sample.startsWith("#") || sample.contains("\n#") || sample.contains("\r#");
        return used ? List.of(Optional.empty(), Optional.of('#')) : List.of(Optional.empty());
    }

    private static char single(String text, String setting) throws FormatException {
        if (text.equals("\\t") || text.equals("tab")) {
            return '\t';
        }
        if (text.length() != 1 || RecordScanner.isLineEnd(text.charAt(0))) {
            throw new FormatException(
                    FindingCode.FORMAT_UNSUPPORTED,
                    "csv." + setting + " must be one character other than a line end, found " + text.length());
        }
        return text.charAt(0);
    }

    /** The line end that stands most often, {@code \n} where there is none. */
    static String lineEnd(String text) {
        int pairs = 0;
        int feeds = 0;
        int returns = 0;
        for (int i = 0; i < Math.min(text.length(), SAMPLE); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                feeds++;
            } else if (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
                pairs++;
                i++;
            } else if (c == '\r') {
                returns++;
            }
        }
        if (pairs > 0 && pairs >= feeds && pairs >= returns) {
            return "\r\n";
        }
        return returns > feeds ? "\r" : "\n";
    }
}
