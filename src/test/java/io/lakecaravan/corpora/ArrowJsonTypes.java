package io.lakecaravan.corpora;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Types of Arrow's integration JSON as one text; encodings give the type of their values. */
final class ArrowJsonTypes {
    private ArrowJsonTypes() {}

    static String text(JsonNode field) {
        String extension = metadata(field, "ARROW:extension:name");
        if (extension.equals("arrow.uuid")) {
            return "extension " + extension;
        }
        JsonNode type = field.get("type");
        JsonNode children = field.path("children");
        String name = type.get("name").asText();
        return switch (name) {
            case "list", "largelist", "listview", "largelistview", "fixedsizelist" ->
                "array<" + text(children.get(0)) + ">";
            case "map" -> {
                JsonNode entries = children.get(0).get("children");
                yield "map<" + text(entries.get(0)) + "," + text(entries.get(1)) + ">";
            }
            case "struct" -> {
                List<String> fields = new ArrayList<>();
                children.forEach(child ->
                        fields.add(NestedTypeText.quoted(child.get("name").asText()) + ":" + text(child)));
                yield "struct<" + String.join(",", fields) + ">";
            }
            case "union" -> {
                List<String> members = new ArrayList<>();
                children.forEach(child -> members.add(text(child)));
                yield "union<" + String.join(",", members) + ">";
            }
            case "runendencoded" -> text(children.get(1));
            case "int" ->
                (type.get("isSigned").asBoolean() ? "int" : "uint")
                        + type.get("bitWidth").asInt();
            case "decimal" ->
                "decimal(" + type.get("precision").asInt() + ","
                        + type.get("scale").asInt() + ")";
            case "floatingpoint" -> "float " + type.get("precision").asText();
            case "timestamp" -> "timestamp " + type.get("unit").asText() + (type.has("timezone") ? " zone" : "");
            case "time", "duration" -> name + " " + type.get("unit").asText();
            case "fixedsizebinary" -> "binary(" + type.get("byteWidth").asInt() + ")";
            default -> name;
        };
    }

    static String metadata(JsonNode field, String key) {
        for (JsonNode entry : field.path("metadata")) {
            if (entry.get("key").asText().equals(key)) {
                return entry.get("value").asText();
            }
        }
        return "";
    }
}
