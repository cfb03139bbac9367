package io.lakecaravan.catalog.openmetadata.stub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lineage, lists, deletion and what undoes it. */
class LifeRulesTest extends StubTestCase {
    private static final String COLUMN = column("a", "INT");

    private String table(String name) {
        return StubClient.body(bot.put("tables", payload(name, COLUMN)))
                .path("id")
                .asText();
    }

    private static String edge(String from, String to, String details) {
        return "{'edge':{'fromEntity':{'id':'" + from + "','type':'table'},'toEntity':{'id':'" + to
                + "','type':'table'},'lineageDetails':{" + details + "}}}";
    }

    @DisplayName("observed §5, contract §11: a PUT replaces the details of an edge; one edge is read below 'edge'")
    @Test
    void replacesDetails() {
        String from = table("f");
        String to = table("t");
        String columns = "'columnsLineage':[{'fromColumns':['lake.db.s.f.a'],'toColumn':'lake.db.s.t.a'}]";
        bot.put("lineage", edge(from, to, "'source':'PipelineLineage','description':'ours'," + columns));
        String path = "lineage/getLineageEdge/" + from + "/" + to;
        assertThat(bot.json(path).at("/edge/columnsLineage")).hasSize(1);
        assertThat(bot.json(path).at("/edge/source").asText()).isEqualTo("PipelineLineage");
        bot.put("lineage", edge(from, to, "'source':'ExternalTableLineage'"));
        assertThat(bot.json(path).at("/edge/columnsLineage").isMissingNode()).isTrue();
        assertThat(bot.json(path).at("/edge/description").isMissingNode()).isTrue();
        expect(404, bot.get("lineage/getLineageEdge/" + to + "/" + from));
        expect(400, "problem: Guess", bot.put("lineage", edge(from, to, "'source':'Guess'")));
        person.delete(EntityKind.TABLE, "lake.db.s.f");
        expect(404, bot.put("lineage", edge(from, to, "")));
    }

    @DisplayName("contract §11: an edge is deleted by ids or by names; a second time is 404")
    @Test
    void deletesEdges() {
        String from = table("f");
        String to = table("t");
        String byId = "lineage/table/" + from + "/table/" + to;
        String byName = "lineage/table/name/lake.db.s.f/table/name/lake.db.s.t";
        for (String path : new String[] {byId, byName}) {
            bot.put("lineage", edge(from, to, ""));
            expect(200, bot.delete(path));
            expect(404, bot.delete(path));
        }
        expect(
                404,
                "Entity repository for tabel",
                bot.delete(byName.replace("table/name/lake.db.s.f", "tabel/name/x")));
    }

    @DisplayName("contract §11: deleting by source takes other people's edges of that source along")
    @Test
    void deletesBySource() {
        String a = table("a");
        String b = table("b");
        String c = table("c");
        bot.put("lineage", edge(a, b, "'source':'PipelineLineage'"));
        bot.put("lineage", edge(b, c, "'source':'PipelineLineage'"));
        person.connect(EntityKind.TABLE, "lake.db.s.c", EntityKind.TABLE, "lake.db.s.b");
        expect(200, bot.delete("lineage/table/" + b + "/type/PipelineLineage"));
        assertThat(stub.snapshot().at("/lineage/0/lineageDetails/source").asText())
                .isEqualTo("Manual");
        assertThat(stub.snapshot().path("lineage")).hasSize(1);
    }

