package io.lakecaravan.format.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/**
 * Characters of a byte array. Bytes that are not valid become U+FFFD and are counted; a character cut by the end of the
 * bytes is left out unless they are the end of the text.
 *
 * @param invalidBytes bytes that are not valid
 * @param firstInvalid offset of the first of them in the bytes, -1 where there is none
 */
record DecodedText(String text, long invalidBytes, long firstInvalid) {
    static DecodedText of(byte[] bytes, TextEncoding encoding, Ending ending) {
        CharsetDecoder decoder = encoding.charset()
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        in.position(Math.min(encoding.bomBytes(), bytes.length));
        StringBuilder text = new StringBuilder(bytes.length);
        CharBuffer out = CharBuffer.allocate(8192);
        long invalid = 0;
        long first = -1;
        while (true) {
            CoderResult result = decoder.decode(in, out, ending == Ending.END);
            drain(out, text);
            if (result.isUnderflow()) {
                return new DecodedText(text.toString(), invalid, first);
            }
            if (result.isError()) {
                first = first < 0 ? in.position() : first;
                invalid += result.length();
                in.position(in.position() + result.length());
                text.append('\ufffd');
            }
        }
    }

    /** Offset in {@code bytes} of the character at {@code index} of the decoded text. */
    static long offsetOf(byte[] bytes, TextEncoding encoding, int index) {
        CharsetDecoder decoder = encoding.charset()
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        in.position(Math.min(encoding.bomBytes(), bytes.length));
        CharBuffer out = CharBuffer.allocate(8192);
        int left = index;
        while (left > 0 && in.hasRemaining()) {
            out.clear().limit(Math.min(left, out.capacity()));
            decoder.decode(in, out, false);
            if (out.position() == 0) {
                break;
            }
            left -= out.position();
        }
        return in.position();
    }

    private static void drain(CharBuffer out, StringBuilder text) {
        text.append(out.flip());
        out.clear();
    }

    /** Whether the text goes on behind the bytes. */
    enum Ending {
        CUT,
        END
    }
}
