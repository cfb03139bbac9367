package io.lakecaravan.cli;

import io.lakecaravan.config.ConfigException;
import io.lakecaravan.config.ConfigProblem;
import io.lakecaravan.config.InstallLayout;
import io.lakecaravan.config.RouteCheck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Whether each route file and Kamelet can be loaded, and whether the components and Kamelets it names exist. */
final class RouteFiles implements RouteCheck {
    private static final Pattern AT = Pattern.compile("line (\\d+), column (\\d+)");
    private static final Pattern KAMELET = Pattern.compile("kamelet:([A-Za-z0-9_-]+)");

    private final InstallLayout install;

    RouteFiles(InstallLayout install) {
        this.install = install;
    }

    /** @throws ConfigException when a file would keep the program from starting */
    static void require(InstallLayout install) {
        List<ConfigProblem> problems = new RouteFiles(install).problems();
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
    }

    @Override
    public List<ConfigProblem> problems() {
        List<Path> kamelets = files(install.kamelets(), ".kamelet.yaml");
        Set<String> names = new TreeSet<>();
        kamelets.forEach(file -> names.add(name(file).replace(".kamelet.yaml", "")));
        // Used within Kamelets for what calls them.
        names.addAll(List.of("source", "sink"));
        List<Path> all = new ArrayList<>(files(install.routes(), ".camel.yaml"));
        all.addAll(kamelets);
        List<ConfigProblem> problems = new ArrayList<>();
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            Map<String, Boolean> components = new TreeMap<>();
            for (Path file : all) {
                Optional<ConfigProblem> broken = load(camel, file);
                if (broken.isPresent()) {
                    problems.add(broken.get());
                } else {
                    problems.addAll(unknownEndpoints(camel, file, names, components));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the check of the routes does not end", e);
        }
        return problems;
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static List<Path> files(Path folder, String suffix) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> name(file).endsWith(suffix))
                    .sorted(Comparator.comparing(Path::toString))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the folder " + folder + " cannot be listed", e);
        }
    }

    /** Builds the model of the file's routes; nothing is started. */
    private static Optional<ConfigProblem> load(CamelContext camel, Path file) {
        try {
            Resource resource = PluginHelper.getResourceLoader(camel).resolveResource("file:" + file);
            Collection<RoutesBuilder> builders =
                    PluginHelper.getRoutesLoader(camel).findRoutesBuilders(resource);
            for (RoutesBuilder builder : builders) {
                builder.addRoutesToCamelContext(camel);
            }
            return Optional.empty();
        } catch (Exception e) {
            return Optional.of(problem(file, e));
        }
    }

    private static ConfigProblem problem(Path file, Exception thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null && !(cause instanceof MarkedYamlEngineException)) {
            cause = cause.getCause();
        }
        if (cause instanceof MarkedYamlEngineException marked && marked.getProblem() != null) {
            Optional<Mark> mark = marked.getProblemMark().or(marked::getContextMark);
            String context = marked.getContext() == null ? "" : marked.getContext() + ", ";
            return new ConfigProblem(
                    file.toString(),
                    mark.map(at -> at.getLine() + 1).orElse(0),
                    "",
                    "ROUTE_BROKEN",
                    context + marked.getProblem() + ". Steps and their options are those of Camel's YAML DSL");
        }
        String message = String.valueOf(cause.getMessage());
        Matcher at = AT.matcher(message);
        String first = message.lines().findFirst().orElse(cause.getClass().getSimpleName());
        return new ConfigProblem(
                file.toString(),
                at.find() ? Integer.parseInt(at.group(1)) : 0,
                "",
                "ROUTE_BROKEN",
                first + ". Steps and their options are those of Camel's YAML DSL");
    }

    /** @param components whether they exist, as far as that was asked before */
    private static List<ConfigProblem> unknownEndpoints(
            CamelContext camel, Path file, Set<String> kamelets, Map<String, Boolean> components) {
        List<ConfigProblem> problems = new ArrayList<>();
        try {
            for (RouteUris.Uri uri : new LinkedHashSet<>(RouteUris.of(file))) {
                Matcher kamelet = KAMELET.matcher(uri.text());
                if (kamelet.lookingAt() && !kamelets.contains(kamelet.group(1))) {
                    problems.add(new ConfigProblem(
                            file.toString(),
                            uri.line(),
                            "",
                            "ROUTE_UNKNOWN_KAMELET",
                            "there is no Kamelet '" + kamelet.group(1) + "'. Known: " + String.join(", ", kamelets)));
                } else if (!uri.scheme().isEmpty()
                        && !components.computeIfAbsent(uri.scheme(), scheme -> exists(camel, scheme))) {
                    problems.add(new ConfigProblem(
                            file.toString(),
                            uri.line(),
                            "",
                            "ROUTE_UNKNOWN_COMPONENT",
                            "there is no component '" + uri.scheme() + "'. Is it misspelt? Else put the jar of"
                                    + " camel-" + uri.scheme() + " into lib/ext"));
                }
            }
        } catch (Exception e) {
            problems.add(problem(file, e));
        }
        return problems;
    }

    private static boolean exists(CamelContext camel, String component) {
        try {
            return PluginHelper.getComponentResolver(camel).resolveComponent(component, camel) != null;
        } catch (Exception e) {
            throw new IllegalStateException("the component " + component + " cannot be looked up", e);
        }
    }
}
