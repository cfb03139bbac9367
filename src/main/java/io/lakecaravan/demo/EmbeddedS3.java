package io.lakecaravan.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.gaul.s3proxy.BlobStores;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;

/**
 * An S3 server inside this process, on a free port of loopback, with one key pair. Objects lie as files in a directory,
 * a bucket a sub-folder; put them through the S3 API, or they have no ETag. Path style only.
 */
public final class EmbeddedS3 implements AutoCloseable {
    private final S3Proxy server;
    private final URI endpoint;
    private final Optional<Path> temporary;

    private EmbeddedS3(S3Proxy server, URI endpoint, Optional<Path> temporary) {
        this.server = server;
        this.endpoint = endpoint;
        this.temporary = temporary;
    }

    /** Keeps what is in the directory, before and after. */
    public static EmbeddedS3 start(Path directory, String accessKey, String secretKey) throws IOException {
        return start(directory, accessKey, secretKey, Optional.empty());
    }

    /** In a new temporary directory that goes away on {@link #close}. */
    public static EmbeddedS3 startTemporary(String accessKey, String secretKey) throws IOException {
        Path directory = Files.createTempDirectory("caravan-s3-");
        return start(directory, accessKey, secretKey, Optional.of(directory));
    }

    private static EmbeddedS3 start(Path directory, String accessKey, String secretKey, Optional<Path> temporary)
            throws IOException {
        // The server tells each request and its whole configuration; nobody who runs a crawl wants to read that.
        Configurator.setLevel("org.gaul", Level.ERROR);
        Files.createDirectories(directory);
        Properties store = new Properties();
        store.setProperty("jclouds.filesystem.basedir", directory.toString());
        S3Proxy server = S3Proxy.builder()
                .blobStore(BlobStores.create("filesystem-nio2", store))
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, accessKey, secretKey)
                .ignoreUnknownHeaders(true)
                .build();
        try {
            server.start();
        } catch (Exception e) {
            throw new IOException("the embedded S3 server does not start on 127.0.0.1", e);
        }
        return new EmbeddedS3(server, URI.create("http://127.0.0.1:" + server.getPort()), temporary);
    }

    public URI endpoint() {
        return endpoint;
    }

    @Override
    public void close() throws IOException {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IOException("the embedded S3 server does not stop", e);
        } finally {
            if (temporary.isPresent()) {
                delete(temporary.get());
            }
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
