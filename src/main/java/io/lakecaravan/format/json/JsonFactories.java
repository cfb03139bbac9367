package io.lakecaravan.format.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.lakecaravan.format.ReadOptions;

/** Parsers under our limits. */
final class JsonFactories {
    private static final int MAX_STRING = 16 << 20;
    private static final int MAX_NUMBER = 1000;
    private static final int MAX_NAME = 1 << 16;

    private JsonFactories() {}

    /**
     * Takes NaN and infinities, which many programs write, and comments, which people write, though RFC 8259 has
     * neither. Names are not interned: they may be as many as values.
     */
    static JsonFactory of(ReadOptions options) {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(options.maxDepth())
                        .maxStringLength(MAX_STRING)
                        .maxNumberLength(MAX_NUMBER)
                        .maxNameLength(MAX_NAME)
                        .build())
                .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
                .enable(com.fasterxml.jackson.core.StreamReadFeature.USE_FAST_DOUBLE_PARSER)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .build();
    }
}
