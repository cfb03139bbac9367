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
    private static final Pattern FORM = Pattern.compile("(\\d+)\\.(\\d+).*");
    private static final Set<String> NEWER_DATA_TYPES =
            Set.of("BIT", "MONEY", "MEASURE HIDDEN", "MEASURE VISIBLE", "MEASURE", "KPI", "HEIRARCHY", "HIERARCHYID");
    private static final Set<String> NEWER_FILE_FORMATS =
            Set.of("csv.gz", "pq", "pqt", "parq", "parquet.snappy", "jsonl", "jsonl.gz", "jsonl.zip");

    public StubVersion {
        variants = List.copyOf(variants);
    }

    public static StubVersion of(String text, List<Variant> variants) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("version '" + text + "' is not MAJOR.MINOR...");
        }
        return new StubVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)), text, variants);
    }

    boolean atLeast(int otherMajor, int otherMinor) {
        return major != otherMajor ? major > otherMajor : minor >= otherMinor;
    }

    /** The answer played for a question; the first constant when none was chosen. */
    <V extends Enum<V> & Variant> V variant(Class<V> question) {
        return variants.stream()
                .filter(question::isInstance)
                .map(question::cast)
                .findFirst()
                .orElse(question.getEnumConstants()[0]);
    }

    boolean plays(Variant answer) {
        return variants.stream()
                .filter(other -> other.getClass().equals(answer.getClass()))
                .findFirst()
                .orElseGet(() -> answer.getClass().getEnumConstants()[0])
                .equals(answer);
    }

    /** Came with one of the versions 1.{@code early} to 1.{@code late}; which of them is a question. */
    private boolean since(int early, int late) {
        return atLeast(1, variant(Arrival.class) == Arrival.EARLY ? early : late);
    }

    /** Contract §4.1 and §10: fields of a payload class that came or went. */
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

    /** Contract §4.1: the old forms of two fields of create payloads. */
    boolean knewFormerly(String field) {
        return switch (field) {
            case "owner" -> !atLeast(1, 5);
            case "domain" -> !since(9, 11);
            default -> false;
        };
    }

    /** Contract §4.3, §11, §13: enum values newer than this version. Those 1.12.6 lists in its own document are there from 1.12 on. */
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

    /** Contract §12 and §5: names {@code fields=} may ask for that came or went. */
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

    /** Contract §8 and observed §2: where {@code /bulk} exists; 1.12.6 lists it for databases and schemas in its own document, too. */
    boolean bulk(EntityKind kind) {
        return switch (kind) {
            case TABLE -> atLeast(1, 11);
            case CONTAINER, DATABASE, DATABASE_SCHEMA -> since(11, 12);
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

    /** Contract §8: from 2.0 an item with the stored {@code sourceHash} is skipped; 1.12.6 does not (observed §2). */
    boolean bulkSkipsBySourceHash() {
        return atLeast(2, 0);
    }

    /** Contract §6: {@code ?overrideMetadata=true} of a bulk call; 1.12.6 ignores it (observed §2). */
    boolean bulkOverrides() {
        return atLeast(2, 0);
    }

    /** Contract §1: {@code system/health}. */
    boolean health() {
        return atLeast(2, 0);
    }

    /** Contract §5 and §9, observed §2: sample data of containers. */
    boolean containerSamples() {
        return atLeast(2, 0);
    }

    /** Contract §7: {@code ETag} and {@code If-Match}. */
    boolean etags() {
        return atLeast(1, 9);
    }

    /** Contract §12: {@code deleteStale}; §11: lineage deleted by source and name. */
    boolean deletesByScope() {
        return atLeast(2, 0);
    }

    /** Contract §13: {@code pipelineStatuses} of a pipeline, before an object. */
    boolean statusesAreAnArray() {
        return atLeast(2, 0);
    }

    /** Contract §13 gives the read with a range; 1.12.6 lists both ends as optional. */
    boolean statusesNeedARange() {
        return !atLeast(1, 12);
    }

    /** Contract §4.2: {@code children} must be present for {@code STRUCT}; 1.12.6 accepts one without (observed §2). */
    boolean structsNeedChildren() {
        return major != 1 || minor != 12;
    }

    /** Contract §2: {@code >}, {@code "} and control characters in names. */
    boolean prohibitsMoreCharacters() {
        return atLeast(2, 0);
    }

    /** Contract §7: a bot's PATCH cannot blank a description. */
    boolean botsCannotBlank() {
        return atLeast(2, 0);
    }

    /** Contract §6: whether a PUT keeps the display name, retention period and constraints it leaves out. */
    boolean keepsOmitted() {
        Omitted omitted = variant(Omitted.class);
        return omitted == Omitted.BY_VERSION ? atLeast(2, 0) : omitted == Omitted.KEPT;
    }

    /** Contract §6: whether a column takes its tags along to a new type when none are sent. */
    boolean carriesTags() {
        Retyped retyped = variant(Retyped.class);
        return retyped == Retyped.BY_VERSION ? atLeast(2, 0) : retyped == Retyped.TAGS_CARRIED;
    }

    /** Contract §6: what a policy denies the bot is kept; 1.x has no such protection. */
    boolean policyDenies() {
        return atLeast(2, 0) && plays(Variant.BotPolicy.DENIES);
    }
}
