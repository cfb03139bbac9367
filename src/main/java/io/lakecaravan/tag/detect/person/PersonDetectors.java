package io.lakecaravan.tag.detect.person;

import io.lakecaravan.tag.detect.kind.Kind;
import io.lakecaravan.tag.detect.value.Detector;
import io.lakecaravan.tag.detect.value.Fit;
import io.lakecaravan.tag.detect.value.Value;
import io.lakecaravan.tag.detect.value.Weight;
import io.lakecaravan.tag.detect.words.WordList;
import java.util.List;

/** What people are called, when they were born, what they are and what they earn. */
public final class PersonDetectors {
    /** Not a kind of its own: counts values that name companies, which speaks against names of people. */
    public static final String COMPANY = "company-form";

    private PersonDetectors() {}

    public static List<Detector> all() {
        PersonWords names = new PersonWords();
        WordList genders = WordList.section("person-words.txt", "male-words");
        WordList codes = WordList.section("person-words.txt", "gender-codes");
        WordList peoples = WordList.section("person-words.txt", "ethnic-words");
        WordList groups = WordList.section("person-words.txt", "ethnic-codes");
        return List.of(
                Detector.of(
                        "person-name-known",
                        Kind.PERSON_NAME,
                        Fit.item(2, 80),
                        new Weight(4.6, 1, 0.6, 0.3, Weight.Repeats.SELDOM),
                        names::isFull),
                Detector.of(
                        "person-name-like",
                        Kind.PERSON_NAME,
                        Fit.item(2, 80),
                        Weight.compatible(0.85),
                        names::isWritten),
                Detector.of(
                        "given-name-known",
                        Kind.GIVEN_NAME,
                        Fit.item(2, 40),
                        new Weight(4.2, 1, 0.7, 0.3, Weight.Repeats.SELDOM),
                        names::isGiven),
                Detector.of(
                        "given-name-like",
                        Kind.GIVEN_NAME,
                        Fit.item(1, 40),
                        Weight.compatible(0.85).repeating(),
                        names::isOneName),
                Detector.of(
                        "family-name-known",
                        Kind.FAMILY_NAME,
                        Fit.item(1, 40),
                        new Weight(3, 1, 0.7, 0.3, Weight.Repeats.SELDOM),
                        names::isFamily),
                Detector.of(
                        "family-name-like",
                        Kind.FAMILY_NAME,
                        Fit.item(1, 40),
                        Weight.compatible(0.85).repeating(),
                        names::isOneName),
                Detector.of(
                        COMPANY,
                        Kind.PERSON_NAME,
                        Fit.item(4, 80),
                        Weight.compatible(1).atLeast(2, 2),
                        names::isCompany),
                Detector.of(
                        "birth-date",
                        Kind.DATE_OF_BIRTH,
                        Fit.item(4, 40),
                        Weight.compatible(0.7).repeating(),
                        value -> BirthDates.isOne(value.text())),
                Detector.of(
                        "gender-word",
                        Kind.GENDER,
                        Fit.item(1, 20),
                        Weight.grammar(4.6).atLeast(0.75, 0.5).repeating(),
                        value -> value.letters() > 0 && value.digits() == 0 && genders.has(value.plain())),
                Detector.of(
                        "gender-code",
                        Kind.GENDER,
                        Fit.item(1, 18),
                        Weight.compatible(0.7).repeating(),
                        value -> isCode(codes, genders, value)),
                Detector.of(
                        "ethnic-word",
                        Kind.ETHNICITY,
                        Fit.item(3, 60),
                        Weight.grammar(4.6).atLeast(0.5, 0.2).repeating(),
                        value -> isPeople(peoples, value)),
                Detector.of(
                        "ethnic-code",
                        Kind.ETHNICITY,
                        Fit.item(3, 60),
                        Weight.grammar(2.2).atLeast(0.7, 0.5).repeating(),
                        value -> isPeople(groups, value) || isPeople(peoples, value)),
                Detector.of(
                        "ethnic-label",
                        Kind.ETHNICITY,
                        Fit.item(3, 60),
                        Weight.compatible(0.9).repeating(),
                        names::isWritten),
                Detector.of("pay", Kind.SALARY, Fit.item(3, 24), Weight.compatible(0.7), Pay::isAmount));
    }

    private static boolean isCode(WordList codes, WordList words, Value value) {
        if (value.digits() > 1) {
            return false;
        }
        String plain = value.plain().replace(' ', '-');
        return codes.has(plain) || words.has(plain);
    }

    private static boolean isPeople(WordList list, Value value) {
        if (value.digits() > 0) {
            return false;
        }
        String plain = value.plain();
        if (list.has(plain)) {
            return true;
        }
        int mark = plain.indexOf(" / ") >= 0 ? plain.indexOf(" / ") : plain.indexOf('/');
        return mark > 0 && list.has(plain.substring(0, mark).strip());
    }
}
