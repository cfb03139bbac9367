package io.lakecaravan.schema;

import io.lakecaravan.schema.LogicalType.Binary;
import io.lakecaravan.schema.LogicalType.Bool;
import io.lakecaravan.schema.LogicalType.Date;
import io.lakecaravan.schema.LogicalType.Decimal;
import io.lakecaravan.schema.LogicalType.Duration;
import io.lakecaravan.schema.LogicalType.FloatingPoint;
import io.lakecaravan.schema.LogicalType.Geography;
import io.lakecaravan.schema.LogicalType.Geometry;
import io.lakecaravan.schema.LogicalType.Int;
import io.lakecaravan.schema.LogicalType.Interval;
import io.lakecaravan.schema.LogicalType.ListOf;
import io.lakecaravan.schema.LogicalType.MapOf;
import io.lakecaravan.schema.LogicalType.Null;
import io.lakecaravan.schema.LogicalType.StructOf;
import io.lakecaravan.schema.LogicalType.Text;
import io.lakecaravan.schema.LogicalType.TextKind;
import io.lakecaravan.schema.LogicalType.Time;
import io.lakecaravan.schema.LogicalType.Timestamp;
import io.lakecaravan.schema.LogicalType.UnionOf;
import io.lakecaravan.schema.LogicalType.Unknown;
import io.lakecaravan.schema.LogicalType.Uuid;
import io.lakecaravan.schema.LogicalType.Variant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Generated types. Few names and few parameters, so that two of them often meet. */
public final class AnyType {
    private AnyType() {}

    public static Arbitrary<LogicalType> scalars() {
        Arbitrary<Precision> units = Arbitraries.of(Precision.class);
        return Arbitraries.frequencyOf(
                Tuple.of(4, numbers()),
                Tuple.of(
                        3,
                        Arbitraries.of(
                                new Null(),
                                new Bool(),
                                new Date(),
                                new Interval(),
                                new Uuid(),
                                new Variant(),
                                new Unknown("x"),
                                new Unknown(""),
                                new Text(TextKind.PLAIN),
                                new Text(TextKind.JSON),
                                new Text(TextKind.ENUM))),
                Tuple.of(1, units.map(Time::new)),
                Tuple.of(1, units.map(Duration::new)),
                Tuple.of(
                        1,
                        Combinators.combine(units, Arbitraries.of(true, false)).as(Timestamp::new)),
                Tuple.of(1, bytes()));
    }

    private static Arbitrary<LogicalType> numbers() {
        Arbitrary<LogicalType> ints = Combinators.combine(Arbitraries.of(8, 16, 32, 64), Arbitraries.of(true, false))
                .as(Int::new);
        Arbitrary<LogicalType> decimals = Combinators.combine(
                        Arbitraries.of(0, 1, 3, 5, 10, 20, 500, 998), Arbitraries.of(-2, 0, 1, 5, 700, 1_500_000_000))
                .as((whole, scale) -> new Decimal(Math.max(1, whole + scale), scale));
        return Arbitraries.oneOf(ints, decimals, Arbitraries.of(16, 32, 64).map(FloatingPoint::new));
    }

    private static Arbitrary<LogicalType> bytes() {
        return Arbitraries.of(
                new Binary(OptionalInt.empty()),
                new Binary(OptionalInt.of(4)),
                new Binary(OptionalInt.of(16)),
                new Geometry(Optional.empty()),
                new Geometry(Optional.of("EPSG:4326")),
                new Geography(Optional.of("OGC:CRS84"), Optional.of("vincenty")));
    }

    /** Up to three levels deep. */
    public static Arbitrary<LogicalType> all() {
        return nested(nested(nested(scalars())));
    }

    private static Arbitrary<LogicalType> nested(Arbitrary<LogicalType> below) {
        Arbitrary<List<Column>> fields = columns(Arbitraries.of("a", "b", "c"), below)
                .list()
                .ofMaxSize(3)
                .uniqueElements(Column::name);
        return Arbitraries.frequencyOf(
                Tuple.of(3, below),
                Tuple.of(3, fields.map(StructOf::new)),
                Tuple.of(2, columns(Arbitraries.of("element", "item"), below).map(ListOf::new)),
                Tuple.of(
                        1,
                        Combinators.combine(
                                        columns(Arbitraries.of("key"), below),
                                        columns(Arbitraries.of("value", "v"), below))
                                .as(MapOf::new)),
                Tuple.of(1, fields.map(UnionOf::new)));
    }

    public static Arbitrary<Column> columns(Arbitrary<String> names, Arbitrary<LogicalType> types) {
        return Combinators.combine(names, types, Arbitraries.of(true, false), Arbitraries.of("", "INT32", "x"))
                .as(Column::new);
    }
}
