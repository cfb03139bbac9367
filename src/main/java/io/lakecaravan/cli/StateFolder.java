package io.lakecaravan.cli;

import io.lakecaravan.state.StateStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files of a state directory. */
final class StateFolder {
    private static final List<String> SUFFIXES = List.of("", "-wal", "-shm");

    private StateFolder() {}

    /** Forgets everything: the next run reads and sends all again. */
    static void clear(Path directory) throws IOException {
        for (String suffix : SUFFIXES) {
            Files.deleteIfExists(directory.resolve(StateStore.FILE + suffix));
        }
    }

    /** Copies the state, so that a plan can change the copy. */
    static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        for (String suffix : SUFFIXES) {
            Path file = from.resolve(StateStore.FILE + suffix);
            if (Files.exists(file)) {
                Files.copy(file, to.resolve(StateStore.FILE + suffix));
            }
        }
    }
}
