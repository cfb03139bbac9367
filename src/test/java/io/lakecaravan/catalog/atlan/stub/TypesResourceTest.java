package io.lakecaravan.catalog.atlan.stub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What {@code atlan/types.txt} says is what the facts about types say, where those are at hand. */
class TypesResourceTest {
    private static final Path FACTS = Path.of("../shared/contracts/atlan-types/types.json");
    /** Known from §4 alone. */
    private static final Set<String> ONLY_HERE = Set.of("Link", "AtlasGlossaryTerm");
    /** Lists of lineage are relationships. */
    private static final String LINEAGE = "array<Catalog>";

    private final Model model = Model.load(StubAtlanSettings.defaults());
    private final Model old = Model.load(StubAtlanSettings.defaults().with(Variant.OLD_TENANT));

    private static JsonNode facts() throws IOException {
        assumeTrue(Files.exists(FACTS), "skipped: " + FACTS + " is not here");
        return new ObjectMapper().readTree(FACTS.toFile()).path("types");
    }

    @Test
    void attributesAreTheSame() throws IOException {
        Map<String, String> expected = new TreeMap<>();
        facts().properties()
                .forEach(type -> type.getValue().path("attributes").properties().forEach(attribute -> {
                    JsonNode fact = attribute.getValue();
                    if (!fact.path("type").asText().equals(LINEAGE)) {
                        expected.put(
                                type.getKey() + "." + attribute.getKey(),
                                kind(fact)
                                        + marks(
                                                fact.path("required").asBoolean(),
                                                fact.path("unique").asBoolean(),
                                                newer(fact)));
                    }
                }));
        Map<String, String> known = new TreeMap<>();
        for (EntityType type : model.all()) {
            type.attributes().values().stream()
                    .filter(attribute -> !ONLY_HERE.contains(attribute.declaredIn()))
                    .filter(attribute -> attribute.declaredIn().equals(type.name()))
                    .forEach(attribute -> known.put(
                            type.name() + "." + attribute.name(),
                            attribute.kind().typeName()
                                    + marks(attribute.mandatory(), attribute.unique(), attribute.newer())));
        }
        assertThat(known).isEqualTo(expected);
    }

    @Test
    void supertypesAreTheSame() throws IOException {
        facts().properties().forEach(type -> {
            Set<String> expected = new TreeSet<>();
            type.getValue().path("superTypes").forEach(one -> expected.add(one.asText()));
            assertThat(model.type(type.getKey()).orElseThrow().own())
                    .as(type.getKey())
                    .containsExactlyInAnyOrderElementsOf(expected);
            boolean newer = type.getValue().path("newerModelOnly").asBoolean();
            assertThat(old.type(type.getKey()).isEmpty()).as(type.getKey()).isEqualTo(newer);
        });
    }

    /** Every relationship here is one of the facts, with the same other end and cardinality. */
    @Test
    void relationshipsAreTheSame() throws IOException {
        JsonNode facts = facts();
        Set<String> unknown = new TreeSet<>();
        for (EntityType type : model.all()) {
            type.links().forEach((name, end) -> {
                JsonNode fact =
                        facts.path(end.near().type()).path("relationships").path(name);
                String cardinality = end.many() ? "SET" : "SINGLE";
                boolean same = fact.path("to").asText().equals(end.far().type())
                        && fact.path("cardinality").asText().equals(cardinality);
                if (!same && !ONLY_HERE.contains(end.near().type())) {
                    unknown.add(end.near().type() + "." + name);
                }
            });
        }
        assertThat(unknown).isEmpty();
    }

    private static boolean newer(JsonNode fact) {
        return fact.path("addedLater").asBoolean()
                || fact.path("newerModelOnly").asBoolean();
    }

    private static String marks(boolean mandatory, boolean unique, boolean newer) {
        return (mandatory ? "!" : "") + (unique ? "@" : "") + (newer ? "+" : "");
    }

    private static String kind(JsonNode fact) {
        String type = fact.path("type").asText().strip();
        return switch (type) {
            case "string", "boolean", "int", "long", "float", "date", "array<string>" -> type;
            case "int or long" -> "long";
            case "number" -> "float";
            case "Set[str]" -> "array<string>";
            case "Set[float]" -> "array<float>";
            case "map<string,string>", "map<string,long>", "Dict[str, str]" -> "map<string,string>";
            default -> isEnumeration(type) ? "string" : "struct";
        };
    }

    private static boolean isEnumeration(String type) {
        return Set.of(
                        "certificate_status",
                        "SourceCostUnitType",
                        "table_type",
                        "query_username_strategy",
                        "enum S3ObjectLockMode",
                        "AIDatasetType",
                        "AssetDQRunStatus",
                        "DataQualityResult",
                        "DataQualityScheduleType")
                .contains(type);
    }
}
