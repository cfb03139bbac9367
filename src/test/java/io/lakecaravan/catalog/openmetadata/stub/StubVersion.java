package io.lakecaravan.catalog.openmetadata.stub;

import io.lakecaravan.catalog.openmetadata.stub.Variant.Arrival;
import io.lakecaravan.catalog.openmetadata.stub.Variant.Omitted;
import io.lakecaravan.catalog.openmetadata.stub.Variant.Retyped;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which server is played. 1.12.6 is modelled from observation; other versions change what the contract says of them, and {@code variants} what it leaves open.
 * All other rules stay those of 1.12.6.
 */
public record StubVersion(int major, int minor, String text, List<Variant> variants) {
    /** Contract §1: "parse major.minor leniently (-SNAPSHOT, -rc1, 4 parts)". */
    private static final Pattern FORM = Pattern.compile("(\\d+)\\.(\\d+).*");
    /** Contract §4.2: "1.4 lacks BIT". */
    private static final Set<String> NEWER_DATA_TYPES =
            Set.of("BIT", "MONEY", "MEASURE HIDDEN", "MEASURE VISIBLE", "MEASURE", "KPI", "HEIRARCHY", "HIERARCHYID");
    /** Contract §4.3: "1.11 adds csv.gz, pq, pqt". */
    private static final Set<String> NEWER_FILE_FORMATS =
            Set.of("csv.gz", "pq", "pqt", "parq", "parquet.snappy", "jsonl", "jsonl.gz", "jsonl.zip");

    public StubVersion {
        variants = List.copyOf(variants);
    }

