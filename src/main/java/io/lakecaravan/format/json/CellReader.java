package io.lakecaravan.format.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Reads values of one type. */
interface CellReader {
    /**
     * The value in the class that {@link io.lakecaravan.schema.LogicalType} names, null for null; read to its last token.
     *
     * @param token the value's first, at which the parser stands
     */
    Object read(JsonParser parser, JsonToken token) throws IOException;
}
