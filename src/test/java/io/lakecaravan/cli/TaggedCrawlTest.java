package io.lakecaravan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakecaravan.state.StateStore;
import io.lakecaravan.state.TagDecisions.Decision;
import io.lakecaravan.table.ColumnTag;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tags through whole crawls: from the bytes of objects to what a catalog shows. */
class TaggedCrawlTest {
    @TempDir
    private Path folder;

    private TestLake lake;

    @BeforeEach
    void start() throws IOException {
        lake = new TestLake(folder);
    }

    @AfterEach
    void stop() throws IOException {
        lake.close();
    }

    private JsonNode crawl(int exitCode, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("--json"));
        arguments.addAll(List.of(more));
        Ran ran = lake.run("crawl", arguments.toArray(String[]::new));
        assertThat(ran.exitCode()).as(ran.out() + ran.err()).isEqualTo(exitCode);
        return new ObjectMapper().readTree(ran.out());
    }

    private JsonNode table(String name) throws IOException {
        return new ObjectMapper()
                .readTree(lake.catalog()
                        .resolve("tables/sales/lake/" + name + ".json")
                        .toFile());
    }

    private static List<String> tags(JsonNode node) {
        List<String> tags = new ArrayList<>();
        node.path("tags").forEach(tag -> tags.add(tag.asText()));
        return tags;
    }

    private static List<String> tags(JsonNode table, String column) {
        for (JsonNode each : table.path("columns")) {
            if (each.path("name").asText().equals(column)) {
                return tags(each);
            }
        }
        throw new AssertionError("no column " + column);
    }

    private static String csv(String header, IntFunction<String> row) {
        return header + "\n" + IntStream.range(0, 60).mapToObj(row).collect(Collectors.joining("\n")) + "\n";
    }

    private void people() {
        lake.put(
                "customers/part.csv",
                csv(
                        "id,email,city",
                        i -> i + ",reader" + i * 7919 + "@example.org," + (i % 2 == 0 ? "Berlin" : "Paris")));
    }

    @Test
    void suggestsTagsWithReasonsAndTheTableTheStrongest() throws IOException {
        people();
        crawl(0);
        JsonNode table = table("customers");
        assertThat(tags(table, "id")).isEmpty();
        assertThat(tags(table, "email")).containsExactly("PII.Email");
        assertThat(tags(table, "city")).containsExactly("PII.Location");
        assertThat(tags(table)).containsExactly("PII.Email");
        JsonNode detected = table.at("/columns/1/evidence/detected/0");
        assertThat(detected.path("tag").asText()).isEqualTo("PII.Email");
        assertThat(detected.path("score").asDouble()).isBetween(0.99, 1.0);
        assertThat(detected.at("/reasons/0").asText()).isEqualTo("detector email: 60 of 60 values match");
        assertThat(table.at("/detected/0/reasons/0").asText()).isEqualTo("the most sensitive of its columns is email");
        assertThat(tags(table("orders"))).isEmpty();
    }

    @Test
    void objectsAreNotReadAgainForTheSameDecision() throws IOException {
        people();
        JsonNode first = crawl(0);
        JsonNode table = table("customers");
        JsonNode again = crawl(0);
        assertThat(first.at("/objects/read").asInt()).isEqualTo(3);
        assertThat(again.at("/objects/read").asInt()).isZero();
        assertThat(again.at("/s3/getRequests").asInt()).isZero();
        assertThat(table("customers")).isEqualTo(table);
    }

    @Test
    void objectsThatNoDetectorSawAreReadWhenDetectionIsSwitchedOn() throws IOException {
        people();
        detect("false");
        crawl(0);
        assertThat(tags(table("customers"), "email")).isEmpty();
        detect("true");
        assertThat(crawl(0).at("/objects/read").asInt()).isEqualTo(3);
        assertThat(tags(table("customers"), "email")).containsExactly("PII.Email");
        detect("false");
        assertThat(crawl(0).at("/objects/read").asInt()).isZero();
        assertThat(tags(table("customers"), "email")).isEmpty();
    }

    @Test
    void tellsWhatIsTakenBackOnce() throws IOException {
        people();
        crawl(0);
        lake.put("customers/part.csv", csv("id,email,city", i -> i + "," + (i % 3) + ",Berlin"));
        JsonNode finding = crawl(1).at("/findings/0");
        assertThat(finding.path("code").asText()).isEqualTo("TAG_WITHDRAWN");
        assertThat(finding.path("key").asText()).isEqualTo("customers/");
        assertThat(finding.path("message").asText())
                .isEqualTo("the tag PII.Email of column email is taken back: names and values speak for it no longer");
        assertThat(tags(table("customers"), "email")).isEmpty();
        assertThat(tags(table("customers"))).containsExactly("PII.Location");
        assertThat(crawl(0).path("findings")).isEmpty();
    }

    @Test
    void whatAPersonSaidGoesBeforeWhatDetectorsSay() throws IOException {
        people();
        crawl(0);
        try (StateStore state = StateStore.open(lake.state())) {
            state.decisions()
                    .remember(
                            "om",
                            "sales/lake/customers",
                            new ColumnTag(List.of("email"), "PII.Email"),
                            Decision.REJECTED);
            state.decisions()
                    .remember(
                            "om",
                            "sales/lake/customers",
                            new ColumnTag(List.of("id"), "PII.NationalId"),
                            Decision.CONFIRMED);
            state.decisions()
                    .remember(
                            "om",
                            "sales/lake/customers",
                            new ColumnTag(List.of("city"), "PII.Location"),
                            Decision.CONFIRMED);
        }
        crawl(0);
        JsonNode table = table("customers");
        assertThat(tags(table, "email")).isEmpty();
        assertThat(tags(table, "id")).containsExactly("PII.NationalId");
        assertThat(tags(table, "city")).containsExactly("PII.Location");
        assertThat(table.at("/columns/2/evidence/detected").isMissingNode())
                .as("no suggestion any more")
                .isTrue();
        assertThat(tags(table)).containsExactly("PII.NationalId");

        try (StateStore state = StateStore.open(lake.state())) {
            state.decisions()
                    .remember(
                            "other",
                            "sales/lake/customers",
                            new ColumnTag(List.of("email"), "PII.Email"),
                            Decision.CONFIRMED);
            state.decisions()
                    .remember(
                            "om",
                            "sales/lake/customers",
                            new ColumnTag(List.of("email"), "PII.Email"),
                            Decision.REJECTED);
        }
        crawl(0);
        assertThat(tags(table("customers"), "email"))
                .as("the last word, and the same said again is no word")
                .containsExactly("PII.Email");
    }

    @Test
    void columnsThatOnlyLookOrSoundSensitiveGetNoTag() throws IOException {
        lake.put(
                "accounts/accounts.csv",
                csv(
                        "email_verified,ACADEMIC_YEAR_CODE,card_number,address_count,note",
                        i -> String.format(
                                Locale.ROOT,
                                "%d,%d,4.%03d1E+15,%d,%s",
                                i % 2,
                                1999 + i % 2,
                                i,
                                i % 4,
                                "delivered later than agreed and nobody was told of it")));
        crawl(0);
        JsonNode table = table("accounts");
        table.path("columns")
                .forEach(column -> assertThat(tags(column))
                        .as(column.path("name").asText())
                        .isEmpty());
        assertThat(tags(table)).isEmpty();
    }

    @Test
    void textsAreTaggedByWhatStandsInThem() throws IOException {
        lake.put(
                "tickets/tickets.jsonl",
                IntStream.range(0, 60)
                        .mapToObj(i -> "{\"id\":" + i
                                + ",\"remarks\":\"the customer asked to be called back later, write to"
                                + (i % 3 == 0 ? " reader" + i + "@example.org" : " nobody") + " when it is done\"}")
                        .collect(Collectors.joining("\n")));
        crawl(0);
        assertThat(tags(table("tickets"), "remarks")).containsExactly("PII.Email");
        assertThat(table("tickets")
                        .at("/columns/1/evidence/detected/0/reasons/0")
                        .asText())
                .contains("20 of 60 values match");
    }

    private void events(String domain) {
        lake.put(
                "events/events.jsonl",
                IntStream.range(0, 60)
                        .mapToObj(i -> "{\"id\":" + i + ",\"user\":{\"contact\":{\"email\":\"reader" + i + domain
                                + "\"},\"n\":1},\"mails\":[\"writer" + i + domain + "\"]"
                                + ",\"payments\":[{\"iban\":\"DE89370400440532013000\",\"pin.1\":" + i + "}]}")
                        .collect(Collectors.joining("\n")));
    }

    private static JsonNode field(JsonNode table, String column, String... path) {
        JsonNode found = table.path("columns");
        List<String> names = new ArrayList<>(List.of(column));
        names.addAll(List.of(path));
        for (String name : names) {
            JsonNode level = found.isArray() ? found : found.path("fields");
            found = level.path(0);
            for (JsonNode each : level) {
                found = each.path("name").asText().equals(name) ? each : found;
            }
            assertThat(found.path("name").asText()).isEqualTo(name);
        }
        return found;
    }

    @Test
    void fieldsWithinStructuresAreTaggedAndTheirColumnWithThem() throws IOException {
        events("@example.org");
        crawl(0);
        JsonNode table = table("events");
        JsonNode email = field(table, "user", "contact", "email");
        assertThat(tags(email)).containsExactly("PII.Email");
        assertThat(email.at("/evidence/detected/0/reasons/0").asText())
                .isEqualTo("detector email: 60 of 60 values match");
        assertThat(tags(field(table, "user", "contact"))).isEmpty();
        assertThat(tags(field(table, "user", "n"))).isEmpty();
        assertThat(tags(table, "user")).containsExactly("PII.Email");
        assertThat(table.at("/columns/1/evidence/detected/0/reasons/0").asText())
                .isEqualTo("field user.contact.email");
        assertThat(tags(table, "mails")).containsExactly("PII.Email");
        assertThat(tags(field(table, "payments", "element", "iban"))).containsExactly("PII.Financial");
        assertThat(tags(table)).containsExactly("PII.Email");
        assertThat(table.at("/sample/rows/0/3").toString()).doesNotContain("DE8937040044053201");
    }

    @Test
    void fieldsFollowTheLakeAndPeople() throws IOException {
        events("@example.org");
        crawl(0);
        try (StateStore state = StateStore.open(lake.state())) {
            ColumnTag iban = new ColumnTag(List.of("payments", "element", "iban"), "PII.Financial");
            state.decisions().remember("om", "sales/lake/events", iban, Decision.REJECTED);
            ColumnTag pin = new ColumnTag(List.of("payments", "element", "pin.1"), "PII.Secret");
            state.decisions().remember("om", "sales/lake/events", pin, Decision.CONFIRMED);
        }
        events("-example-org");
        JsonNode findings = crawl(1).path("findings");
        assertThat(findings.findValuesAsText("message"))
                .as("one for the field, none more for the column around it")
                .containsExactlyInAnyOrder(
                        "the tag PII.Email of column user.contact.email is taken back: names and values speak for it no"
                                + " longer",
                        "the tag PII.Email of column mails is taken back: names and values speak for it no longer");
        JsonNode table = table("events");
        assertThat(tags(field(table, "user", "contact", "email"))).isEmpty();
        assertThat(tags(table, "user")).isEmpty();
        assertThat(tags(field(table, "payments", "element", "iban"))).isEmpty();
        assertThat(tags(field(table, "payments", "element", "pin.1"))).containsExactly("PII.Secret");
        assertThat(tags(table, "payments")).containsExactly("PII.Secret");
        assertThat(table.at("/sample/rows/0/3").toString()).isEqualTo("[{\"iban\":\"***\",\"pin.1\":\"***\"}]");
    }

    @Test
    void whatAPersonRejectedIsNoTagWhoeverGivesIt() throws IOException {
        people();
        String rules = "defaults: [Source.S3], rules: [{column: email, tags: [PII.Email, Key.Mail]}]";
        tags(rules);
        crawl(0);
        assertThat(tags(table("customers"), "email")).containsExactly("Key.Mail", "PII.Email");
        try (StateStore state = StateStore.open(lake.state())) {
            String id = "sales/lake/customers";
            state.decisions().remember("om", id, new ColumnTag(List.of("email"), "PII.Email"), Decision.REJECTED);
            state.decisions().remember("om", id, ColumnTag.ofTable("Source.S3"), Decision.REJECTED);
        }
        crawl(0);
        assertThat(tags(table("customers"), "email")).containsExactly("Key.Mail");
        assertThat(tags(table("customers"))).containsExactly("PII.Location");
        assertThat(tags(table("orders"))).containsExactly("Source.S3");
    }

    @Test
    void countsOfAllObjectsDecideTogether() throws IOException {
        for (int day = 1; day <= 3; day++) {
            int from = day * 1000;
            lake.put(
                    "logins/day=2024-01-0" + day + "/part.csv",
                    csv("n,contact", i -> i + ",reader" + (from + i) + "@example.org"));
        }
        crawl(0);
        assertThat(table("logins")
                        .at("/columns/1/evidence/detected/0/reasons/0")
                        .asText())
                .isEqualTo("detector email: 180 of 180 values match");
    }

    @Test
    void samplesAreMaskedByTagAndAnewWhenMasksChange() throws IOException {
        lake.put(
                "payments/payments.csv",
                csv(
                        "id,email,iban,password",
                        i -> i + ",reader" + i + "@example.org,DE89370400440532013000,Tr0ub4dor&" + i * 7919));
        crawl(0);
        assertThat(row("payments")).isEqualTo("[0,\"reader0@example.org\",\"******************3000\",\"***\"]");

        tags("mask: [PII.Sensitive]");
        crawl(0);
        assertThat(row("payments")).isEqualTo("[0,\"r***@example.org\",\"******************3000\",\"***\"]");
        JsonNode masked = table("payments");
        assertThat(crawl(0).at("/s3/getRequests").asInt()).isZero();
        assertThat(table("payments")).isEqualTo(masked);

        tags("mask: []");
        crawl(0);
        assertThat(row("payments")).isEqualTo("[0,\"reader0@example.org\",\"DE89370400440532013000\",\"Tr0ub4dor&0\"]");

        tags("mask: [A.*], rules: [{column: id, tags: [A.B]}]");
        lake.remove("orders/orders.csv");
        crawl(0);
        assertThat(row("payments"))
                .isEqualTo("[\"***\",\"reader0@example.org\",\"DE89370400440532013000\",\"Tr0ub4dor&0\"]");
    }

    @Test
    void profilesComeWithTheReadingAndHideTaggedValues() throws IOException {
        lake.put(
                "people/a.csv",
                csv(
                        "id,email,color,amount",
                        i -> i + ",reader" + i + "@example.org," + (i % 3 == 0 ? "red" : "blue") + "," + i + ".50"));
        lake.remove("people/people.jsonl");
        crawl(0);
        JsonNode people = table("people");
        JsonNode profile = people.path("profile");
        assertThat(profile.path("rows").asInt()).isEqualTo(60);
        assertThat(profile.path("at").asText())
                .isEqualTo(people.path("lastModified").asText());
        JsonNode id = profile.at("/columns/0");
        assertThat(id.path("min").asText()).isEqualTo("0");
        assertThat(id.path("max").asText()).isEqualTo("59");
        assertThat(id.path("mean").asDouble()).isEqualTo(29.5);
        assertThat(id.path("distinct").asDouble()).isBetween(59.0, 61.0);
        assertThat(id.path("nullShare").asDouble()).isZero();
        assertThat(id.path("quantiles").toString()).isEqualTo("[\"14\",\"29\",\"44\"]");
        JsonNode email = profile.at("/columns/1");
        assertThat(email.path("distinct").asDouble()).isBetween(59.0, 61.0);
        assertThat(email.path("minLength").asInt()).isEqualTo(19);
        assertThat(email.has("min") || email.has("max") || email.has("top")).isFalse();
        assertThat(email.at("/patterns/0/pattern").asText()).isEqualTo("aaaaaa99@aaaaaaa.aaa");
        JsonNode color = profile.at("/columns/2");
        assertThat(color.path("top").toString())
                .isEqualTo("[{\"value\":\"blue\",\"count\":40},{\"value\":\"red\",\"count\":20}]");

        assertThat(crawl(0).at("/objects/read").asInt()).isZero();
        assertThat(table("people")).isEqualTo(people);

        tags("rules: [{column: 'color|amount', tags: [A.B]}]");
        crawl(0);
        JsonNode kept = table("people").path("profile");
        assertThat(kept.at("/columns/2").has("top")).as("tagged since").isFalse();
        List<String> ofAmount = new ArrayList<>();
        kept.at("/columns/3").fieldNames().forEachRemaining(ofAmount::add);
        assertThat(profile.at("/columns/3").has("quantiles")).isTrue();
        assertThat(ofAmount).doesNotContain("min", "max", "mean", "deviation", "quantiles", "top");
        assertThat(kept.at("/columns/0")).as("kept of the first run").isEqualTo(id);
    }

    private String row(String table) throws IOException {
        return table(table).at("/sample/rows/0").toString();
    }

    private void detect(String value) {
        tags("detect: " + value);
    }

    private void tags(String tags) {
        lake.write(TestLake.source(lake.endpoint(), TestLake.BUCKET, "local-secret") + "tags: {" + tags
                + "}\ncatalogs:\n  local: {directory: '" + lake.catalog() + "'}\n");
    }
}
