package io.lakecaravan.format.text;

import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.Head;
import java.util.Optional;

/** Tells text from binary content. */
public final class TextContent {
    /** Share of control characters above which nothing is text; random bytes have 11 %. */
    private static final double CONTROL_SHARE = 0.05;

    private TextContent() {}

    /**
     * The head as text without its byte order mark, or empty where it is binary.
     *
     * @param encoding Java name of a charset where it is known
     */
    public static Optional<String> of(Head head, Optional<String> encoding) {
        try {
            TextEncoding found = EncodingDetection.detect(head.bytes(), encoding);
            DecodedText.Ending ending = head.whole() ? DecodedText.Ending.END : DecodedText.Ending.CUT;
            String text = DecodedText.of(head.bytes(), found, ending).text();
            return isBinary(text) ? Optional.empty() : Optional.of(text);
        } catch (FormatException e) {
            return Optional.empty();
        }
    }

    /** NULs never stand in text once UTF-16 is decoded; other control characters seldom do. */
    static boolean isBinary(String text) {
        int controls = 0;
        int length = Math.min(text.length(), 64 << 10);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c == 0) {
                controls += 16;
            } else if (c < ' ' && !isTextControl(c)) {
                controls++;
            }
        }
        return controls > length * CONTROL_SHARE;
    }

    /** Tab, line ends, form feed, and the separators that some exports use as delimiters. */
    private static boolean isTextControl(char c) {
        return c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\u0001' || (c >= '\u001c' && c <= '\u001f');
    }
}
