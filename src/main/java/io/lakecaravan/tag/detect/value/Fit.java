package io.lakecaravan.tag.detect.value;

/**
 * Which values a detector is asked for.
 *
 * @param shortest and {@code longest}: for numbers and codes the letters and digits alone, else the text
 */
public record Fit(Form form, int shortest, int longest) {
    /** How a value is built. */
    public enum Form {
        /** Digits, perhaps grouped by blanks, dots, dashes or slashes. */
        NUMBER,
        /** Letters and at least one digit, perhaps grouped. */
        CODE,
        /** Any item. */
        ITEM,
        /** Long texts, and items with blanks in them: what stands in the text counts. */
        PROSE
    }

    public Fit {
        if (shortest < 1 || longest < shortest) {
            throw new IllegalArgumentException("lengths " + shortest + " to " + longest + " are none");
        }
    }

    public static Fit number(int length) {
        return new Fit(Form.NUMBER, length, length);
    }

    public static Fit number(int shortest, int longest) {
        return new Fit(Form.NUMBER, shortest, longest);
    }

    public static Fit code(int length) {
        return new Fit(Form.CODE, length, length);
    }

    public static Fit code(int shortest, int longest) {
        return new Fit(Form.CODE, shortest, longest);
    }

    public static Fit item(int shortest, int longest) {
        return new Fit(Form.ITEM, shortest, longest);
    }

    public static Fit prose() {
        return new Fit(Form.PROSE, 10, Value.LONGEST_TEXT);
    }
}
