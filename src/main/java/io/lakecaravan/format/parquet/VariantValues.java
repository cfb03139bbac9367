package io.lakecaravan.format.parquet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.table.Rendering;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.Type;

/**
 * Puts shredded variants together: {@code value} holds what is in the binary encoding, {@code typed_value} what was
 * written as columns, and an object may be in both.
 *
 * @see <a href="https://github.com/apache/parquet-format/blob/master/VariantShredding.md">Variant shredding</a>
 */
final class VariantValues {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final byte[] metadata;

    private VariantValues(byte[] metadata) {
        this.metadata = metadata;
    }

    /** @param fields values of the group's fields, in its order */
    static JsonNode json(GroupType group, Object fields) {
        Object metadata = field(group, (List<?>) fields, "metadata")
                .orElseThrow(() -> new IllegalArgumentException("variant without metadata"));
        return new VariantValues((byte[]) metadata)
                .value(group, (List<?>) fields)
                .orElse(NODES.nullNode());
    }

    /** Empty where both parts are null: a field that the object does not have. */
    private Optional<JsonNode> value(GroupType group, List<?> fields) {
        Optional<JsonNode> binary =
                field(group, fields, "value").map(bytes -> VariantBinary.json(metadata, (byte[]) bytes));
        Optional<Object> typed = field(group, fields, "typed_value");
        if (typed.isEmpty()) {
            return binary;
        }
        JsonNode shredded = typed(group.getType("typed_value"), typed.get());
        if (shredded instanceof ObjectNode object && binary.orElse(null) instanceof ObjectNode rest) {
            object.setAll(rest);
        }
        return Optional.of(shredded);
    }

    private JsonNode typed(Type type, Object value) {
        Nesting nesting = Nesting.of(type);
        if (nesting instanceof Nesting.ThreeLevelList list) {
            ArrayNode array = NODES.arrayNode();
            for (Object element : (List<?>) value) {
                array.add(value(list.element().asGroupType(), (List<?>) element).orElse(NODES.nullNode()));
            }
            return array;
        }
        if (nesting instanceof Nesting.Struct struct) {
            ObjectNode object = NODES.objectNode();
            List<?> members = (List<?>) value;
            for (int index = 0; index < members.size(); index++) {
                if (members.get(index) != null) {
                    Type member = struct.group().getType(index);
                    value(member.asGroupType(), (List<?>) members.get(index))
                            .ifPresent(json -> object.set(member.getName(), json));
                }
            }
            return object;
        }
        return Rendering.json(ColumnTypes.column(type).type(), value);
    }

    private static Optional<Object> field(GroupType group, List<?> values, String name) {
        return group.containsField(name)
                ? Optional.ofNullable(values.get(group.getFieldIndex(name)))
                : Optional.empty();
    }
}
