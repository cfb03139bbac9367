package io.lakecaravan.tag.detect.technical;

import java.util.List;
import java.util.Locale;

/** Addresses that carry a password, RFC 3986 section 3.2.1, or a key among their parameters, connection strings included. */
public final class UrlCredentials {
    private static final List<String> PARAMETERS = List.of(
            "password=",
            "passwd=",
            "pwd=",
            "access_token=",
            "api_key=",
            "apikey=",
            "client_secret=",
            "x-amz-signature=",
            "accountkey=",
            "sharedaccesskey=",
            "sig=");

    private UrlCredentials() {}

    /** Whether there is one in the text; linear in its length. */
    public static boolean isIn(String text) {
        int scheme = text.indexOf("://");
        while (scheme > 0) {
            if (userInfo(text, scheme + 3)) {
                return true;
            }
            scheme = text.indexOf("://", scheme + 3);
        }
        return parameter(text);
    }

    private static boolean userInfo(String text, int from) {
        int colon = -1;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '/' || c == '?' || c == '#' || c == '"' || c <= ' ') {
                return false;
            }
            if (c == ':' && colon < 0) {
                colon = i;
            }
            if (c == '@') {
                return colon > from - 1 && i > colon + 1;
            }
        }
        return false;
    }

    private static boolean parameter(String text) {
        if (text.indexOf('=') < 0 || (text.indexOf("://") < 0 && text.indexOf(';') < 0)) {
            return false;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        for (String name : PARAMETERS) {
            int at = lower.indexOf(name);
            boolean starts = at == 0 || (at > 0 && "?&; ".indexOf(lower.charAt(at - 1)) >= 0);
            int end = at + name.length();
            if (starts
                    && end + 4 <= lower.length()
                    && lower.charAt(end) > ' '
                    && "&;{$<*".indexOf(lower.charAt(end)) < 0) {
                return true;
            }
        }
        return false;
    }
}
