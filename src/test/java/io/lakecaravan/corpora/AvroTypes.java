package io.lakecaravan.corpora;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/** Avro's names of types; of a union with null its other member, for everything of ours may be null. */
final class AvroTypes {
    private AvroTypes() {}

    static String text(Schema schema) {
        if (schema.getLogicalType() != null) {
            return schema.getType().getName() + " " + schema.getLogicalType().getName();
        }
        return switch (schema.getType()) {
            case ARRAY -> "array<" + text(schema.getElementType()) + ">";
            case MAP -> "map<string," + text(schema.getValueType()) + ">";
            case RECORD -> {
                List<String> fields = new ArrayList<>();
                schema.getFields()
                        .forEach(field -> fields.add(NestedTypeText.quoted(field.name()) + ":" + text(field.schema())));
                yield "struct<" + String.join(",", fields) + ">";
            }
            case UNION -> {
                List<Schema> members = members(schema);
                yield members.size() == 1
                        ? text(members.get(0))
                        : "union<"
                                + String.join(
                                        ",",
                                        members.stream().map(AvroTypes::text).toList()) + ">";
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
