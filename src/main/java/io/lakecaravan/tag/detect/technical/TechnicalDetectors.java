package io.lakecaravan.tag.detect.technical;

import io.lakecaravan.tag.detect.checksum.Luhn;
import io.lakecaravan.tag.detect.checksum.Weighted;
import io.lakecaravan.tag.detect.kind.Kind;
import io.lakecaravan.tag.detect.value.Detector;
import io.lakecaravan.tag.detect.value.Fit;
import io.lakecaravan.tag.detect.value.Value;
import io.lakecaravan.tag.detect.value.Weight;
import java.util.List;
import java.util.Set;

/** Addresses of networks, numbers of devices and vehicles, places on the map, accounts and secrets. */
public final class TechnicalDetectors {
    /** GSMA TS.06: the reporting bodies that allocate type codes. */
    private static final Set<String> IMEI_BODIES = Set.of(
            "01", "10", "30", "33", "35", "44", "45", "49", "50", "51", "52", "53", "54", "86", "91", "98", "99");

    private TechnicalDetectors() {}

    public static List<Detector> all() {
        return List.of(
                Detector.of(
                        "ipv4",
                        Kind.IP_ADDRESS,
                        Fit.item(7, 21),
                        Weight.compatible(0.7),
                        value -> value.dots() == 3 && InternetAddress.isVersion4(value.text())),
                // Versions have four small numbers; three in four addresses have one above 99.
                Detector.of(
                        "ipv4-spread",
                        Kind.IP_ADDRESS,
                        Fit.item(7, 21),
                        Weight.grammar(4.8).atLeast(0.5, 0.3),
                        value -> value.dots() == 3
                                && InternetAddress.isVersion4(value.text())
                                && InternetAddress.isNoVersion(value.text())),
                Detector.of(
                        "ipv6",
                        Kind.IP_ADDRESS,
                        Fit.item(3, 45),
                        Weight.grammar(5).atLeast(0.5, 0.3),
                        value -> value.colons() >= 2 && InternetAddress.isVersion6(value.text())),
                Detector.of(
                        "mac",
                        Kind.MAC_ADDRESS,
                        Fit.item(14, 17),
                        Weight.grammar(6),
                        value -> HardwareAddress.isWritten(value.text())),
                Detector.of(
                        "mac-bare",
                        Kind.MAC_ADDRESS,
                        Fit.item(12, 12),
                        Weight.compatible(0.8),
                        value -> HardwareAddress.isBare(value.text())),
                Detector.checked(
                        "imei",
                        Kind.IMEI,
                        Fit.number(15),
                        Weight.checked(0.7, 0.1),
                        id -> IMEI_BODIES.contains(id.substring(0, 2)),
                        Luhn::holds),
                Detector.checked(
                        "imeisv-like",
                        Kind.IMEI,
                        Fit.number(14, 17),
                        Weight.compatible(0.8),
                        id -> !Weighted.isOneDigit(id),
                        id -> true),
                Detector.checked(
                        "vin",
                        Kind.VEHICLE_ID,
                        Fit.code(17),
                        Weight.checked(2.5, 1 / 11.0).atLeast(0.3, 0.2),
                        VehicleNumber::isWritten,
                        VehicleNumber::holds),
                Detector.of(
                        "vin-unchecked",
                        Kind.VEHICLE_ID,
                        Fit.code(17),
                        Weight.grammar(1),
                        value -> value.length() == 17 && VehicleNumber.isWritten(value.compact())),
                Detector.of(
                        "licence-plate-like",
                        Kind.LICENCE_PLATE,
                        Fit.item(4, 12),
                        Weight.compatible(0.7),
                        TechnicalDetectors::isPlate),
                Detector.of(
                        "coordinate-pair",
                        Kind.COORDINATES,
                        Fit.item(9, 60),
                        Weight.grammar(4.6).atLeast(0.9, 0.7),
                        value -> Coordinates.isPair(value.text())),
                Detector.of(
                        "coordinate-degrees",
                        Kind.COORDINATES,
                        Fit.item(6, 60),
                        Weight.grammar(5),
                        value -> value.text().indexOf('°') > 0 && Coordinates.isDegrees(value.text())),
                Detector.of(
                        "coordinate",
                        Kind.COORDINATES,
                        Fit.item(3, 24),
                        Weight.compatible(0.7),
                        value -> Coordinates.isDecimal(value.text())),
                Detector.of(
                        "user-name-like",
                        Kind.USER_NAME,
                        Fit.item(2, 64),
                        Weight.compatible(0.8),
                        TechnicalDetectors::isUserName),
                Detector.of(
                        "password-like",
                        Kind.PASSWORD,
                        Fit.item(4, Value.LONGEST_ITEM),
                        Weight.compatible(0.8),
                        SecretShapes::isPassword),
                Detector.of(
                        "password-hash",
                        Kind.PASSWORD,
                        Fit.item(20, Value.LONGEST_ITEM),
                        Weight.grammar(6),
                        value -> SecretShapes.isPasswordHash(value.text())),
                Detector.of(
                        "secret-prefix",
                        Kind.SECRET_KEY,
                        Fit.item(12, Value.LONGEST_ITEM),
                        Weight.grammar(6).atLeast(0.2, 0.1),
                        value -> SecretShapes.hasKnownPrefix(value.text())),
                Detector.of(
                        "secret-like",
                        Kind.SECRET_KEY,
                        Fit.item(8, Value.LONGEST_ITEM),
                        Weight.compatible(0.7),
                        SecretShapes::isRandom),
                Detector.of(
                        "url-credentials",
                        Kind.URL_CREDENTIALS,
                        Fit.item(10, Value.LONGEST_ITEM),
                        Weight.grammar(6).atLeast(0.05, 0.02),
                        value -> value.colons() > 0 && UrlCredentials.isIn(value.text())));
    }

    /** Letters and digits of a plate in capitals, in at most four groups. */
    private static boolean isPlate(Value value) {
        String text = value.text();
        int solid = value.digits() + value.upper() + value.foreign();
        return value.digits() >= 1
                && value.lower() == 0
                && solid >= 4
                && solid <= 9
                && value.digits() <= 7
                && value.others() == 0
                && value.spaces() + value.dashes() + value.dots() <= 4
                && solid + value.spaces() + value.dashes() + value.dots() == text.length();
    }

    /** One word with a letter in it; not a mail address, which is found as such, and not an identifier in hexadecimal. */
    private static boolean isUserName(Value value) {
        return value.spaces() == 0
                && value.ats() <= (value.text().startsWith("@") ? 1 : 0)
                && value.letters() >= 2
                && value.colons() == 0
                && value.slashes() == 0
                && value.length() <= 32
                && value.others() <= 2
                && !(value.dashes() == 4 && value.length() > 30);
    }
}
