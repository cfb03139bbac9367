package io.lakecaravan.catalog.atlan;

import io.lakecaravan.table.LakeObject;
import java.util.List;
import java.util.Map;

/**
 * The objects of a table, all of them, where they are few enough to become assets.
 *
 * @param objects in key order, at most {@link #MOST}
 * @param through keys by the name of the lineage rule that goes through some of the objects only
 */
public record TableObjects(List<LakeObject> objects, Map<String, List<String>> through) {
    /** Above it the table stands for its objects. */
    public static final int MOST = 1_000;

    /** Exchange property; absent where the table stands for its objects. */
    public static final String PROPERTY = "CaravanTableObjects";

    public TableObjects {
        if (objects.size() > MOST) {
            throw new IllegalArgumentException(objects.size() + " objects are more than " + MOST);
        }
        objects = List.copyOf(objects);
        through = Map.copyOf(through);
    }
}
