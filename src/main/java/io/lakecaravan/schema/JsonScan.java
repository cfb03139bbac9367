package io.lakecaravan.schema;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;

/** Whether a text is one JSON object or array (RFC 8259) and nothing more. */
final class JsonScan {
    private static final int MOST_DEPTH = 200;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MOST_DEPTH).build())
            .build();

    private JsonScan() {}

    /** Cheap for texts that do not begin and end with a bracket. */
    static boolean isDocument(String text, int start, int end) {
        if (end - start < 2) {
            return false;
        }
        char first = text.charAt(start);
        char last = text.charAt(end - 1);
        if (!(first == '{' && last == '}') && !(first == '[' && last == ']')) {
            return false;
        }
        return isWellFormed(text.substring(start, end));
    }

    private static boolean isWellFormed(String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            parser.nextToken();
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (IOException e) {
            return false; // the answer, not an error: any text may come
        }
    }
}
