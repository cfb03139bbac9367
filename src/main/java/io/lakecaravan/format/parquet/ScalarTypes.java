package io.lakecaravan.format.parquet;

import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.LogicalType.Binary;
import io.lakecaravan.schema.LogicalType.Bool;
import io.lakecaravan.schema.LogicalType.Decimal;
import io.lakecaravan.schema.LogicalType.FloatingPoint;
import io.lakecaravan.schema.LogicalType.Geography;
import io.lakecaravan.schema.LogicalType.Geometry;
import io.lakecaravan.schema.LogicalType.Int;
import io.lakecaravan.schema.LogicalType.Interval;
import io.lakecaravan.schema.LogicalType.Text;
import io.lakecaravan.schema.LogicalType.TextKind;
import io.lakecaravan.schema.LogicalType.Time;
import io.lakecaravan.schema.LogicalType.Timestamp;
import io.lakecaravan.schema.LogicalType.Uuid;
import io.lakecaravan.schema.Precision;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.BsonLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.EnumLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.Float16LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.GeographyLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.GeometryLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntervalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.JsonLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.LogicalTypeAnnotationVisitor;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.UUIDLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.UnknownLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;

/**
 * Types of primitive fields. INT96 is a timestamp in nanoseconds without zone: writers disagree whether it was adjusted,
 * so it is shown as it lies. BSON is binary.
 *
 * @see <a href="https://github.com/apache/parquet-format/blob/master/LogicalTypes.md">Logical types</a>
 */
final class ScalarTypes {
    private ScalarTypes() {}

    static LogicalType type(PrimitiveType primitive) {
        LogicalTypeAnnotation annotation = primitive.getLogicalTypeAnnotation();
        Optional<LogicalType> annotated = annotation == null ? Optional.empty() : annotation.accept(new Annotated());
        return annotated.orElseGet(() -> physical(primitive));
    }

    private static LogicalType physical(PrimitiveType primitive) {
        return switch (primitive.getPrimitiveTypeName()) {
            case BOOLEAN -> new Bool();
            case INT32 -> Int.signed(32);
            case INT64 -> Int.signed(64);
            case INT96 -> new Timestamp(Precision.NANOS, false);
            case FLOAT -> new FloatingPoint(32);
            case DOUBLE -> new FloatingPoint(64);
            case BINARY -> new Binary(OptionalInt.empty());
            case FIXED_LEN_BYTE_ARRAY -> new Binary(OptionalInt.of(primitive.getTypeLength()));
        };
    }

    static Precision precision(TimeUnit unit) {
        return switch (unit) {
            case MILLIS -> Precision.MILLIS;
            case MICROS -> Precision.MICROS;
            case NANOS -> Precision.NANOS;
        };
    }

    /** Annotations of groups, and those that add nothing to the physical type, give nothing. */
    private static final class Annotated implements LogicalTypeAnnotationVisitor<LogicalType> {
        @Override
        public Optional<LogicalType> visit(StringLogicalTypeAnnotation string) {
            return Optional.of(Text.plain());
        }

        @Override
        public Optional<LogicalType> visit(EnumLogicalTypeAnnotation constants) {
            return Optional.of(new Text(TextKind.ENUM));
        }

        @Override
        public Optional<LogicalType> visit(JsonLogicalTypeAnnotation json) {
            return Optional.of(new Text(TextKind.JSON));
        }

        @Override
        public Optional<LogicalType> visit(BsonLogicalTypeAnnotation bson) {
            return Optional.of(new Binary(OptionalInt.empty()));
        }

        @Override
        public Optional<LogicalType> visit(DecimalLogicalTypeAnnotation decimal) {
            return Optional.of(new Decimal(decimal.getPrecision(), decimal.getScale()));
        }

        @Override
        public Optional<LogicalType> visit(DateLogicalTypeAnnotation date) {
            return Optional.of(new LogicalType.Date());
        }

        @Override
        public Optional<LogicalType> visit(TimeLogicalTypeAnnotation time) {
            return Optional.of(new Time(precision(time.getUnit())));
        }

        @Override
        public Optional<LogicalType> visit(TimestampLogicalTypeAnnotation timestamp) {
            return Optional.of(new Timestamp(precision(timestamp.getUnit()), timestamp.isAdjustedToUTC()));
        }

        @Override
        public Optional<LogicalType> visit(IntLogicalTypeAnnotation integer) {
            return Optional.of(new Int(integer.getBitWidth(), integer.isSigned()));
        }

        @Override
        public Optional<LogicalType> visit(UUIDLogicalTypeAnnotation uuid) {
            return Optional.of(new Uuid());
        }

        @Override
        public Optional<LogicalType> visit(IntervalLogicalTypeAnnotation interval) {
            return Optional.of(new Interval());
        }

        @Override
        public Optional<LogicalType> visit(Float16LogicalTypeAnnotation half) {
            return Optional.of(new FloatingPoint(16));
        }

        @Override
        public Optional<LogicalType> visit(GeometryLogicalTypeAnnotation geometry) {
            return Optional.of(new Geometry(Optional.ofNullable(geometry.getCrs())));
        }

        @Override
        public Optional<LogicalType> visit(GeographyLogicalTypeAnnotation geography) {
            Optional<String> algorithm = Optional.ofNullable(geography.getAlgorithm())
                    .map(edges -> edges.name().toLowerCase(Locale.ROOT));
            return Optional.of(new Geography(Optional.ofNullable(geography.getCrs()), algorithm));
        }

        @Override
        public Optional<LogicalType> visit(UnknownLogicalTypeAnnotation none) {
            return Optional.of(new LogicalType.Null());
        }
    }
}
