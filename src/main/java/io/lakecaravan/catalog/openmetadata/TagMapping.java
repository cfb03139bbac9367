package io.lakecaravan.catalog.openmetadata;

import io.lakecaravan.catalog.TagNames;
import java.util.List;
import java.util.Map;

/**
 * Which tags of the server an internal tag becomes.
 *
 * <p>Without configuration, the kinds of personal data become the server's own {@code PII.Sensitive} and, for the kind, a
 * tag of a classification of our own, which excludes nothing: {@code PII.Email} is {@code PII.Sensitive} and {@code
 * LakePII.Email}. All other tags keep their names.
 */
public final class TagMapping {
    /** Of kinds of personal data; ours, created when missing. */
    static final String KINDS = "LakePII";

    private static final TagNames DEFAULTS = new TagNames(Map.of(
            "PII.None", List.of("PII.None"),
            "PII.NonSensitive", List.of("PII.NonSensitive"),
            "PII.Sensitive", List.of("PII.Sensitive"),
            "PII.*", List.of("PII.Sensitive", KINDS + ".*")));

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
