package io.lakecaravan.demo;

import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.LogicalType.Binary;
import io.lakecaravan.schema.LogicalType.Decimal;
import io.lakecaravan.schema.LogicalType.FloatingPoint;
import io.lakecaravan.schema.LogicalType.Int;
import io.lakecaravan.schema.LogicalType.ListOf;
import io.lakecaravan.schema.LogicalType.MapOf;
import io.lakecaravan.schema.LogicalType.StructOf;
import io.lakecaravan.schema.LogicalType.Text;
import io.lakecaravan.schema.LogicalType.Time;
import io.lakecaravan.schema.LogicalType.Timestamp;
import io.lakecaravan.schema.Precision;
import io.lakecaravan.schema.Schema;
import java.math.BigInteger;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;

/** Our types as Parquet's, in the shapes that the specification recommends. */
final class ParquetTypes {
    private ParquetTypes() {}

    static MessageType message(Schema schema) {
        return new MessageType(
                "table", schema.columns().stream().map(ParquetTypes::field).toList());
    }

    private static Type field(Column column) {
        Repetition repetition = column.nullable() ? Repetition.OPTIONAL : Repetition.REQUIRED;
        LogicalType type = column.type();
        if (type instanceof ListOf list) {
            GroupType repeated = new GroupType(
                    Repetition.REPEATED, "list", field(list.element().withName("element")));
            return annotated(column, repetition, LogicalTypeAnnotation.listType(), repeated);
        }
        if (type instanceof MapOf map) {
            Column key = new Column("key", map.key().type(), false, "");
            GroupType repeated = new GroupType(
                    Repetition.REPEATED,
                    "key_value",
                    field(key),
                    field(map.value().withName("value")));
            return annotated(column, repetition, LogicalTypeAnnotation.mapType(), repeated);
        }
        if (type instanceof StructOf struct) {
            return new GroupType(
                    repetition,
                    column.name(),
                    struct.fields().stream().map(ParquetTypes::field).toList());
        }
        return scalar(type, repetition).named(column.name());
    }

    private static Type annotated(
            Column column, Repetition repetition, LogicalTypeAnnotation annotation, GroupType repeated) {
        return Types.buildGroup(repetition).as(annotation).addField(repeated).named(column.name());
    }

    private static Types.PrimitiveBuilder<PrimitiveType> scalar(LogicalType type, Repetition repetition) {
        if (type instanceof LogicalType.Bool) {
            return Types.primitive(PrimitiveTypeName.BOOLEAN, repetition);
        }
        if (type instanceof Int integer) {
            PrimitiveTypeName physical = integer.bits() == 64 ? PrimitiveTypeName.INT64 : PrimitiveTypeName.INT32;
            return Types.primitive(physical, repetition)
                    .as(LogicalTypeAnnotation.intType(integer.bits(), integer.signed()));
        }
        if (type instanceof FloatingPoint real && real.bits() > 16) {
            return Types.primitive(real.bits() == 32 ? PrimitiveTypeName.FLOAT : PrimitiveTypeName.DOUBLE, repetition);
        }
        if (type instanceof Decimal decimal) {
            return decimal(decimal, repetition);
        }
        if (type instanceof LogicalType.Date) {
            return Types.primitive(PrimitiveTypeName.INT32, repetition).as(LogicalTypeAnnotation.dateType());
        }
        if (type instanceof Time) {
            return Types.primitive(PrimitiveTypeName.INT64, repetition)
                    .as(LogicalTypeAnnotation.timeType(false, TimeUnit.MICROS));
        }
        if (type instanceof Timestamp timestamp) {
            return Types.primitive(PrimitiveTypeName.INT64, repetition)
                    .as(LogicalTypeAnnotation.timestampType(timestamp.zoned(), unit(timestamp.precision())));
        }
        if (type instanceof Text text) {
            return Types.primitive(PrimitiveTypeName.BINARY, repetition).as(annotation(text));
        }
        if (type instanceof LogicalType.Uuid) {
            return Types.primitive(PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY, repetition)
                    .length(16)
                    .as(LogicalTypeAnnotation.uuidType());
        }
        if (type instanceof Binary) {
            return Types.primitive(PrimitiveTypeName.BINARY, repetition);
        }
        throw new IllegalArgumentException("the Parquet writer does not write columns of type " + type);
    }

    /** The smallest physical type that holds the digits. */
    private static Types.PrimitiveBuilder<PrimitiveType> decimal(Decimal decimal, Repetition repetition) {
        LogicalTypeAnnotation annotation = LogicalTypeAnnotation.decimalType(decimal.scale(), decimal.precision());
        if (decimal.precision() <= 9) {
            return Types.primitive(PrimitiveTypeName.INT32, repetition).as(annotation);
        }
        if (decimal.precision() <= 18) {
            return Types.primitive(PrimitiveTypeName.INT64, repetition).as(annotation);
        }
        int bits =
                BigInteger.TEN.pow(decimal.precision()).subtract(BigInteger.ONE).bitLength() + 1;
        return Types.primitive(PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY, repetition)
                .length((bits + 7) / 8)
                .as(annotation);
    }

    private static TimeUnit unit(Precision precision) {
        return switch (precision) {
            case SECONDS, MILLIS -> TimeUnit.MILLIS;
            case MICROS -> TimeUnit.MICROS;
            case NANOS -> TimeUnit.NANOS;
        };
    }

    private static LogicalTypeAnnotation annotation(Text text) {
        return switch (text.kind()) {
            case PLAIN -> LogicalTypeAnnotation.stringType();
            case JSON -> LogicalTypeAnnotation.jsonType();
            case ENUM -> LogicalTypeAnnotation.enumType();
        };
    }
}
