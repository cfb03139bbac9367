package io.lakecaravan.catalog.openmetadata;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One target, a table or a column, after the merge.
 *
 * @param base of the next merge
 * @param standing names of all labels that stand there when the patch is taken, people's too
 * @param confirmed those that we suggested and a person agreed with
 * @param children of a column: the columns within it, in our order
 */
record MergedTarget(TargetBase base, Set<String> standing, Set<String> confirmed, List<MergedTarget> children) {
    MergedTarget {
        children = List.copyOf(children);
    }

    /** One without columns within it. */
    MergedTarget(TargetBase base, Set<String> standing, Set<String> confirmed) {
        this(base, standing, confirmed, List.of());
    }

    MergedTarget withChildren(List<MergedTarget> columns) {
        return new MergedTarget(base, standing, confirmed, columns);
    }

    /** Of what is new there. */
    static MergedTarget created(JsonNode payload) {
        TargetBase base = TargetBase.created(payload);
        List<MergedTarget> children = new ArrayList<>();
        payload.path("children").forEach(child -> children.add(created(child)));
        return new MergedTarget(base, new LinkedHashSet<>(base.tags()), Set.of(), children);
    }
}
