package io.lakecaravan.tag.detect.contact;

import io.lakecaravan.tag.detect.kind.Kind;
import io.lakecaravan.tag.detect.value.Detector;
import io.lakecaravan.tag.detect.value.Fit;
import io.lakecaravan.tag.detect.value.Value;
import io.lakecaravan.tag.detect.value.Weight;
import java.util.List;

/** Where people are reached: mail, telephone, home. */
public final class ContactDetectors {
    private ContactDetectors() {}

    public static List<Detector> all() {
        PostalAddress address = new PostalAddress();
        Places places = new Places();
        return List.of(
                Detector.of(
                        "email",
                        Kind.EMAIL,
                        Fit.item(6, Value.LONGEST_ITEM),
                        Weight.grammar(6).atLeast(0.3, 0.1),
                        value -> value.ats() > 0 && MailAddress.isWhole(value.text())),
                Detector.of(
                        "phone",
                        Kind.PHONE,
                        Fit.item(8, 30),
                        Weight.grammar(4.8).atLeast(0.5, 0.3),
                        value -> PhoneNumbers.isNational(value) || PhoneNumbers.isInternational(value)),
                Detector.of("phone-like", Kind.PHONE, Fit.item(7, 30), Weight.compatible(0.7), PhoneNumbers::isDialled),
                Detector.of(
                        "street",
                        Kind.STREET_ADDRESS,
                        Fit.item(5, Value.LONGEST_ITEM),
                        Weight.grammar(4.6).atLeast(0.6, 0.3),
                        address::isWhole),
                Detector.of(
                        "street-like",
                        Kind.STREET_ADDRESS,
                        Fit.item(4, Value.LONGEST_ITEM),
                        Weight.compatible(0.8),
                        address::isLoose),
                Detector.of(
                        "postal-code-lettered",
                        Kind.POSTAL_CODE,
                        Fit.item(5, 8),
                        Weight.grammar(4.6).atLeast(0.9, 0.6),
                        address::isLetteredCode),
                Detector.of(
                        "postal-code-like",
                        Kind.POSTAL_CODE,
                        Fit.item(3, 11),
                        Weight.compatible(0.85).repeating(),
                        address::isCode),
                Detector.of(
                        "city-known",
                        Kind.CITY,
                        Fit.item(2, 60),
                        Weight.grammar(4.6).atLeast(0.7, 0.2).repeating(),
                        places::isCity),
                Detector.of(
                        "city-like",
                        Kind.CITY,
                        Fit.item(1, 60),
                        Weight.compatible(0.8).repeating(),
                        places::isPlace),
                Detector.of(
                        "country-name",
                        Kind.COUNTRY,
                        Fit.item(2, 60),
                        Weight.grammar(4.8).atLeast(0.8, 0.4).repeating(),
                        places::isCountry),
                Detector.of(
                        "country-code",
                        Kind.COUNTRY,
                        Fit.item(2, 3),
                        Weight.compatible(0.8).repeating(),
                        places::isCountryCode),
                Detector.of(
                        "state-code",
                        Kind.CITY,
                        Fit.item(2, 2),
                        Weight.grammar(2.2).atLeast(0.9, 0.9).repeating(),
                        places::isState));
    }
}
