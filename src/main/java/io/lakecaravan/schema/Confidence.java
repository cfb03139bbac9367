package io.lakecaravan.schema;

import io.lakecaravan.schema.LogicalType.Null;
import io.lakecaravan.schema.LogicalType.Variant;

/**
 * How sure a column of a table is, 0 to 1, rounded to four digits: the product of three shares.
 *
 * <ol>
 *   <li><b>Presence</b>: files that have the column among the files that were read.
 *   <li><b>Agreement</b>: the mean over the files that have it of 1 where the file's type is the column's (or it has only
 *       nulls), 0.9 where the column's type holds it without loss, 0.5 where it holds it with loss, and 0 where only
 *       variant holds both.
 *   <li><b>Basis</b>: 1 where the file declares the type (a footer, a header, a log). Where the type was found out from
 *       values, Laplace's rule of succession: after <i>n</i> values that all fit, (<i>n</i> + 1) / (<i>n</i> + 2) is the
 *       chance that the next one does. The mean over the files.
 * </ol>
 */
public final class Confidence {
    private static final double DIGITS = 10_000;

    private Confidence() {}

    /** @param files that were read, those without the column included */
    static double of(Column column, ColumnEvidence evidence, int files) {
        double presence = (double) evidence.files() / files;
        return Math.round(presence * agreement(column, evidence) * basis(evidence) * DIGITS) / DIGITS;
    }

    private static double agreement(Column column, ColumnEvidence evidence) {
        double sum = 0;
        for (MergeLoss.Sighting sighting : evidence.types()) {
            sum += sighting.files()
                    * agreement(sighting.type(), column.type(), evidence.types().size());
        }
        return sum / evidence.files();
    }

    private static double agreement(LogicalType found, LogicalType merged, int types) {
        if (types == 1 || found.equals(merged) || found instanceof Null) {
            return 1;
        }
        if (merged instanceof Variant) {
            return 0;
        }
        TypeMerge.Merged held = TypeMerge.merge(found, merged);
        return switch (held.loss()) {
            case NONE -> 0.9;
            case LOSSY -> 0.5;
            case CONFLICT -> 0;
        };
    }

    private static double basis(ColumnEvidence evidence) {
        long fitting = evidence.values() - evidence.nulls();
        double inferred = (fitting + 1.0) / (fitting + 2.0);
        double share = (double) evidence.inferredFiles() / evidence.files();
        return share * inferred + (1 - share);
    }

    /** Of a partition key, which the paths declare: the share of objects that have a value of it. */
    public static double ofPaths(long with, long objects) {
        return objects == 0 ? 1 : Math.round((double) with / objects * DIGITS) / DIGITS;
    }
}
