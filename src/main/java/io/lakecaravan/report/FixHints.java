package io.lakecaravan.report;

import io.lakecaravan.finding.FindingCode;

/** What a person can do about each kind of finding. */
public final class FixHints {
    private FixHints() {}

    /** One line, without full stop. */
    public static String of(FindingCode code) {
        return switch (code) {
            case OBJECT_EMPTY -> "upload the object again, or exclude it";
            case OBJECT_FORBIDDEN -> "allow s3:GetObject on it, or exclude it";
            case JSON_LINES_SKIPPED, JSON_REST_UNREADABLE ->
                "write the object again; one JSON value per line is safest";
            case VALUE_TYPE_MISMATCH -> "fix the column's type under read:";
            case OBJECT_ARCHIVED -> "restore the object, or exclude it";
            case SOURCE_UNUSABLE -> "correct the source's credentials and endpoint; 'check' tries them";
            case SOURCE_PATTERN_UNMATCHED -> "correct the pattern under buckets:";
            case OBJECT_GONE, OBJECT_CHANGED -> "nothing; the next run reads what is there then";
            case OBJECT_UNREADABLE -> "check the store; the next run tries again";
            case OBJECT_TOO_LARGE -> "raise max-object-size of the source if memory allows";
            case OBJECT_LIMIT_EXCEEDED -> "look whether the object is sound; exclude it if it is not data";
            case FORMAT_UNKNOWN -> "exclude it, or say what it is under read:";
            case FORMAT_MISMATCH -> "rename the object; it was read as what it is";
            case FORMAT_UNSUPPORTED -> "convert it, or leave the format out with formats:";
            case READER_FAILED -> "please report it with the object's format and size";
            case COMPRESSION_CORRUPT, COMPRESSION_TRUNCATED, COMPRESSION_TRAILING_BYTES -> "upload the object again";
            case PARQUET_FOOTER_CORRUPT, PARQUET_PAGE_CORRUPT, AVRO_CORRUPT, AVRO_BLOCK_CORRUPT ->
                "write the object again from its source";
            case ORC_CORRUPT,
                    ORC_STRIPE_CORRUPT,
                    ARROW_CORRUPT,
                    ARROW_BATCH_CORRUPT,
                    EXCEL_CORRUPT,
                    HDF5_CORRUPT,
                    PICKLE_CORRUPT,
                    XML_MALFORMED,
                    XML_REST_UNREADABLE,
                    ARCHIVE_CORRUPT -> "write the object again from its source";
            case ORC_ENCRYPTED -> "nothing; keys are not used to read";
            case EXCEL_ENCRYPTED -> "save the workbook without a password, or exclude it";
            case HDF5_DATASET_UNREADABLE -> "nothing, or write the dataset with another filter such as deflate";
            case PICKLE_NO_TABLE, XML_NO_RECORDS, TEXT_NO_RECORDS ->
                "nothing to read as a table; exclude the object, or name its row element under read:";
            case XML_DOCTYPE_REFUSED -> "write the XML without DOCTYPE";
            case TEXT_LINES_SKIPPED -> "nothing, or say the format under read: if it was guessed wrong";
            case ARCHIVE_MEMBERS_SKIPPED -> "nothing, or store the members as objects of their own";
            case DELTA_LOG_CORRUPT, ICEBERG_METADATA_CORRUPT -> "repair the table with the engine that writes it";
            case TABLE_DATA_UNREADABLE ->
                "give the data files back that the table's log names, or the right to read them";
            case DELTA_FEATURE_UNSUPPORTED, ICEBERG_FEATURE_UNSUPPORTED -> "nothing; the schema stands, rows may not";
            case PARQUET_FOOTER_ENCRYPTED -> "encrypted footers are not read; exclude the objects";
            case CSV_EMPTY -> "write a header or a record, or exclude the object";
            case CSV_RAGGED_ROWS, CSV_UNCLOSED_QUOTE ->
                "say the delimiter and quote under read: if they were guessed wrong";
            case TEXT_INVALID_BYTES -> "say the encoding under read:";
            case JSON_TRUNCATED, JSON_MALFORMED -> "write the object again; one JSON value per line is safest";
            case JSON_NO_RECORDS -> "nothing to read as a table; exclude the object";
            case SAMPLE_COLUMNS_SKIPPED -> "nothing; raise sample bytes to see these columns";
            case SAMPLE_OBJECTS_SKIPPED -> "nothing, or raise sample.bytes of the source";
            case LAYOUT_TOO_MANY_SHAPES, LAYOUT_MIXED_FORMATS, LAYOUT_SCHEMAS_DIFFER ->
                "name the table's pattern under layout:";
            case LAYOUT_ODD_OBJECT -> "move the object to where the others lie, or exclude: it";
            case LAYOUT_UNORDERED_LISTING -> "nothing; the store lists out of order, which costs time";
            case LAYOUT_SAME_NAME -> "rename a folder, or name the tables with tables: {name: ...}";
            case MANIFEST_MISSING -> "put openmetadata.json at the bucket's root, or take manifest out of layout:";
            case MANIFEST_UNREADABLE -> "mend openmetadata.json, or the right to read it; nothing was taken as removed";
            case MANIFEST_ENTRY_UNUSABLE -> "mend the entry that is named";
            case MANIFEST_ENTRY_UNMATCHED -> "correct the entry's dataPath, or take the entry out";
            case MANIFEST_UNSTRUCTURED -> "give the entry a structureFormat if it holds tables";
            case MANIFEST_TYPE_MISFIT -> "correct the column's dataType in the manifest";
            case SCHEMA_LOSSY_MERGE, SCHEMA_CONFLICT ->
                "set the column's type under read: schema:, or split the table with layout:";
            case SCHEMA_CASE_COLLISION -> "write one spelling of the column in all objects";
            case SCHEMA_RENAMED_COLUMN -> "write the older objects again with the new name, or leave it: both are kept";
            case SCHEMA_CHANGE_PROPOSED ->
                "run once with schema: {changes: apply} to accept it, or undo it in the lake";
            case SCHEMA_CHANGE_REFUSED ->
                "undo the change in the lake, or run once with schema: {changes: apply} to accept it";
            case TAG_FACTS_UNREADABLE ->
                "grant the right that the message names, or take the condition out of the rule";
            case TAG_WITHDRAWN -> "nothing; to keep the tag whatever values say, give it by a rule of tags.rules";
            case TABLES_LIMIT_EXCEEDED -> "look at layout: with 'caravan explain', or raise tables.limit";
            case SOURCE_LISTING_FAILED -> "run 'caravan check'; nothing was taken as removed";
            case SOURCE_BUCKETS_NOT_LISTABLE -> "allow s3:ListAllMyBuckets, or name the buckets";
            case CATALOG_REJECTED -> "see the dead letters; then 'caravan replay'";
            case CATALOG_UNREACHABLE -> "run 'caravan check'; the next run sends what is missing";
            case CATALOG_STOPPED -> "run 'caravan check' and look at token and rights";
            case CATALOG_TABLES_GONE -> "write removal: {mode: soft} under the catalog to have them removed";
            case CATALOG_REMOVALS_HELD -> "look at the tables; if they are gone: 'caravan crawl --allow-removals'";
            case CATALOG_REMOVAL_FAILED -> "see the server's log and the bot's rights; the next run tries again";
            case CATALOG_PROFILE_REFUSED -> "see the server's log; the next change of the table sends it again";
            case CATALOG_SAMPLE_REFUSED -> "see the server's log; set sample: {rows: 0} to send none";
            case CATALOG_TAG_KEPT -> "nothing; take it off what still bears it and clean up again to have it removed";
            case CATALOG_TAG_CONFLICT -> "nothing; the person's tag stays";
            case CATALOG_TAG_MISSING -> "create the tag in the catalog, or map it under tags:";
            case CATALOG_LINEAGE_MISSING ->
                "let the catalog ingest that system, or correct services and names under lineage:";
            case CATALOG_LINEAGE_REFUSED -> "give the bot a role that may edit lineage; see the server's log";
            case CATALOG_LINEAGE_KEPT -> "check lineage: for a slip; else run again, or raise caravan.lineage.removals";
            case CATALOG_NAME_CHANGED -> "nothing, or rename the folder in the lake";
            case CATALOG_ASSET_REFUSED -> "see the message; the next change of the table sends it again";
            case CATALOG_ATTRIBUTE_UNKNOWN -> "nothing; a newer tenant has it";
            case CATALOG_OBJECTS_LEFT_OUT -> "nothing, or write objects: sampled";
        };
    }
}
