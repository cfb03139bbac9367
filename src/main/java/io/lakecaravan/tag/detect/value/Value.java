package io.lakecaravan.tag.detect.value;

import io.lakecaravan.tag.detect.words.Spelling;
import java.util.List;

/**
 * One value as detectors see it: its text without blanks around it, how it is built, and its letters and digits alone.
 * All of it is found in one pass, so that a detector is asked only for what can be its own. Lives as long as the scan of
 * one value.
 */
public final class Value {
    /** A longer text is prose: it is searched for what stands in it, but is no number or name itself. */
    public static final int LONGEST_ITEM = 160;

    /** What is looked at of a long text, in characters. */
    public static final int LONGEST_TEXT = 2_048;

    private static final int LONGEST_COMPACT = 40;

    private final String text;
    private final boolean item;
    private int digits;
    private int upper;
    private int lower;
    private int foreign;
    private int spaces;
    private int dots;
    private int dashes;
    private int colons;
    private int slashes;
    private int ats;
    private int others;
    private String compact = "";
    private String plain;
    private List<String> words;

    private Value(String text) {
        this.text = text;
        this.item = text.length() <= LONGEST_ITEM;
        if (item) {
            count();
        }
    }

    /** @param raw of any length and content; what lies beyond {@link #LONGEST_TEXT} is not looked at */
    public static Value of(String raw) {
        int from = 0;
        int end = Math.min(raw.length(), LONGEST_TEXT);
        while (from < end && raw.charAt(from) <= ' ') {
            from++;
        }
        while (end > from && raw.charAt(end - 1) <= ' ') {
            end--;
        }
        return new Value(raw.substring(from, end));
    }

    private void count() {
        char[] solid = new char[LONGEST_COMPACT];
        int length = 0;
        boolean plain = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean keep = false;
            if (c >= '0' && c <= '9') {
                digits++;
                keep = true;
            } else if (c >= 'A' && c <= 'Z') {
                upper++;
                keep = true;
            } else if (c >= 'a' && c <= 'z') {
                lower++;
                keep = true;
            } else {
                plain &= mark(c, i);
            }
            if (keep && length < LONGEST_COMPACT) {
                solid[length] = c >= 'a' && c <= 'z' ? (char) (c - 32) : c;
            }
            length += keep ? 1 : 0;
        }
        if (plain && length > 0 && length <= LONGEST_COMPACT && !isDecimal()) {
            compact = new String(solid, 0, length);
        }
    }

    /** Whether a number may be grouped with it: not in front, where it is a sign. */
    private boolean mark(char c, int at) {
        switch (c) {
            case ' ', '\u00a0' -> spaces++;
            case '.' -> dots++;
            case '-' -> dashes++;
            case ':' -> colons++;
            case '/' -> slashes++;
            case '@' -> ats++;
            default -> {
                if (c > 127 && Character.isLetter(c)) {
                    foreign++;
                } else {
                    others++;
                }
                return false;
            }
        }
        return c != ':' && c != '@' && at > 0;
    }

    /** Without blanks around it. */
    public String text() {
        return text;
    }

    /** Whether it is short enough to be one item; the counts below are zero where it is not. */
    public boolean isItem() {
        return item;
    }

    public int length() {
        return text.length();
    }

    public boolean isBlank() {
        return text.isEmpty();
    }

    /**
     * ASCII letters in upper case and digits, without blanks, dots, dashes and slashes between them. Empty where anything
     * else stands in the text, for signed and for decimal numbers, and beyond 40 characters.
     */
    public String compact() {
        return compact;
    }

    /** As {@link Spelling#plain} writes it. */
    public String plain() {
        if (plain == null) {
            plain = Spelling.plain(text);
        }
        return plain;
    }

    /** The words of the plain text, divided by blanks and commas, with the marks around them. */
    public List<String> words() {
        if (words == null) {
            words = Spelling.words(plain());
        }
        return words;
    }

    /** Whether the compact form is there and of digits alone. */
    public boolean isNumber() {
        return digits > 0 && digits == compact.length();
    }

    /** Digits with one dot between them. */
    public boolean isDecimal() {
        return dots == 1 && digits > 0 && digits + 1 == text.length();
    }

    /** ASCII digits. */
    public int digits() {
        return digits;
    }

    /** ASCII digits of any text, items or not. */
    public int digitsInText() {
        if (item) {
            return digits;
        }
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            count += text.charAt(i) >= '0' && text.charAt(i) <= '9' ? 1 : 0;
        }
        return count;
    }

    /** Letters of any script. */
    public int letters() {
        return upper + lower + foreign;
    }

    public int upper() {
        return upper;
    }

    public int lower() {
        return lower;
    }

    /** Letters outside ASCII. */
    public int foreign() {
        return foreign;
    }

    public int spaces() {
        return spaces;
    }

    public int dots() {
        return dots;
    }

    public int dashes() {
        return dashes;
    }

    public int colons() {
        return colons;
    }

    public int slashes() {
        return slashes;
    }

    public int ats() {
        return ats;
    }

    /** Neither letters nor digits nor any of the marks above, control characters included. */
    public int others() {
        return others;
    }

    /** Never the text: values stay out of logs. */
    @Override
    public String toString() {
        return "value of " + text.length() + " characters";
    }
}
