package io.lakecaravan.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.state.RunRecord;
import io.lakecaravan.state.RunStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a user edits in the routes' text takes effect without compilation, and runs still come to their end. */
@Timeout(40)
class EditedRoutesTest {
    @TempDir
    Path home;

    private Installation installation;

    @BeforeEach
    void lake() throws Exception {
        installation = Installation.in(home);
        installation.put("lake", "orders/orders.csv", "id,name\n1,a\n2,b\n");
        installation.put("lake", "customers/customers.jsonl", "{\"id\": 1}\n{\"id\": 2}\n");
    }

    @AfterEach
    void end() throws Exception {
        installation.close();
    }

    @Test
    void anAddedStepOfEnrichTagsTables() throws Exception {
        installation.edit("enrich.camel.yaml", "        - to: \"kamelet:tag-action\"\n", """
                        - to: "kamelet:tag-action"
                        - choice:
                            when:
                              - simple: "${body.table.name} startsWith 'cust'"
                                steps:
                                  - to: "kamelet:tag-action?tags=PII.Sensitive"
                """);

        RunRecord run = installation.crawl();

        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(installation.tables()).containsOnlyKeys("lake/customers", "lake/orders");
        assertThat(tags("lake/customers")).contains("PII.Sensitive");
        assertThat(tags("lake/orders")).doesNotContain("PII.Sensitive");
    }

    @Test
    void aFilterBeforePublishDropsATableAndTheRunEnds() throws Exception {
        installation.edit("enrich.camel.yaml", "        - to: \"direct:publish-table\"\n", """
                        - filter:
                            simple: "${body.table.format} == 'csv'"
                            steps:
                              - to: "direct:publish-table"
                """);

        RunRecord run = installation.crawl();

        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(installation.tables()).containsOnlyKeys("lake/orders");
        assertThat(run.catalogs().get("local").written()).isEqualTo(1);
        assertThat(run.catalogs().get("local").deferred()).isZero();
    }

    @Test
    void aFilterInACatalogsRouteDropsATableAndTheRunEnds() throws Exception {
        installation.edit("publish-local.camel.yaml", "          - bean: { ref: delivery, method: \"begin(", """
                          - filter:
                              simple: "${body.table.format} == 'csv'"
                              steps:
                                - stop: {}
                          - bean: { ref: delivery, method: "begin(\
                """);

        RunRecord run = installation.crawl();

        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(installation.tables()).containsOnlyKeys("lake/customers");
    }

    @Test
    void aStopBeforeInspectDropsACandidateAndTheRunEnds() throws Exception {
        installation.edit(
                "inspect.camel.yaml",
                "        - bean: { ref: inspection, method: \"open(${header.CaravanRun}, ${body})\" }\n",
                """
                        - filter:
                            simple: "${body.root} startsWith 'orders'"
                            steps:
                              - stop: {}
                        - bean: { ref: inspection, method: "open(${header.CaravanRun}, ${body})" }
                """);

        RunRecord run = installation.crawl();

        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(installation.tables()).containsOnlyKeys("lake/customers");
        assertThat(run.counter("read")).isEqualTo(1);
    }

    @Test
    void aFilterOfPagesMayDropTheLastOneToo() throws Exception {
        installation.edit("list.camel.yaml", "          - to: \"direct:group-page\"\n", """
                          - filter:
                              simple: "${body.objects.size} > 0"
                              steps:
                                - to: "direct:group-page"
                """);

        RunRecord run = installation.crawl();

        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(installation.tables()).containsOnlyKeys("lake/customers", "lake/orders");
    }

    @Test
    void pagesThatAFilterDropsAreNotGrouped() throws Exception {
        installation.edit("list.camel.yaml", "          - to: \"direct:group-page\"\n", """
                          - filter:
                              simple: "${body.bucket} == 'other'"
                              steps:
                                - to: "direct:group-page"
                """);

        RunRecord run = installation.crawl();

        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(run.counter("listed")).isZero();
        assertThat(installation.tables()).isEmpty();
    }

    @Test
    void aBranchForOneFormatGoesFirst() throws Exception {
        installation.put("lake", "events/events.parquet", "this is no Parquet");
        installation.edit("inspect.camel.yaml", "              - simple: \"${body.readerKind} == 'FOOTER'\"\n", """
                              - simple: "${body.format} == 'parquet'"
                                steps:
                                  - setBody: { method: { ref: foreign, method: "read(${body})" } }
                                  - to: "direct:remember-fragments"
                              - simple: "${body.readerKind} == 'FOOTER'"
                """);
        installation.edit("inspect.camel.yaml", "# Reader kinds differ in limits.", """
                - beans:
                    - name: foreign
                      type: "io.lakecaravan.flow.ForeignReader"

                # Reader kinds differ in limits.""");

        RunRecord run = installation.crawl();

        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(installation.tables()).containsKeys("lake/customers", "lake/orders", "lake/events");
        assertThat(installation
                        .tables()
                        .get("lake/events")
                        .get("columns")
                        .get(0)
                        .get("name")
                        .asText())
                .isEqualTo("from_the_branch");
    }

