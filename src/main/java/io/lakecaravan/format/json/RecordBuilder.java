package io.lakecaravan.format.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;

/** Makes something of a record while it is parsed. */
interface RecordBuilder<T> {
    /**
     * Reads the value to its last token.
     *
     * @param parser at the value's first token
     * @throws JsonProcessingException where the text ends or breaks inside the value
     */
    T read(JsonParser parser) throws IOException;

    /**
     * Reads the value of a member that is a record by itself.
     *
     * @param key the member's name
     * @param parser at the value's first token
     */
    T entry(String key, JsonParser parser) throws IOException;
}
