package io.lakecaravan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables found without being told, through the whole command: what names leave open, what objects hold decides. */
class LayoutCrawlTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String VISITS = "id,visitor,page,seconds\n1,a,/,3\n2,b,/x,4\n";
    private static final String COLUMNS = "%1$s_id,%1$s_name,%1$s_kind\n1,a,b\n2,c,d\n";

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

    private JsonNode crawl() throws IOException {
        lake.write(TestLake.source(lake.endpoint(), TestLake.BUCKET, "local-secret")
                + "catalogs:\n  local: {directory: '" + lake.catalog() + "'}\n");
        Ran ran = lake.run("crawl", "--json");
        assertThat(ran.exitCode()).as(ran.out() + ran.err()).isLessThanOrEqualTo(ExitCode.FINDINGS);
        return JSON.readTree(ran.out());
    }

    /** Tables by name. */
    private Map<String, JsonNode> tables() throws IOException {
        Map<String, JsonNode> tables = new TreeMap<>();
        try (Stream<Path> files = Files.walk(lake.catalog().resolve("tables/sales/lake"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                JsonNode table = JSON.readTree(file.toFile());
                tables.put(table.path("name").asText(), table);
            }
        }
        return tables;
    }

    private void plant() {
        for (String tenant : List.of("acme", "globex", "initech", "umbrella", "wonka")) {
            lake.put("tenants/" + tenant + "/part-0.csv", VISITS);
        }
        for (String table : List.of("customers", "orders", "suppliers")) {
            lake.put("shop/" + table + "/part-0.csv", COLUMNS.formatted(table));
        }
        for (int number = 101; number < 113; number++) {
            lake.put("surveys/" + number + "/answers.csv", COLUMNS.formatted("s" + number));
        }
        for (int day = 1; day < 10; day++) {
            lake.put(String.format(Locale.ROOT, "logs/2024/01/%02d/app.csv", day), VISITS);
        }
        lake.put("logs/2024/02/late.csv", VISITS);
    }

    @Test
    void whatNamesLeaveOpenObjectsDecide() throws IOException {
        plant();
        crawl();
        Map<String, JsonNode> tables = tables();
        assertThat(tables)
                .hasSize(19)
                .containsKeys("tenants", "logs", "shop/customers", "shop/orders", "shop/suppliers")
                .containsKeys("surveys/101/answers", "surveys/112/answers");
        assertThat(tables.get("tenants")
                        .path("partitionKeys")
                        .path(0)
                        .path("name")
                        .asText())
                .isEqualTo("partition_0");
        assertThat(tables.get("tenants").path("partitions").path("count").asInt())
                .isEqualTo(5);
        assertThat(tables.get("logs").path("partitionKeys").path(0).path("type").asText())
                .isEqualTo("date");
        assertThat(tables.get("logs").path("objects").asInt()).isEqualTo(10);
    }

    @Test
    void explainingAKeyReadsWhatDecides() throws IOException {
        plant();
        crawl();
        Ran tenant = lake.run("explain", "--json", "s3://lake/tenants/acme/part-0.csv");
        assertThat(tenant.exitCode()).as(tenant.err()).isZero();
        List<String> lines = tenant.out().lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(JSON.readTree(lines.get(0)).path("table").asText()).isEqualTo("tenants");
        assertThat(JSON.readTree(lines.get(0))
                        .path("partition")
                        .path("partition_0")
                        .asText())
                .isEqualTo("acme");
        assertThat(JSON.readTree(lines.get(1)).path("confidence").asDouble()).isEqualTo(0.9);
        assertThat(JSON.readTree(lines.get(1)).path("evidence").toString()).contains("5 of 5 folders");
        assertThat(JSON.readTree(lines.get(1)).path("override").asText())
                .isEqualTo("layout: [\"tenants/{table}/\", auto]");

        Ran survey = lake.run("explain", "s3://lake/surveys/105/answers.csv");
        assertThat(survey.out()).contains("table surveys/105/answers").contains("other columns");
        Ran absent = lake.run("explain", "s3://lake/logs/2024/01/20/app.csv");
        assertThat(absent.exitCode()).isZero();
        assertThat(absent.err()).contains("No object lies at");
        assertThat(absent.out()).contains("table logs [date=2024-01-20]");
    }

    @Test
    void aSecondCrawlReadsNothingAndChangesNothing() throws IOException {
        plant();
        JsonNode first = crawl();
        assertThat(first.path("objects").path("unchanged").asInt()).isZero();
        JsonNode second = crawl();
        assertThat(second.path("objects").path("read").asInt()).isZero();
        assertThat(second.path("tables").path("unchanged").asInt()).isEqualTo(19);
        assertThat(second.path("tables").path("updated").asInt()).isZero();
    }

    @Test
    void tenantsMoreThanOneCandidateHoldsAreOneTable() throws IOException {
        for (int tenant = 0; tenant < 450; tenant++) {
            String name = "t" + (char) ('a' + tenant / 26) + "x" + (char) ('a' + tenant % 26);
            lake.put("tenants/" + name + "/part-0.csv", VISITS);
        }
        JsonNode run = crawl();
        assertThat(tables()).containsOnlyKeys("tenants", "orders", "people");
        assertThat(tables().get("tenants").path("objects").asInt()).isEqualTo(450);
        assertThat(tables().get("tenants").path("partitions").path("count").asInt())
                .isEqualTo(450);
        assertThat(run.path("objects").path("read").asInt()).isLessThan(20);
    }
}
