package io.lakecaravan.cli;

import io.lakecaravan.config.CredentialsConfig;
import io.lakecaravan.config.HttpConfig;
import io.lakecaravan.config.SampleConfig;
import io.lakecaravan.config.SourceConfig;
import io.lakecaravan.config.TlsConfig;
import io.lakecaravan.flow.HeadObject;
import io.lakecaravan.format.FileObjectSource;
import io.lakecaravan.format.FileTableRoot;
import io.lakecaravan.format.ReadBudget;
import io.lakecaravan.format.TableFormat;
import io.lakecaravan.format.TableFormats;
import io.lakecaravan.format.TableRoot;
import io.lakecaravan.layout.TableMarkers;
import io.lakecaravan.layout.Verdict;
import io.lakecaravan.s3.LakeObjects;
import io.lakecaravan.s3.Listing;
import io.lakecaravan.s3.S3Clients;
import io.lakecaravan.table.LakeObject;
import io.lakecaravan.table.ObjectPage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The objects that the arguments of {@code inspect} name: files, folders walked in order of their paths, objects of a
 * store, and prefixes of a store, listed page by page.
 */
final class InspectInputs implements AutoCloseable {
    private static final String SCHEME = "s3://";

    /** Objects of a folder that are looked at to tell what it is. */
    private static final int FEW = 1_000;

    private final TableFormats tables = TableFormats.installed();

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
            List<Path> sorted = files.filter(Files::isRegularFile).sorted().toList();
            Map<Path, TableFormat> roots = new TreeMap<>();
            sorted.forEach(file -> marked(path.relativize(file).toString().replace('\\', '/'))
                    .ifPresent(marker -> tables.marked(List.of(marker.marker()))
                            .ifPresent(format ->
                                    roots.merge(path.resolve(marker.root()), format, InspectInputs::firstByName))));
            NavigableSet<Path> wanted = new TreeSet<>(roots.keySet());
            sorted.stream()
                    .filter(file -> !fileName(file).startsWith("."))
                    .filter(file -> roots.keySet().stream().noneMatch(file::startsWith))
                    .forEach(wanted::add);
            return new Mapped<>(
                    wanted.iterator(),
                    file -> roots.containsKey(file)
                            ? folder(file, path, roots.get(file))
                            : file(file, path.relativize(file).toString()));
        }
    }

    private static Optional<Verdict.Marker> marked(String key) {
        return TableMarkers.of(key);
    }

    private static TableFormat firstByName(TableFormat one, TableFormat other) {
        return one.name().compareTo(other.name()) <= 0 ? one : other;
    }

    private InspectInput folder(Path root, Path below, TableFormat format) {
        String relative = below.relativize(root).toString();
        return new InspectInput(
                root.toString(),
                relative.isEmpty() ? fileName(root.toAbsolutePath().normalize()) : relative,
                log("", root + "/", format),
                configured,
                new InspectInput.Table(format, budget -> new FileTableRoot(root, budget)));
    }

    /** Stands for the log of a table that was not listed by anybody else. */
    private static LakeObject log(String bucket, String root, TableFormat format) {
        return new LakeObject(
                bucket,
                root + format.markers().iterator().next() + "/",
                0,
                Optional.empty(),
                Instant.EPOCH,
                LakeObject.STANDARD);
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
                    file.toString(),
                    output,
                    object,
                    configured,
                    new InspectInput.Bytes(budget -> new FileObjectSource(file, budget)));
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
            Optional<InspectInput> table = table(lake, source, bucket, key);
            if (table.isPresent()) {
                return List.of(table.get()).iterator();
            }
            Iterator<ObjectPage> pages = Listing.of(lake.client(source.name())).pages(bucket);
            return new Objects(pages, lake, source, key.length());
        }
        LakeObject object = HeadObject.find(lake.client(source.name()).s3(), uri);
        return List.of(stored(lake, source, object, key.lastIndexOf('/') + 1)).iterator();
    }

    /** The table that the prefix is the root of, if it is one. */
    private Optional<InspectInput> table(LakeObjects lake, SourceConfig source, String bucket, String prefix)
            throws IOException {
        TableRoot root = lake.root(source.name(), bucket, prefix, ReadBudget.generous());
        for (String name : tables.names()) {
            TableFormat format = tables.named(name).orElseThrow();
            for (String marker : format.markers()) {
                boolean found = root.list(marker + "/", FEW).stream()
                        .anyMatch(object -> TableMarkers.of(object.key().substring(prefix.length()))
                                .filter(marked -> marked.root().isEmpty())
                                .isPresent());
                if (found) {
                    return Optional.of(new InspectInput(
                            root.name(),
                            prefix.isEmpty()
                                    ? bucket
                                    : prefix.substring(
                                            prefix.lastIndexOf('/', prefix.length() - 2) + 1, prefix.length() - 1),
                            log(bucket, prefix, format),
                            Optional.of(source),
                            new InspectInput.Table(
                                    format, budget -> lake.root(source.name(), bucket, prefix, budget))));
                }
            }
        }
        return Optional.empty();
    }

    private static InspectInput stored(LakeObjects lake, SourceConfig source, LakeObject object, int cut) {
        return new InspectInput(
                object.uri(),
                object.key().substring(cut),
                object,
                Optional.of(source),
                new InspectInput.Bytes(budget -> lake.open(source.name(), object, budget)));
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
