package io.lakecaravan.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A script that calls one function with data: the way a page opened from a file may load data at all. Signs that could end
 * a script element, and all beyond ASCII, are escaped. The file takes its place when it is closed after {@link #complete}.
 */
final class ScriptFile implements AutoCloseable {
    private static final ObjectMapper MAPPER = mapper();

    private final Path file;
    private final Path half;
    private final JsonGenerator generator;
    private boolean complete;

    /** @param call up to the data, e.g. {@code caravan.index(} */
    ScriptFile(Path file, String call) throws IOException {
        this.file = file;
        this.half = file.resolveSibling(file.getFileName() + ".tmp");
        this.generator = MAPPER.createGenerator(Files.newBufferedWriter(half, StandardCharsets.UTF_8));
        generator.writeRaw(call);
    }

    JsonGenerator json() {
        return generator;
    }

    void complete() throws IOException {
        generator.writeRaw(");\n");
        complete = true;
    }

    @Override
    public void close() throws IOException {
        generator.close();
        if (complete) {
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static ObjectMapper mapper() {
        ObjectMapper mapper =
                JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
        mapper.getFactory().setCharacterEscapes(new MarkupEscapes());
        return mapper;
    }

    private static final class MarkupEscapes extends CharacterEscapes {
        private static final long serialVersionUID = 1;

        @Override
        public int[] getEscapeCodesForAscii() {
            int[] escapes = standardAsciiEscapesForJSON();
            for (char sign : new char[] {'<', '>', '&', '\''}) {
                escapes[sign] = ESCAPE_STANDARD;
            }
            return escapes;
        }

        @Override
        public SerializableString getEscapeSequence(int code) {
            throw new IllegalStateException("no sign has an escape of its own");
        }
    }
}
