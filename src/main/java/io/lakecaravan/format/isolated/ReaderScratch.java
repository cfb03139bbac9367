package io.lakecaravan.format.isolated;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder for temporary files of one reader's process: parsers unpack libraries there and a kill leaves them. */
final class ReaderScratch {
    private static final Logger LOG = LoggerFactory.getLogger(ReaderScratch.class);
    private static final String PREFIX = "lake-caravan-reader";

    private ReaderScratch() {}

    static Path make() throws IOException {
        return Files.createTempDirectory(PREFIX);
    }

    static Path ofThisProcess() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }

    static void delete(Path folder) {
        if (!folder.getFileName().toString().startsWith(PREFIX)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.debug("temporary files of a reader remain in {}", folder, e);
        }
    }
}
