package io.lakecaravan.schema;

import io.lakecaravan.schema.LogicalType.Binary;
import io.lakecaravan.schema.LogicalType.Date;
import io.lakecaravan.schema.LogicalType.Duration;
import io.lakecaravan.schema.LogicalType.Geography;
import io.lakecaravan.schema.LogicalType.Geometry;
import io.lakecaravan.schema.LogicalType.Text;
import io.lakecaravan.schema.LogicalType.Time;
import io.lakecaravan.schema.LogicalType.Timestamp;
import io.lakecaravan.schema.TypeMerge.Loss;
import io.lakecaravan.schema.TypeMerge.Merged;
import java.util.OptionalInt;

/** The join of types without parts. Plain text is above all of them. */
final class ScalarMerge {
    private ScalarMerge() {}

    /** Of two different scalars, neither of them null. */
    static Merged join(LogicalType a, LogicalType b) {
        if (NumericMerge.isNumber(a) && NumericMerge.isNumber(b)) {
            return NumericMerge.join(a, b);
        }
        if (isBytes(a) && isBytes(b)) {
            boolean bothPlain = a instanceof Binary && b instanceof Binary;
            return new Merged(new Binary(OptionalInt.empty()), bothPlain ? Loss.NONE : Loss.LOSSY);
        }
        if (a instanceof Time x && b instanceof Time y) {
            return Merged.exact(new Time(x.precision().finer(y.precision())));
        }
        if (a instanceof Duration x && b instanceof Duration y) {
            return Merged.exact(new Duration(x.precision().finer(y.precision())));
        }
        if (a instanceof Timestamp x && b instanceof Timestamp y && x.zoned() == y.zoned()) {
            return Merged.exact(new Timestamp(x.precision().finer(y.precision()), x.zoned()));
        }
        if (a instanceof Date && b instanceof Timestamp timestamp) {
            return dated(timestamp);
        }
        if (b instanceof Date && a instanceof Timestamp timestamp) {
            return dated(timestamp);
        }
        return text(a, b);
    }

    /** A date is a midnight; which one, it does not say where the timestamp is an instant. */
    private static Merged dated(Timestamp timestamp) {
        return new Merged(timestamp, timestamp.zoned() ? Loss.LOSSY : Loss.NONE);
    }

    /** A value written as text can be read back when the other side is text, unless it is bytes. */
    private static Merged text(LogicalType a, LogicalType b) {
        boolean textual = a instanceof Text || b instanceof Text;
        boolean kept = textual && !isBytes(a) && !isBytes(b);
        return new Merged(Text.plain(), kept ? Loss.NONE : Loss.LOSSY);
    }

    /** Geometries are bytes too (WKB); without a common reference system that is all that two of them share. */
    private static boolean isBytes(LogicalType type) {
        return type instanceof Binary || type instanceof Geometry || type instanceof Geography;
    }
}
