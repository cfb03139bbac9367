package io.lakecaravan.tag.detect.contact;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.lakecaravan.tag.detect.value.Value;
import java.util.Set;

/** Telephone numbers: ITU-T E.123 and E.164, the numbering plans of libphonenumber, and what people write. */
final class PhoneNumbers {
    private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();

    private static final Set<Integer> CODES = PLANS.getSupportedCallingCodes();
    private static final int ITALY = 39;

    private PhoneNumbers() {}

    /** With {@code +} or {@code 00}, a calling code, and a length that is possible there. */
    static boolean isInternational(Value value) {
        String text = value.text();
        boolean plus = text.startsWith("+") || text.startsWith("(+");
        boolean zeros = text.startsWith("00")
                && value.spaces() + value.dashes() + value.slashes() + value.dots() > 0
                && text.length() > 9
                && text.charAt(2) != '0';
        if ((!plus && !zeros) || !isDialled(value)) {
            return false;
        }
        int cut = extension(text);
        String number = digits((cut < 0 ? text : text.substring(0, cut)).replace("(0)", ""));
        return isPossible(zeros ? number.substring(2) : number);
    }

    /** Calling code and national number; no longer than E.164 allows and of a length that the plan of the code has. */
    private static boolean isPossible(String digits) {
        for (int code = 1; code <= 3 && digits.length() <= 15 && code + 4 <= digits.length(); code++) {
            int calling = Integer.parseInt(digits.substring(0, code));
            if (CODES.contains(calling)) {
                boolean zero = digits.charAt(code) == '0';
                PhoneNumber number = new PhoneNumber()
                        .setCountryCode(calling)
                        .setNationalNumber(Long.parseLong(digits.substring(code)));
                return PLANS.isPossibleNumber(zero && calling == ITALY ? number.setItalianLeadingZero(true) : number);
            }
        }
        return false;
    }

    private static String digits(String text) {
        StringBuilder digits = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= '0' && text.charAt(i) <= '9') {
                digits.append(text.charAt(i));
            }
        }
        return digits.toString();
    }

    /** Seven to fifteen digits with the marks of telephone numbers, perhaps an extension. */
    static boolean isDialled(Value value) {
        int digits = value.digits();
        if (digits < 7
                || digits > 20
                || value.letters() > 4
                || value.isDecimal()
                || value.colons() > 1
                || value.ats() > 0) {
            return false;
        }
        String text = value.text();
        int extension = extension(text);
        if (value.letters() > 0 && extension < 0 && !text.regionMatches(true, 0, "tel", 0, 3)) {
            return false;
        }
        for (int i = 0; i < (extension < 0 ? text.length() : extension); i++) {
            char c = text.charAt(i);
            if (!(c >= '0' && c <= '9') && " ()+-./:\u00a0".indexOf(c) < 0 && !Character.isLetter(c)) {
                return false;
            }
        }
        return text.charAt(0) != '-';
    }

    private static int extension(String text) {
        for (int i = 7; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 'x' || c == 'X' || c == '#' || text.regionMatches(true, i, "ext", 0, 3)) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Grouped as in North America, {@code (415) 555-0132}, {@code 415-555-0132}, {@code 415.555.0132}, perhaps with 1 in front, or in
     * France, {@code 01 23 45 67 89}; or with an area code in brackets or before a slash that begins with 0.
     */
    static boolean isNational(Value value) {
        if (!isDialled(value)) {
            return false;
        }
        String text = value.text();
        int cut = extension(text);
        String form = form(cut < 0 ? text : text.substring(0, cut).strip());
        return switch (form) {
            case "(3) 3-4",
                    "(3)3-4",
                    "3-3-4",
                    "3.3.4",
                    "1-3-3-4",
                    "1 3 3 4",
                    "1.3.3.4",
                    "1 (3) 3-4",
                    "1-(3)-3-4",
                    "1 3-3-4",
                    "(3) 3 4" -> isArea(text);
            case "2 2 2 2 2", "2.2.2.2.2", "2-2-2-2-2" -> text.charAt(0) == '0' && text.charAt(1) != '0';
            case "5 6", "4 3 4", "3 4 4", "5 3 3" -> text.charAt(0) == '0' && text.charAt(1) != '0';
            default ->
                ((form.startsWith("(") && text.charAt(1) == '0')
                                || (text.charAt(0) == '0'
                                        && (form.startsWith("3/") || form.startsWith("4/") || form.startsWith("5/"))
                                        && form.length() == 3))
                        && value.digits() >= 9
                        && value.digits() <= 13;
        };
    }

    /** Lengths of the runs of digits with the marks between them. */
    private static String form(String text) {
        StringBuilder form = new StringBuilder();
        int run = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : '\0';
            if (c >= '0' && c <= '9') {
                run++;
                continue;
            }
            if (run > 0) {
                form.append(run);
            }
            run = 0;
            if (c != '\0') {
                form.append(c);
            }
        }
        return form.toString();
    }

    /** Area codes of the North American plan begin with 2 to 9. */
    private static boolean isArea(String text) {
        String digits = digits(text);
        return digits.charAt(digits.length() == 11 ? 1 : 0) >= '2';
    }
}
