package io.lakecaravan.config;

import static io.lakecaravan.config.ConfigCode.CONFIG_CONTRADICTION;
import static io.lakecaravan.config.ConfigCode.CONFIG_DUPLICATE_NAME;
import static io.lakecaravan.config.ConfigCode.CONFIG_FILE_NOT_FOUND;
import static io.lakecaravan.config.ConfigCode.CONFIG_FILE_UNREADABLE;
import static io.lakecaravan.config.ConfigCode.CONFIG_MISSING_KEY;
import static io.lakecaravan.config.ConfigCode.CONFIG_NOT_SUPPORTED;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Reads {@code caravan.yaml} and checks all of it in one pass: every problem has its line, the key's path, what was
 * found, what is allowed and what to do. References such as {@code {{env:NAME}}} are replaced; no problem shows what
 * they gave. Relative paths in the file start at the working directory, as the file's own does. Immutable.
 */
public final class ConfigReader {
    private static final int MOST_BYTES = 1 << 20;

    private final Placeholders placeholders;
    private final SourceReader sources;
    private final TagsReader tags;

    /** @param formats names of the formats that can be read; empty takes any name */
    public ConfigReader(Placeholders placeholders, Set<String> formats) {
        this.placeholders = placeholders;
        this.sources = new SourceReader(formats);
        this.tags = new TagsReader(formats);
    }

    /** @throws ConfigException with every error; warnings are left to {@link #check} */
    public CaravanConfig read(Path file) {
        Reading reading = new Reading(file.toString(), placeholders);
        Optional<CaravanConfig> config = text(file, reading).flatMap(text -> parse(text, reading));
        List<ConfigProblem> errors =
                reading.problems().stream().filter(ConfigProblem::isError).toList();
        if (!errors.isEmpty()) {
            throw new ConfigException(errors);
        }
        return config.orElseThrow();
    }

    /** Errors and warnings in the order of the file; empty when there is nothing to say. */
    public List<ConfigProblem> check(Path file) {
        Reading reading = new Reading(file.toString(), placeholders);
        text(file, reading).ifPresent(text -> parse(text, reading));
        return reading.problems();
    }

    /**
     * The tests of a file {@code *.test.yaml}.
     *
     * @throws ConfigException with every error
     */
    public List<TagTest> readTests(Path file) {
        Reading reading = new Reading(file.toString(), placeholders);
        List<TagTest> read = text(file, reading)
                .flatMap(text -> YamlText.root(text, reading))
                .map(node -> tags.tests(Mapping.of(node, Sections.TEST_FILE, "", reading)))
                .orElseGet(List::of);
        if (!reading.problems().isEmpty()) {
            throw new ConfigException(reading.problems());
        }
        return read;
    }

    private static Optional<String> text(Path file, Reading reading) {
        try (InputStream stream = Files.newInputStream(file)) {
            byte[] bytes = stream.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                reading.report(0, "", CONFIG_FILE_UNREADABLE, "the file has more than " + MOST_BYTES + " bytes");
                return Optional.empty();
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (NoSuchFileException e) {
            reading.report(
                    0,
                    "",
                    CONFIG_FILE_NOT_FOUND,
                    "there is no such file; looked at " + file.toAbsolutePath().normalize()
                            + ". 'caravan init' writes one to start from, --config FILE names another");
        } catch (CharacterCodingException e) {
            reading.report(0, "", CONFIG_FILE_UNREADABLE, "the file is not UTF-8 text. Save it as UTF-8");
        } catch (IOException e) {
            reading.report(
                    0,
                    "",
                    CONFIG_FILE_UNREADABLE,
                    "the file cannot be read (" + e.getClass().getSimpleName() + "). Is it a folder, or forbidden?");
        }
        return Optional.empty();
    }

    private Optional<CaravanConfig> parse(String text, Reading reading) {
        return YamlText.root(text, reading).map(node -> config(node, reading));
    }

    private CaravanConfig config(Node node, Reading reading) {
        Mapping root = Mapping.of(node, Sections.ROOT, "", reading);
        notYet(root, "sync");
        List<SourceConfig> found = sources(root);
        TagConfig tagging = tags.read(root.mapping("tags", Sections.TAGS));
        List<CatalogConfig> published = catalogs(root, found);
        LineageReader lineage = new LineageReader(
                found.stream().map(SourceConfig::name).toList(), CatalogsReader.names(root), published);
        return new CaravanConfig(
                found,
                tagging,
                lineage.read(root),
                published,
                root.mapping("tables", Sections.TABLES).fallback("limit", Parsers.number(1, 10_000_000)));
    }

    private List<SourceConfig> sources(Mapping root) {
        List<Mapping> found = root.mappings("sources", Sections.SOURCE);
        if (!root.has("sources") || isEmptyList(root.node("sources"))) {
            root.report("sources", CONFIG_MISSING_KEY, "is needed: at least one source with name and bucket");
        }
        Map<String, Integer> lines = new HashMap<>();
        return found.stream()
                .map(mapping -> {
                    SourceConfig source = sources.read(mapping);
                    unique(source.name(), mapping, lines);
                    return source;
                })
                .toList();
    }

    private static boolean isEmptyList(Optional<Node> node) {
        return node.filter(found ->
                        found instanceof SequenceNode list && list.getValue().isEmpty())
                .isPresent();
    }

    private static List<CatalogConfig> catalogs(Mapping root, List<SourceConfig> sources) {
        Map<String, Integer> lines = new HashMap<>();
        return CatalogsReader.read(root).stream()
                .map(found -> {
                    unique(found.catalog().name(), found.mapping(), lines);
                    if (found.catalog() instanceof CatalogConfig.Atlan tenant) {
                        oneStore(tenant, found.mapping(), sources);
                    }
                    return found.catalog();
                })
                .toList();
    }

    /** Names of buckets, which are names of assets, are unique within a store; all of AWS is one. */
    private static void oneStore(CatalogConfig.Atlan tenant, Mapping mapping, List<SourceConfig> sources) {
        Set<String> stores = new TreeSet<>();
        for (SourceConfig source : sources) {
            stores.add(source.isAws() ? "AWS" : source.endpoint().orElseThrow().getAuthority());
        }
        if (tenant.connection().isPresent() && stores.size() > 1) {
            mapping.report(
                    "connection",
                    CONFIG_CONTRADICTION,
                    "one connection holds the buckets of one store, and the sources lie in " + String.join(", ", stores)
                            + ". Take it out: each source then has a connection of its name");
        }
    }

    private static void unique(String name, Mapping mapping, Map<String, Integer> lines) {
        Integer first = name.isEmpty() ? null : lines.putIfAbsent(name, mapping.line("name"));
        if (first != null) {
            mapping.report(
                    "name",
                    CONFIG_DUPLICATE_NAME,
                    "the name " + Reading.quoted(name) + " is taken in line " + first + ". Names are unique");
        }
    }

    private static void notYet(Mapping root, String key) {
        if (!root.freeList(key).isEmpty()) {
            root.report(
                    key,
                    CONFIG_NOT_SUPPORTED,
                    "this version does not do " + key + ". Write " + key + ": [] or take it out");
        }
    }
}
