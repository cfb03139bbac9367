package io.lakecaravan.catalog.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Optional;

/** Reads and writes JSON files so that a reader sees the old or the new one, never a half. */
final class LocalFiles {
    private static final long LARGEST = 256L << 20;

    private final ObjectMapper mapper = JsonMapper.builder()
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private final ObjectWriter writer =
            mapper.writer(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));

    /** Numbers are written as they would be after reading them back, so that a kept sample keeps its bytes. */
    String text(JsonNode document) {
        try {
            JsonNode readBack = mapper.readTree(mapper.writeValueAsBytes(document));
            return writer.writeValueAsString(readBack) + "\n";
        } catch (IOException e) {
            throw new IllegalStateException("a JSON tree is always writable", e);
        }
    }

    /** Empty where there is no file, or one that is not ours: then it is written anew. */
    Optional<JsonNode> read(Path file) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(mapper.readTree(Files.readAllBytes(file)));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** The half-written file of a killed process has the same name and is overwritten by the next attempt. */
    static void replace(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(file.getParent());
        Path half = file.resolveSibling(file.getFileName() + ".tmp");
        Files.write(half, bytes);
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Whether the folder is found under its name in capitals, too. Nothing is written. */
    static CaseRule caseRule(Path folder) {
        Path other = folder.resolveSibling(String.valueOf(folder.getFileName()).toUpperCase(Locale.ROOT));
        try {
            return Files.exists(other) && Files.isSameFile(folder, other) ? CaseRule.INSENSITIVE : CaseRule.SENSITIVE;
        } catch (IOException e) {
            // It went between the two questions: then nothing lies in it that could clash.
            return CaseRule.SENSITIVE;
        }
    }
}
