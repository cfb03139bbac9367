package io.lakecaravan.format.text;

import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.mozilla.universalchardet.UniversalDetector;

/**
 * Finds a text's encoding from its first bytes: byte order mark, then valid UTF-8, then the parity of NUL bytes (UTF-16
 * without a mark, which statistical detectors miss), then the detector, then windows-1252, in which any byte is a
 * character.
 */
final class EncodingDetection {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final int DETECTOR_BYTES = 256 << 10;

    private EncodingDetection() {}

    /** @param known Java name of a charset, wins over all but the length of its byte order mark */
    static TextEncoding detect(byte[] bytes, Optional<String> known) throws FormatException {
        Optional<TextEncoding> marked = byMark(bytes);
        if (known.isPresent()) {
            Charset charset = charset(known.get())
                    .orElseThrow(() -> new FormatException(
                            FindingCode.FORMAT_UNSUPPORTED, "the configured encoding is not known to this Java"));
            return withMark(charset, marked);
        }
        return marked.orElseGet(() -> new TextEncoding(byContent(bytes), 0));
    }

    /** "UTF-16" with a mark is read as the byte order that the mark names. */
    private static TextEncoding withMark(Charset charset, Optional<TextEncoding> marked) {
        return marked.filter(
                        mark -> mark.charset().equals(charset) || mark.name().startsWith(nameOf(charset)))
                .orElse(new TextEncoding(charset, 0));
    }

    private static String nameOf(Charset charset) {
        return new TextEncoding(charset, 0).name();
    }

    private static Optional<TextEncoding> byMark(byte[] bytes) {
        if (starts(bytes, 0xef, 0xbb, 0xbf)) {
            return Optional.of(new TextEncoding(StandardCharsets.UTF_8, 3));
        }
        if (starts(bytes, 0xff, 0xfe, 0, 0)) {
            return Optional.of(new TextEncoding(Charset.forName("UTF-32LE"), 4));
        }
        if (starts(bytes, 0, 0, 0xfe, 0xff)) {
            return Optional.of(new TextEncoding(Charset.forName("UTF-32BE"), 4));
        }
        if (starts(bytes, 0xff, 0xfe)) {
            return Optional.of(new TextEncoding(StandardCharsets.UTF_16LE, 2));
        }
        if (starts(bytes, 0xfe, 0xff)) {
            return Optional.of(new TextEncoding(StandardCharsets.UTF_16BE, 2));
        }
        return Optional.empty();
    }

    private static boolean starts(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xff) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static Charset byContent(byte[] bytes) {
        Optional<Charset> wide = byNulParity(bytes);
        if (wide.isPresent()) {
            return wide.get();
        }
        Utf8Check check = Utf8Check.of(bytes);
        if (check.isLikelyUtf8()) {
            return StandardCharsets.UTF_8;
        }
        return byDetector(bytes).orElse(WINDOWS_1252);
    }

    /**
     * In UTF-32 two bytes of each four are zero or nearly so; in UTF-16 of mostly western text every second byte is zero,
     * and hardly any of the others; in UTF-16 of another script every second byte is one of few, zero among them for
     * blanks and line ends.
     */
    private static Optional<Charset> byNulParity(byte[] bytes) {
        Optional<Charset> widest = byFours(bytes);
        if (widest.isPresent()) {
            return widest;
        }
        int pairs = bytes.length / 2;
        if (pairs < 2) {
            return Optional.empty();
        }
        int even = 0;
        int odd = 0;
        for (int i = 0; i + 1 < bytes.length; i += 2) {
            even += bytes[i] == 0 ? 1 : 0;
            odd += bytes[i + 1] == 0 ? 1 : 0;
        }
        if (odd > pairs * 0.4 && even < pairs * 0.05) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        if (even > pairs * 0.4 && odd < pairs * 0.05) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        if (even == 0 && odd > 0 && isHighHalf(bytes, 1)) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        if (odd == 0 && even > 0 && isHighHalf(bytes, 0)) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        return Optional.empty();
    }

