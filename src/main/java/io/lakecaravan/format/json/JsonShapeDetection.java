package io.lakecaravan.format.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.format.LimitException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * Tells the shape of a JSON text from its first characters: lines, if the first lines that start an object or an array
 * mostly are whole values and there is more than one; a member, if there is one object in which one array of objects holds three
 * quarters of all scalars; entries, if there is one object whose names are values; values otherwise.
 */
final class JsonShapeDetection {
    private static final int LINES = 20;
    private static final double DOMINANT = 0.75;
    private static final int FEWEST_ENTRIES = 10;

    private final JsonFactory factory;

    JsonShapeDetection(JsonFactory factory) {
        this.factory = factory;
    }

    JsonShape detect(String text) throws IOException {
        if (isLines(text)) {
            return JsonShape.of(JsonShape.Kind.LINES);
        }
        return firstObject(text).flatMap(JsonShapeDetection::inside).orElse(JsonShape.of(JsonShape.Kind.VALUES));
    }

    private boolean isLines(String text) throws IOException {
        int whole = 0;
        int seen = 0;
        int at = 0;
        while (at < text.length() && seen < LINES) {
            int end = lineEnd(text, at);
            String line = text.substring(at, end).strip();
            if (!line.isEmpty()) {
                seen++;
                boolean starts = line.startsWith("{") || line.startsWith("[");
                whole += starts && isWhole(line) ? 1 : 0;
            }
            at = end + 1;
        }
        return seen > 1 && whole > 0 && whole * 2 >= seen;
    }

    static int lineEnd(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
        return at;
    }

    private boolean isWhole(String line) throws IOException {
        try (JsonParser parser = factory.createParser(line)) {
            while (parser.nextToken() != null) {
                parser.skipChildren();
            }
            return true;
        } catch (StreamConstraintsException e) {
            throw RecordLimit.of(e);
        } catch (JsonProcessingException e) {
            // Not a value on a line of its own.
            return false;
        }
    }

    /** The first value as far as it goes, if it is an object with nothing behind it; its end may lie behind the text. */
    private Optional<JsonNode> firstObject(String text) throws IOException {
        try (JsonParser parser = factory.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            JsonTree tree = new JsonTree();
            try {
                tree.read(parser);
                return parser.nextToken() == null ? tree.root() : Optional.empty();
            } catch (JsonProcessingException e) {
                // Cut or damaged inside the object, or behind it: what came before shows the shape.
                return tree.root();
            }
        } catch (StreamConstraintsException e) {
            throw RecordLimit.of(e);
        } catch (JsonProcessingException e) {
            // No value at all: reading the records says so, with the place.
            return Optional.empty();
        }
    }

    private static Optional<JsonShape> inside(JsonNode object) {
        if (GeoJson.isFeatureCollection(object)) {
            return Optional.of(JsonShape.member(GeoJson.FEATURES));
        }
        Optional<String> dominant = dominantMember(object);
        if (dominant.isPresent()) {
            return dominant.map(JsonShape::member);
        }
        return hasEntries(object) ? Optional.of(JsonShape.of(JsonShape.Kind.ENTRIES)) : Optional.empty();
    }

    /** Names that are values, or objects that are alike under many names. */
    private static boolean hasEntries(JsonNode object) {
        if (object.size() < FEWEST_ENTRIES) {
            return false;
        }
        MemberShapes members = new MemberShapes(new ValueShape.ColumnBudget(Integer.MAX_VALUE));
        try {
            members.add(object);
        } catch (LimitException e) {
            throw new IllegalStateException("there is no limit", e);
        }
        return members.areEntries();
    }

    private static Optional<String> dominantMember(JsonNode object) {
        long all = scalars(object);
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            if (isObjects(member.getValue()) && scalars(member.getValue()) >= all * DOMINANT) {
                return Optional.of(member.getKey());
            }
        }
        return Optional.empty();
    }

    private static boolean isObjects(JsonNode node) {
        if (!node.isArray() || node.isEmpty()) {
            return false;
        }
        for (JsonNode element : node) {
            if (!element.isObject()) {
                return false;
            }
        }
        return true;
    }

    private static long scalars(JsonNode node) {
        if (!node.isContainerNode()) {
            return 1;
        }
        long sum = 0;
        for (JsonNode child : node) {
            sum += scalars(child);
        }
        return sum;
    }
}
