package io.lakecaravan.catalog.openmetadata;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * One target, a table or a column, after the merge.
 *
 * @param base of the next merge
 * @param standing names of all labels that stand there when the patch is taken, people's too
 * @param confirmed those that we suggested and a person agreed with
 */
record MergedTarget(TargetBase base, Set<String> standing, Set<String> confirmed) {
    /** Of what is new there. */
    static MergedTarget created(JsonNode payload) {
        TargetBase base = TargetBase.created(payload);
        return new MergedTarget(base, new LinkedHashSet<>(base.tags()), Set.of());
    }
}
