package io.lakecaravan.format;

import io.lakecaravan.table.LakeObject;
import java.io.IOException;

/** Opens objects by the name of their source. Safe for use by several threads; what it opens is not. */
public interface ObjectSources {
    /**
     * No request is sent before the first read. The caller closes the result.
     *
     * @param source name of a configured source
     * @param object as a listing showed it; its ETag, where it has one, pins the version
     * @throws ObjectException when the source cannot be used at all
     */
    ObjectSource open(String source, LakeObject object, ReadBudget budget) throws IOException;
}
