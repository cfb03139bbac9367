package io.lakecaravan.config;

import static io.lakecaravan.config.ConfigCode.CONFIG_BAD_NAME;
import static io.lakecaravan.config.ConfigCode.CONFIG_BAD_URL;
import static io.lakecaravan.config.ConfigCode.CONFIG_CONTRADICTION;
import static io.lakecaravan.config.ConfigCode.CONFIG_MISSING_KEY;
import static io.lakecaravan.config.ConfigCode.CONFIG_NO_EFFECT;
import static io.lakecaravan.config.ConfigCode.CONFIG_PATH_NOT_FOUND;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads {@code catalogs:}, a mapping by type or a list. */
final class CatalogsReader {
    private static final Map<String, Section> TYPES = Map.of(
            "local",
            Sections.LOCAL,
            "openmetadata",
            Sections.OPENMETADATA,
            "atlan",
            Sections.ATLAN,
            "openlineage",
            Sections.OPENLINEAGE);
    private static final List<String> OBJECTS = List.of("none", "sampled", "all");
    private static final List<String> TAGS = List.of("report", "create");
    private static final Pattern QUALIFIED_CONNECTION = Pattern.compile("default/[a-z0-9-]+/[0-9]+");
    /** Writes with many relationships are slow: the contract asks for two minutes at least. */
    private static final Duration ATLAN_READ_TIMEOUT = Duration.ofMinutes(2);
    /** For an entry of a list, whose type is read before its other keys can be checked. */
    private static final Section ANY_TYPE = anyType();

    private CatalogsReader() {}

    private static Section anyType() {
        Map<String, Key> keys = new LinkedHashMap<>();
        keys.put("type", Key.required("type", "", "one of " + String.join(", ", Sections.CATALOGS.names())));
        Stream.of(Sections.LOCAL, Sections.OPENMETADATA, Sections.ATLAN, Sections.OPENLINEAGE)
                .flatMap(section -> section.keys().stream())
                .forEach(key -> keys.putIfAbsent(key.name(), key));
        return new Section("catalogs[]", "", List.copyOf(keys.values()));
    }

    /** A catalog and the mapping that it stands in. */
    record Found(CatalogConfig catalog, Mapping mapping) {}

    static List<Found> read(Mapping root) {
        if (!root.has("catalogs")) {
            Mapping none = root.mapping("catalogs", Sections.CATALOGS).mapping("local", Sections.LOCAL);
            return List.of(new Found(local(none), none));
        }
        if (root.node("catalogs").orElseThrow() instanceof SequenceNode) {
            return entries(root);
        }
        Mapping byType = root.mapping("catalogs", Sections.CATALOGS);
        return Sections.CATALOGS.names().stream()
                .filter(type -> byType.node(type).isPresent())
                .flatMap(type -> {
                    Mapping catalog = byType.mapping(type, TYPES.get(type));
                    catalog.optional("type", Parsers.oneOf(List.of(type)));
                    return read(type, catalog).stream();
                })
                .toList();
    }

    /** Types of catalogs that take lineage, and the names of all, also of those that are left out of runs. */
    static List<String> names(Mapping root) {
        Set<String> names = new LinkedHashSet<>(Sections.CATALOGS.names());
        names.remove("local");
        Reading unseen = new Reading("", text -> text);
        List<Node> catalogs = new ArrayList<>();
        root.node("catalogs").ifPresent(node -> {
            if (node instanceof SequenceNode list) {
                catalogs.addAll(list.getValue());
            } else if (node instanceof MappingNode byType) {
                byType.getValue().forEach(tuple -> catalogs.add(tuple.getValueNode()));
            }
        });
        catalogs.forEach(catalog -> Mapping.of(catalog, ANY_TYPE, "", unseen)
                .optional("name", Parsers::name)
                .ifPresent(names::add));
        return List.copyOf(names);
    }

