package io.lakecaravan.tag.detect.contact;

import io.lakecaravan.tag.detect.value.Value;

/** What the search through prose needs to know of addresses and telephone numbers. */
public final class ContactSearch {
    private ContactSearch() {}

    /** Whether a mail address stands around the sign {@code @} at that place. */
    public static boolean isMailAddressAround(String text, int at) {
        return MailAddress.isAround(text, at);
    }

    /** Whether digits and marks are a telephone number that proves itself: international, or grouped as in North America. */
    public static boolean isPhoneNumberInText(String run) {
        Value value = Value.of(run);
        return PhoneNumbers.isInternational(value) || PhoneNumbers.isNational(value);
    }
}