    /** No rule: reads a setting. */
    public static StubVersion of(String text, List<Variant> variants) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("version '" + text + "' is not MAJOR.MINOR...");
        }
        return new StubVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)), text, variants);
    }

    /** No rule: compares versions. */
    boolean atLeast(int otherMajor, int otherMinor) {
        return major != otherMajor ? major > otherMajor : minor >= otherMinor;
    }

    /** No rule: the answer played for a question; the first constant when none was chosen. */
    <V extends Enum<V> & Variant> V variant(Class<V> question) {
        return variants.stream()
                .filter(question::isInstance)
                .map(question::cast)
                .findFirst()
                .orElse(question.getEnumConstants()[0]);
    }

    /** No rule: whether this answer is played. */
    boolean plays(Variant answer) {
        return variants.stream()
                .filter(other -> other.getClass().equals(answer.getClass()))
                .findFirst()
                .orElseGet(() -> answer.getClass().getEnumConstants()[0])
                .equals(answer);
    }

    /**
     * Came with one of the versions 1.{@code early} to 1.{@code late} (as contract §4.1: "certain from 1.11"); which of
     * them is a question.
     */
    private boolean since(int early, int late) {
        return atLeast(1, variant(Arrival.class) == Arrival.EARLY ? early : late);
    }

    /**
     * Fields of a payload class that came or went: contract §4.1: "absent in 1.4, present later in 1.5–1.8"; contract
     * §10: "exist only in newer versions".
     */
    boolean knows(String javaClass, String field) {
        return switch (field) {
            case "reason" -> !javaClass.endsWith(".TagLabel") || since(5, 11);
            case "appliedAt", "appliedBy", "metadata" -> !javaClass.endsWith(".TagLabel") || since(11, 12);
            case "locationPath" -> since(5, 9);
            case "owners" -> atLeast(1, 5);
            case "domains" -> since(9, 11);
            default -> true;
        };
    }

    /** The old forms of two fields of create payloads: contract §4.1: "[≤1.4]"; contract §4.1: "[≤1.8]". */
    boolean knewFormerly(String field) {
        return switch (field) {
            case "owner" -> !atLeast(1, 5);
            case "domain" -> !since(9, 11);
            default -> false;
        };
    }

    /**
     * Enum values newer than this version. Contract §4.3: "Stream [≥1.11], Stage [≥1.13], SemanticView [2.0]"; contract
     * §4.3: "1.13 adds MF4"; contract §11: "CrossDatabaseLineage, ChildAssets [≥1.11]"; contract §13: "stopped only
     * ≥1.13"; contract §10: "Generated [≥1.11]". Those 1.12.6 lists in its own document are there from 1.12 on.
     */
    boolean knowsValue(String javaEnum, String value) {
        return switch (javaEnum) {
            case "TableType" ->
                switch (value) {
                    case "Stream" -> atLeast(1, 11);
                    case "Stage" -> atLeast(1, 12);
                    case "SemanticView" -> atLeast(2, 0);
                    default -> true;
                };
            case "FileFormat" ->
                value.equals("MF4") ? atLeast(1, 12) : !NEWER_FILE_FORMATS.contains(value) || since(5, 11);
            case "ContainerFileFormat" -> !value.equals("MF4") || since(5, 11);
            case "ColumnDataType" -> !NEWER_DATA_TYPES.contains(value) || since(5, 11);
            case "LabelType" -> !value.equals("Generated") || atLeast(1, 11);
            case "Source" -> !List.of("CrossDatabaseLineage", "ChildAssets").contains(value) || atLeast(1, 11);
            case "PipelineStatusType" -> !value.equals("stopped") || atLeast(1, 12);
            default -> true;
        };
    }

    /** Names {@code fields=} may ask for that came or went, as contract §4.1: "owners: [{id,type}]". */
    boolean knowsRequested(EntityKind kind, String field) {
        return switch (field) {
            case "owners" -> atLeast(1, 5);
            case "owner" -> !atLeast(1, 5);
            case "domains" -> since(9, 11);
            case "domain" -> !since(9, 11);
            // Contract §5: "rejected with 400 by the newest versions".
            case "children" ->
                kind != EntityKind.CONTAINER
                        || !(variant(Arrival.class) == Arrival.EARLY ? atLeast(1, 13) : atLeast(2, 0));
            default -> true;
        };
    }

    /**
     * Contract §8: "schema present in 1.11.0, endpoint confirmed 1.13 and 2.0"; contract §8: "confirmed 2.0; earlier
     * (unverified)"; observed §2: "exists in 1.12.6, same answer shape". 1.12.6 lists it for databases and schemas in
     * its own document, too.
     */
    boolean bulk(EntityKind kind) {
        return switch (kind) {
            case TABLE, CONTAINER, DATABASE, DATABASE_SCHEMA -> since(11, 12);
            case DATABASE_SERVICE,
                    STORED_PROCEDURE,
                    STORAGE_SERVICE,
                    MESSAGING_SERVICE,
                    TOPIC,
                    SEARCH_SERVICE,
                    SEARCH_INDEX,
                    CLASSIFICATION,
                    TAG,
                    INGESTION_PIPELINE -> false;
        };
    }

    /**
     * Contract §8: "is skipped and reported as success", 2.0; observed §2: "Same sourceHash does not skip in 1.12.6".
     */
    boolean bulkSkipsBySourceHash() {
        return atLeast(2, 0);
    }

    /** Contract §6: "2.0 ?overrideMetadata=true on bulk"; observed §2: "overrideMetadata is ignored". */
    boolean bulkOverrides() {
        return atLeast(2, 0);
    }

    /** Contract §1: "liveness [v: 2.0]". */
    boolean health() {
        return atLeast(2, 0);
    }

    /** Contract §5: "≥2.0 only"; observed §2: "no endpoint in 1.12.6". */
    boolean containerSamples() {
        return atLeast(2, 0);
    }

    /** Contract §7: "[v: ≥1.9]". */
    boolean etags() {
        return atLeast(1, 9);
    }

    /** Contract §12: "[v: 2.0] scope delete, below"; contract §11: "[v: 2.0]", lineage deleted by source and name. */
    boolean deletesByScope() {
        return atLeast(2, 0);
    }

    /** Contract §13: "of the entity is an array, before an object". */
    boolean statusesAreAnArray() {
        return atLeast(2, 0);
    }

    /**
     * Contract §13: "pipelineStatus?startTs=&endTs=". Not in the contract: 1.12.6 lists both ends as optional, older
     * versions may not.
     */
    boolean statusesNeedARange() {
        return !atLeast(1, 12);
    }

    /**
     * Contract §4.2: "must be present (may be empty) for STRUCT"; observed §2: "STRUCT without children", accepted in
     * 1.12.
     */
    boolean structsNeedChildren() {
        return switch (variant(Variant.StructChildren.class)) {
            case BY_VERSION -> major != 1 || minor != 12;
            case OPTIONAL -> false;
            case REQUIRED -> true;
        };
    }

    /** Contract §2: "additional prohibition". */
    boolean prohibitsMoreCharacters() {
        return atLeast(2, 0);
    }

    /** Contract §7: "a bot's PATCH cannot blank a description". */
    boolean botsCannotBlank() {
        return atLeast(2, 0);
    }

    /** Contract §6: "kept in 2.0; may be removed in 1.x". */
    boolean keepsOmitted() {
        Omitted omitted = variant(Omitted.class);
        return omitted == Omitted.BY_VERSION ? atLeast(2, 0) : omitted == Omitted.KEPT;
    }

    /** Contract §6: "newer servers carry description and tags over when the new ones are empty". */
    boolean carriesTags() {
        Retyped retyped = variant(Retyped.class);
        return retyped == Retyped.BY_VERSION ? atLeast(2, 0) : retyped == Retyped.TAGS_CARRIED;
    }

    /**
     * Contract §6: "in 2.0 protected only if policy denies the bot EditDisplayName"; contract §6: "releases 1.9–1.13
     * lie between and may already behave like".
     */
    boolean policyDenies() {
        return atLeast(1, 9) && plays(Variant.BotPolicy.DENIES);
    }
}
