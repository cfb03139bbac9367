package io.lakecaravan.catalog.openmetadata;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.lakecaravan.catalog.StoreFacts;
import io.lakecaravan.table.Publication;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A list is asked for ids where it is shorter than asking for each table. */
class CreatedIdsTest {
    private final CreatedIds ids = new CreatedIds();

    private static TableConversation talk(String name) {
        Publication publication =
                Tables.publication("run", Tables.table(name, 1, List.of(), Tables.column("id", Tables.bigint())));
        TablePath path = TablePath.of("sales", publication.table());
        return new TableConversation(
                publication,
                new TableEntity(path, ServiceType.of(Model.TABLES, ""), StoreFacts.UNKNOWN),
                JsonNodeFactory.instance.objectNode(),
                new ServerMemory().knowledge());
    }

    private static List<TableConversation> talks(String folder, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> talk(folder + "/table" + i))
                .toList();
    }

    private void page(int total, String after, Stream<TableConversation> tables) {
        String data = tables.map(talk -> """
                        {"id":"id of %1$s","columns":[{"id":"no","name":"x"}],"fullyQualifiedName":"%2$s","tags":[]}
                        """.formatted(
                        talk.publication.table().name(), talk.model.fqn().replace("\"", "\\\"")))
                .collect(Collectors.joining(","));
        ids.note(new Reply(
                "GET",
                ids.path(),
                200,
                "{\"data\":[" + data + "],\"paging\":{\"after\":\"" + after + "\",\"total\":" + total + "}}"));
    }

    @Test
    void pagesOfEachSchemaUntilAllAreFound() {
        List<TableConversation> east = talks("east", 3);
        List<TableConversation> west = talks("west", 2);
        Stream.concat(east.stream(), west.stream()).forEach(ids::add);

        assertThat(ids.isWorthAsking()).isTrue();
        assertThat(ids.path())
                .isEqualTo("/tables?databaseSchema=sales.%22lake.prod%22.east&include=non-deleted&limit=100");
        page(120, "next one", Stream.of(east.get(0), talk("east/other")));
        assertThat(ids.path()).endsWith(".east&include=non-deleted&limit=100&after=next%20one");
        page(120, "", Stream.of(east.get(1), east.get(2)));
        assertThat(ids.path()).contains(".west&");
        page(2, "", west.stream());

        assertThat(ids.isWorthAsking()).isFalse();
        assertThat(Stream.concat(east.stream(), west.stream()))
                .allSatisfy(talk -> assertThat(talk.entityId)
                        .contains("id of " + talk.publication.table().name()));
    }

    @Test
    void oneTableIsAskedForByName() {
        ids.add(talk("east/table"));
        ids.add(talk("west/table"));
        assertThat(ids.isWorthAsking()).isFalse();
    }

    @Test
    void aLongListIsNotReadForFewTables() {
        List<TableConversation> few = talks("east", 3);
        few.forEach(ids::add);
        page(10_000, "more", Stream.of(few.get(0)));
        assertThat(ids.isWorthAsking()).isFalse();
        assertThat(few.get(0).entityId).isPresent();
        assertThat(few.get(1).entityId).isEmpty();
    }

    @Test
    void aListWithoutATotalEndsSomewhere() {
        List<TableConversation> few = talks("east", 3);
        few.forEach(ids::add);
        for (int pages = 0; pages < 3; pages++) {
            assertThat(ids.isWorthAsking()).isTrue();
            page(0, "more", Stream.empty());
        }
        assertThat(ids.isWorthAsking()).isFalse();
        assertThat(few).extracting(talk -> talk.entityId).containsOnly(Optional.empty());
    }

    @Test
    void anEmptyListTellsNothing() {
        List<TableConversation> few = talks("east", 2);
        few.forEach(ids::add);
        ids.note(new Reply("GET", ids.path(), 200, ""));
        assertThat(ids.isWorthAsking()).isFalse();
        assertThat(few).extracting(talk -> talk.entityId).containsOnly(Optional.empty());
    }
}
