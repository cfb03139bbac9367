package io.lakecaravan.schema;

import java.util.List;

/**
 * The schema of a table over the objects that were read.
 *
 * @param columns in the order of the newest object, then of first appearance in key order
 * @param losses in column order
 * @param caseCollisions column names that differ in case only, each group in alphabetical order: catalogs that ignore
 *     case cannot hold them side by side
 */
public record MergedSchema(List<MergedColumn> columns, List<MergeLoss> losses, List<List<String>> caseCollisions) {
    public MergedSchema {
        columns = List.copyOf(columns);
        losses = List.copyOf(losses);
        caseCollisions = caseCollisions.stream().map(List::copyOf).toList();
    }

    public Schema schema() {
        return new Schema(columns.stream().map(MergedColumn::column).toList());
    }
}
