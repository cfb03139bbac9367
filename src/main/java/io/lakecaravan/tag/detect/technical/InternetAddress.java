package io.lakecaravan.tag.detect.technical;

/** Addresses of RFC 791 and RFC 4291 in text, perhaps with a port; never looked up. */
final class InternetAddress {
    private InternetAddress() {}

    /** Four numbers to 255 without leading zeros, perhaps a colon and a port. */
    static boolean isVersion4(String text) {
        int at = 0;
        for (int part = 0; part < 4; part++) {
            int from = at;
            int number = 0;
            while (at < text.length() && isDigit(text.charAt(at)) && at - from < 3) {
                number = 10 * number + text.charAt(at++) - '0';
            }
            if (at == from || number > 255 || (at - from > 1 && text.charAt(from) == '0')) {
                return false;
            }
            if (part < 3 && (at == text.length() || text.charAt(at++) != '.')) {
                return false;
            }
        }
        return at == text.length() || isPort(text, at);
    }

    private static boolean isPort(String text, int colon) {
        if (text.charAt(colon) != ':' || colon + 1 == text.length() || text.length() - colon > 6) {
            return false;
        }
        return text.substring(colon + 1).chars().allMatch(InternetAddress::isDigit);
    }

    /** Of an address of version 4: whether a number is too high for the parts of a version, and the first is none to 0. */
    static boolean isNoVersion(String address) {
        int number = 0;
        int highest = 0;
        for (int i = 0; i < address.length() && address.charAt(i) != ':'; i++) {
            number = address.charAt(i) == '.' ? 0 : 10 * number + address.charAt(i) - '0';
            highest = Math.max(highest, number);
        }
        return highest > 99 && address.charAt(0) != '0';
    }

    /** Eight groups of up to four hexadecimal digits, one run of zeros left out, perhaps version 4 at the end, a zone, a prefix. */
    static boolean isVersion6(String text) {
        String address = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        int zone = address.indexOf('%');
        address = zone > 0 ? address.substring(0, zone) : address;
        int groups = 0;
        boolean left = false;
        boolean letters = false;
        int at = 0;
        while (at < address.length()) {
            if (address.charAt(at) == ':') {
                boolean twice = address.startsWith("::", at);
                if ((twice && left) || (!twice && (groups == 0 || at + 1 == address.length()))) {
                    return false;
                }
                left |= twice;
                at += twice ? 2 : 1;
                if (twice && at < address.length() && address.charAt(at) == ':') {
                    return false;
                }
                continue;
            }
            int end = at;
            while (end < address.length()
                    && Character.digit(address.charAt(end), 16) >= 0
                    && address.charAt(end) < 128) {
                letters |= address.charAt(end) > '9';
                end++;
            }
            if (end < address.length() && address.charAt(end) == '.') {
                return (groups > 0 || left) && isVersion4(address.substring(at)) && (left ? groups <= 5 : groups == 6);
            }
            if (end == at || end - at > 4 || (end < address.length() && address.charAt(end) != ':')) {
                return false;
            }
            groups++;
            at = end;
        }
        // "12:30::" and the like are no addresses: a shortened one shows at least a letter or four groups.
        return left ? groups <= 7 && (letters || groups >= 3 || text.equals("::1")) : groups == 8;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