    private static List<Found> entries(Mapping root) {
        // Whatever is wrong beside the type is reported by the second look, with the keys of that type.
        Reading unseen = new Reading("", text -> text);
        List<Node> nodes = ((SequenceNode) root.node("catalogs").orElseThrow()).getValue();
        return Stream.iterate(0, at -> at < nodes.size(), at -> at + 1)
                .flatMap(at -> {
                    String path = "catalogs[" + at + "]";
                    Optional<String> type = Mapping.of(nodes.get(at), ANY_TYPE, path, unseen)
                            .optional("type", Parsers.oneOf(Sections.CATALOGS.names()));
                    if (type.isEmpty()) {
                        Mapping.of(nodes.get(at), ANY_TYPE, path, root.reading())
                                .required("type", Parsers.oneOf(Sections.CATALOGS.names()));
                        return Stream.empty();
                    }
                    return read(type.get(), Mapping.of(nodes.get(at), TYPES.get(type.get()), path, root.reading()))
                            .stream();
                })
                .toList();
    }

    private static Optional<Found> read(String type, Mapping catalog) {
        if (!catalog.fallback("enabled", Parsers::flag)) {
            return Optional.empty();
        }
        return switch (type) {
            case "local" -> Optional.of(new Found(local(catalog), catalog));
            case "openmetadata" -> Optional.of(new Found(openMetadata(catalog), catalog));
            case "openlineage" -> Optional.of(new Found(openLineage(catalog), catalog));
            default -> Optional.of(new Found(atlan(catalog), catalog));
        };
    }

    private static CatalogConfig local(Mapping catalog) {
        return new CatalogConfig.Local(
                name(catalog, "local"),
                catalog.fallback("directory", text -> {
                    Path directory = Parsers.path(text);
                    if (Files.exists(directory) && !Files.isDirectory(directory)) {
                        throw new BadValueException(CONFIG_PATH_NOT_FOUND, "is a file where a folder is needed");
                    }
                    return directory;
                }),
                ShownReader.storeTags(catalog));
    }

    private static CatalogConfig openMetadata(Mapping catalog) {
        URI url = catalog.required("url", CatalogsReader::api).orElse(URI.create("http://localhost/api"));
        if (catalog.node("token").isEmpty()) {
            catalog.missing("token");
        }
        CatalogConfig.Model model =
                CatalogConfig.Model.valueOf(catalog.fallback("model", Parsers.oneOf(List.of("tables", "containers")))
                        .toUpperCase(Locale.ROOT));
        HttpConfig http = ConnectionReader.http(catalog);
        return new CatalogConfig.OpenMetadata(
                name(catalog, "openmetadata"),
                url,
                catalog.secret("token").orElse(""),
                model,
                catalog.optional("service", Parsers::name),
                ConnectionReader.tls(catalog),
                http,
                attempts(catalog, http),
                catalog.fallback("first-delay", ConnectionReader::wait),
                ShownReader.read(catalog, model),
                RemovalReader.read(catalog));
    }

    private static int attempts(Mapping catalog, HttpConfig http) {
        int attempts = catalog.fallback("attempts", Parsers.number(1, 100));
        if (!catalog.mapping("http", Sections.HTTP).has("retries")) {
            return attempts;
        }
        if (catalog.has("attempts")) {
            catalog.report(
                    "attempts", CONFIG_CONTRADICTION, "attempts and http.retries say the same. Keep one of them");
        }
        return http.retries() + 1;
    }

    private static CatalogConfig openLineage(Mapping catalog) {
        Optional<URI> url = catalog.optional("url", CatalogsReader::events);
        Optional<Path> file = catalog.optional("file", Parsers::path);
        if (catalog.has("url") == catalog.has("file")) {
            catalog.report(
                    "",
                    catalog.has("url") ? CONFIG_CONTRADICTION : CONFIG_MISSING_KEY,
                    catalog.has("url")
                            ? "url and file exclude each other. For both write two catalogs, each with its name"
                            : "needs url, where events are posted to, or file, which they are appended to");
        }
        String name = name(catalog, "openlineage");
        String namespace = catalog.fallback("namespace", Parsers::text);
        if (file.isPresent() && url.isEmpty()) {
            Stream.of("token", "tls", "http", "attempts", "first-delay")
                    .filter(catalog::has)
                    .forEach(key -> catalog.report(key, CONFIG_NO_EFFECT, "is for a server, and this is a file"));
            return new CatalogConfig.OpenLineageFile(name, file.get(), namespace);
        }
        HttpConfig http = ConnectionReader.http(catalog);
        return new CatalogConfig.OpenLineage(
                name,
                url.orElse(URI.create("http://localhost/api/v1/lineage")),
                catalog.has("token") ? catalog.secret("token").orElse("") : "",
                namespace,
                ConnectionReader.tls(catalog),
                http,
                attempts(catalog, http),
                catalog.fallback("first-delay", ConnectionReader::wait));
    }

