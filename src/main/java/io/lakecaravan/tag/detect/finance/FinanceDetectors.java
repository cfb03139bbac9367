package io.lakecaravan.tag.detect.finance;

import static io.lakecaravan.tag.detect.checksum.Weighted.isDigits;
import static io.lakecaravan.tag.detect.checksum.Weighted.isLetters;
import static io.lakecaravan.tag.detect.checksum.Weighted.isOneDigit;
import static io.lakecaravan.tag.detect.checksum.Weighted.last;
import static io.lakecaravan.tag.detect.checksum.Weighted.number;
import static io.lakecaravan.tag.detect.checksum.Weighted.sum;

import io.lakecaravan.tag.detect.checksum.Luhn;
import io.lakecaravan.tag.detect.kind.Kind;
import io.lakecaravan.tag.detect.value.Detector;
import io.lakecaravan.tag.detect.value.Fit;
import io.lakecaravan.tag.detect.value.Value;
import io.lakecaravan.tag.detect.value.Weight;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.validator.routines.IBANValidator;
import org.apache.commons.validator.routines.checkdigit.ABANumberCheckDigit;

/** Cards, accounts and banks. */
public final class FinanceDetectors {
    private static final Set<String> COUNTRIES = Stream.concat(
                    Stream.of(java.util.Locale.getISOCountries()), Stream.of("XK"))
            .collect(Collectors.toUnmodifiableSet());

    private FinanceDetectors() {}

    public static List<Detector> all() {
        return List.of(
                Detector.checked(
                        "credit-card",
                        Kind.CREDIT_CARD,
                        Fit.number(13, 19),
                        Weight.checked(1.2, 0.1).atLeast(0.6, 0.5),
                        CardIssuers::issued,
                        Luhn::holds),
                Detector.of(
                        "credit-card-masked",
                        Kind.CREDIT_CARD,
                        Fit.item(12, 25),
                        Weight.grammar(2.5),
                        FinanceDetectors::isMaskedCard),
                Detector.checked(
                        "iban",
                        Kind.IBAN,
                        Fit.code(15, 34),
                        Weight.checked(3, 1 / 97.0).atLeast(0.5, 0.3),
                        FinanceDetectors::isIban,
                        IBANValidator.DEFAULT_IBAN_VALIDATOR::isValid),
                new Detector(
                        "bic",
                        1,
                        Kind.BIC,
                        Fit.item(8, 11),
                        Weight.checked(0.5, 0.4).atLeast(0.95, 0.7),
                        value -> isBicShape(value.text())
                                ? io.lakecaravan.tag.detect.value.Verdict.checked(
                                        COUNTRIES.contains(value.text().substring(4, 6)))
                                : io.lakecaravan.tag.detect.value.Verdict.NO),
                Detector.checked(
                        "us-routing",
                        Kind.BANK_ACCOUNT,
                        Fit.number(9),
                        Weight.checked(0.2, 0.1),
                        FinanceDetectors::isFederalDistrict,
                        ABANumberCheckDigit.ABAN_CHECK_DIGIT::isValid),
                Detector.checked(
                        "mx-clabe",
                        Kind.BANK_ACCOUNT,
                        Fit.number(18),
                        Weight.checked(0, 0.1),
                        id -> !isOneDigit(id),
                        id -> clabe(id) == last(id)),
                Detector.checked(
                        "es-ccc",
                        Kind.BANK_ACCOUNT,
                        Fit.number(20),
                        Weight.checked(0.5, 0.01),
                        id -> !isOneDigit(id),
                        FinanceDetectors::ccc),
                Detector.checked(
                        "fr-rib",
                        Kind.BANK_ACCOUNT,
                        Fit.number(23),
                        Weight.checked(0.5, 1 / 97.0),
                        id -> !isOneDigit(id),
                        FinanceDetectors::rib),
                Detector.of(
                        "in-ifsc",
                        Kind.BANK_ACCOUNT,
                        Fit.code(11),
                        Weight.grammar(4.7),
                        value -> value.compact().charAt(4) == '0'
                                && value.spaces() + value.dashes() == 0
                                && isLetters(value.compact(), 0, 4)
                                && isDigits(value.compact(), 5, 11)),
                Detector.of(
                        "uk-sort-code",
                        Kind.BANK_ACCOUNT,
                        Fit.item(6, 8),
                        Weight.compatible(0.9),
                        value -> value.digits() == 6
                                && (value.length() == 6 || value.dashes() == 2 || value.spaces() == 2)),
                Detector.of(
                        "au-bsb",
                        Kind.BANK_ACCOUNT,
                        Fit.item(6, 7),
                        Weight.compatible(0.9),
                        value -> value.digits() == 6 && (value.length() == 6 || value.dashes() == 1)),
                Detector.of(
                        "bank-account-like",
                        Kind.BANK_ACCOUNT,
                        Fit.item(6, 26),
                        Weight.compatible(0.8),
                        value -> value.isNumber()
                                && value.digits() >= 6
                                && value.digits() <= 20
                                && !isOneDigit(value.compact())),
                Detector.of(
                        "bank-account-masked",
                        Kind.BANK_ACCOUNT,
                        Fit.item(6, 26),
                        Weight.compatible(0.8),
                        value -> value.digits() >= 3
                                && value.digits() <= 5
                                && endsInDigits(value.text())
                                && value.text().length() - value.digits() >= 3
                                && hiddenMarks(value.text()) >= 3));
    }

