package io.lakecaravan.catalog.openmetadata.stub;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which server is played. 1.12.6 is modelled from observation; other versions change what the contract says of them: field names (§4.1), enum values (§4.3),
 * bulk endpoints (§8). All other rules stay those of 1.12.6.
 */
public record StubVersion(int major, int minor, String text) {
    private static final Pattern FORM = Pattern.compile("(\\d+)\\.(\\d+).*");

    public static StubVersion of(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("version '" + text + "' is not MAJOR.MINOR...");
        }
        return new StubVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)), text);
    }

    boolean atLeast(int otherMajor, int otherMinor) {
        return major != otherMajor ? major > otherMajor : minor >= otherMinor;
    }

    /** Contract §4.1: fields that came or went. */
    boolean knows(EntityKind kind, String field) {
        return switch (field) {
            case "owners" -> atLeast(1, 5);
            case "domains" -> atLeast(1, 9);
            case "locationPath" -> kind != EntityKind.TABLE || atLeast(1, 5);
            default -> true;
        };
    }

    /** Contract §4.3: enum values newer than this version. */
    boolean knowsValue(String javaEnum, String value) {
        return switch (javaEnum + "." + value) {
            case "TableType.Stream", "LabelType.Generated" -> atLeast(1, 11);
            case "TableType.Stage", "FileFormat.MF4" -> atLeast(1, 12);
            case "FileFormat.csv.gz",
                    "FileFormat.pq",
                    "FileFormat.pqt",
                    "FileFormat.parq",
                    "FileFormat.parquet.snappy",
                    "FileFormat.jsonl",
                    "FileFormat.jsonl.gz",
                    "FileFormat.jsonl.zip" -> atLeast(1, 11);
            default -> true;
        };
    }

    /** Contract §8 and observed §2: where {@code /bulk} exists. */
    boolean bulk(EntityKind kind) {
        return switch (kind) {
            case TABLE -> atLeast(1, 11);
            case CONTAINER -> atLeast(1, 12);
            case DATABASE, DATABASE_SCHEMA -> atLeast(2, 0);
            case DATABASE_SERVICE, STORAGE_SERVICE, CLASSIFICATION, TAG, INGESTION_PIPELINE -> false;
        };
    }

    /** Contract §8: from 2.0 an item with the stored {@code sourceHash} is skipped; 1.12.6 does not (observed §2). */
    boolean bulkSkipsBySourceHash() {
        return atLeast(2, 0);
    }
}
