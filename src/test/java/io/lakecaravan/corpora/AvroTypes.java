package io.lakecaravan.corpora;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** Avro's names of types; of a union with null its other member, for everything of ours may be null. */
final class AvroTypes {
    private AvroTypes() {}

    static String text(Schema schema) {
        return text(schema, Set.of());
    }

    /** @param around names of the records that the schema stands in */
    static String text(Schema schema, Set<String> around) {
        if (schema.getLogicalType() instanceof LogicalTypes.Decimal decimal) {
            return schema.getType().getName() + " decimal(" + decimal.getPrecision() + "," + decimal.getScale() + ")";
        }
        if (schema.getLogicalType() != null) {
            return schema.getType().getName() + " " + schema.getLogicalType().getName();
        }
        return switch (schema.getType()) {
            case ARRAY -> "array<" + text(schema.getElementType(), around) + ">";
            case MAP -> "map<string," + text(schema.getValueType(), around) + ">";
            case RECORD -> {
                if (around.contains(schema.getFullName())) {
                    yield "recursive";
                }
                Set<String> within = new HashSet<>(around);
                within.add(schema.getFullName());
                List<String> fields = new ArrayList<>();
                schema.getFields()
                        .forEach(field ->
                                fields.add(NestedTypeText.quoted(field.name()) + ":" + text(field.schema(), within)));
                yield "struct<" + String.join(",", fields) + ">";
            }
            case UNION -> {
                List<Schema> members = members(schema);
                yield members.size() == 1
                        ? text(members.get(0), around)
                        : "union<"
                                + String.join(
                                        ",",
                                        members.stream()
                                                .map(member -> text(member, around))
                                                .toList()) + ">";
            }
            default -> schema.getType().getName();
        };
    }

    static List<Schema> members(Schema union) {
        return union.getTypes().stream()
                .filter(member -> member.getType() != Schema.Type.NULL)
                .toList();
    }
}