    /** Only the last four are left, as receipts print it. */
    private static boolean isMaskedCard(Value value) {
        return value.digits() >= 4
                && value.digits() <= 10
                && endsInDigits(value.text())
                && hiddenMarks(value.text()) + value.digits() >= 13
                && hiddenMarks(value.text()) >= 4
                && hiddenMarks(value.text()) + value.digits() + value.spaces() + value.dashes() == value.length();
    }

    private static boolean endsInDigits(String text) {
        return text.length() >= 4 && isDigits(text, text.length() - 4, text.length());
    }

    private static int hiddenMarks(String text) {
        int marks = 0;
        for (int i = 0; i < text.length(); i++) {
            marks += "*xX•#".indexOf(text.charAt(i)) >= 0 ? 1 : 0;
        }
        return marks;
    }

    private static boolean isIban(String code) {
        return isLetters(code, 0, 2) && isDigits(code, 2, 4) && COUNTRIES.contains(code.substring(0, 2));
    }

    /** ISO 9362: institution, country, location, perhaps a branch; written in capitals. */
    private static boolean isBicShape(String code) {
        if ((code.length() != 8 && code.length() != 11) || !isLetters(code, 0, 6)) {
            return false;
        }
        for (int i = 6; i < code.length(); i++) {
            char c = code.charAt(i);
            if (!((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))) {
                return false;
            }
        }
        return true;
    }

    /** American Bankers Association: the first two digits are a Federal Reserve district or a kind of institution. */
    private static boolean isFederalDistrict(String id) {
        long district = number(id, 0, 2);
        return (district <= 12 && number(id, 0, 4) > 0)
                || (district >= 21 && district <= 32)
                || (district >= 61 && district <= 72)
                || district == 80;
    }

    /** Asociación de Bancos de México: weights 3, 7, 1, each product modulus 10. */
    private static int clabe(String id) {
        int[] weights = {3, 7, 1};
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += (id.charAt(i) - '0') * weights[i % 3] % 10;
        }
        return (10 - sum % 10) % 10;
    }

    /** Consejo Superior Bancario: one check digit for bank and branch, one for the account. */
    private static boolean ccc(String id) {
        return control(sum(id, 4, 8, 5, 10, 9, 7, 3, 6)) == id.charAt(8) - '0'
                && control(sum(id.substring(10), 1, 2, 4, 8, 5, 10, 9, 7, 3, 6)) == id.charAt(9) - '0';
    }

    private static int control(int sum) {
        int check = 11 - sum % 11;
        return check == 11 ? 0 : check == 10 ? 1 : check;
    }

    /** Banque de France: 89, 15 and 3 times bank, branch and account, with the key a multiple of 97. */
    private static boolean rib(String id) {
        return (89 * number(id, 0, 5) + 15 * number(id, 5, 10) + 3 * number(id, 10, 21) + number(id, 21, 23)) % 97 == 0;
    }
}
