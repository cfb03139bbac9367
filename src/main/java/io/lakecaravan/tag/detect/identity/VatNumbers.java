package io.lakecaravan.tag.detect.identity;

import static io.lakecaravan.tag.detect.checksum.Weighted.digit;
import static io.lakecaravan.tag.detect.checksum.Weighted.isDigits;
import static io.lakecaravan.tag.detect.checksum.Weighted.last;
import static io.lakecaravan.tag.detect.checksum.Weighted.number;
import static io.lakecaravan.tag.detect.checksum.Weighted.sum;

import io.lakecaravan.tag.detect.checksum.Iso7064;
import io.lakecaravan.tag.detect.checksum.Luhn;

/** Value added tax numbers with their country's letters, as the European Commission's VIES lists their structures. */
final class VatNumbers {
    private VatNumbers() {}

    static boolean isWritten(String vat) {
        return switch (vat.substring(0, 2)) {
            case "DE", "PT", "GB" -> vat.length() == 11 && isDigits(vat, 2, 11);
            case "AT" -> vat.length() == 11 && vat.charAt(2) == 'U' && isDigits(vat, 3, 11);
            case "BE", "PL" -> vat.length() == 12 && isDigits(vat, 2, 12);
            case "DK", "FI", "LU", "HU", "SI", "MT" -> vat.length() == 10 && isDigits(vat, 2, 10);
            case "EE", "EL" -> vat.length() == 11 && isDigits(vat, 2, 11);
            case "ES" -> vat.length() == 11 && isDigits(vat, 3, 10);
            case "FR" -> vat.length() == 13 && isDigits(vat, 4, 13);
            case "IT", "HR" -> vat.length() == 13 && isDigits(vat, 2, 13);
            case "NL" -> vat.length() == 14 && isDigits(vat, 2, 11) && vat.charAt(11) == 'B' && isDigits(vat, 12, 14);
            case "SE" -> vat.length() == 14 && isDigits(vat, 2, 14);
            case "SK" -> vat.length() == 12 && isDigits(vat, 2, 12);
            default -> false;
        };
    }

    static boolean holds(String vat) {
        String id = vat.substring(2);
        return switch (vat.substring(0, 2)) {
            case "DE" -> Iso7064.mod11And10(id);
            case "AT" -> austria(id.substring(1));
            case "BE" -> 97 - number(id, 0, 8) % 97 == number(id, 8, 10);
            case "PL" -> sum(id, 6, 5, 7, 2, 3, 4, 5, 6, 7) % 11 == last(id);
            case "DK" -> sum(id, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0;
            case "FI" -> (11 - sum(id, 7, 9, 10, 5, 8, 4, 2) % 11) % 11 == last(id);
            case "LU" -> number(id, 0, 6) % 89 == number(id, 6, 8);
            case "HU" -> (10 - sum(id, 9, 7, 3, 1, 9, 7, 3) % 10) % 10 == last(id);
            case "SI" -> (11 - sum(id, 8, 7, 6, 5, 4, 3, 2) % 11) % 10 == last(id);
            case "MT" -> 37 - sum(id, 3, 4, 6, 7, 8, 9) % 37 == number(id, 6, 8);
            case "EE" -> (sum(id, 3, 7, 1, 3, 7, 1, 3, 7) + last(id)) % 10 == 0;
            case "EL" -> sum(id, 256, 128, 64, 32, 16, 8, 4, 2) % 11 % 10 == last(id);
            case "PT" -> TaxIds.nif(id);
            case "GB" -> britain(id);
            case "ES" -> spain(id);
            case "FR" -> france(id);
            case "IT" -> Luhn.holds(id);
            case "HR" -> Iso7064.mod11And10(id);
            case "NL" -> netherlands(id);
            case "SE" -> Luhn.holds(id.substring(0, 10));
            case "SK" -> number(id, 0, 10) % 11 == 0;
            default -> false;
        };
    }

    private static boolean austria(String id) {
        int sum = 4;
        for (int i = 0; i < 7; i++) {
            int part = digit(id, i) * (i % 2 + 1);
            sum += part > 9 ? part - 9 : part;
        }
        return (10 - sum % 10) % 10 == last(id);
    }

    /** Modulus 97, since 2010 also with 55 added. */
    private static boolean britain(String id) {
        long rest = (sum(id, 8, 7, 6, 5, 4, 3, 2) + number(id, 7, 9)) % 97;
        return rest == 0 || rest == 42;
    }

    private static boolean spain(String id) {
        if (isDigits(id, 0, 1)) {
            return "TRWAGMYFPDXBNJZSQVHLCKE".charAt((int) (number(id, 0, 8) % 23)) == id.charAt(8);
        }
        return TaxIds.cif(id);
    }

    /** A key of two digits before the SIREN; keys with letters have rules of their own and are taken as they are. */
    private static boolean france(String id) {
        boolean siren = Luhn.holds(id.substring(2));
        return siren && (!isDigits(id, 0, 2) || (12 + 3 * (number(id, 2, 11) % 97)) % 97 == number(id, 0, 2));
    }

    /** The old rule over nine digits, or modulus 97 over all with NL in front (2020). */
    private static boolean netherlands(String id) {
        if (sum(id, 9, 8, 7, 6, 5, 4, 3, 2, -1) % 11 == 0) {
            return true;
        }
        long rest = 2321;
        for (int i = 0; i < id.length(); i++) {
            rest = id.charAt(i) == 'B' ? (rest * 100 + 11) % 97 : (rest * 10 + digit(id, i)) % 97;
        }
        return rest == 1;
    }
}
