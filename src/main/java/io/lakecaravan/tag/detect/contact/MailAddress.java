package io.lakecaravan.tag.detect.contact;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.validator.routines.DomainValidator;
import org.apache.commons.validator.routines.DomainValidator.ArrayType;

/**
 * Mail addresses as RFC 5322 and RFC 6531 allow them in practice: no quoted local parts, a domain of two labels or more that
 * ends in a top-level domain (IANA's list in commons-validator, and the reserved ones of RFC 2606 that test data use).
 */
final class MailAddress {
    private static final Set<String> TOP = Stream.concat(
                    Stream.of(ArrayType.GENERIC_RO, ArrayType.COUNTRY_CODE_RO, ArrayType.INFRASTRUCTURE_RO)
                            .flatMap(type -> Stream.of(DomainValidator.getTLDEntries(type))),
                    Stream.of("test", "example", "invalid", "local", "internal", "corp", "lan", "home"))
            .collect(Collectors.toUnmodifiableSet());

    private MailAddress() {}

    /** The whole text: an address, perhaps behind {@code mailto:} or in angle brackets behind a name. */
    static boolean isWhole(String text) {
        String address = text.regionMatches(true, 0, "mailto:", 0, 7) ? text.substring(7) : text;
        int open = address.indexOf('<');
        // A message's id stands in brackets, too, but without a name before them.
        if (open > 0 && address.endsWith(">")) {
            address = address.substring(open + 1, address.length() - 1);
        }
        int at = address.indexOf('@');
        return at > 0 && start(address, at) == 0 && end(address, at) == address.length();
    }

    /** Whether an address stands around that sign. */
    static boolean isAround(String text, int at) {
        int from = start(text, at);
        boolean messageId = from == 1 && text.charAt(0) == '<' && text.indexOf('>') == text.length() - 1;
        return from < at
                && !messageId
                && (from == 0 || "@:/\\".indexOf(text.charAt(from - 1)) < 0 || text.startsWith("mailto:", from - 7))
                && end(text, at) > 0;
    }

    private static int start(String text, int at) {
        int from = at;
        while (from > 0 && at - from < 64 && isLocal(text.charAt(from - 1))) {
            from--;
        }
        return (from < at && text.charAt(from) == '.') || (from < at && text.charAt(at - 1) == '.') ? at : from;
    }

    private static boolean isLocal(char c) {
        return Character.isLetterOrDigit(c) || ".!#$%&'*+-=^_`{|}~".indexOf(c) >= 0;
    }

    /** Where the domain behind the sign ends; 0 where there is none. */
    private static int end(String text, int at) {
        int label = at + 1;
        int i = label;
        int labels = 0;
        while (i < text.length() && i - at < 254) {
            char c = text.charAt(i);
            if (c == '.') {
                if (i == label) {
                    return 0;
                }
                if (i + 1 == text.length() || !Character.isLetterOrDigit(text.charAt(i + 1))) {
                    break;
                }
                labels++;
                label = i + 1;
            } else if (!Character.isLetterOrDigit(c) && c != '-') {
                break;
            }
            i++;
        }
        return labels >= 1 && isTop(text.substring(label, i)) ? i : 0;
    }

    private static boolean isTop(String label) {
        if (label.length() < 2 || label.charAt(0) <= '9') {
            return false;
        }
        return label.charAt(0) > 127
                || TOP.contains(label.toLowerCase(Locale.ROOT))
                || label.toLowerCase(Locale.ROOT).startsWith("xn--");
    }
}
