package io.lakecaravan.catalog.openmetadata;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which tags of the server an internal tag becomes. A key that ends in {@code *} holds for all tags that begin like it,
 * and {@code *} in what it becomes stands for the rest of the name. The exact key wins, then the longest.
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

    private static final Map<String, List<String>> DEFAULTS = defaults();

    private static Map<String, List<String>> defaults() {
        Map<String, List<String>> tags = new HashMap<>();
        tags.put("PII.None", List.of("PII.None"));
        tags.put("PII.NonSensitive", List.of("PII.NonSensitive"));
        tags.put("PII.Sensitive", List.of("PII.Sensitive"));
        tags.put("PII.*", List.of("PII.Sensitive", KINDS + ".*"));
        SHARED.forEach(kind -> tags.put("PII." + kind, List.of("PII.NonSensitive", KINDS + "." + kind)));
        SPECIAL.forEach(kind -> tags.put(
                "PII." + kind, List.of("PII.Sensitive", "PersonalData.SpecialCategory", KINDS + "." + kind)));
        PERSONAL.forEach(kind ->
                tags.put("PII." + kind, List.of("PII.Sensitive", "PersonalData.Personal", KINDS + "." + kind)));
        return Map.copyOf(tags);
    }

    private final Map<String, List<String>> configured;

    TagMapping(Map<String, List<String>> configured) {
        this.configured = Map.copyOf(configured);
    }

    /** As the Kamelet's parameter has it: {@code PII.Email=PII.Sensitive|LakePII.Email,...}, names percent-encoded. */
    static TagMapping parse(String text) {
        Map<String, List<String>> tags = new LinkedHashMap<>();
        for (String entry : text.split(",", -1)) {
            int equals = entry.indexOf('=');
            if (equals > 0) {
                tags.put(
                        decoded(entry.substring(0, equals).strip()),
                        Arrays.stream(entry.substring(equals + 1).split("\\|", -1))
                                .map(String::strip)
                                .filter(name -> !name.isEmpty())
                                .map(TagMapping::decoded)
                                .toList());
            } else if (!entry.isBlank()) {
                throw new IllegalArgumentException(
                        "'" + entry + "' maps no tag; write PII.Email=PII.Sensitive|LakePII.Email, parted by commas");
            }
        }
        return new TagMapping(tags);
    }

    /** The text that {@link #parse} reads. */
    public static String text(Map<String, List<String>> tags) {
        return tags.entrySet().stream()
                .map(entry -> encoded(entry.getKey()) + "="
                        + entry.getValue().stream().map(TagMapping::encoded).collect(Collectors.joining("|")))
                .collect(Collectors.joining(","));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Fully qualified names of the server's tags; empty where the configuration says to send none. */
    List<String> of(String internal) {
        return find(configured, internal).or(() -> find(DEFAULTS, internal)).orElse(List.of(internal)).stream()
                .map(TagMapping::fqn)
                .distinct()
                .toList();
    }

    private static Optional<List<String>> find(Map<String, List<String>> tags, String internal) {
        if (tags.containsKey(internal)) {
            return Optional.of(tags.get(internal));
        }
        return tags.keySet().stream()
                .filter(key -> key.endsWith("*") && internal.startsWith(key.substring(0, key.length() - 1)))
                .max(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
                .map(key -> {
                    String rest = internal.substring(key.length() - 1);
                    return tags.get(key).stream()
                            .map(name -> name.replace("*", rest))
                            .toList();
                });
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
