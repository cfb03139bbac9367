package io.lakecaravan.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.component.kamelet.KameletComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The rules that the Kamelets of the catalog keep, and a load of every Kamelet and route. */
class KameletCatalogTest {
    private static final Path KAMELETS = Path.of("kamelet-catalog");
    private static final Path ROUTES = Path.of("routes");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> TYPES = Set.of("string", "integer", "number", "boolean");
    private static final Pattern DEPENDENCY = Pattern.compile("camel:[a-z0-9-]+|mvn:[^:\\s]+:[^:\\s]+:[^:\\s]+");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\??([A-Za-z0-9]+)}}");

    static List<Path> kamelets() throws IOException {
        return files(KAMELETS, ".kamelet.yaml");
    }

    static List<Path> routes() throws IOException {
        return files(ROUTES, ".camel.yaml");
    }

    private static List<Path> files(Path folder, String suffix) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.sorted().toList();
            assertThat(all).isNotEmpty().allMatch(file -> file.toString().endsWith(suffix));
            return all;
        }
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void keepsTheRules(Path file) throws IOException {
        assertThat(problems(read(file), name(file))).isEmpty();
    }

    @Test
    void brokenRulesAreSeen() throws IOException {
        ObjectNode kamelet = (ObjectNode) read(KAMELETS.resolve("lake-source.kamelet.yaml"));
        ((ObjectNode) kamelet.at("/metadata")).put("name", "other-source");
        ObjectNode definition = (ObjectNode) kamelet.at("/spec/definition");
        definition.put("title", "Lake");
        definition.putArray("required").add("absent").add("absent");
        ObjectNode properties = (ObjectNode) definition.get("properties");
        properties
                .putObject("unused")
                .put("title", "Bucket")
                .put("description", "Not used.")
                .put("type", "string");
        ((ObjectNode) properties.get("secretKey")).remove("x-descriptors");
        ((ObjectNode) properties.get("prefix")).remove("description");
        ((ObjectNode) kamelet.at("/spec")).putArray("dependencies").add("github:somebody/something");

        assertThat(problems(kamelet, "lake-source"))
                .contains(
                        "metadata.name is not the file's name",
                        "the title does not end in Source",
                        "required lists a property twice",
                        "required names absent, which is no property",
                        "the template does not use unused",
                        "two properties have the title Bucket",
                        "secretKey is a password without the credentials descriptor",
                        "prefix has no description",
                        "github:somebody/something is no dependency");
    }

    private static List<String> problems(JsonNode kamelet, String name) {
        List<String> problems = new ArrayList<>();
        JsonNode definition = kamelet.at("/spec/definition");
        String type = name.substring(name.lastIndexOf('-') + 1);
        String word = Character.toUpperCase(type.charAt(0)) + type.substring(1);
        check(
                problems,
                kamelet.at("/apiVersion").asText().equals("camel.apache.org/v1"),
                "apiVersion is not camel.apache.org/v1");
        check(problems, kamelet.at("/kind").asText().equals("Kamelet"), "kind is not Kamelet");
        check(problems, kamelet.at("/metadata/name").asText().equals(name), "metadata.name is not the file's name");
        check(problems, Set.of("source", "sink", "action").contains(type), "the name does not end in a type");
        check(
                problems,
                kamelet.at("/metadata/labels/camel.apache.org~1kamelet.type")
                        .asText()
                        .equals(type),
                "the label is not the type in the name");
        check(problems, definition.at("/type").asText().equals("object"), "the definition is no object");
        check(problems, definition.at("/title").asText().endsWith(" " + word), "the title does not end in " + word);
        check(problems, !definition.at("/description").asText().isBlank(), "there is no description");
        properties(definition, problems);
        required(definition, problems);
        parameters(kamelet, problems);
        template(kamelet.at("/spec/template"), type, problems);
        kamelet.at("/spec/dependencies")
                .forEach(each -> check(
                        problems, DEPENDENCY.matcher(each.asText()).matches(), each.asText() + " is no dependency"));
        return problems;
    }

    private static void properties(JsonNode definition, List<String> problems) {
        Set<String> titles = new HashSet<>();
        Set<String> descriptions = new HashSet<>();
        definition.path("properties").properties().forEach(entry -> {
            JsonNode property = entry.getValue();
            for (String part : List.of("title", "description", "type")) {
                check(problems, !property.path(part).asText().isBlank(), entry.getKey() + " has no " + part);
            }
            check(
                    problems,
                    !Set.of("path", "home", "user", "shell", "lang", "term", "pwd", "hostname")
                            .contains(entry.getKey().toLowerCase(Locale.ROOT)),
                    entry.getKey() + " would be taken from the environment");
            check(problems, TYPES.contains(property.path("type").asText()), entry.getKey() + " is of no known type");
            String title = property.path("title").asText();
            check(problems, titles.add(title), "two properties have the title " + title);
            check(
                    problems,
                    descriptions.add(property.path("description").asText()),
                    entry.getKey() + " has the description of another property");
            check(
                    problems,
                    Stream.of(title.split(" "))
                            .allMatch(each -> !each.isEmpty() && !Character.isLowerCase(each.charAt(0))),
                    "the title of " + entry.getKey() + " is not in capitals");
            if (property.path("format").asText().equals("password")) {
                check(
                        problems,
                        property.path("x-descriptors").toString().contains("\"urn:camel:group:credentials\""),
                        entry.getKey() + " is a password without the credentials descriptor");
            }
        });
    }

    private static void required(JsonNode definition, List<String> problems) {
        Set<String> seen = new HashSet<>();
        definition.path("required").forEach(each -> {
            check(problems, seen.add(each.asText()), "required lists a property twice");
            JsonNode property = definition.path("properties").path(each.asText());
            check(problems, !property.isMissingNode(), "required names " + each.asText() + ", which is no property");
            check(problems, !property.has("default"), each.asText() + " is required and has a default");
        });
    }

    private static void parameters(JsonNode kamelet, List<String> problems) {
        Set<String> used = new TreeSet<>();
        Matcher placeholder = PLACEHOLDER.matcher(kamelet.at("/spec/template").toString());
        while (placeholder.find()) {
            used.add(placeholder.group(1));
        }
        kamelet.at("/spec/template/beans")
                .forEach(bean -> used.remove(bean.path("name").asText()));
        Set<String> declared = new TreeSet<>();
        kamelet.at("/spec/definition/properties").fieldNames().forEachRemaining(declared::add);
        declared.forEach(each -> check(problems, used.contains(each), "the template does not use " + each));
        used.forEach(each ->
                check(problems, declared.contains(each), "the template uses " + each + ", which is no property"));
    }

    private static void template(JsonNode template, String type, List<String> problems) {
        boolean fromCaller = template.at("/from/uri").asText().equals("kamelet:source");
        boolean toCaller = template.toString().contains("\"kamelet:sink\"");
        if (type.equals("source")) {
            check(problems, !fromCaller, "a source starts at kamelet:source");
            check(problems, toCaller, "a source does not end at kamelet:sink");
        } else {
            check(problems, fromCaller, "the template does not start at kamelet:source");
            check(problems, !toCaller, "only a source ends at kamelet:sink");
        }
        check(problems, !template.at("/beans").isEmpty(), "the Kamelet does not declare its own beans");
    }

    private static void check(List<String> problems, boolean holds, String problem) {
        if (!holds) {
            problems.add(problem);
        }
    }

    @Test
    void titlesAndDescriptionsOfKameletsDiffer() throws IOException {
        List<String> texts = new ArrayList<>();
        for (Path file : kamelets()) {
            texts.add(read(file).at("/spec/definition/title").asText());
            texts.add(read(file).at("/spec/definition/description").asText());
        }
        assertThat(texts).doesNotHaveDuplicates();
    }

    @Test
    void theCatalogHasOneVersion() throws IOException {
        Set<String> versions = new TreeSet<>();
        for (Path file : kamelets()) {
            versions.add(read(file)
                    .at("/metadata/annotations/camel.apache.org~1catalog.version")
                    .asText());
        }
        assertThat(versions).singleElement().asString().isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("routes")
    void everyRouteHasIdAndDescription(Path file) throws IOException {
        for (JsonNode each : read(file)) {
            for (String kind : List.of("route", "routeTemplate")) {
                if (each.has(kind)) {
                    assertThat(each.get(kind).path("id").asText()).matches("[a-z]+(-[a-z]+)+");
                    assertThat(each.get(kind).path("description").asText()).isNotBlank();
                }
            }
        }
    }

    @Test
    void everyKameletAndRouteLoads() throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.getPropertiesComponent().setLocation("file:config/application.properties");
            camel.getComponent("kamelet", KameletComponent.class).setLocation("file:" + KAMELETS);
            for (Path file : kamelets()) {
                load(camel, file);
            }
            for (Path file : routes()) {
                load(camel, file);
            }

            Set<String> templates = camel.getRouteTemplateDefinitions().stream()
                    .map(template -> template.getId())
                    .collect(Collectors.toSet());
            for (Path file : kamelets()) {
                assertThat(templates).contains(name(file));
            }
            assertThat(camel.getRouteDefinitions().stream().map(route -> route.getId()))
                    .contains("inspect-candidate", "enrich-table", "publish-table", "end-run");
        }
    }

    private static void load(DefaultCamelContext camel, Path file) throws Exception {
        PluginHelper.getRoutesLoader(camel).loadRoutes(ResourceHelper.resolveMandatoryResource(camel, "file:" + file));
    }

    private static JsonNode read(Path file) throws IOException {
        try (Reader reader = Files.newBufferedReader(file)) {
            Object content = new Load(LoadSettings.builder().build()).loadFromReader(reader);
            return JSON.valueToTree(content);
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".kamelet.yaml", "");
    }
}
