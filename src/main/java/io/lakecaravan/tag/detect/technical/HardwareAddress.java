package io.lakecaravan.tag.detect.technical;

/** 48-bit addresses of IEEE 802: six pairs with colons or dashes, or three groups of four with dots. */
final class HardwareAddress {
    private HardwareAddress() {}

    static boolean isWritten(String text) {
        return (text.length() == 17 && groups(text, 2, ":-")) || (text.length() == 14 && groups(text, 4, "."));
    }

    private static boolean groups(String text, int size, String marks) {
        char mark = text.charAt(size);
        if (marks.indexOf(mark) < 0) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            boolean fits = i % (size + 1) == size ? text.charAt(i) == mark : isHex(text.charAt(i));
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    /** Twelve hexadecimal digits of one case. */
    static boolean isBare(String text) {
        return text.chars().allMatch(HardwareAddress::isHex)
                && (text.equals(text.toUpperCase(java.util.Locale.ROOT))
                        || text.equals(text.toLowerCase(java.util.Locale.ROOT)));
    }

    private static boolean isHex(int c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }
}
