package io.lakecaravan.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.state.RunStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Routes that are edited while the application runs in development mode. */
@Timeout(120)
class LiveReloadTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String STEP = "        - to: \"kamelet:tag-action\"\n";

    @TempDir
    Path home;

    private Installation installation;

    @BeforeEach
    void lake() throws Exception {
        installation = Installation.in(home);
        installation.put("lake", "orders/orders.csv", "id,name\n1,a\n2,b\n");
        installation.source("lake", Optional.of("0/2 * * * * ?"));
    }

    @AfterEach
    void end() throws Exception {
        installation.close();
    }

    @Test
    void theNextRunShowsAnEditAndABrokenOneIsRecoveredFrom() throws Exception {
        try (Installation.Running running = installation.start(Caravan.Mode.SCHEDULED, Caravan.Reload.ON)) {
            awaitTag(running, Optional.empty());

            String edited = STEP + "        - to: \"kamelet:tag-action?tags=Edited.Once\"\n";
            installation.edit("enrich.camel.yaml", STEP, edited);
            awaitTag(running, Optional.of("Edited.Once"));

            String broken = STEP + "        - tpo: \"kamelet:tag-action\"\n";
            installation.edit("enrich.camel.yaml", edited, broken);
            Awaitility.await()
                    .during(Duration.ofSeconds(3))
                    .atMost(Duration.ofSeconds(5))
                    .until(() -> !running.end().isDone());
            installation.edit(
                    "enrich.camel.yaml", broken, STEP + "        - to: \"kamelet:tag-action?tags=Edited.Twice\"\n");
            awaitTag(running, Optional.of("Edited.Twice"));
        }
    }

    private void awaitTag(Installation.Running running, Optional<String> tag) throws Exception {
        int before = running.ended().size();
        Awaitility.await()
                .atMost(PATIENCE)
                .failFast("the application ended", () -> running.end().isDone())
                .until(() -> running.ended().size() > before
                        && running.ended().get(running.ended().size() - 1).status() == RunStatus.COMPLETED
                        && installation.tables().containsKey("lake/orders")
                        && tags().containsAll(tag.stream().toList()));
        assertThat(tags()).containsAll(tag.stream().toList());
    }

    private List<String> tags() throws Exception {
        JsonNode tags = installation.tables().get("lake/orders").get("tags");
        return java.util.stream.StreamSupport.stream(tags.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
