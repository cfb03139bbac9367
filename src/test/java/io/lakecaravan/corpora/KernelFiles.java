package io.lakecaravan.corpora;

import io.delta.kernel.defaults.engine.fileio.FileIO;
import io.delta.kernel.defaults.engine.fileio.InputFile;
import io.delta.kernel.defaults.engine.fileio.OutputFile;
import io.delta.kernel.defaults.engine.fileio.SeekableInputStream;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.FileStatus;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** This machine's files for Delta Kernel, without Hadoop's file systems. */
final class KernelFiles implements FileIO {
    private static Path path(String text) {
        return text.startsWith("file:") ? Path.of(URI.create(text).getPath()) : Path.of(text);
    }

    @Override
    public CloseableIterator<FileStatus> listFrom(String from) throws IOException {
        Path start = path(from);
        Path folder = start.getParent();
        if (!Files.isDirectory(folder)) {
            throw new FileNotFoundException(from);
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<FileStatus> found = files.filter(file -> file.getFileName()
                                    .toString()
                                    .compareTo(start.getFileName().toString())
                            >= 0)
                    .sorted()
                    .map(KernelFiles::status)
                    .toList();
            return Utils.toCloseableIterator(found.iterator());
        }
    }

    private static FileStatus status(Path file) {
        try {
            return FileStatus.of(
                    file.toString(),
                    Files.size(file),
                    Files.getLastModifiedTime(file).toMillis());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public FileStatus getFileStatus(String file) throws IOException {
        if (!Files.exists(path(file))) {
            throw new FileNotFoundException(file);
        }
        return status(path(file));
    }

    @Override
    public String resolvePath(String file) {
        return path(file).toAbsolutePath().normalize().toString();
    }

    @Override
    public InputFile newInputFile(String file, long size) {
        return new InputFile() {
            @Override
            public long length() throws IOException {
                return Files.size(KernelFiles.path(file));
            }

            @Override
            public String path() {
                return file;
            }

            @Override
            public SeekableInputStream newStream() throws IOException {
                return new Bytes(new RandomAccessFile(KernelFiles.path(file).toFile(), "r"));
            }
        };
    }

    @Override
    public boolean mkdirs(String folder) {
        throw new UnsupportedOperationException("the corpora are only read");
    }

    @Override
    public OutputFile newOutputFile(String file) {
        throw new UnsupportedOperationException("the corpora are only read");
    }

    @Override
    public boolean delete(String file) {
        throw new UnsupportedOperationException("the corpora are only read");
    }

    @Override
    public void copyFileAtomically(String from, String to, boolean overwrite) {
        throw new UnsupportedOperationException("the corpora are only read");
    }

    @Override
    public Optional<String> getConf(String name) {
        return Optional.empty();
    }

    private static final class Bytes extends SeekableInputStream {
        private final RandomAccessFile file;

        Bytes(RandomAccessFile file) {
            this.file = file;
        }

        @Override
        public long getPos() throws IOException {
            return file.getFilePointer();
        }

        @Override
        public void seek(long position) throws IOException {
            file.seek(position);
        }

        @Override
        public void readFully(byte[] bytes, int start, int length) throws IOException {
            file.readFully(bytes, start, length);
        }

        @Override
        public int read() throws IOException {
            return file.read();
        }

        @Override
        public int read(byte[] bytes, int start, int length) throws IOException {
            return file.read(bytes, start, length);
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
