package io.lakecaravan.cli;

import io.lakecaravan.config.CredentialsConfig;
import io.lakecaravan.config.HttpConfig;
import io.lakecaravan.config.SampleConfig;
import io.lakecaravan.config.SourceConfig;
import io.lakecaravan.config.TlsConfig;
import io.lakecaravan.flow.HeadObject;
import io.lakecaravan.format.FileObjectSource;
import io.lakecaravan.s3.LakeObjects;
import io.lakecaravan.s3.Listing;
import io.lakecaravan.s3.S3Clients;
import io.lakecaravan.table.LakeObject;
import io.lakecaravan.table.ObjectPage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The objects that the arguments of {@code inspect} name: files, folders walked in order of their paths, objects of a
 * store, and prefixes of a store, listed page by page.
 */
final class InspectInputs implements AutoCloseable {
    private static final String SCHEME = "s3://";

    /** What the store is reached with. */
    private final Optional<SourceConfig> configured;

    private final Optional<URI> endpoint;
    private final S3Clients clients = new S3Clients(name -> Optional.empty());
    private final Deque<LakeObjects> opened = new ArrayDeque<>();

    /**
     * @param configured the source whose endpoint and credentials are used; empty: the AWS default chain
     * @param endpoint of the store where no source is given
     */
    InspectInputs(Optional<SourceConfig> configured, Optional<URI> endpoint) {
        this.configured = configured;
        this.endpoint = endpoint;
    }

    /** Whether there is such a thing, as far as this can be told without asking a store. */
    static boolean exists(String argument) {
        return argument.startsWith(SCHEME) || Files.exists(Path.of(argument));
    }

    Iterator<InspectInput> of(String argument) throws IOException {
        if (argument.startsWith(SCHEME)) {
            return ofStore(argument);
        }
        Path path = Path.of(argument);
        if (!Files.isDirectory(path)) {
            return List.of(file(path, fileName(path))).iterator();
        }
        try (Stream<Path> files = Files.walk(path)) {
            List<Path> sorted = files.filter(Files::isRegularFile)
                    .filter(file -> !fileName(file).startsWith("."))
                    .sorted()
                    .toList();
            Iterator<Path> each = sorted.iterator();
            return new Mapped<>(each, file -> file(file, path.relativize(file).toString()));
        }
    }

    private InspectInput file(Path file, String output) {
        try {
            LakeObject object = new LakeObject(
                    "",
                    file.toString(),
                    Files.size(file),
                    Optional.empty(),
                    Files.getLastModifiedTime(file).toInstant(),
                    LakeObject.STANDARD);
            return new InspectInput(
                    file.toString(), output, object, configured, budget -> new FileObjectSource(file, budget));
        } catch (IOException e) {
            throw new UsageException(
                    file + " cannot be read (" + e.getClass().getSimpleName() + "). Is it readable for you?");
        }
    }

    private Iterator<InspectInput> ofStore(String uri) throws IOException {
        String path = uri.substring(SCHEME.length());
        int slash = path.indexOf('/');
        String bucket = slash < 0 ? path : path.substring(0, slash);
        String key = slash < 0 ? "" : path.substring(slash + 1);
        if (bucket.isEmpty()) {
            throw new UsageException("'" + uri + "' names no bucket. Write s3://bucket/key or s3://bucket/prefix/");
        }
        SourceConfig source = source(bucket, key);
        LakeObjects lake = new LakeObjects(List.of(source), clients);
        opened.push(lake);
        if (key.isEmpty() || key.endsWith("/")) {
            Iterator<ObjectPage> pages = Listing.of(lake.client(source.name())).pages(bucket);
            return new Objects(pages, lake, source, key.length());
        }
        LakeObject object = HeadObject.find(lake.client(source.name()).s3(), uri);
        return List.of(stored(lake, source, object, key.lastIndexOf('/') + 1)).iterator();
    }

    private static InspectInput stored(LakeObjects lake, SourceConfig source, LakeObject object, int cut) {
        return new InspectInput(
                object.uri(),
                object.key().substring(cut),
                object,
                Optional.of(source),
                budget -> lake.open(source.name(), object, budget));
    }

    private SourceConfig source(String bucket, String key) {
        Optional<SourceConfig> base = configured;
        return new SourceConfig(
                base.map(SourceConfig::name).orElse(bucket),
                List.of(bucket),
                key,
                base.map(SourceConfig::endpoint).orElse(endpoint),
                base.flatMap(SourceConfig::region),
                base.map(SourceConfig::pathStyle).orElse(endpoint.isPresent()),
                base.map(SourceConfig::requesterPays).orElse(false),
                base.map(SourceConfig::credentials).orElseGet(CredentialsConfig.DefaultChain::new),
                base.map(SourceConfig::tls).orElse(TlsConfig.DEFAULT),
                base.map(SourceConfig::http).orElse(HttpConfig.DEFAULT),
                List.of("**"),
                List.of(),
                Set.of(),
                0,
                base.map(SourceConfig::maxObjectSize).orElse(SourceConfig.DEFAULT_MAX_OBJECT_SIZE),
                List.of("auto"),
                base.map(SourceConfig::read).orElseGet(List::of),
                base.map(SourceConfig::sample).orElse(SampleConfig.DEFAULT),
                SourceConfig.DEFAULT_WORKERS,
                Optional.empty());
    }

    private static String fileName(Path path) {
        Path name = path.getFileName();
        return name == null ? path.toString() : name.toString();
    }

    @Override
    public void close() {
        opened.forEach(LakeObjects::close);
    }

    private static final class Mapped<A, B> implements Iterator<B> {
        private final Iterator<A> from;
        private final Function<A, B> mapping;

        Mapped(Iterator<A> from, Function<A, B> mapping) {
            this.from = from;
            this.mapping = mapping;
        }

        @Override
        public boolean hasNext() {
            return from.hasNext();
        }

        @Override
        public B next() {
            return mapping.apply(from.next());
        }
    }

    /** Objects of a listing; folder placeholders are left out. */
    private static final class Objects implements Iterator<InspectInput> {
        private final Iterator<ObjectPage> pages;
        private final LakeObjects lake;
        private final SourceConfig source;
        private final int cut;
        private Iterator<LakeObject> page = Collections.emptyIterator();

        Objects(Iterator<ObjectPage> pages, LakeObjects lake, SourceConfig source, int cut) {
            this.pages = pages;
            this.lake = lake;
            this.source = source;
            this.cut = cut;
        }

        @Override
        public boolean hasNext() {
            while (!page.hasNext() && pages.hasNext()) {
                page = pages.next().objects().stream()
                        .filter(object -> !object.key().endsWith("/"))
                        .iterator();
            }
            return page.hasNext();
        }

        @Override
        public InspectInput next() {
            if (!hasNext()) {
                throw new NoSuchElementException("the listing has ended");
            }
            return stored(lake, source, page.next(), cut);
        }
    }
}