    @DisplayName("contract §11: lineage around an entity, up to depth 3, by id and by name")
    @ParameterizedTest(name = "up {0}, down {1}: {2} nodes")
    @CsvSource({"0, 0, 0", "1, 0, 1", "0, 1, 1", "2, 2, 4", "3, 3, 4"})
    void followsLineage(int up, int down, int nodes) {
        String[] ids = new String[5];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = table("t" + i);
        }
        for (int i = 1; i < ids.length; i++) {
            bot.put("lineage", edge(ids[i - 1], ids[i], ""));
        }
        String depth = "?upstreamDepth=" + up + "&downstreamDepth=" + down;
        JsonNode around = bot.json("lineage/table/name/lake.db.s.t2" + depth);
        assertThat(around.path("nodes")).hasSize(nodes);
        assertThat(around.path("upstreamEdges").size()
                        + around.path("downstreamEdges").size())
                .isEqualTo(nodes);
        assertThat(bot.json("lineage/table/" + ids[2] + depth)).isEqualTo(around);
        expect(400, bot.get("lineage/table/" + ids[2] + "?upstreamDepth=4"));
    }

    @DisplayName("contract §12: filters per collection; a filter the collection does not know changes nothing")
    @ParameterizedTest(name = "{0} gives {1}")
    @CsvSource({
        "tables?databaseSchema=lake.db.s, 1",
        "tables?databaseSchema=lake.db.no, 0",
        "tables?database=lake.db, 1",
        "tables?database=db, 0",
        "tables?service=elsewhere, 1",
        "databaseSchemas?database=lake.db, 1",
        "databaseSchemas?database=lake.no, 0",
        "databases?service=lake, 1",
        "databases?service=no, 0",
        "containers?service=lake, 0",
        "tags?parent=PII, 3",
        "tags?limit=100, 13",
        "services/databaseServices, 1",
    })
    void filters(String path, int found) {
        table("t");
        assertThat(bot.json(path).path("data")).hasSize(found);
    }

    @DisplayName("contract §12: pages follow the cursor without loss, 10 by default, also over deleted ones")
    @Test
    void pages() {
        for (int i = 0; i < 25; i++) {
            table("t" + i);
        }
        person.delete(EntityKind.TABLE, "lake.db.s.t3");
        java.util.Set<String> seen = new java.util.TreeSet<>();
        String after = "";
        int pages = 0;
        do {
            JsonNode page = bot.json("tables?databaseSchema=lake.db.s&include=all"
                    + (after.isEmpty() ? "" : "&after=" + StubClient.encoded(after)));
            page.path("data").forEach(table -> seen.add(table.path("name").asText()));
            after = page.at("/paging/after").asText();
            pages++;
        } while (!after.isEmpty());
        assertThat(seen).hasSize(25);
        assertThat(pages).isEqualTo(3);
        assertThat(bot.json("tables?include=deleted").path("data")).hasSize(1);
        assertThat(bot.json("tables?limit=0").at("/paging/total").asInt()).isEqualTo(24);
        expect(400, bot.get("tables?include=some"));
        expect(400, bot.get("tables?after=%25"));
    }

    @DisplayName(
            "observed §5, contract §12: deleting is soft by default and undone by restore, with the same id and everything people wrote")
    @ParameterizedTest(name = "{0}")
    @CsvSource({"1.5.0", "1.12.6", "2.0.0"})
    void restores(String version) {
        open(version);
        String id = table("t");
        person.describe(EntityKind.TABLE, TABLE, "mine");
        JsonNode before = stub.snapshot();
        expect(200, bot.delete("tables/name/" + TABLE));
        expect(404, bot.get("tables/" + id));
        expect(404, bot.delete("tables/" + id));
        assertThat(bot.json("tables/" + id + "?include=all").path("deleted").asBoolean())
                .isTrue();
        expect(404, bot.patch("tables/" + id, "[]"));
        expect(200, bot.put("tables/restore", "{'id':'" + id + "'}"));
        assertThat(stub.snapshot()).isEqualTo(before);
        expect(404, bot.put("tables/restore", "{'id':'2c9d2f3e-0000-0000-0000-000000000000'}"));
    }

    @DisplayName("contract §12: a parent needs recursive, takes its children along, and brings them back")
    @Test
    void deletesParents() {
        table("t");
        String database = bot.json("databases/name/lake.db").path("id").asText();
        expect(400, "not empty", bot.delete("databases/" + database));
        expect(200, bot.delete("tables/name/" + TABLE));
        expect(400, "not empty", bot.delete("databaseSchemas/name/lake.db.s"));
        expect(200, bot.delete("databases/" + database + "?recursive=true"));
        expect(404, bot.get("tables/name/" + TABLE));
        expect(404, "databaseSchema instance", bot.put("tables", payload("t2", COLUMN)));
        expect(200, bot.put("databases/restore", "{'id':'" + database + "'}"));
        expect(200, bot.get("tables/name/" + TABLE));
    }

    @DisplayName("contract §12: a hard delete is for good, and takes edges along; async answers 202 with a job")
    @Test
    void deletesForGood() {
        String from = table("f");
        String to = table("t");
        bot.put("lineage", edge(from, to, ""));
        expect(200, bot.delete("tables/" + from + "?hardDelete=true&recursive=true"));
        expect(404, bot.get("tables/" + from + "?include=all"));
        assertThat(stub.snapshot().path("lineage")).isEmpty();
        JsonNode job = expect(202, bot.delete("tables/async/" + to));
        assertThat(job.path("jobId").asText()).isNotEmpty();
        expect(404, bot.get("tables/" + to));
        assertThat(table("f")).as("a new id").isNotEqualTo(from);
        person.deleteForGood(EntityKind.TABLE, "lake.db.s.f");
        expect(404, bot.get("tables/name/lake.db.s.f?include=all"));
        person.restore(EntityKind.TABLE, "lake.db.s.t");
        expect(200, bot.get("tables/" + to));
    }

    @DisplayName("observed §5: an ordinary user may delete nothing")
    @Test
    void refusesOrdinaryUsers() {
        String id = table("t");
        StubClient bob = new StubClient(stub, stub.ordinaryToken());
        expect(403, "operations [Delete] not allowed", bob.delete("tables/" + id));
        expect(403, bob.put("lineage", edge(id, id, "")));
        expect(403, bob.put("tables/" + id + "/sampleData", "{'columns':[],'rows':[]}"));
        expect(403, bob.put("tables/bulk", "[" + payload("u", COLUMN) + "]"));
        expect(403, bob.put("tables/restore", "{'id':'" + id + "'}"));
    }
}
