package io.lakecaravan.tag.detect.prose;

import io.lakecaravan.tag.detect.checksum.Luhn;
import io.lakecaravan.tag.detect.contact.ContactSearch;
import io.lakecaravan.tag.detect.finance.FinanceSearch;
import io.lakecaravan.tag.detect.technical.SecretShapes;
import io.lakecaravan.tag.detect.value.Verdict;
import java.util.Arrays;

/** Looks through a text once for each kind; every step is bounded by a number's or an address's length. */
final class ProseSearch {
    private static final int LONGEST_RUN = 45;
    /** What no key holds, by character: a table, as every character of every text is looked up. */
    private static final boolean[] GAPS = gaps();

    private ProseSearch() {}

    private static boolean[] gaps() {
        boolean[] gaps = new boolean[128];
        Arrays.fill(gaps, 0, ' ' + 1, true);
        "\"'=,;:<>()[]{}".chars().forEach(c -> gaps[c] = true);
        return gaps;
    }

    static boolean hasMailAddress(String text) {
        for (int at = text.indexOf('@'); at > 0; at = text.indexOf('@', at + 1)) {
            if (ContactSearch.isMailAddressAround(text, at)) {
                return true;
            }
        }
        return false;
    }

    /** With {@code +} and a calling code, or grouped as in North America. */
    static boolean hasPhoneNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean start = c == '+' || c == '(' || (c >= '2' && c <= '9') || c == '1';
            if (start && (i == 0 || isBoundary(text.charAt(i - 1)))) {
                int end = runEnd(text, i, "()- .");
                String run = text.substring(i, end).strip();
                if (run.length() >= 10 && isBoundaryAt(text, end) && ContactSearch.isPhoneNumberInText(run)) {
                    return true;
                }
                i = Math.max(i, i + run.length() - 1);
            }
        }
        return false;
    }

    static boolean hasSocialSecurityNumber(String text) {
        for (int dash = text.indexOf('-', 3); dash > 0; dash = text.indexOf('-', dash + 1)) {
            int from = dash - 3;
            if (from + 11 <= text.length()
                    && text.charAt(dash + 3) == '-'
                    && (from == 0 || isBoundary(text.charAt(from - 1)))
                    && isBoundaryAt(text, from + 11)
                    && io.lakecaravan.tag.detect.identity.SocialSecurity.isWritten(text.substring(from, from + 11))) {
                return true;
            }
        }
        return false;
    }

    static Verdict card(String text) {
        Verdict verdict = Verdict.NO;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '2' && c <= '6' && (i == 0 || isBoundary(text.charAt(i - 1)))) {
                int end = runEnd(text, i, " -");
                StringBuilder digits = new StringBuilder();
                for (int k = i; k < end; k++) {
                    if (text.charAt(k) >= '0') {
                        digits.append(text.charAt(k));
                    }
                }
                String number = digits.toString();
                if (number.length() >= 14
                        && number.length() <= 19
                        && isBoundaryAt(text, end)
                        && FinanceSearch.isIssued(number)) {
                    if (Luhn.holds(number)) {
                        return Verdict.PASS;
                    }
                    verdict = Verdict.SHAPE;
                }
                i = end - 1;
            }
        }
        return verdict;
    }

    static boolean hasIban(String text) {
        for (int i = 0; i + 15 <= text.length(); i++) {
            char c = text.charAt(i);
            boolean head = c >= 'A'
                    && c <= 'Z'
                    && (i == 0 || isBoundary(text.charAt(i - 1)))
                    && text.charAt(i + 1) >= 'A'
                    && text.charAt(i + 1) <= 'Z'
                    && isDigit(text.charAt(i + 2))
                    && isDigit(text.charAt(i + 3));
            if (head && FinanceSearch.isIbanAt(text, i)) {
                return true;
            }
        }
        return false;
    }

    static boolean hasSecret(String text) {
        if (text.contains("-----BEGIN ") && text.contains("PRIVATE KEY-----")) {
            return true;
        }
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || isGap(text.charAt(i))) {
                if (i - from >= 20 && SecretShapes.hasKnownPrefix(text.substring(from, i))) {
                    return true;
                }
                from = i + 1;
            }
        }
        return false;
    }

    private static boolean isGap(char c) {
        return c < GAPS.length && GAPS[c];
    }

    private static int runEnd(String text, int from, String marks) {
        int end = from + 1;
        while (end < text.length()
                && end - from < LONGEST_RUN
                && (isDigit(text.charAt(end)) || marks.indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        while (end > from + 1 && !isDigit(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isBoundaryAt(String text, int at) {
        return at >= text.length() || !Character.isLetterOrDigit(text.charAt(at));
    }

    private static boolean isBoundary(char c) {
        return !Character.isLetterOrDigit(c) && c != '.' && c != '-' && c != '+' && c != '/' && c != '_';
    }
}
