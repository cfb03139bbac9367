package io.lakecaravan.tag.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Drawn numbers hold the rule of their authority, checked the other way round than they were made. */
class GeneratedNumbersTest {
    private static final int DRAWN = 500;

    @TestFactory
    Stream<DynamicTest> numbersHoldTheirRule() {
        return Stream.of(
                rule(
                        "ssn",
                        BritishAndAmericanIds::ssn,
                        n -> !n.matches("(000|666|9..).*|...00.*|.*0000") && n.length() == 9),
                rule("itin", BritishAndAmericanIds::itin, n -> n.matches("9..(5[0-9]|6[0-5]|7.|8[0-8]|9[0-24-9])....")),
                rule("npi", BritishAndAmericanIds::npi, n -> CheckDigits.passesLuhn("80840" + n)),
                rule("nhs", BritishAndAmericanIds::nhs, n -> sum(n, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1) % 11 == 0),
                rule("sin", BritishAndAmericanIds::sin, CheckDigits::passesLuhn),
                rule("tfn", BritishAndAmericanIds::tfn, n -> sum(n, 1, 4, 3, 7, 5, 8, 6, 9, 10) % 11 == 0),
                rule(
                        "cpf",
                        BritishAndAmericanIds::cpf,
                        n -> sum(n, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10) % 11 % 10 == 0
                                || sum(n, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1) % 11 < 2),
                rule(
                        "nino",
                        BritishAndAmericanIds::nino,
                        n -> n.matches("[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][0-9]{6}[A-D]")),
                rule("bsn", WesternEuropeanIds::bsn, n -> sum(n, 9, 8, 7, 6, 5, 4, 3, 2, 10) % 11 == 0),
                rule(
                        "nif",
                        WesternEuropeanIds::nif,
                        n -> List.of(0, 1).contains(sum(n, 9, 8, 7, 6, 5, 4, 3, 2, 1) % 11)),
                rule(
                        "nir",
                        WesternEuropeanIds::nir,
                        n -> Long.parseLong(n.substring(0, 13)
                                                .replace("2A", "19")
                                                .replace("2B", "18"))
                                        % 97
                                == 97 - Long.parseLong(n.substring(13))),
                rule(
                        "steuer-id",
                        WesternEuropeanIds::steuerId,
                        n -> n.matches("[1-9][0-9]{10}")
                                && n.substring(0, 10).chars().distinct().count() == 9),
                rule("ahv", WesternEuropeanIds::ahv, n -> sum(n, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1) % 10 == 0),
                rule(
                        "personnummer",
                        NordicAndEasternIds::personnummer,
                        n -> CheckDigits.passesLuhn(n.replace("-", "").substring(2))),
                rule(
                        "cpr",
                        NordicAndEasternIds::cpr,
                        n -> sum(n.replace("-", ""), 4, 3, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0),
                rule(
                        "fodselsnummer",
                        NordicAndEasternIds::fodselsnummer,
                        n -> sum(n, 3, 7, 6, 1, 8, 9, 4, 5, 2, 1) % 11 == 0
                                && sum(n, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0),
                rule("pesel", NordicAndEasternIds::pesel, n -> sum(n, 1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1) % 10 == 0),
                rule(
                        "kimlik",
                        NordicAndEasternIds::kimlik,
                        n -> n.matches("[1-9][0-9]{10}")
                                && sum(n, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1) % 10 == n.charAt(10) - '0'),
                rule("south african", NordicAndEasternIds::southAfrican, CheckDigits::passesLuhn),
                rule("imei", Documents::imei, CheckDigits::passesLuhn),
                rule("card", d -> FinancialIds.card(d, "4", 16), CheckDigits::passesLuhn),
                rule(
                        "iban",
                        d -> FinancialIds.iban(d, "DE"),
                        n -> n.length() == 22 && CheckDigits.mod97(n.substring(4) + n.substring(0, 4)) == 1),
                rule(
                        "norwegian account",
                        FinancialIds::norwegianAccount,
                        n -> sum(n, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0),
                rule("clabe", FinancialIds::clabe, n -> n.matches("[0-9]{18}")),
                rule(
                        "vin",
                        Documents::vin,
                        n -> n.matches("[A-HJ-NPR-Z0-9]{8}[0-9X][A-HJ-NPR-Z0-9]{8}")
                                && Documents.vinDigit(n.substring(0, 8) + "0" + n.substring(9)) == n.charAt(8)));
    }

    private static DynamicTest rule(String name, ValueSource source, Predicate<String> holds) {
        return DynamicTest.dynamicTest(name, () -> {
            Draw draw = new Draw(name.hashCode());
            for (int i = 0; i < DRAWN; i++) {
                String number = source.draw(draw);
                assertThat(holds.test(number)).as(number).isTrue();
            }
        });
    }

    private static int sum(String digits, int... weights) {
        return CheckDigits.weighted(digits, weights);
    }
}
