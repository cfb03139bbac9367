package io.lakecaravan.catalog.openmetadata.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.catalog.openmetadata.stub.Upsert.Protection;
import java.util.Optional;
import java.util.Set;

/** Which stored fields outlive a PUT, observed §4 and contract §6. Columns and tags have their own rules. Everything not named here is removed when omitted. */
final class KeptFields {
    /**
     * Kept when omitted, replaced when sent. Contract §6: "replaced in 1.x; in 2.0 kept when the bot is denied
     * EditOwners". Observed §2: "connection overwritten by the bot". Not in the contract: the others are kept as owners
     * are.
     */
    private static final Set<String> KEPT =
            Set.of("owner", "owners", "tableProfilerConfig", "reviewers", "connection", "style", "disabled");

    /** Contract §6: "not replaced when non-empty". */
    private static final Set<String> NEVER_REPLACED = Set.of("domain", "domains", "dataProducts");

    /** Observed §4: "blanked when omitted"; contract §6: "kept in 2.0; may be removed in 1.x". */
    private static final Set<String> VERSIONED = Set.of("displayName", "retentionPeriod", "tableConstraints");

    private final StubVersion version;

    KeptFields(StubVersion version) {
        this.version = version;
    }

    /**
     * Contract §6: "in 2.0 protected only if policy denies the bot EditDisplayName"; contract §3: "A second PUT may
     * overwrite the connection that an administrator configured".
     */
    void keep(ObjectNode stored, ObjectNode now, Protection protection, Account by) {
        KEPT.forEach(field -> keepOmitted(stored, now, field));
        NEVER_REPLACED.forEach(field -> keepStored(stored, now, field));
        if (version.keepsOmitted()) {
            VERSIONED.forEach(field -> keepOmitted(stored, now, field));
        }
        if (version.plays(Variant.ServiceConnection.KEPT)) {
            keepStored(stored, now, "connection");
        }
        if (by.isBot() && version.policyDenies()) {
            keepStored(stored, now, "owners");
            keepStored(stored, now, "displayName");
        }
        description(stored, now, protection, by);
        lifeCycle(stored, now);
        // Observed §4: "omitted: kept; changed: silently ignored".
        if (by.isBot()) {
            now.remove("extension");
        }
        keepOmitted(stored, now, "extension");
    }

    private static void keepOmitted(ObjectNode stored, ObjectNode now, String field) {
        if (!now.has(field)) {
            Optional.ofNullable(stored.get(field)).ifPresent(value -> now.set(field, value));
        }
    }

    private static void keepStored(ObjectNode stored, ObjectNode now, String field) {
        Optional.ofNullable(stored.get(field))
                .filter(value -> !value.isEmpty() || !value.asText().isEmpty())
                .ifPresent(value -> now.set(field, value));
    }

    /** Observed §4: "never changed, not even the bot's own earlier text"; contract §6: "never blanks", overridden. */
    private static void description(ObjectNode stored, ObjectNode now, Protection protection, Account by) {
        boolean sent = protection == Protection.OVERRIDDEN
                ? !now.path("description").asText().isEmpty()
                : now.has("description") && !by.isBot();
        if (!sent && !stored.path("description").asText().isEmpty()) {
            now.set("description", stored.get("description"));
        }
    }

    /** Contract §6: "newer timestamps only". */
    private static void lifeCycle(ObjectNode stored, ObjectNode now) {
        if (stored.get("lifeCycle") instanceof ObjectNode before) {
            ObjectNode after = now.path("lifeCycle") instanceof ObjectNode sent ? sent : now.putObject("lifeCycle");
            before.properties().forEach(event -> {
                JsonNode sent = after.path(event.getKey());
                boolean newer = sent.path("timestamp").asLong()
                        > event.getValue().path("timestamp").asLong();
                if (!newer) {
                    after.set(event.getKey(), event.getValue());
                }
            });
        }
    }
}
