package io.lakecaravan.format;

import io.lakecaravan.table.LakeObject;
import java.io.IOException;
import java.util.List;

/** The objects under one root, for formats that need to list. Limits hold over all sources opened from one root. */
public interface TableRoot {
    /** {@code s3://bucket/prefix/} for messages. */
    String name();

    /**
     * Objects under {@code relativePrefix} in key order, at most {@code limit}; asking for more than a listing's limit
     * throws {@link LimitException}.
     */
    List<LakeObject> list(String relativePrefix, int limit) throws IOException;

    /** The caller closes it. */
    ObjectSource open(String relativeKey) throws IOException;

    /**
     * As {@link #open(String)} where the size is known from elsewhere, which saves a store the question.
     *
     * @param size bytes; where it is wrong, reading fails
     */
    default ObjectSource open(String relativeKey, long size) throws IOException {
        return open(relativeKey);
    }
}
