package io.lakecaravan.catalog.openmetadata;

import io.lakecaravan.catalog.TagNames;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which tags of the server an internal tag becomes.
 *
 * <p>Without configuration, the kinds of personal data become the server's own {@code PII.Sensitive}, or {@code
 * PII.NonSensitive} where many people share a value; {@code PersonalData.Personal} where a value leads to a person, or {@code
 * PersonalData.SpecialCategory} for what article 9 of the GDPR names; and, for the kind, a tag of a classification of our
 * own, which excludes nothing: {@code PII.Email} is {@code PII.Sensitive}, {@code PersonalData.Personal} and {@code
 * LakePII.Email}. All other tags keep their names.
 */
public final class TagMapping {
    /** Of kinds of personal data; ours, created when missing. */
    static final String KINDS = "LakePII";

    /** Tags of the server's own classifications of which a target takes one; the strongest first. */
    static final List<List<String>> EXCLUSIVE = List.of(
            List.of("PII.Sensitive", "PII.NonSensitive", "PII.None"),
            List.of("PersonalData.SpecialCategory", "PersonalData.Personal"));

    /** Kinds of which many people share a value, and those of institutions. */
    private static final List<String> SHARED = List.of("Location", "PostalCode", "Gender", "BankCode");
    /** Racial or ethnic origin, and data concerning health, of which recital 35 says that numbers of patients are some. */
    private static final List<String> SPECIAL = List.of("Ethnicity", "HealthId");
    /** What opens something need not be anybody's, and of tags that we do not detect it is not known. */
    private static final List<String> PERSONAL = List.of(
            "Financial",
            "SSN",
            "NationalId",
            "TaxId",
            "Passport",
            "Salary",
            "Email",
            "Phone",
            "Address",
            "DateOfBirth",
            "PersonName",
            "DeviceId",
            "Vehicle",
            "MacAddress",
            "IpAddress",
            "Coordinates",
            "UserName");

    private static final TagNames DEFAULTS = defaults();

    private static TagNames defaults() {
        Map<String, List<String>> tags = new HashMap<>();
        tags.put("PII.None", List.of("PII.None"));
        tags.put("PII.NonSensitive", List.of("PII.NonSensitive"));
        tags.put("PII.Sensitive", List.of("PII.Sensitive"));
        tags.put("PII.*", List.of("PII.Sensitive", KINDS + ".*"));
        SHARED.forEach(kind -> tags.put("PII." + kind, List.of("PII.NonSensitive", KINDS + "." + kind)));
        SPECIAL.forEach(kind ->
                tags.put("PII." + kind, List.of("PII.Sensitive", "PersonalData.SpecialCategory", KINDS + "." + kind)));
        PERSONAL.forEach(
                kind -> tags.put("PII." + kind, List.of("PII.Sensitive", "PersonalData.Personal", KINDS + "." + kind)));
        return new TagNames(tags);
    }

    private final TagNames configured;

    TagMapping(TagNames configured) {
        this.configured = configured;
    }

    /** As {@link TagNames#parse} reads it. */
    static TagMapping parse(String text) {
        return new TagMapping(TagNames.parse(text));
    }

    /** Fully qualified names of the server's tags; empty where the configuration says to send none. */
    List<String> of(String internal) {
        return configured.find(internal).or(() -> DEFAULTS.find(internal)).orElse(List.of(internal)).stream()
                .map(TagMapping::fqn)
                .distinct()
                .toList();
    }

    /** What stands after the first dot is the name of one tag, quoted where it holds dots of its own. */
    private static String fqn(String tag) {
        int dot = tag.indexOf('.');
        return dot < 0
                ? tag
                : OpenMetadataNames.fqn(
                        OpenMetadataNames.legal(tag.substring(0, dot)),
                        OpenMetadataNames.legal(tag.substring(dot + 1)));
    }
}
