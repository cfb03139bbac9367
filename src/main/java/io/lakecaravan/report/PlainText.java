package io.lakecaravan.report;

import java.util.ArrayList;
import java.util.List;

/** Names of strangers on a terminal: no control characters, no direction marks, no more columns than there are. */
final class PlainText {
    private static final String CUT = "...";

    private PlainText() {}

    static String safe(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints().forEach(point -> {
            int type = Character.getType(point);
            boolean hidden = Character.isISOControl(point)
                    || type == Character.FORMAT
                    || type == Character.SURROGATE
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR;
            safe.appendCodePoint(hidden ? '?' : point);
        });
        return safe.toString();
    }

    /** Keeps both ends of a name that is too long: the end tells names apart. */
    static String fit(String text, int width) {
        String safe = safe(text);
        int[] points = safe.codePoints().toArray();
        if (points.length <= width) {
            return safe;
        }
        int tail = (width - CUT.length()) / 2;
        int head = width - CUT.length() - tail;
        return new String(points, 0, head) + CUT + new String(points, points.length - tail, tail);
    }

    /** Whole words a line; what is beyond the last line is cut. */
    static List<String> wrapped(String text, int width, int most) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : safe(text).split(" ", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(fit(line.toString(), width));
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(fit(line.toString(), width));
        if (lines.size() <= most) {
            return lines;
        }
        List<String> kept = new ArrayList<>(lines.subList(0, most));
        kept.set(most - 1, kept.get(most - 1) + CUT);
        return kept;
    }

    static String padded(String text, int width) {
        String fitted = fit(text, width);
        return fitted + " ".repeat(width - fitted.codePointCount(0, fitted.length()));
    }
}
