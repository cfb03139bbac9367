package io.lakecaravan.format.pickle;

import io.lakecaravan.format.FormatException;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;

/** Values as protocol 0 writes them: as Python source text. */
final class PythonLiterals {
    private PythonLiterals() {}

    /** {@code I}: an integer, or {@code 00} and {@code 01} for the booleans. */
    static Object integer(PyBytes line, OpcodeInput in, int mostBytes) throws FormatException {
        String text = line.latin1().strip();
        return switch (text) {
            case "00" -> false;
            case "01" -> true;
            default -> number(text, in, mostBytes);
        };
    }

    /** {@code L}: an integer with an L behind it. */
    static Object longInteger(PyBytes line, OpcodeInput in, int mostBytes) throws FormatException {
        String text = line.latin1().strip();
        return number(text.endsWith("L") ? text.substring(0, text.length() - 1) : text, in, mostBytes);
    }

    private static Object number(String text, OpcodeInput in, int mostBytes) throws FormatException {
        int start = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        boolean digits = text.length() > start;
        for (int i = start; i < text.length(); i++) {
            digits &= text.charAt(i) >= '0' && text.charAt(i) <= '9';
        }
        // Parsing takes time by the square of the digits.
        if (!digits || text.length() > mostBytes * 5 / 2) {
            throw in.corrupt("an integer is not written in digits, or in more than " + mostBytes * 5 / 2);
        }
        return narrow(new BigInteger(text));
    }

    /** A {@code Long} where it fits. */
    static Object narrow(BigInteger value) {
        return value.bitLength() < Long.SIZE ? (Object) value.longValue() : (Object) value;
    }

    static Object real(PyBytes line, OpcodeInput in) throws FormatException {
        String text = line.latin1().strip();
        switch (text) {
            case "nan":
                return Double.NaN;
            case "inf":
                return Double.POSITIVE_INFINITY;
            case "-inf":
                return Double.NEGATIVE_INFINITY;
            default:
                break;
        }
        boolean plain = !text.isEmpty() && text.length() < 400;
        for (int i = 0; i < text.length(); i++) {
            plain &= "0123456789+-.eE".indexOf(text.charAt(i)) >= 0;
        }
        try {
            if (plain) {
                return Double.parseDouble(text);
            }
        } catch (NumberFormatException e) {
            throw in.corrupt("a floating-point number is not written as one");
        }
        throw in.corrupt("a floating-point number is not written as one");
    }

    /** {@code S}: a quoted literal of Python 2 with its escapes. */
    static PyBytes string(PyBytes line, OpcodeInput in) throws FormatException {
        PyBytes text = stripped(line);
        int length = text.length();
        if (length < 2 || text.at(0) != text.at(length - 1) || (text.at(0) != '\'' && text.at(0) != '"')) {
            throw in.corrupt("a text literal is not in quotes");
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(length);
        for (int i = 1; i < length - 1; i++) {
            if (text.at(i) != '\\') {
                out.write(text.at(i));
            } else if (++i < length - 1) {
                i = escape(text, i, length - 1, out);
            }
        }
        return PyBytes.of(out.toByteArray(), PyBytes.Kind.PYTHON_2_TEXT);
    }

    private static PyBytes stripped(PyBytes line) {
        int end = line.length();
        while (end > 0 && (line.at(end - 1) == '\r' || line.at(end - 1) == ' ')) {
            end--;
        }
        return line.slice(0, end);
    }

    /** @return the index of the escape's last byte */
    private static int escape(PyBytes text, int at, int end, ByteArrayOutputStream out) {
        int simple = "\\'\"abfnrtv".indexOf(text.at(at));
        if (simple >= 0) {
            out.write("\\'\"\u0007\b\f\n\r\t\u000b".charAt(simple));
            return at;
        }
        if (text.at(at) == 'x' && at + 2 < end) {
            int high = Character.digit(text.at(at + 1), 16);
            int low = Character.digit(text.at(at + 2), 16);
            if (high >= 0 && low >= 0) {
                out.write(high << 4 | low);
                return at + 2;
            }
        }
        int value = 0;
        int digits = 0;
        while (digits < 3 && at + digits < end && Character.digit(text.at(at + digits), 8) >= 0) {
            value = value << 3 | Character.digit(text.at(at + digits), 8);
            digits++;
        }
        if (digits > 0) {
            out.write(value);
            return at + digits - 1;
        }
        out.write('\\');
        out.write(text.at(at));
        return at;
    }

    /** {@code V}: Latin-1 with the escapes backslash-u and backslash-U ("raw-unicode-escape"). */
    static String unicode(PyBytes line) {
        String raw = line.latin1();
        if (raw.indexOf('\\') < 0) {
            return raw;
        }
        StringBuilder text = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            int digits = i + 1 >= raw.length() || raw.charAt(i) != '\\' ? 0 : digits(raw.charAt(i + 1));
            int code = digits == 0 || i + 2 + digits > raw.length() ? -1 : hexadecimal(raw, i + 2, i + 2 + digits);
            if (code < 0 || code > Character.MAX_CODE_POINT) {
                text.append(raw.charAt(i));
            } else {
                text.appendCodePoint(code);
                i += 1 + digits;
            }
        }
        return text.toString();
    }

    private static int digits(char escape) {
        if (escape == 'u') {
            return 4;
        }
        return escape == 'U' ? 8 : 0;
    }

    private static int hexadecimal(String text, int start, int end) {
        int value = 0;
        for (int i = start; i < end; i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0 || value >= 1 << 24) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }
}
