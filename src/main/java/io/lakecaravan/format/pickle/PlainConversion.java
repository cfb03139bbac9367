package io.lakecaravan.format.pickle;

import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.LogicalType.Decimal;
import io.lakecaravan.schema.LogicalType.FloatingPoint;
import io.lakecaravan.schema.LogicalType.Int;
import io.lakecaravan.schema.LogicalType.ListOf;
import io.lakecaravan.schema.LogicalType.MapOf;
import io.lakecaravan.schema.LogicalType.StructOf;
import io.lakecaravan.schema.LogicalType.Text;
import io.lakecaravan.schema.LogicalType.Timestamp;
import io.lakecaravan.schema.LogicalType.Unknown;
import io.lakecaravan.schema.LogicalType.Variant;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@link PlainValues} in the classes that {@link LogicalType} names, for the type that {@link PlainShape} gave. */
final class PlainConversion {
    private PlainConversion() {}

    static Object of(LogicalType type, Object plain) {
        if (plain == null) {
            return null;
        }
        if (type instanceof Variant || type instanceof Unknown) {
            return PlainText.json(plain);
        }
        if (type instanceof Text) {
            return plain instanceof String ? plain : PlainText.of(plain);
        }
        if (type instanceof ListOf list && plain instanceof List<?> elements) {
            List<Object> values = new ArrayList<>(elements.size());
            elements.forEach(element -> values.add(of(list.element().type(), element)));
            return values;
        }
        if (type instanceof StructOf struct && plain instanceof Map<?, ?> members) {
            List<Object> values = new ArrayList<>();
            for (Column field : struct.fields()) {
                values.add(of(field.type(), members.get(field.name())));
            }
            return values;
        }
        if (type instanceof MapOf map && plain instanceof Map<?, ?> members) {
            Map<String, Object> values = new LinkedHashMap<>();
            members.forEach((key, value) ->
                    values.put(String.valueOf(key), of(map.value().type(), value)));
            return values;
        }
        return scalar(type, plain);
    }

    private static Object scalar(LogicalType type, Object plain) {
        if (type instanceof FloatingPoint real && plain instanceof Number number) {
            return real.bits() == 64 ? (Object) number.doubleValue() : (Object) number.floatValue();
        }
        if (type instanceof Int && plain instanceof Long) {
            return plain;
        }
        if (type instanceof Decimal decimal) {
            return decimal(decimal, plain);
        }
        if (type instanceof Timestamp timestamp) {
            LocalDateTime local = local(plain);
            return timestamp.zoned() ? (Object) local.toInstant(ZoneOffset.UTC) : (Object) local;
        }
        return plain instanceof PlainValues.Span span ? span.duration() : plain;
    }

    private static LocalDateTime local(Object plain) {
        return plain instanceof LocalDate date ? date.atStartOfDay() : ((PlainValues.Moment) plain).local();
    }

    private static BigDecimal decimal(Decimal type, Object plain) {
        BigDecimal value = plain instanceof BigDecimal exact
                ? exact
                : new BigDecimal(plain instanceof BigInteger big ? big : BigInteger.valueOf((Long) plain));
        return value.setScale(type.scale());
    }
}
