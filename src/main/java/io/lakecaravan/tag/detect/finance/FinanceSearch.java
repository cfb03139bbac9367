package io.lakecaravan.tag.detect.finance;

import org.apache.commons.validator.routines.IBANValidator;

/** What the search through prose needs to know of cards and accounts. */
public final class FinanceSearch {
    private FinanceSearch() {}

    /** Whether a card scheme issues numbers of that beginning and length. */
    public static boolean isIssued(String number) {
        return CardIssuers.issued(number);
    }

    /** Whether an IBAN begins there, in one piece or in groups of four. */
    public static boolean isIbanAt(String text, int from) {
        IBANValidator.Validator country =
                IBANValidator.DEFAULT_IBAN_VALIDATOR.getValidator(text.substring(from, from + 2));
        if (country == null) {
            return false;
        }
        StringBuilder code = new StringBuilder(34);
        for (int i = from; i < text.length() && code.length() < country.getIbanLength(); i++) {
            char c = text.charAt(i);
            if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z')) {
                code.append(c);
            } else if (c != ' ') {
                break;
            }
        }
        return IBANValidator.DEFAULT_IBAN_VALIDATOR.isValid(code.toString());
    }
}
