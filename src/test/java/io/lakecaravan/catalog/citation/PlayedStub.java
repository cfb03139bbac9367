package io.lakecaravan.catalog.citation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The two stubs: where their sources are, what they play after, and which classes play no rule, with the reason. */
@SuppressWarnings("ImmutableEnumChecker") // the maps are made by Map.of and Map.ofEntries
enum PlayedStub {
    OPENMETADATA(
            "openmetadata",
            "unverified",
            Map.of(
                    Citation.Source.CONTRACT,
                    "openmetadata.md",
                    Citation.Source.OBSERVED,
                    "openmetadata-1.12-observed.md"),
            Map.ofEntries(
                    Map.entry("Enums", "values of the published document, compared with it by PublishedShapesTest"),
                    Map.entry("Shapes", "fields of the published document, compared with it by PublishedShapesTest"),
                    Map.entry("Endpoints", "compares what the client asks with the published document"),
                    Map.entry("Faults", "chooses the requests that a test lets fail"),
                    Map.entry("Json", "reads and compares JSON"),
                    Map.entry("PayloadCheck", "an interface"),
                    Map.entry("PayloadSchemas", "validates what the client sends"),
                    Map.entry("SchemaChecks", "keeps what is wrong with what the client sends"),
                    Map.entry("Person", "edits as people do, by the same calls"),
                    Map.entry("Refusal", "carries an answer"),
                    Map.entry("RequestLog", "records"),
                    Map.entry("Snapshot", "shows the state to tests"),
                    Map.entry("StubClient", "sends requests for tests"),
                    Map.entry("StubOpenMetadata", "starts and stops"),
                    Map.entry("StubSettings", "says how to start"),
                    Map.entry("StubTestCase", "helps tests"))),
    ATLAN(
            "atlan",
            "\\bU\\b",
            Map.of(Citation.Source.CONTRACT, "atlan.md"),
            Map.ofEntries(
                    Map.entry("AtlanClient", "sends requests for tests"),
                    Map.entry("AtlanTestCase", "helps tests"),
                    Map.entry("Entity", "a record with copies"),
                    Map.entry("Faults", "chooses the requests that a test lets fail"),
                    Map.entry("Json", "reads JSON"),
                    Map.entry("LinkEnd", "a relationship from one side"),
                    Map.entry(
                            "ModelFile",
                            "reads atlan/types.txt, compared with the published types by TypesResourceTest"),
                    Map.entry("Person", "edits as people do, by the same rules"),
                    Map.entry("Refusal", "carries an answer"),
                    Map.entry("RequestLog", "records"),
                    Map.entry("Seed", "plants what others made, by the same rules"),
                    Map.entry("Snapshot", "shows the state to tests"),
                    Map.entry("StubAtlan", "starts and stops"),
                    Map.entry("StubAtlanMain", "starts by hand"),
                    Map.entry("StubAtlanSettings", "says how to start")));

    private static final Path CONTRACTS = Path.of("../shared/contracts");

    private final String folder;
    private final Pattern mark;
    private final Map<Citation.Source, String> contracts;
    private final Map<String, String> noRules;

    PlayedStub(String folder, String mark, Map<Citation.Source, String> contracts, Map<String, String> noRules) {
        this.folder = folder;
        this.mark = Pattern.compile(mark);
        this.contracts = contracts;
        this.noRules = noRules;
    }

    /** All members of the classes that play rules. */
    List<Rule> members() throws IOException {
        return StubSources.members(sources(), noRules.keySet());
    }

    List<Path> files() throws IOException {
        try (Stream<Path> listed = Files.list(sources())) {
            return listed.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }

    Path sources() {
        return Path.of("src/test/java/io/lakecaravan/catalog", folder, "stub");
    }

    Map<String, String> noRules() {
        return noRules;
    }

    /** What the contract itself marks as not confirmed. */
    List<Contract.OpenLine> openLines() throws IOException {
        return Contract.open(CONTRACTS.resolve(contracts.get(Citation.Source.CONTRACT)), mark);
    }

    /** All that the comments of a class cite, those above the class included. */
    List<Citation> citedBy(String owner) throws IOException {
        Path file = sources().resolve(owner + ".java");
        return Citation.in(StubSources.comments(Files.readString(file)));
    }

    boolean hasContracts() {
        return Files.isDirectory(CONTRACTS);
    }

    Map<Citation.Source, Contract> contracts() throws IOException {
        Map<Citation.Source, Contract> read = new EnumMap<>(Citation.Source.class);
        for (Map.Entry<Citation.Source, String> file : contracts.entrySet()) {
            read.put(file.getKey(), Contract.read(CONTRACTS.resolve(file.getValue())));
        }
        return read;
    }
}
