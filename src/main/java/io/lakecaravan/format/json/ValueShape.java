package io.lakecaravan.format.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.format.LimitException;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.LogicalType.ListOf;
import io.lakecaravan.schema.LogicalType.MapOf;
import io.lakecaravan.schema.LogicalType.StructOf;
import io.lakecaravan.schema.LogicalType.Text;
import io.lakecaravan.schema.TextTypeInference;
import io.lakecaravan.schema.TypeMerge;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the values at one place of the records have in common.
 *
 * <ul>
 *   <li>Numbers are what {@link NumberShape} says.
 *   <li>Texts are dates, timestamps or UUIDs if all of them are; texts of digits stay text, for the writer chose so.
 *   <li>Objects are maps where {@link MemberShapes} finds that their names are values, structs otherwise.
 *   <li>All is nullable, as nothing in JSON forbids a null or a missing member.
 * </ul>
 */
final class ValueShape {
    private final ColumnBudget budget;
    private final TextTypeInference texts = new TextTypeInference();
    private final NumberShape numbers = new NumberShape();
    private final MemberShapes members;
    private Optional<ValueShape> element = Optional.empty();
    private long present;
    private boolean bools;

    ValueShape(ColumnBudget budget) {
        this.budget = budget;
        this.members = new MemberShapes(budget);
    }

    /** Counts places in all records together. */
    static final class ColumnBudget {
        private final int limit;
        private int used;

        ColumnBudget(int limit) {
            this.limit = limit;
        }

        void take() throws LimitException {
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
            members.add(node);
        } else if (node.isArray()) {
            ValueShape shape = element();
            for (JsonNode each : node) {
                shape.add(each);
            }
        } else if (node.isTextual()) {
            texts.add(node.textValue());
        } else if (node.isBoolean()) {
            bools = true;
        } else {
            numbers.add(node);
        }
    }

    /** Takes in what the other has seen. */
    void merge(ValueShape other) throws LimitException {
        present += other.present;
        bools |= other.bools;
        texts.merge(other.texts);
        numbers.merge(other.numbers);
        members.merge(other.members);
        if (other.element.isPresent()) {
            element().merge(other.element.get());
        }
    }

    private ValueShape element() throws LimitException {
        if (element.isEmpty()) {
            budget.take();
            element = Optional.of(new ValueShape(budget));
        }
        return element.get();
    }

    LogicalType type() {
        LogicalType type = scalar();
        if (element.isPresent()) {
            type = join(
                    type, new ListOf(Column.nullable("element", element.get().type())));
        }
        return members.objects() > 0 ? join(type, members.type(MemberShapes.Place.NESTED)) : type;
    }

    private LogicalType scalar() {
        LogicalType type = bools ? new LogicalType.Bool() : new LogicalType.Null();
        if (!numbers.isEmpty()) {
            type = join(type, numbers.type());
        }
        return texts.values() > 0 ? join(type, text()) : type;
    }

    /** Of what kinds the values are: at most one where they have one type. */
    int kinds() {
        return (bools ? 1 : 0)
                + (numbers.isEmpty() ? 0 : 1)
                + (texts.values() > 0 ? 1 : 0)
                + (element.isPresent() ? 1 : 0)
                + (members.objects() > 0 ? 1 : 0);
    }

    /** The members of objects at this place. */
    MemberShapes members() {
        return members;
    }

    /** The type of records: of their names as columns, or a map where these are values. */
    LogicalType recordType() {
        return members.type(MemberShapes.Place.RECORD);
    }

    /** Values at this place that are not null. */
    long present() {
        return present;
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

    static StructOf struct(Map<String, ValueShape> members) {
        List<Column> fields = members.entrySet().stream()
                .map(member ->
                        Column.nullable(member.getKey(), member.getValue().type()))
                .toList();
        return new StructOf(fields);
    }

    static MapOf map(ValueShape values) {
        return new MapOf(Column.required("key", Text.plain()), Column.nullable("value", values.type()));
    }
}
