package io.lakecaravan.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.table.ListingEnd;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SentAndDeadLettersTest {
    @TempDir
    private Path directory;

    private StateStore state;

    @BeforeEach
    void open() {
        state = StateFixture.open(directory);
    }

    @AfterEach
    void close() {
        state.close();
    }

    @Test
    void keepsWhatWasSentPerCatalog() {
        JsonNode base = JsonNodeFactory.instance.objectNode().put("description", "d");
        Sent sent = new Sent("h", "e1:10", base);
        state.sent().record("om", "e", new Sent("old", "", base));
        state.sent().record("om", "e", sent);
        assertThat(state.sent().find("om", "e")).contains(sent);
        assertThat(state.sent().find("atlan", "e")).isEmpty();
        state.sent().forget("om", "e");
        assertThat(state.sent().find("om", "e")).isEmpty();
    }

    @Test
    void givesEntitiesInOrder() {
        JsonNode base = JsonNodeFactory.instance.objectNode();
        List<String> names =
                IntStream.range(0, 450).mapToObj(i -> "e" + (1000 + i)).toList();
        names.forEach(name -> state.sent().record("om", name, new Sent("h", "", base)));
        state.sent().record("other", "e", new Sent("h", "", base));
        assertThat(StateFixture.all(state.sent().entities("om")))
                .extracting(SentEntity::entity)
                .isEqualTo(names);
    }

    @Test
    void refusesABaseWithASample() {
        ObjectNode base = JsonNodeFactory.instance.objectNode();
        base.putObject("sampleData").putArray("rows").addArray().add(StateFixture.SECRET);
        assertThatThrownBy(() -> new Sent("h", "", base))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sampleData")
                .hasMessageNotContaining(StateFixture.SECRET);
    }

    @Test
    void keepsOneLetterPerCatalogAndTable() {
        state.deadLetters().put(letter("om", "t", 400));
        state.deadLetters().put(letter("om", "t", 500));
        state.deadLetters().put(letter("atlan", "t", 403));
        assertThat(StateFixture.all(state.deadLetters().all()))
                .extracting(DeadLetter::status)
                .containsExactly(403, 500);
        state.deadLetters().supersede("om", "t");
        assertThat(state.deadLetters().find("om", "t")).isEmpty();
        assertThat(StateFixture.all(state.deadLetters().of("atlan"))).containsExactly(letter("atlan", "t", 403));
        assertThat(state.deadLetters().count()).isEqualTo(1);
    }

    @Test
    void cutsAnswersAndBlanksTokens() {
        DeadLetter letter = new DeadLetter(
                "om",
                "t",
                StateFixture.publication(StateFixture.table("t")),
                1,
                401,
                "Bearer abcdef0123456789 eyJhbGciOi.eyJzdWIi.c2ln " + "x".repeat(50_000),
                "",
                StateFixture.NOW);
        assertThat(letter.answer()).hasSize(DeadLetter.LONGEST_ANSWER).startsWith("Bearer *** *** xxx");
    }

    @Test
    void keepsNoValueOfAnyObject() throws IOException {
        state.deadLetters().put(letter("om", "t", 400));
        assertThat(state.deadLetters().find("om", "t").orElseThrow().message().sample())
                .isEmpty();
        String run = StateFixture.run(state, ListingEnd.COMPLETE, StateFixture.settled("t"));
        state.ledger().end(run, RunStatus.COMPLETED);
        state.close();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(StateFixture.SECRET);
            }
        }
    }

    private static DeadLetter letter(String catalog, String table, int status) {
        return new DeadLetter(
                catalog,
                table,
                StateFixture.publication(StateFixture.table("t")),
                3,
                status,
                "no",
                "the catalog refused the table",
                StateFixture.NOW);
    }
}
