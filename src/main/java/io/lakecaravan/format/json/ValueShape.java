package io.lakecaravan.format.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.format.LimitException;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.LogicalType.Decimal;
import io.lakecaravan.schema.LogicalType.FloatingPoint;
import io.lakecaravan.schema.LogicalType.Int;
import io.lakecaravan.schema.LogicalType.ListOf;
import io.lakecaravan.schema.LogicalType.StructOf;
import io.lakecaravan.schema.LogicalType.Text;
import io.lakecaravan.schema.TextTypeInference;
import io.lakecaravan.schema.TypeMerge;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the values at one place of the records have in common. Members keep the order in which they were first seen.
 *
 * <ul>
 *   <li>Numbers without point and exponent are {@code int}, {@code bigint}, or a decimal as wide as the widest; others
 *       are {@code double}, which is what writers of JSON have, even where the digits would fit a decimal.
 *   <li>Texts are dates, timestamps or UUIDs if all of them are; texts of digits stay text, for the writer chose so.
 *   <li>All is nullable, as nothing in JSON forbids a null or a missing member.
 * </ul>
 */
final class ValueShape {
    private final ColumnBudget budget;
    private final TextTypeInference texts = new TextTypeInference();
    private final Map<String, ValueShape> members = new LinkedHashMap<>();
    private Optional<ValueShape> element = Optional.empty();
    private long present;
    private boolean bools;
    private boolean objects;
    private boolean fractions;
    private int integerBits;
    private int integerDigits;

    ValueShape(ColumnBudget budget) {
        this.budget = budget;
    }

    /** Counts places in all records together. */
    static final class ColumnBudget {
        private final int limit;
        private int used;

        ColumnBudget(int limit) {
            this.limit = limit;
        }

        private void take() throws LimitException {
            if (++used > limit) {
                throw new LimitException(
                        "the records have more than " + limit + " columns, nested ones counted; are keys values?");
            }
        }
    }

    void add(JsonNode node) throws LimitException {
        if (node.isNull()) {
            return;
        }
        present++;
        if (node.isObject()) {
            objects = true;
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                member(member.getKey()).add(member.getValue());
            }
        } else if (node.isArray()) {
            ValueShape shape = element();
            for (JsonNode each : node) {
                shape.add(each);
            }
        } else if (node.isTextual()) {
            texts.add(node.textValue());
        } else if (node.isBoolean()) {
            bools = true;
        } else if (node.isIntegralNumber()) {
            addInteger(node.bigIntegerValue());
        } else {
            fractions = true;
        }
    }

    private ValueShape member(String name) throws LimitException {
        ValueShape shape = members.get(name);
        if (shape == null) {
            budget.take();
            shape = new ValueShape(budget);
            members.put(name, shape);
        }
        return shape;
    }

    private ValueShape element() throws LimitException {
        if (element.isEmpty()) {
            budget.take();
            element = Optional.of(new ValueShape(budget));
        }
        return element.get();
    }

    private void addInteger(BigInteger value) {
        integerBits = Math.max(integerBits, value.bitLength() + 1);
        if (value.bitLength() >= Long.SIZE) {
            integerDigits = Math.max(integerDigits, value.abs().toString().length());
        }
    }

    LogicalType type() {
        LogicalType type = new LogicalType.Null();
        if (bools) {
            type = join(type, new LogicalType.Bool());
        }
        if (integerBits > 0) {
            type = join(type, integer());
        }
        if (fractions) {
            type = join(type, new FloatingPoint(64));
        }
        if (texts.values() > 0) {
            type = join(type, text());
        }
        if (element.isPresent()) {
            type = join(
                    type, new ListOf(Column.nullable("element", element.get().type())));
        }
        return objects ? join(type, new StructOf(columns())) : type;
    }

    /** Members as columns. */
    List<Column> columns() {
        return members.entrySet().stream()
                .map(member ->
                        Column.nullable(member.getKey(), member.getValue().type()))
                .toList();
    }

    /** Values at this place that are not null. */
    long present() {
        return present;
    }

    long present(String name) {
        ValueShape shape = members.get(name);
        return shape == null ? 0 : shape.present();
    }

    private LogicalType integer() {
        if (integerBits <= Integer.SIZE) {
            return Int.signed(32);
        }
        return integerBits <= Long.SIZE ? Int.signed(64) : new Decimal(integerDigits, 0);
    }

    private LogicalType text() {
        LogicalType type = texts.type();
        boolean written = type instanceof LogicalType.Date
                || type instanceof LogicalType.Timestamp
                || type instanceof LogicalType.Uuid;
        return written ? type : Text.plain();
    }

    private static LogicalType join(LogicalType a, LogicalType b) {
        return TypeMerge.join(a, b).type();
    }
}