    private static Optional<Charset> byFours(byte[] bytes) {
        int fours = bytes.length / 4;
        if (fours < 4) {
            return Optional.empty();
        }
        int[] zeros = new int[4];
        for (int i = 0; i < fours * 4; i++) {
            zeros[i % 4] += bytes[i] == 0 ? 1 : 0;
        }
        if (zeros[3] == fours && zeros[2] > fours * 0.9 && zeros[0] == 0) {
            return Optional.of(Charset.forName("UTF-32LE"));
        }
        if (zeros[0] == fours && zeros[1] > fours * 0.9 && zeros[3] == 0) {
            return Optional.of(Charset.forName("UTF-32BE"));
        }
        return Optional.empty();
    }

    /** Few different values, zero often enough, and line ends that are characters of two bytes. */
    private static boolean isHighHalf(byte[] bytes, int parity) {
        int[] counts = new int[256];
        int lineEnds = 0;
        int pairs = bytes.length / 2;
        for (int i = 0; i + 1 < bytes.length; i += 2) {
            counts[bytes[i + parity] & 0xff]++;
            lineEnds += bytes[i + parity] == 0 && bytes[i + 1 - parity] == '\n' ? 1 : 0;
        }
        int[] sorted = counts.clone();
        Arrays.sort(sorted);
        return lineEnds > 0 && counts[0] > pairs * 0.02 && sorted[255] + sorted[254] + sorted[253] > pairs * 0.9;
    }

    private static Optional<Charset> byDetector(byte[] bytes) {
        UniversalDetector detector = new UniversalDetector();
        detector.handleData(bytes, 0, Math.min(bytes.length, DETECTOR_BYTES));
        detector.dataEnd();
        return Optional.ofNullable(detector.getDetectedCharset())
                .flatMap(EncodingDetection::charset)
                .filter(charset -> isMultiByte(charset) || isMostlyForeign(bytes));
    }

    /**
     * A few accented letters in a western text look like Cyrillic or Hebrew to the detector. Text really written in
     * another script has it in most of its letters.
     */
    private static boolean isMostlyForeign(byte[] bytes) {
        int high = 0;
        int latin = 0;
        for (byte value : bytes) {
            if (value < 0) {
                high++;
            } else if (Character.isLetter(value)) {
                latin++;
            }
        }
        return high > 4 && high * 2 > latin;
    }

    private static boolean isMultiByte(Charset charset) {
        return charset.canEncode() && charset.newEncoder().maxBytesPerChar() > 1;
    }

    private static Optional<Charset> charset(String name) {
        try {
            return Charset.isSupported(name) ? Optional.of(Charset.forName(name)) : Optional.empty();
        } catch (IllegalCharsetNameException e) {
            return Optional.empty();
        }
    }

    /** Counts well-formed and malformed sequences; a sequence cut by the end of the bytes counts as neither. */
    private record Utf8Check(int multiByte, int malformed, boolean onlyImpossibleBytes) {
        static Utf8Check of(byte[] bytes) {
            int multiByte = 0;
            int malformed = 0;
            boolean onlyImpossible = true;
            int i = 0;
            while (i < bytes.length) {
                int length = sequenceLength(bytes[i] & 0xff);
                if (length == 1) {
                    i++;
                } else if (length > 1 && i + length > bytes.length && continues(bytes, i + 1, bytes.length)) {
                    break;
                } else if (length > 1 && i + length <= bytes.length && continues(bytes, i + 1, i + length)) {
                    multiByte++;
                    i += length;
                } else {
                    malformed++;
                    onlyImpossible &= (bytes[i] & 0xff) >= 0xfe;
                    i++;
                }
            }
            return new Utf8Check(multiByte, malformed, onlyImpossible);
        }

        /**
         * Some stray bytes do not make another encoding of a text that otherwise is UTF-8; 0xFE and 0xFF are letters
         * that no language of windows-1252 but Icelandic uses.
         */
        boolean isLikelyUtf8() {
            return malformed == 0 || onlyImpossibleBytes || malformed * 2 <= multiByte;
        }

        private static int sequenceLength(int lead) {
            if (lead < 0x80) {
                return 1;
            }
            if (lead < 0xc2 || lead > 0xf4) {
                return 0;
            }
            if (lead < 0xe0) {
                return 2;
            }
            return lead < 0xf0 ? 3 : 4;
        }

        private static boolean continues(byte[] bytes, int from, int to) {
            for (byte value : Arrays.copyOfRange(bytes, from, to)) {
                if ((value & 0xc0) != 0x80) {
                    return false;
                }
            }
            return true;
        }
    }
}
