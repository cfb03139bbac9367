package io.lakecaravan.tag.detect;

import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.tag.detect.kind.Kind;
import java.util.List;

/** Which kinds a column of a type can hold at all. */
final class TypeFit {
    /** A flag, a time of day or bytes hold no text that a detector reads. */
    private static final List<Class<? extends LogicalType>> NOTHING_TO_READ = List.of(
            LogicalType.Null.class,
            LogicalType.Bool.class,
            LogicalType.Time.class,
            LogicalType.Duration.class,
            LogicalType.Interval.class,
            LogicalType.Uuid.class,
            LogicalType.Binary.class,
            LogicalType.Geometry.class,
            LogicalType.Geography.class);

    private TypeFit() {}

    static boolean allows(Kind kind, LogicalType type) {
        if (type instanceof LogicalType.Date || type instanceof LogicalType.Timestamp) {
            return kind == Kind.DATE_OF_BIRTH;
        }
        return NOTHING_TO_READ.stream().noneMatch(nothing -> nothing.isInstance(type));
    }
}
