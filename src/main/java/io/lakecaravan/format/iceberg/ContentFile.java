package io.lakecaravan.format.iceberg;

import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.iceberg.AvroRecords.Fields;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A data or delete file as a manifest's entry names it.
 *
 * @param content 0 for data, 1 for position deletes, 2 for equality deletes
 * @param spec id of the partition spec it was written by
 * @param offset where a deletion vector starts in its file
 * @param length bytes of a deletion vector
 */
record ContentFile(
        int content,
        String path,
        String format,
        long size,
        long records,
        int spec,
        Fields partition,
        Optional<String> referenced,
        OptionalLong offset,
        OptionalLong length) {
    static final int DATA = 0;
    static final int POSITION_DELETES = 1;

    private static final int DELETED = 2;

    /** Empty for an entry that says the file is gone. */
    static Optional<ContentFile> of(Fields entry, int spec) throws FormatException {
        if (entry.number("status").orElse(0) == DELETED) {
            return Optional.empty();
        }
        Fields file = entry.record("data_file");
        String path = file.text("file_path").orElseThrow(() -> lacks("file_path"));
        return Optional.of(new ContentFile(
                (int) file.number("content").orElse(DATA),
                path,
                file.text("file_format").orElseThrow(() -> lacks("file_format")).toLowerCase(Locale.ROOT),
                file.number("file_size_in_bytes").orElse(-1),
                file.number("record_count").orElse(0),
                spec,
                file.record("partition"),
                file.text("referenced_data_file"),
                file.number("content_offset"),
                file.number("content_size_in_bytes")));
    }

    private static FormatException lacks(String field) {
        return new FormatException(FindingCode.ICEBERG_METADATA_CORRUPT, "an entry of a manifest lacks " + field);
    }
}
