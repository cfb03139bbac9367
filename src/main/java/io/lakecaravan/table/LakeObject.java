package io.lakecaravan.table;

import java.time.Instant;
import java.util.Optional;

/**
 * One object as a listing shows it.
 *
 * @param size bytes as stored
 * @param etag as the store gives it, without quotes; empty where a store gives none
 * @param storageClass S3 storage class, {@code STANDARD} where the store names none
 */
public record LakeObject(
        String bucket, String key, long size, Optional<String> etag, Instant lastModified, String storageClass) {
    public static final String STANDARD = "STANDARD";

    /** What changes when the content changes: ETag and size, or size and time where the store gives no ETag. */
    public String version() {
        return etag.map(tag -> tag + ":" + size).orElseGet(() -> size + "@" + lastModified.toEpochMilli());
    }

    /** Objects in these classes answer 403 to a GET until they are restored. */
    public boolean isArchived() {
        return storageClass.equals("GLACIER") || storageClass.equals("DEEP_ARCHIVE");
    }

    public String uri() {
        return "s3://" + bucket + "/" + key;
    }
}
