package io.lakecaravan.tag.detect.finance;

import io.lakecaravan.tag.detect.checksum.Weighted;

/** Number ranges of card schemes and the lengths of their numbers, after ISO/IEC 7812-2 and the schemes' own publications. */
final class CardIssuers {
    private CardIssuers() {}

    static boolean issued(String number) {
        long six = Weighted.number(number, 0, 6);
        int length = number.length();
        return switch (number.charAt(0)) {
            // Visa; 13 digits are old but in use in test systems
            case '4' -> length == 16 || length == 19 || length == 13;
            case '5' -> (six >= 510_000 && six <= 559_999) ? length == 16 : maestro(six) && length <= 19;
            case '2' ->
                (six >= 222_100 && six <= 272_099 && length == 16)
                        || (six >= 220_000 && six <= 220_499 && length == 16);
            case '3' -> three(six, length);
            case '6' -> six(six, length);
            default -> false;
        };
    }

    /** American Express, Diners Club, JCB. */
    private static boolean three(long six, int length) {
        boolean amex = six / 10_000 == 34 || six / 10_000 == 37;
        boolean diners =
                (six >= 300_000 && six <= 305_999) || six / 10_000 == 36 || six / 10_000 == 38 || six / 10_000 == 39;
        boolean jcb = six >= 352_800 && six <= 358_999;
        return (amex && length == 15) || (diners && (length == 14 || length == 16)) || (jcb && length == 16);
    }

    /** Discover, UnionPay, RuPay, Maestro. */
    private static boolean six(long six, int length) {
        boolean discover = six / 100 == 6011 || (six >= 644_000 && six <= 659_999);
        boolean unionPay = six / 10_000 == 62 || six / 10_000 == 81;
        return ((discover || unionPay) && length >= 16) || maestro(six);
    }

    private static boolean maestro(long six) {
        long four = six / 100;
        return four == 5018
                || four == 5020
                || four == 5038
                || four == 5893
                || four == 6304
                || four == 6759
                || (four >= 6761 && four <= 6763);
    }
}
