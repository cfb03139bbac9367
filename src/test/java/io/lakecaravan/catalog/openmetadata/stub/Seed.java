package io.lakecaravan.catalog.openmetadata.stub;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a new server has: four exclusive classifications (observed §4, contract §10). */
final class Seed {
    /**
     * Observed §4: "PII, PersonalData, Tier, Certification all exclusive"; contract §10: "Built-in: PII". Not in the
     * contract: which levels Certification has.
     */
    private static final Map<String, List<String>> TAGS = new TreeMap<>(Map.of(
            "PII", List.of("None", "NonSensitive", "Sensitive"),
            "PersonalData", List.of("Personal", "SpecialCategory"),
            "Tier", List.of("Tier1", "Tier2", "Tier3", "Tier4", "Tier5"),
            "Certification", List.of("Bronze", "Silver", "Gold")));

    private Seed() {}

    static void plant(EntityStore store, Accounts accounts) {
        Upsert upsert = new Upsert(store, accounts);
        Account admin = accounts.named("admin");
        TAGS.forEach((classification, tags) -> {
            upsert.post(EntityKind.CLASSIFICATION, named(classification).put("mutuallyExclusive", true), admin);
            tags.forEach(tag -> upsert.post(EntityKind.TAG, named(tag).put("classification", classification), admin));
        });
    }

    private static ObjectNode named(String name) {
        return JsonNodeFactory.instance.objectNode().put("name", name).put("description", name);
    }
}
