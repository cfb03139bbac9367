package io.lakecaravan.finding;

import static io.lakecaravan.finding.Severity.ERROR;
import static io.lakecaravan.finding.Severity.WARNING;

/**
 * Every kind of finding. A finding is about one object, one table or one catalog; the rest of the run goes on. The name
 * is the code that users and scripts see, so names are never changed.
 */
public enum FindingCode {
    OBJECT_EMPTY(ERROR, "an object with a data extension holds no byte"),
    OBJECT_FORBIDDEN(ERROR, "the store refused to give the object (403)"),
    OBJECT_ARCHIVED(WARNING, "the object is archived and must be restored before it can be read"),
    OBJECT_GONE(WARNING, "the object was listed and has gone since (404)"),
    OBJECT_CHANGED(WARNING, "the object was overwritten while it was read (412)"),
    OBJECT_UNREADABLE(ERROR, "the store failed to give the object after all retries"),
    OBJECT_TOO_LARGE(WARNING, "the format must be read whole and the object is above max-object-size"),
    OBJECT_LIMIT_EXCEEDED(ERROR, "reading the object passed a limit of time, bytes, depth, rows or columns"),
    FORMAT_UNKNOWN(WARNING, "no reader recognises the content"),
    FORMAT_MISMATCH(WARNING, "the content is another format than the name says"),
    FORMAT_UNSUPPORTED(WARNING, "the format is recognised and cannot be read by this version"),
    READER_FAILED(ERROR, "the reader failed in a way it does not declare; please report it"),
    COMPRESSION_CORRUPT(ERROR, "the compressed stream cannot be expanded"),
    COMPRESSION_TRUNCATED(WARNING, "the compressed stream ends before its end mark"),
    COMPRESSION_TRAILING_BYTES(WARNING, "bytes behind the compressed stream are no part of it and were left out"),
    PARQUET_FOOTER_CORRUPT(ERROR, "the Parquet footer cannot be read"),
    PARQUET_FOOTER_ENCRYPTED(ERROR, "the Parquet footer is encrypted"),
    PARQUET_PAGE_CORRUPT(WARNING, "a Parquet page cannot be decoded; the schema stands"),
    AVRO_CORRUPT(ERROR, "the Avro container cannot be read"),
    AVRO_BLOCK_CORRUPT(WARNING, "an Avro block cannot be decoded; the schema stands"),
    ORC_CORRUPT(ERROR, "the ORC footer cannot be read"),
    ORC_STRIPE_CORRUPT(WARNING, "an ORC stripe cannot be decoded; the schema stands"),
    ORC_ENCRYPTED(WARNING, "columns of the ORC file are encrypted; they show masked or no values"),
    ARROW_CORRUPT(ERROR, "the Arrow schema cannot be read"),
    ARROW_BATCH_CORRUPT(WARNING, "an Arrow record batch cannot be decoded; the schema stands"),
    EXCEL_CORRUPT(ERROR, "the workbook cannot be read"),
    EXCEL_ENCRYPTED(ERROR, "the workbook is protected by a password"),
    HDF5_CORRUPT(ERROR, "the HDF5 structure cannot be read"),
    HDF5_DATASET_UNREADABLE(WARNING, "values of an HDF5 dataset cannot be read; its columns stand"),
    PICKLE_CORRUPT(ERROR, "the pickle's opcodes cannot be followed"),
    PICKLE_NO_TABLE(ERROR, "the pickle holds nothing that is a table"),
    XML_MALFORMED(ERROR, "the text is not well-formed XML"),
    XML_REST_UNREADABLE(WARNING, "the XML is malformed from an offset on; the records before it stand"),
    XML_NO_RECORDS(ERROR, "the XML holds no element to make a row of"),
    XML_DOCTYPE_REFUSED(ERROR, "the XML declares a document type, which is never processed"),
    TEXT_NO_RECORDS(ERROR, "the text has no structure that makes rows"),
    TEXT_LINES_SKIPPED(WARNING, "lines of the text that do not have its structure were left out"),
    ARCHIVE_CORRUPT(ERROR, "the archive's directory cannot be read"),
    ARCHIVE_MEMBERS_SKIPPED(WARNING, "members of the archive were left out"),
    DELTA_LOG_CORRUPT(ERROR, "the Delta log cannot be replayed"),
    DELTA_FEATURE_UNSUPPORTED(WARNING, "the Delta table asks for a feature of readers that this version lacks"),
    ICEBERG_METADATA_CORRUPT(ERROR, "the Iceberg metadata cannot be read"),
    ICEBERG_FEATURE_UNSUPPORTED(WARNING, "the Iceberg table has something that this version does not read"),
    TABLE_DATA_UNREADABLE(WARNING, "a data file that a table's log names cannot be read; columns and counts stand"),
    CSV_EMPTY(ERROR, "the text holds no record"),
    CSV_RAGGED_ROWS(WARNING, "records with another number of fields than the header"),
    CSV_UNCLOSED_QUOTE(WARNING, "a quoted field is not closed"),
    TEXT_INVALID_BYTES(WARNING, "bytes that are not valid in the text's encoding"),
    JSON_TRUNCATED(WARNING, "the JSON text ends inside a value"),
    JSON_MALFORMED(ERROR, "the text is not JSON"),
    JSON_NO_RECORDS(ERROR, "the JSON text holds no object to make a row of"),
    JSON_LINES_SKIPPED(WARNING, "lines or values of the JSON text that are no records were left out"),
    JSON_REST_UNREADABLE(WARNING, "the JSON text is malformed from an offset on; the records before it stand"),
    VALUE_TYPE_MISMATCH(WARNING, "values do not fit the type that the first bytes of the object show"),
    SAMPLE_COLUMNS_SKIPPED(WARNING, "columns left out of the sample because they pass its byte budget"),
    SAMPLE_OBJECTS_SKIPPED(
            WARNING, "chosen objects were not read because the bytes for one table's objects were used up"),
    LAYOUT_TOO_MANY_SHAPES(WARNING, "a folder holds more kinds of file names than are kept apart"),
    LAYOUT_UNORDERED_LISTING(WARNING, "the store lists keys out of order"),
    LAYOUT_ODD_OBJECT(WARNING, "few objects of a table lie where the others do not"),
    LAYOUT_SCHEMAS_DIFFER(WARNING, "objects by one pattern of names hold different kinds of records"),
    LAYOUT_MIXED_FORMATS(WARNING, "one table root holds several formats"),
    LAYOUT_SAME_NAME(WARNING, "layout: folder would call several folders by one name; each got a suffix"),
    MANIFEST_MISSING(WARNING, "layout: manifest, and the bucket has no openmetadata.json"),
    MANIFEST_UNREADABLE(ERROR, "the bucket's openmetadata.json cannot be read; the source was left as it was"),
    MANIFEST_ENTRY_UNUSABLE(WARNING, "an entry of a manifest, or a field of one, cannot be used; the others are"),
    MANIFEST_ENTRY_UNMATCHED(WARNING, "entries of a manifest give no table"),
    MANIFEST_UNSTRUCTURED(WARNING, "entries of a manifest name data without columns, which makes no table"),
    MANIFEST_TYPE_MISFIT(WARNING, "values of a partition key are not of the type that the manifest declares"),
    SCHEMA_LOSSY_MERGE(WARNING, "columns of different objects merge with loss"),
    SCHEMA_CONFLICT(WARNING, "columns of different objects have types with no common one but variant"),
    SCHEMA_CASE_COLLISION(WARNING, "columns of a table have names that differ in case only"),
    SCHEMA_RENAMED_COLUMN(WARNING, "a column seems to have got another name in newer objects"),
    SCHEMA_CHANGE_PROPOSED(WARNING, "the columns of a table changed and those of the last run are kept until accepted"),
    SCHEMA_CHANGE_REFUSED(
            ERROR, "the columns of a table changed in a breaking way; nothing of the source was published"),
    TAG_FACTS_UNREADABLE(WARNING, "tags or owners that a rule asks for cannot be had of the store; it does not match"),
    TAG_WITHDRAWN(WARNING, "a tag that was suggested is taken back: names and values speak for it no longer"),
    TABLES_LIMIT_EXCEEDED(ERROR, "the source gives more tables than tables.limit allows; nothing was published"),
    SOURCE_LISTING_FAILED(ERROR, "a bucket could not be listed to its end"),
    SOURCE_BUCKETS_NOT_LISTABLE(WARNING, "bucket patterns need the right to list buckets"),
    SOURCE_UNUSABLE(ERROR, "the source's client could not be made from its configuration"),
    SOURCE_PATTERN_UNMATCHED(WARNING, "a bucket pattern fits no bucket"),
    CATALOG_REJECTED(ERROR, "the catalog refused an entity"),
    CATALOG_UNREACHABLE(ERROR, "the catalog could not be reached"),
    CATALOG_STOPPED(ERROR, "the catalog refuses us as a whole; its publishing was stopped"),
    CATALOG_TABLES_GONE(WARNING, "a catalog shows tables of ours that the source does not give any more"),
    CATALOG_REMOVALS_HELD(
            WARNING, "tables would be removed from a catalog, and a guard against mistakes holds them back"),
    CATALOG_REMOVAL_FAILED(WARNING, "a catalog did not remove an entity of ours; the next run tries again"),
    CATALOG_PROFILE_REFUSED(WARNING, "the catalog took a table and refuses its profile"),
    CATALOG_SAMPLE_REFUSED(WARNING, "the catalog took a table and refuses its sample rows"),
    CATALOG_TAG_CONFLICT(WARNING, "a person's tag of an exclusive classification stands against ours"),
    CATALOG_TAG_KEPT(WARNING, "a tag that we made stays in a catalog, because something else uses it"),
    CATALOG_TAG_MISSING(WARNING, "a tag does not exist in the catalog and may not be created"),
    CATALOG_LINEAGE_MISSING(WARNING, "the catalog does not have a dataset that a lineage rule names"),
    CATALOG_LINEAGE_REFUSED(WARNING, "the catalog refuses an edge of lineage"),
    CATALOG_LINEAGE_KEPT(WARNING, "more of our lineage is outdated than one run may remove"),
    CATALOG_NAME_CHANGED(WARNING, "a name holds what the catalog forbids and was rewritten"),
    CATALOG_ASSET_REFUSED(WARNING, "the catalog took a table and refuses some of what belongs to it"),
    CATALOG_ATTRIBUTE_UNKNOWN(WARNING, "the catalog's model lacks an attribute that we would write"),
    CATALOG_OBJECTS_LEFT_OUT(WARNING, "the objects of a table could not be told, so the table stands for them");

    private final Severity severity;
    private final String meaning;

    FindingCode(Severity severity, String meaning) {
        this.severity = severity;
        this.meaning = meaning;
    }

    public Severity severity() {
        return severity;
    }

    /** One line for the reference page. */
    public String meaning() {
        return meaning;
    }
}
