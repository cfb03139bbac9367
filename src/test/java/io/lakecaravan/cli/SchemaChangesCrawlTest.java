package io.lakecaravan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakecaravan.catalog.openmetadata.stub.StubOpenMetadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs over a lake whose tables change, under each policy. */
class SchemaChangesCrawlTest {
    private static final String ADDED = "id,amount,note\n1,2.50,x\n2,3.75,y\n";
    private static final String BROKEN = "id,amount\nA-1,2.50\nA-2,3.75\n";

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

    private void policy(String changes) {
        lake.write(TestLake.source(lake.endpoint(), TestLake.BUCKET, "local-secret") + "    schema: {changes: "
                + changes + "}\ncatalogs:\n  local: {directory: '" + lake.catalog() + "'}\n");
    }

    private JsonNode table(String name) throws IOException {
        return new ObjectMapper()
                .readTree(lake.catalog()
                        .resolve("tables/sales/lake/" + name + ".json")
                        .toFile());
    }

    private JsonNode crawl(int exitCode) throws IOException {
        Ran ran = lake.run("crawl", "--json");
        assertThat(ran.exitCode()).as(ran.out() + ran.err()).isEqualTo(exitCode);
        return new ObjectMapper().readTree(ran.out());
    }

    private static List<String> columns(JsonNode table) {
        List<String> columns = new ArrayList<>();
        table.path("columns")
                .forEach(column -> columns.add(
                        column.path("name").asText() + ":" + column.path("type").asText()));
        return columns;
    }

    private static List<String> history(JsonNode table) {
        List<String> history = new ArrayList<>();
        table.path("history")
                .forEach(change -> history.add(change.path("change").asText() + " "
                        + change.path("column").asText() + " "
                        + change.path("breaking").asBoolean()));
        return history;
    }

    @Test
    void appliesChangesAndTellsTheirHistory() throws IOException {
        JsonNode first = crawl(0);
        JsonNode orders = table("orders");
        assertThat(history(orders)).isEmpty();
        JsonNode evidence = orders.at("/columns/0/evidence");
        assertThat(evidence.path("files").asInt()).isEqualTo(1);
        assertThat(evidence.path("values").asInt()).isEqualTo(2);
        assertThat(evidence.path("rows").asInt()).isEqualTo(2);
        assertThat(evidence.path("firstObject").asText()).isEqualTo("orders/orders.csv");
        assertThat(evidence.path("lastObject").asText()).isEqualTo("orders/orders.csv");
        assertThat(evidence.path("confidence").asDouble())
                .as("(2 + 1) / (2 + 2)")
                .isEqualTo(0.75);

        lake.put("orders/orders.csv", ADDED);
        JsonNode second = crawl(0);
        assertThat(columns(table("orders"))).hasSize(3);
        assertThat(history(table("orders"))).containsExactly("column-added note false");

        lake.put("orders/orders.csv", BROKEN);
        crawl(0);
        JsonNode third = table("orders");
        assertThat(history(third))
                .containsExactly("type-changed id true", "column-removed note true", "column-added note false");
        assertThat(third.at("/history/2/run").asText())
                .isEqualTo(second.path("runId").asText());
        assertThat(third.at("/history/2/at").asText())
                .isEqualTo(second.path("startedAt").asText())
                .isNotEqualTo(first.path("startedAt").asText());
        assertThat(third.at("/history/0/after").asText()).isEqualTo("string");
        assertThat(history(table("people"))).isEmpty();

        crawl(0);
        assertThat(table("orders")).as("an unchanged lake changes no file").isEqualTo(third);
        assertThat(Files.readString(lake.catalog().resolve("page/details-0.js")))
                .contains("type-changed");
    }

    @Test
    void proposesChangesUntilTheyAreAccepted() throws IOException {
        policy("propose");
        crawl(0);
        List<String> before = columns(table("orders"));
        lake.put("orders/orders.csv", ADDED);
        lake.put("stock/stock.csv", "id\n1\n");
        JsonNode proposed = crawl(1);
        assertThat(columns(table("orders"))).isEqualTo(before);
        assertThat(table("orders").at("/sample/columns").toString()).isEqualTo("[\"id\",\"amount\"]");
        assertThat(history(table("orders"))).isEmpty();
        assertThat(columns(table("stock")))
                .as("a new table is no change of one")
                .hasSize(1);
        JsonNode finding = proposed.at("/findings/0");
        assertThat(finding.path("code").asText()).isEqualTo("SCHEMA_CHANGE_PROPOSED");
        assertThat(finding.path("key").asText()).isEqualTo("orders/");
        assertThat(finding.path("message").asText())
                .isEqualTo("column note (string) is new; the columns of the last completed run are kept. To accept, run"
                        + " once with schema: {changes: apply} in source sales");
        assertThat(table("orders").at("/findings/0/code").asText()).isEqualTo("SCHEMA_CHANGE_PROPOSED");

        JsonNode again = crawl(0);
        assertThat(again.at("/findings/0/code").asText()).as("known by now").isEqualTo("SCHEMA_CHANGE_PROPOSED");
        assertThat(again.at("/tables/unchanged").asInt()).isEqualTo(3);
        assertThat(columns(table("orders"))).isEqualTo(before);

        policy("apply");
        crawl(0);
        assertThat(columns(table("orders"))).hasSize(3).contains("note:string");
        assertThat(table("orders").path("findings")).isEmpty();
        assertThat(table("orders").at("/sample/columns").toString()).isEqualTo("[\"id\",\"amount\",\"note\"]");
        assertThat(history(table("orders"))).containsExactly("column-added note false");
    }

