package io.lakecaravan.table;

import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import java.util.List;
import java.util.Optional;

/**
 * One answer to a list request, at most 1,000 objects in key order, of one bucket.
 *
 * @param number counts pages of this bucket in this run, from 0
 * @param end present on the page that ends the source's listing; that page may hold no object
 * @param findings what listing met, e.g. why the bucket's listing stopped before its end
 */
public record ObjectPage(
        String source,
        String bucket,
        int number,
        List<LakeObject> objects,
        Optional<ListingEnd> end,
        List<Finding> findings) {
    public ObjectPage {
        objects = List.copyOf(objects);
        findings = List.copyOf(findings);
    }

    public ObjectPage(String source, String bucket, int number, List<LakeObject> objects) {
        this(source, bucket, number, objects, Optional.empty(), List.of());
    }

    /** The page after the last one. */
    public static ObjectPage end(String source, String bucket, ListingEnd end, List<Finding> findings) {
        return new ObjectPage(source, bucket, 0, List.of(), Optional.of(end), findings);
    }

    /** In place of the rest of a bucket that could not be listed to its end. */
    public static ObjectPage stopped(String source, String bucket, Finding why) {
        return new ObjectPage(source, bucket, 0, List.of(), Optional.empty(), List.of(why));
    }

    public ObjectPage withObjects(List<LakeObject> kept) {
        return new ObjectPage(source, bucket, number, kept, end, findings);
    }

    /** Whether the bucket has keys that were not listed: its last folder may be half a one. */
    public boolean isStopped() {
        return findings.stream().anyMatch(finding -> finding.code() == FindingCode.SOURCE_LISTING_FAILED);
    }

    /** How the listing ended; only on the last page. */
    public ListingEnd ending() {
        return end.orElseThrow();
    }

    public boolean isLast() {
        return end.isPresent();
    }
}
