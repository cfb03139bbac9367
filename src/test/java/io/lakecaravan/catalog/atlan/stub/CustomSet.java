package io.lakecaravan.catalog.atlan.stub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;

/** A set of custom metadata: the hashed name, the visible one, attributes by hashed name, the entity types it is for. */
record CustomSet(
        String name,
        String displayName,
        Map<String, CustomAttribute> attributes,
        Set<String> applicable,
        ObjectNode body) {
    /** {@code type} is the type's name, an array's element type when {@code many}. */
    record CustomAttribute(String name, String displayName, String type, boolean many) {
        /** Contract §8: "string, boolean, int, long, float, date (epoch ms), enums", which are text. */
        Kind kind() {
            return switch (type) {
                case "boolean" -> Kind.BOOLEAN;
                case "int" -> Kind.INT;
                case "long" -> Kind.LONG;
                case "float", "double" -> Kind.FLOAT;
                case "date" -> Kind.DATE;
                default -> Kind.KEYWORD;
            };
        }
    }
}
