package io.lakecaravan.format.delta;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.delta.ActionNodes.IncompleteException;
import java.io.IOException;
import java.util.Optional;

/** A commit, or a checkpoint of version 2 in JSON: an object a line, of one member that names the kind of action. */
final class JsonActions implements ActionSource {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final String name;
    private final ObjectSource source;
    private final JsonParser in;

    /** Takes the source over. */
    JsonActions(String name, ObjectSource source) throws IOException {
        this.name = name;
        this.source = source;
        this.in = MAPPER.getFactory().createParser(source.stream(0));
    }

    @Override
    public Optional<Action> next() throws IOException {
        try {
            while (in.nextToken() != null) {
                if (in.currentToken() != JsonToken.START_OBJECT) {
                    throw corrupt("an entry is no JSON object", null);
                }
                Optional<Action> action = entry();
                if (action.isPresent()) {
                    return action;
                }
            }
            return Optional.empty();
        } catch (JsonProcessingException e) {
            throw corrupt("the text is not JSON, or an entry is too large", e);
        } catch (IncompleteException e) {
            throw corrupt(e.getMessage(), e);
        }
    }

    private Optional<Action> entry() throws IOException, IncompleteException {
        Optional<Action> action = Optional.empty();
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String kind = in.currentName();
            JsonToken value = in.nextToken();
            if (value == JsonToken.START_OBJECT && ActionNodes.KINDS.contains(kind)) {
                JsonNode node = MAPPER.readTree(in);
                action = Optional.of(ActionNodes.of(kind, node));
            } else {
                in.skipChildren();
            }
        }
        return action;
    }

    private FormatException corrupt(String what, Throwable cause) {
        return new FormatException(FindingCode.DELTA_LOG_CORRUPT, -1, name + ": " + what, cause);
    }

    @Override
    public void close() throws IOException {
        in.close();
        source.close();
    }
}
