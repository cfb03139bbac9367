package io.lakecaravan.table;

import java.util.List;

/**
 * One answer to a list request, at most 1,000 objects in key order, of one bucket.
 *
 * @param number counts pages of this bucket in this run, from 0
 */
public record ObjectPage(String source, String bucket, int number, List<LakeObject> objects) {
    public ObjectPage {
        objects = List.copyOf(objects);
    }
}
