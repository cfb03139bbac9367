package io.lakecaravan.format.csv;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The delimiters worth trying on a text: the usual ones that occur, other signs that occur, and signs that stand
 * together ({@code ||}, {@code ::}, {@code |~|}). Letters, digits and the signs of numbers, dates and names never are
 * delimiters.
 */
final class CandidateDelimiters {
    private static final String USUAL = ",;\t|^~\u0001\u001f";

    /** Stand in texts, times and addresses, too. */
    private static final String DOUBTFUL = ":@ #&%*!$+=\u0002\u001c\u001d\u001e\u00a6\u00a7\u00fe\u00ac";

    private static final String IN_RUNS = ",;\t|^~:@#&%*!$+=<>\u00a6\u00a7";
    private static final int LONGEST_RUN = 4;
    private static final int MOST_RUNS = 4;
    private static final int MOST_KINDS_OF_RUNS = 200;

    private CandidateDelimiters() {}

    /** @param preferred comes first, and is always among them */
    static List<String> of(String sample, String preferred) {
        List<String> found = new ArrayList<>();
        found.add(preferred);
        addPresent(USUAL, sample, preferred, found);
        addPresent(DOUBTFUL, sample, preferred, found);
        if (sample.contains("  ") || (sample.indexOf(' ') >= 0 && sample.indexOf('\t') >= 0)) {
            found.add(CsvSyntax.BLANKS);
        }
        runs(sample).stream().filter(run -> !found.contains(run)).forEach(found::add);
        return found;
    }

    /** A delimiter that does not occur, for texts that are one column. */
    static String absent(String sample, String preferred) {
        if (!sample.contains(preferred)) {
            return preferred;
        }
        return USUAL.chars()
                .mapToObj(Character::toString)
                .filter(sign -> !sample.contains(sign))
                .findFirst()
                .orElse("\u001f\u001f");
    }

    /** How likely the sign is a delimiter, before looking at the table it makes: 0 to 1. */
    static double expectation(String delimiter) {
        if (delimiter.length() == 1) {
            return DOUBTFUL.contains(delimiter) ? 0.3 : 1;
        }
        return 0.95;
    }

    static boolean isBlank(String delimiter) {
        return delimiter.equals(" ") || delimiter.equals(CsvSyntax.BLANKS);
    }

    private static void addPresent(String signs, String sample, String preferred, List<String> found) {
        for (int i = 0; i < signs.length(); i++) {
            String sign = signs.substring(i, i + 1);
            boolean isComma = sign.equals(",");
            if (!sign.equals(preferred) && (isComma || sample.indexOf(sign.charAt(0)) >= 0)) {
                found.add(sign);
            }
        }
    }

    private static boolean isOneSign(String run) {
        return run.chars().distinct().count() == 1;
    }

    /** Who joins signs to a delimiter wants to avoid these. */
    private static boolean hasCommon(String run) {
        return run.indexOf(',') >= 0 || run.indexOf(';') >= 0 || run.indexOf('\t') >= 0;
    }

    private static List<String> runs(String sample) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        int lines = 1;
        for (int at = 0; at < sample.length(); ) {
            int end = at;
            while (end < sample.length() && IN_RUNS.indexOf(sample.charAt(end)) >= 0) {
                end++;
            }
            int length = end - at;
            if (length > 1 && length <= LONGEST_RUN && counts.size() < MOST_KINDS_OF_RUNS) {
                String run = sample.substring(at, end);
                if (isOneSign(run) || !hasCommon(run)) {
                    counts.merge(run, 1, Integer::sum);
                }
            }
            lines += end < sample.length() && sample.charAt(end) == '\n' ? 1 : 0;
            at = end + 1;
        }
        int atLeast = Math.max(1, lines / 2);
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() >= atLeast)
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_RUNS)
                .map(Map.Entry::getKey)
                .toList();
    }
}
