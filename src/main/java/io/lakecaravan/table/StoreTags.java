package io.lakecaravan.table;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Tags that a store keeps, as they are there: keys of 1 to 128 and values of up to 256 characters, values may be empty
 * (<i>Amazon S3 User Guide, Categorizing your storage using tags</i>).
 *
 * @param bucket those of the table's bucket by key; empty where they cannot be had, which says nothing of them
 * @param object those of the sample object by key; empty where they cannot be had or there is no such object
 */
public record StoreTags(Optional<Map<String, String>> bucket, Optional<Map<String, String>> object) {
    /** Nothing can be had. */
    public static final StoreTags UNKNOWN = new StoreTags(Optional.empty(), Optional.empty());

    public StoreTags {
        bucket = bucket.map(StoreTags::sorted);
        object = object.map(StoreTags::sorted);
    }

    private static Map<String, String> sorted(Map<String, String> tags) {
        return Collections.unmodifiableMap(new TreeMap<>(tags));
    }

    /** Whether both could be had and there are none. */
    public boolean isNone() {
        return bucket.filter(Map::isEmpty).isPresent()
                && object.filter(Map::isEmpty).isPresent();
    }
}
