package io.lakecaravan.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.state.RunRecord;
import io.lakecaravan.state.RunStatus;
import io.lakecaravan.state.StateStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** When crawls begin and how they end. */
@Timeout(60)
class TriggerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path home;

    private Installation installation;

    @BeforeEach
    void lake() throws Exception {
        installation = Installation.in(home);
        for (String table : new String[] {"orders", "customers", "items"}) {
            installation.put("lake", table + "/" + table + ".csv", "id,name\n1,a\n2,b\n");
        }
    }

    @AfterEach
    void end() throws Exception {
        installation.close();
    }

    @Test
    void aScheduleGivesRunsOfTheirOwn() {
        installation.source("lake", Optional.of("0/1 * * * * ?"));

        try (Installation.Running running = installation.start(Caravan.Mode.SCHEDULED, Caravan.Reload.OFF)) {
            Awaitility.await().atMost(PATIENCE).until(() -> completed(running) >= 2);

            assertThat(running.end()).isNotDone();
            assertThat(running.ended()).extracting(RunRecord::id).doesNotHaveDuplicates();
        }
    }

    private static long completed(Installation.Running running) {
        return running.ended().stream()
                .filter(run -> run.status() == RunStatus.COMPLETED)
                .count();
    }

    @Test
    void allSourcesThatAreCrawledOnceShareARun() throws Exception {
        installation.source("archive", Optional.empty());
        installation.put("archive", "old/old.csv", "id\n1\n");

        RunRecord run = installation.crawl();

        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(run.sources()).extracting(source -> source.name()).containsExactly("archive", "lake");
        assertThat(run.catalogs().get("local").written()).isEqualTo(4);
        assertThat(installation.tables())
                .containsOnlyKeys("archive/old", "lake/customers", "lake/items", "lake/orders");
    }

    @Test
    void aCrawlThatIsStoppedIsInterruptedAndTheNextOneCompletes() throws Exception {
        installation.property("camel.main.shutdownTimeout", "1");
        installation.property("caravan.inspect.workers", "1");
        String open = "        - bean: { ref: inspection, method: \"open(${header.CaravanRun}, ${body})\" }\n";
        installation.edit("inspect.camel.yaml", open, "        - delay: { constant: 3000 }\n" + open);
        String id;
        try (Installation.Running running = installation.start(Caravan.Mode.ONCE, Caravan.Reload.OFF)) {
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> running.state()
                            .ledger()
                            .last()
                            .filter(run ->
                                    running.state().ledger().steps(run.id()).expected() == 3)
                            .isPresent());
            id = running.state().ledger().last().orElseThrow().id();
            running.caravan().stop();
            running.end().join();

            assertThat(running.ended()).isEmpty();
        }
        try (StateStore state = installation.openState()) {
            assertThat(state.ledger().record(id).status()).isEqualTo(RunStatus.INTERRUPTED);
        }
        installation.edit("inspect.camel.yaml", "        - delay: { constant: 3000 }\n", "");

        RunRecord run = installation.crawl();

        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        Map<String, JsonNode> tables = installation.tables();
        assertThat(tables).containsOnlyKeys("lake/customers", "lake/items", "lake/orders");
        assertThat(tables.get("lake/orders").get("rows").get("value").asInt()).isEqualTo(2);
    }
}
