package io.lakecaravan.format.csv;

import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.ReadOptions.Known;
import io.lakecaravan.format.csv.RecordScanner.Supply;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds the dialect of a delimited text by trying candidates on its first records and keeping the one that scores best;
 * among equals the first, so that a comma and double quotes stand where nothing speaks against them. What the user knows
 * narrows the candidates.
 *
 * <p>Work is bounded: the sample by {@value #SAMPLE} characters, the delimiters that are tried with every quote, escape
 * and comment sign by {@value #FINALISTS}.
 */
final class DialectDetection {
    private static final int SAMPLE = 64 << 10;
    private static final int FINALISTS = 5;
    private static final int FIRST_RECORDS = 60;
    private static final List<String> COMMENTS = List.of("#", "//", "--", ";", "%");

    private final Known known;
    private final String preferred;

    /** @param preferred delimiter that wins among equals */
    DialectDetection(Known known, char preferred) {
        this.known = known;
        this.preferred = String.valueOf(preferred);
    }

    /** @param supply whether the object has more text */
    DialectScore detect(String text, Supply supply) throws FormatException {
        int length = Math.min(text.length(), SAMPLE);
        String sample = text.substring(0, length);
        char[] characters = sample.toCharArray();
        Supply beyond = length < text.length() ? Supply.MORE : supply;
        if (beyond == Supply.MORE && sample.indexOf('\n') < 0 && sample.indexOf('\r') < 0) {
            beyond = Supply.ENDED;
        }
        DialectScore best = null;
        for (CsvSyntax candidate : candidates(sample, characters, beyond)) {
            DialectScore score = DialectScore.of(candidate, characters, length, beyond, DialectScore.MAX_RECORDS);
            if (best == null || score.score() > best.score() + 1e-9) {
                best = score;
            }
        }
        if (best == null) {
            throw new IllegalStateException("there is always a candidate");
        }
        boolean cutsText = best.columns() == 1 && known.delimiter().isEmpty();
        return cutsText ? undivided(best.syntax(), sample, characters, beyond) : best;
    }

    /** Lines of free text, with commas here and there: a delimiter that does not occur leaves them whole. */
    private DialectScore undivided(CsvSyntax syntax, String sample, char[] characters, Supply beyond) {
        CsvSyntax whole = syntax.withDelimiter(CandidateDelimiters.absent(sample, preferred));
        boolean hasQuotes =
                syntax.quote().isPresent() && sample.indexOf(syntax.quote().get()) >= 0;
        if (hasQuotes && known.quote().isEmpty() && !isMostlyQuoted(whole, characters, beyond)) {
            whole = whole.plain();
        }
        return DialectScore.of(whole, characters, characters.length, beyond, DialectScore.MAX_RECORDS);
    }

    private static boolean isMostlyQuoted(CsvSyntax syntax, char[] characters, Supply beyond) {
        return SampleTable.of(syntax, characters, characters.length, beyond, DialectScore.MAX_RECORDS)
                .isMostlyQuoted();
    }

    private List<CsvSyntax> candidates(String sample, char[] characters, Supply beyond) throws FormatException {
        List<CsvSyntax> candidates = new ArrayList<>();
        for (String delimiter : delimiters(sample, characters, beyond)) {
            for (Optional<Character> quote : quotes(sample)) {
                for (Optional<Character> escape : escapes(sample, quote, delimiter)) {
                    if (clash(delimiter, quote, escape)) {
                        continue;
                    }
                    for (Optional<String> comment : comments(sample, delimiter)) {
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

    private static boolean clash(String delimiter, Optional<Character> quote, Optional<Character> escape) {
        return quote.filter(sign -> delimiter.indexOf(sign) >= 0).isPresent()
                || escape.filter(sign -> delimiter.indexOf(sign) >= 0 && !delimiter.equals(CsvSyntax.BLANKS))
                        .isPresent()
                || (quote.isPresent() && quote.equals(escape));
    }

    /** The delimiters that make the best tables of the first records, in the order of the candidates. */
    private List<String> delimiters(String sample, char[] characters, Supply beyond) throws FormatException {
        if (known.delimiter().isPresent()) {
            return List.of(delimiter(known.delimiter().get()));
        }
        List<String> all = CandidateDelimiters.of(sample, preferred);
        Optional<Character> quote = quotes(sample).get(0);
        List<DialectScore> scores = new ArrayList<>();
        for (String delimiter : all) {
            if (!clash(delimiter, quote, Optional.empty())) {
                CsvSyntax syntax = new CsvSyntax(delimiter, quote, Optional.empty(), Optional.empty());
                scores.add(DialectScore.of(syntax, characters, characters.length, beyond, FIRST_RECORDS));
            }
        }
        List<String> best = scores.stream()
                .sorted(Comparator.comparingDouble(DialectScore::score).reversed())
                .limit(FINALISTS)
                .map(score -> score.syntax().delimiter())
                .toList();
        return all.stream()
                .filter(delimiter -> delimiter.equals(preferred) || best.contains(delimiter))
                .toList();
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

    private List<Optional<Character>> escapes(String sample, Optional<Character> quote, String delimiter)
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

    private List<Optional<String>> comments(String sample, String delimiter) throws FormatException {
        if (known.comment().isPresent()) {
            String comment = known.comment().get();
            return List.of(comment.isEmpty() ? Optional.empty() : Optional.of(comment));
        }
        List<Optional<String>> found = new ArrayList<>();
        found.add(Optional.empty());
        for (String sign : COMMENTS) {
            boolean used = sample.startsWith(sign) || sample.contains("\n" + sign) || sample.contains("\r" + sign);
            if (used && !delimiter.startsWith(sign)) {
                found.add(Optional.of(sign));
            }
        }
        return found;
    }

    private static String delimiter(String text) throws FormatException {
        if (text.equals("\\t") || text.equals("tab")) {
            return "\t";
        }
        if (text.isEmpty() || text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
            throw new FormatException(
                    FindingCode.FORMAT_UNSUPPORTED, "csv.delimiter must be characters other than a line end");
        }
        return text;
    }

    private static char single(String text, String setting) throws FormatException {
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
