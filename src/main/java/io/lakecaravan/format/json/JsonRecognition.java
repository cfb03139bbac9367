package io.lakecaravan.format.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.format.Head;
import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.Recognition;
import io.lakecaravan.format.json.LineRecords.LastLine;
import io.lakecaravan.format.text.TextContent;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;

/** JSON is likely where the text starts with an object or array and its first record can be read. */
final class JsonRecognition {
    private JsonRecognition() {}

    /** @param kinds of shape that are this format's own; others are possible, or likely under its extensions */
    static Recognition of(Head head, Set<String> extensions, Set<JsonShape.Kind> kinds) {
        Optional<String> text = TextContent.of(head, Optional.empty());
        if (text.isEmpty() || text.get().isBlank()) {
            return Recognition.NO;
        }
        boolean isNamed = extensions.contains(head.extension());
        Recognition otherwise = isNamed ? Recognition.POSSIBLE : Recognition.NO;
        char first = text.get().stripLeading().charAt(0);
        if (first != '{' && first != '[') {
            return otherwise;
        }
        try {
            return shape(text.get())
                    .map(shape -> isNamed || kinds.contains(shape.kind()) ? Recognition.LIKELY : Recognition.POSSIBLE)
                    .orElse(otherwise);
        } catch (LimitException e) {
            // JSON beyond our limits: reading it says which.
            return Recognition.LIKELY;
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory failed", e);
        }
    }

    /** Empty where the first value is no JSON. */
    private static Optional<JsonShape> shape(String text) throws IOException {
        JsonFactory factory = JsonFactories.of(ReadOptions.DEFAULT);
        JsonShape shape = new JsonShapeDetection(factory).detect(text);
        try (JsonRecords<JsonNode> records =
                JsonReader.open(shape, factory, new StringReader(text), LastLine.KEEP, new JsonTree())) {
            boolean readable = records.next().isPresent()
                    || records.broken()
                            .filter(broken -> broken.kind() == JsonRecords.Break.Kind.MALFORMED)
                            .isEmpty();
            return readable ? Optional.of(shape) : Optional.empty();
        }
    }
}