    @Test
    void forgetsAProposalThatTheLakeReverts() throws IOException {
        policy("propose");
        crawl(0);
        lake.put("orders/orders.csv", BROKEN);
        crawl(1);
        lake.put("orders/orders.csv", "id,amount\n1,2.50\n2,3.75\n");
        JsonNode reverted = crawl(0);
        assertThat(reverted.path("findings")).isEmpty();
        assertThat(history(table("orders"))).isEmpty();
        assertThat(columns(table("orders")))
                .contains("id:" + table("orders").at("/columns/0/type").asText());
    }

    @Test
    void proposesPartitionKeysToo() throws IOException {
        policy("propose");
        lake.put("days/year=2024/a.csv", "id\n1\n");
        lake.put("days/year=2025/a.csv", "id\n1\n");
        crawl(0);
        List<String> before = columns(table("days"));
        assertThat(table("days").at("/partitionKeys/0/type").asText()).isEqualTo("int");
        lake.put("days/year=unknown/a.csv", "id\n1\n");
        JsonNode run = crawl(1);
        assertThat(run.at("/findings/0/message").asText()).contains("partition key year was int and is string");
        assertThat(columns(table("days"))).isEqualTo(before);
        assertThat(table("days").at("/partitionKeys/0/type").asText()).isEqualTo("int");
        assertThat(table("days").path("objects").asInt())
                .as("counts are of now")
                .isEqualTo(3);
    }

    @Test
    void failsOnBreakingChangesBeforeAnythingIsPublished() throws IOException {
        policy("fail");
        crawl(0);
        lake.put("orders/orders.csv", ADDED);
        crawl(0);
        JsonNode before = table("orders");
        assertThat(history(before)).as("not breaking").containsExactly("column-added note false");

        lake.put("orders/orders.csv", BROKEN);
        lake.put("people/people.jsonl", "{\"id\":1,\"name\":\"a\",\"age\":3}\n");
        lake.put("stock/stock.csv", "id\n1\n");
        JsonNode people = table("people");
        JsonNode refused = crawl(1);
        assertThat(refused.at("/findings/0/code").asText()).isEqualTo("SCHEMA_CHANGE_REFUSED");
        assertThat(refused.at("/findings/0/message").asText())
                .contains(" and is string; column note (string) is gone; nothing of source sales was published");
        assertThat(table("orders")).isEqualTo(before);
        assertThat(table("people")).as("nothing of the source").isEqualTo(people);
        assertThat(lake.catalog().resolve("tables/sales/lake/stock.json")).doesNotExist();
        crawl(1);

        policy("apply");
        crawl(0);
        assertThat(history(table("orders")))
                .containsExactly("type-changed id true", "column-removed note true", "column-added note false");
        assertThat(history(table("people"))).containsExactly("column-added age false");
        policy("fail");
        crawl(0);
    }

    @Test
    void aPlanShowsWhatThePolicyLetsThrough() throws IOException {
        policy("propose");
        crawl(0);
        lake.put("orders/orders.csv", ADDED);
        assertThat(lake.run("plan").out()).doesNotContain("add column note");
        policy("apply");
        assertThat(lake.run("plan").out()).contains("~ table orders: add column note");
        assertThat(history(table("orders"))).isEmpty();
    }

    @Test
    void aServerKeepsTheColumnsThatAreHeld() throws IOException {
        try (StubOpenMetadata stub = StubOpenMetadata.start()) {
            String yaml = TestLake.source(lake.endpoint(), TestLake.BUCKET, "local-secret")
                    + "    schema: {changes: propose}\ncatalogs:\n  openmetadata: {url: '" + stub.url() + "', token: '"
                    + stub.token() + "'}\n";
            lake.write(yaml);
            assertThat(lake.run("crawl").exitCode()).isZero();
            lake.put("orders/orders.csv", ADDED);
            Ran held = lake.run("crawl");
            assertThat(held.exitCode()).as(held.out() + held.err()).isEqualTo(1);
            assertThat(stub.snapshot().toString()).contains("amount").doesNotContain("note");
            lake.write(yaml.replace("propose", "apply"));
            Ran accepted = lake.run("crawl");
            assertThat(accepted.exitCode()).as(accepted.out() + accepted.err()).isZero();
            assertThat(stub.snapshot().toString()).contains("\"note\"");
        }
    }
}
