package io.lakecaravan.table;

import java.util.List;
import java.util.Optional;

/**
 * One answer to a list request, at most 1,000 objects in key order, of one bucket.
 *
 * @param number counts pages of this bucket in this run, from 0
 * @param end present on the page that ends the source's listing; that page may hold no object
 */
public record ObjectPage(String source, String bucket, int number, List<LakeObject> objects, Optional<ListingEnd> end) {
    public ObjectPage {
        objects = List.copyOf(objects);
    }

    public ObjectPage(String source, String bucket, int number, List<LakeObject> objects) {
        this(source, bucket, number, objects, Optional.empty());
    }

    /** The page after the last one. */
    public static ObjectPage end(String source, String bucket, ListingEnd end) {
        return new ObjectPage(source, bucket, 0, List.of(), Optional.of(end));
    }

    public ObjectPage withObjects(List<LakeObject> kept) {
        return new ObjectPage(source, bucket, number, kept, end);
    }

    /** How the listing ended; only on the last page. */
    public ListingEnd ending() {
        return end.orElseThrow();
    }

    public boolean isLast() {
        return end.isPresent();
    }
}