    /** The address of a server alone means the place where Marquez and others take events. */
    private static URI events(String text) {
        URI url = Parsers.url(text.strip());
        return url.getPath().isEmpty() || url.getPath().equals("/") ? url.resolve("/api/v1/lineage") : url;
    }

    private static CatalogConfig atlan(Mapping catalog) {
        URI url = catalog.required("url", CatalogsReader::tenant).orElse(URI.create("http://localhost"));
        if (catalog.node("token").isEmpty()) {
            catalog.missing("token");
        }
        HttpConfig http = ConnectionReader.http(catalog);
        if (!catalog.mapping("http", Sections.HTTP).has("read-timeout")) {
            http = new HttpConfig(http.proxy(), http.connectTimeout(), ATLAN_READ_TIMEOUT, http.retries());
        }
        return new CatalogConfig.Atlan(
                name(catalog, "atlan"),
                url,
                catalog.secret("token").orElse(""),
                CatalogConfig.Objects.valueOf(
                        catalog.fallback("objects", Parsers.oneOf(OBJECTS)).toUpperCase(Locale.ROOT)),
                catalog.optional("connection", CatalogsReader::connection),
                catalog.fallback("pipeline", Parsers::name),
                catalog.fallback("missing-tags", Parsers.oneOf(TAGS)).equals("create")
                        ? CatalogConfig.Tags.CREATE
                        : CatalogConfig.Tags.EXISTING,
                TagNamesReader.read(catalog, CatalogsReader::tag),
                catalog.fallback("batch-size", Parsers.number(1, 50)),
                catalog.fallback("custom-metadata", Parsers::flag)
                        ? CatalogConfig.CustomMetadata.ON
                        : CatalogConfig.CustomMetadata.OFF,
                ConnectionReader.tls(catalog),
                http,
                attempts(catalog, http),
                catalog.fallback("first-delay", ConnectionReader::wait),
                RemovalReader.read(catalog),
                ShownReader.storeTags(catalog),
                ShownReader.page(catalog));
    }

    /** A name as people write it, or {@code default/s3/<seconds>}. */
    private static String connection(String text) {
        String connection = Parsers.text(text).strip();
        if (connection.startsWith("default/")
                && !QUALIFIED_CONNECTION.matcher(connection).matches()) {
            throw new BadValueException(
                    CONFIG_BAD_NAME,
                    "is no qualified name of an object store's connection. Give it as Atlan shows it,"
                            + " default/s3/1700000000, or the connection's name");
        }
        return connection;
    }

    /** Atlan shows a tag by any text. */
    private static String tag(String text) {
        if (text.isBlank()) {
            throw new BadValueException(CONFIG_BAD_NAME, "is no name of a tag. Write the name that Atlan shows");
        }
        return text.strip();
    }

    private static URI tenant(String text) {
        URI url = Parsers.url(text.strip().replaceFirst("/+$", ""));
        if (!url.getPath().isEmpty()) {
            throw new BadValueException(
                    CONFIG_BAD_URL, "has a path, and a tenant's address has none: https://tenant.atlan.com");
        }
        return url;
    }

    private static String name(Mapping catalog, String type) {
        return catalog.optional("name", Parsers::name).orElse(type);
    }

    private static URI api(String text) {
        URI url = Parsers.url(text.strip().replaceFirst("/+$", ""));
        if (!url.getPath().endsWith("/api")) {
            throw new BadValueException(
                    CONFIG_BAD_URL,
                    "does not end in /api, as the address of OpenMetadata's interface does: http://localhost:8585/api");
        }
        return url;
    }
}