    @Test
    void aStepThatFailsOnACandidateLeavesTheOthers() throws Exception {
        installation.edit(
                "settle.camel.yaml", "        - bean: { ref: settlement, method: \"settle(${body})\" }\n", """
                        - filter:
                            simple: "${exchangeProperty.candidate.root} startsWith 'orders'"
                            steps:
                              - throwException: { exceptionType: java.lang.IllegalStateException, message: "no orders" }
                        - bean: { ref: settlement, method: "settle(${body})" }
                """);

        RunRecord run = installation.crawl();

        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED_WITH_FINDINGS);
        assertThat(installation.tables()).containsOnlyKeys("lake/customers");
    }

    @Test
    void aStepThatFailsOnATableDefersIt() throws Exception {
        installation.edit("enrich.camel.yaml", "        - to: \"kamelet:tag-action\"\n", """
                        - filter:
                            simple: "${body.table.name} == 'orders'"
                            steps:
                              - setBody: { constant: "something else" }
                              - throwException: { exceptionType: java.lang.IllegalStateException, message: "no orders" }
                        - to: "kamelet:tag-action"
                """);

        RunRecord run = installation.crawl();

        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED_WITH_FINDINGS);
        assertThat(installation.tables()).containsOnlyKeys("lake/customers");
        assertThat(run.catalogs().get("local").deferred()).isEqualTo(1);
    }

    @Test
    void aStepThatFailsOnAPageEndsTheListingAsIncomplete() throws Exception {
        installation.edit("list.camel.yaml", "          - to: \"direct:group-page\"\n", """
                          - throwException: { exceptionType: java.lang.IllegalStateException, message: "no pages" }
                """);

        RunRecord run = installation.crawl();

        assertThat(run.status()).isEqualTo(RunStatus.FAILED);
        assertThat(installation.tables()).isEmpty();
    }

    @Test
    void tablesMayTakeAWayThroughAQueueOfTheUser() throws Exception {
        installation.edit("enrich.camel.yaml", "        - to: \"direct:publish-table\"\n", """
                        - to: "seda:own-way"
                """);
        Files.writeString(installation.routes().resolve("own.camel.yaml"), """
                - route:
                    id: own-way
                    from:
                      uri: "seda:own-way"
                      steps:
                        - delay: { constant: 200 }
                        - to: "direct:publish-table"
                """);

        RunRecord run = installation.crawl();

        assertThat(run.catalogs().get("local").written()).isEqualTo(2);
        assertThat(installation.tables()).containsOnlyKeys("lake/customers", "lake/orders");
    }

    @Test
    void candidatesAndTablesMayTravelDirectly() throws Exception {
        installation.property("caravan.candidates-endpoint", "direct:candidates");
        installation.property("caravan.tables-endpoint", "direct:tables");
        withoutConsumers();

        RunRecord run = installation.crawl();

        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(installation.tables()).containsOnlyKeys("lake/customers", "lake/orders");
    }

    @Test
    void candidatesAndTablesMayTravelAsJsonThroughOtherEndpoints() throws Exception {
        installation.property("caravan.candidates-endpoint", "seda:topic-candidates");
        installation.property("caravan.tables-endpoint", "seda:topic-tables");
        asText("{{caravan.candidates-endpoint}}");
        asText("{{caravan.tables-endpoint}}");

        RunRecord run = installation.crawl();

        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(installation.tables()).containsOnlyKeys("lake/customers", "lake/orders");
        JsonNode orders = installation.tables().get("lake/orders");
        assertThat(orders.get("columns").get(0).get("type").asText()).isEqualTo("int");
        assertThat(orders.get("rows").get("value").asInt()).isEqualTo(2);
    }

    /** What a broker does to a message on its way. */
    private void asText(String endpoint) throws Exception {
        String sender = endpoint.contains("candidates") ? "account.camel.yaml" : "settle.camel.yaml";
        String text = Files.readString(installation.routes().resolve(sender));
        String line = text.lines()
                .filter(each -> each.contains("- to: \"" + endpoint + "\""))
                .findFirst()
                .orElseThrow();
        String indent = line.substring(0, line.indexOf('-'));
        installation.edit(sender, line, indent + "- convertBodyTo: { type: String }\n" + line);
    }

    private void withoutConsumers() throws Exception {
        for (String workers : new String[] {"inspect", "enrich"}) {
            installation.edit(
                    "account.camel.yaml",
                    "      parameters:\n        concurrentConsumers: \"{{caravan." + workers + ".workers}}\"\n",
                    "");
        }
    }

    private Iterable<String> tags(String table) throws Exception {
        return StreamSupport.stream(installation.tables().get(table).get("tags").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
