package io.lakecaravan.tag.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules give what the authorities print in their examples. */
class CheckDigitsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111111111111111",
                "378282246310005",
                "490154203237518",
                "808401234567893",
                "046454286",
                "8001015009087"
            })
    void luhnAcceptsPublishedExamples(String number) {
        assertThat(CheckDigits.passesLuhn(number)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"4111111111111112", "4111111111111191", "490154203237581"})
    void luhnRefusesAWrongDigitAndSwappedDigits(String number) {
        assertThat(CheckDigits.passesLuhn(number)).isFalse();
    }

    @Test
    void swedishExampleOfSkatteverket() {
        assertThat(CheckDigits.luhn("811228987")).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"WEST12345698765432GB82", "370400440532013000DE89", "20041010050500013M02606FR14"})
    void ibanExamplesLeaveOne(String rearranged) {
        assertThat(CheckDigits.mod97(rearranged)).isEqualTo(1);
    }

    @Test
    void verhoeffsOwnExample() {
        assertThat(CheckDigits.verhoeff("236")).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"8609574271,9", "4703689281,6", "6592997048,9"})
    void germanTaxNumbersOfTheBzst(String body, int check) {
        assertThat(CheckDigits.mod11And10(body)).isEqualTo(check);
    }

    @ParameterizedTest
    @CsvSource({"11010519491231002,X", "44052418800101001,4"})
    void chineseExamplesOfTheStandard(String body, char check) {
        assertThat(CheckDigits.mod11And2(body)).isEqualTo(check);
    }

    @ParameterizedTest
    @CsvSource({"400638133393,1", "978030640615,7", "756921704769,5"})
    void gs1(String body, int check) {
        assertThat(CheckDigits.gs1(body)).isEqualTo(check);
    }

    @Test
    void spain() {
        assertThat(WesternEuropeanIds.dniLetter(12_345_678)).isEqualTo('Z');
        assertThat(WesternEuropeanIds.dniLetter(1_234_567)).isEqualTo('L');
    }

    @ParameterizedTest
    @CsvSource({"RSSMRA85T10A562,S", "MRTMTT91D08F205,J"})
    void italy(String body, char letter) {
        assertThat(WesternEuropeanIds.codiceFiscaleLetter(body)).isEqualTo(letter);
    }

    @ParameterizedTest
    @CsvSource({"2550814168025,38", "1841276451089,46"})
    void france(String body, int key) {
        assertThat(WesternEuropeanIds.nirKey(body)).isEqualTo(key);
    }

    @Test
    void finland() {
        assertThat(NordicAndEasternIds.hetuSign("131052308")).isEqualTo('T');
    }

    @Test
    void mexico() {
        assertThat(BritishAndAmericanIds.curpDigit("HEGG560427MVZRRL0")).isEqualTo(4);
    }
}
