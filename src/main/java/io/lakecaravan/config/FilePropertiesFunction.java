package io.lakecaravan.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.apache.camel.spi.PropertiesFunction;

/**
 * {@code {{file:PATH}}}: the text of a file, as secrets are mounted by Kubernetes and Docker. A line end at its end is
 * left out. The path is relative to the working directory. Camel finds this class by its name among the services.
 */
public final class FilePropertiesFunction implements PropertiesFunction {
    /** Secrets are short; a larger file is a mistake. */
    static final int MOST_BYTES = 64 * 1024;

    @Override
    public String getName() {
        return "file";
    }

    /** @throws UnresolvedReferenceException when the file is absent, unreadable, too large or no UTF-8 text */
    @Override
    public String apply(String path) {
        byte[] bytes = read(Path.of(path.strip()));
        if (bytes.length > MOST_BYTES) {
            throw new UnresolvedReferenceException(
                    "the file " + path + " has more than " + MOST_BYTES + " bytes, which no secret has");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.replaceFirst("\\r?\\n\\z", "");
        } catch (CharacterCodingException e) {
            throw new UnresolvedReferenceException("the file " + path + " is not UTF-8 text");
        }
    }

    private static byte[] read(Path path) {
        try (InputStream stream = Files.newInputStream(path)) {
            return stream.readNBytes(MOST_BYTES + 1);
        } catch (NoSuchFileException e) {
            throw new UnresolvedReferenceException(
                    "the file " + path + " does not exist (looked at " + path.toAbsolutePath() + ")");
        } catch (IOException e) {
            throw new UnresolvedReferenceException(
                    "the file " + path + " cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }
}
