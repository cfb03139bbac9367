package io.lakecaravan.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakecaravan.table.RecordJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Records as the JSON texts that the state keeps. */
final class StateJson {
    private final ObjectMapper mapper = RecordJson.mapper();

    <T> String write(TypeReference<T> type, T value) {
        try {
            return mapper.writerFor(type).writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new StateException("a record cannot be written to the state", e);
        }
    }

    <T> T read(TypeReference<T> type, String text) {
        try {
            return mapper.readValue(text, type);
        } catch (JsonProcessingException e) {
            // The parser's own words would quote the text.
            throw new StateException("a record of the state cannot be read; start with --full to learn it again", e);
        }
    }

    static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
