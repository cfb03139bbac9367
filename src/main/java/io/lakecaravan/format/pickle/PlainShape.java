package io.lakecaravan.format.pickle;

import io.lakecaravan.format.LimitException;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.LogicalType.Decimal;
import io.lakecaravan.schema.LogicalType.FloatingPoint;
import io.lakecaravan.schema.LogicalType.Int;
import io.lakecaravan.schema.LogicalType.ListOf;
import io.lakecaravan.schema.LogicalType.StructOf;
import io.lakecaravan.schema.LogicalType.Text;
import io.lakecaravan.schema.LogicalType.Timestamp;
import io.lakecaravan.schema.Precision;
import io.lakecaravan.schema.TypeMerge;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * What the Python objects at one place of the records have in common.
 *
 * <p>Integers are {@code bigint}, for Python's have no width, or a decimal as wide as the widest. Texts stay text, for
 * who writes Python objects has dates and numbers at hand.
 */
final class PlainShape {
    private final Budget budget;
    private final Map<String, PlainShape> members = new LinkedHashMap<>();
    private Optional<PlainShape> element = Optional.empty();
    private LogicalType scalars = new LogicalType.Null();
    private boolean records;
    private boolean nulls;
    private int integerDigits;
    private boolean integers;

    /** Counts places in all records of a table together. */
    static final class Budget {
        private final int limit;
        private int used;

        Budget(int limit) {
            this.limit = limit;
        }

        void take() throws LimitException {
            if (++used > limit) {
                throw new LimitException("the records have more than " + limit + " columns, nested ones counted");
            }
        }
    }

    PlainShape(Budget budget) {
        this.budget = budget;
    }

    void add(Object plain) throws LimitException {
        if (plain == null) {
            nulls = true;
        } else if (plain instanceof List<?> elements) {
            if (element.isEmpty()) {
                budget.take();
                element = Optional.of(new PlainShape(budget));
            }
            for (Object each : elements) {
                element.get().add(each);
            }
        } else if (plain instanceof Map<?, ?> values) {
            records = true;
            for (Map.Entry<?, ?> member : values.entrySet()) {
                member(String.valueOf(member.getKey())).add(member.getValue());
            }
        } else {
            addScalar(plain);
        }
    }

    private PlainShape member(String name) throws LimitException {
        PlainShape shape = members.get(name);
        if (shape == null) {
            budget.take();
            shape = new PlainShape(budget);
            members.put(name, shape);
        }
        return shape;
    }

    private void addScalar(Object plain) {
        if (plain instanceof Long) {
            integers = true;
        } else if (plain instanceof BigInteger big) {
            integers = true;
            integerDigits = Math.max(integerDigits, big.abs().toString().length());
        } else {
            LogicalType type = type(plain);
            if (!type.equals(scalars)) {
                scalars = join(scalars, type);
            }
        }
    }

    private static LogicalType type(Object plain) {
        if (plain instanceof String) {
            return Text.plain();
        } else if (plain instanceof Double) {
            return new FloatingPoint(64);
        } else if (plain instanceof Boolean) {
            return new LogicalType.Bool();
        } else if (plain instanceof byte[]) {
            return new LogicalType.Binary(OptionalInt.empty());
        } else if (plain instanceof BigDecimal decimal) {
            int scale = Math.max(0, decimal.scale());
            int whole = Math.max(0, decimal.precision() - decimal.scale());
            return new Decimal(Math.max(1, whole + scale), scale);
        } else if (plain instanceof LocalDate) {
            return new LogicalType.Date();
        } else if (plain instanceof LocalTime) {
            return new LogicalType.Time(Precision.MICROS);
        } else if (plain instanceof PlainValues.Moment moment) {
            return new Timestamp(moment.precision(), moment.zoned());
        } else if (plain instanceof PlainValues.Span span) {
            return new LogicalType.Duration(span.precision());
        } else if (plain instanceof UUID) {
            return new LogicalType.Uuid();
        }
        String name = plain instanceof PlainValues.Opaque opaque ? opaque.className() : "object";
        return new LogicalType.Unknown(name);
    }

    LogicalType type() {
        LogicalType type = scalars;
        if (integers) {
            type = join(type, integerDigits == 0 ? Int.signed(64) : new Decimal(Math.max(19, integerDigits), 0));
        }
        if (element.isPresent()) {
            type = join(
                    type, new ListOf(Column.nullable("element", element.get().type())));
        }
        return records ? join(type, new StructOf(columns())) : type;
    }

    List<Column> columns() {
        return members.entrySet().stream()
                .map(member ->
                        Column.nullable(member.getKey(), member.getValue().type()))
                .toList();
    }

    boolean hasNulls() {
        return nulls;
    }

    private static LogicalType join(LogicalType a, LogicalType b) {
        return TypeMerge.join(a, b).type();
    }
}
