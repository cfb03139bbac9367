package io.lakecaravan.tag.detect.kind;

import static io.lakecaravan.tag.detect.kind.Sensitivity.NON_SENSITIVE;
import static io.lakecaravan.tag.detect.kind.Sensitivity.PERSONAL;
import static io.lakecaravan.tag.detect.kind.Sensitivity.SECRET;
import static io.lakecaravan.tag.detect.kind.Sensitivity.SENSITIVE;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a column can be found to hold. Several kinds may share a tag. The order is that in which equal evidence decides:
 * the more specific kind first.
 */
public enum Kind {
    PASSWORD("password", "PII.Secret", SECRET, Masking.ALL),
    SECRET_KEY("secret-key", "PII.Secret", SECRET, Masking.ALL),
    URL_CREDENTIALS("url-credentials", "PII.Secret", SECRET, Masking.ALL),
    CREDIT_CARD("credit-card", "PII.Financial", SENSITIVE, Masking.LAST_FOUR),
    IBAN("iban", "PII.Financial", SENSITIVE, Masking.LAST_FOUR),
    BANK_ACCOUNT("bank-account", "PII.Financial", SENSITIVE, Masking.LAST_FOUR),
    BIC("bic", "PII.BankCode", NON_SENSITIVE, Masking.NONE),
    US_SSN("us-ssn", "PII.SSN", SENSITIVE, Masking.LAST_FOUR),
    NATIONAL_ID("national-id", "PII.NationalId", SENSITIVE, Masking.ALL),
    HEALTH_ID("health-id", "PII.HealthId", SENSITIVE, Masking.ALL),
    TAX_ID("tax-id", "PII.TaxId", SENSITIVE, Masking.LAST_FOUR),
    PASSPORT("passport", "PII.Passport", SENSITIVE, Masking.ALL),
    ETHNICITY("ethnicity", "PII.Ethnicity", SENSITIVE, Masking.ALL),
    SALARY("salary", "PII.Salary", SENSITIVE, Masking.ALL),
    EMAIL("email", "PII.Email", SENSITIVE, Masking.MAILBOX),
    PHONE("phone", "PII.Phone", SENSITIVE, Masking.LAST_FOUR),
    STREET_ADDRESS("street-address", "PII.Address", SENSITIVE, Masking.ALL),
    DATE_OF_BIRTH("date-of-birth", "PII.DateOfBirth", SENSITIVE, Masking.YEAR),
    GIVEN_NAME("given-name", "PII.PersonName", PERSONAL, Masking.INITIALS),
    FAMILY_NAME("family-name", "PII.PersonName", PERSONAL, Masking.INITIALS),
    PERSON_NAME("person-name", "PII.PersonName", PERSONAL, Masking.INITIALS),
    IMEI("imei", "PII.DeviceId", PERSONAL, Masking.LAST_FOUR),
    VEHICLE_ID("vehicle-id", "PII.Vehicle", PERSONAL, Masking.LAST_FOUR),
    LICENCE_PLATE("licence-plate", "PII.Vehicle", PERSONAL, Masking.ALL),
    MAC_ADDRESS("mac-address", "PII.MacAddress", PERSONAL, Masking.PREFIX),
    IP_ADDRESS("ip-address", "PII.IpAddress", PERSONAL, Masking.PREFIX),
    COORDINATES("coordinates", "PII.Coordinates", PERSONAL, Masking.PREFIX),
    USER_NAME("user-name", "PII.UserName", PERSONAL, Masking.INITIALS),
    GENDER("gender", "PII.Gender", NON_SENSITIVE, Masking.ALL),
    POSTAL_CODE("postal-code", "PII.PostalCode", NON_SENSITIVE, Masking.PREFIX),
    CITY("city", "PII.Location", NON_SENSITIVE, Masking.NONE),
    COUNTRY("country", "PII.Location", NON_SENSITIVE, Masking.NONE);

    private final String id;
    private final String tag;
    private final Sensitivity sensitivity;
    private final Masking masking;

    Kind(String id, String tag, Sensitivity sensitivity, Masking masking) {
        this.id = id;
        this.tag = tag;
        this.sensitivity = sensitivity;
        this.masking = masking;
    }

    /** Stable name for configuration and machine output: lower case with dashes. */
    public String id() {
        return id;
    }

    /** The internal tag, which each catalog maps to its own. */
    public String tag() {
        return tag;
    }

    public Sensitivity sensitivity() {
        return sensitivity;
    }

    /** What samples show instead of values of this kind when they are masked. */
    public Masking masking() {
        return masking;
    }

    /**
     * The least score for which a column is suggested to hold this kind: odds of ten to one. Weights of names, values
     * and check digits add up to the same scale for every kind, so that one threshold holds; a kind that needs more has
     * weaker weights.
     */
    public double threshold() {
        return 10.0 / 11.0;
    }

    /** The kind of that id, if there is one. */
    public static Optional<Kind> of(String id) {
        return Arrays.stream(values()).filter(kind -> kind.id.equals(id)).findFirst();
    }
}
