package io.lakecaravan.tag.detect.person;

import io.lakecaravan.tag.detect.value.Value;

/** An amount that somebody can be paid by the year, month or hour: digits with marks, perhaps a currency. */
final class Pay {
    private Pay() {}

    static boolean isAmount(Value value) {
        String text = value.text();
        int letters = value.letters();
        return value.digits() >= 3
                && value.digits() <= 12
                && letters <= 4
                && value.dashes() == 0
                && value.colons() + value.slashes() + value.ats() == 0
                && value.dots() <= 3
                && value.digits() * 2 >= text.length()
                && (letters == 0 || letters >= 2 || text.endsWith("k") || text.endsWith("K"));
    }
}
