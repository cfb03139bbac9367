package io.lakecaravan.catalog.openmetadata.stub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.catalog.openmetadata.stub.Variant.Arrival;
import io.lakecaravan.catalog.openmetadata.stub.Variant.StaleMethod;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What came with which version. */
class VersionRulesTest extends StubTestCase {
    private static final String COLUMN = column("a", "INT");

    @DisplayName("contract §4.1, §4.3, §10: a field or value a server does not know fails the table")
    @ParameterizedTest(name = "{0} {1} {2} is {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "1.4.0 | LATE | 'owner':{'id':'x','type':'user'} | 201",
                "1.5.0 | LATE | 'owner':{'id':'x','type':'user'} | 400",
                "1.4.0 | LATE | 'owners':[] | 400",
                "1.5.0 | LATE | 'owners':[] | 201",
                "1.5.0 | LATE | 'locationPath':'s3://b/k' | 400",
                "1.5.0 | EARLY | 'locationPath':'s3://b/k' | 201",
                "1.9.0 | LATE | 'locationPath':'s3://b/k' | 201",
                "1.8.0 | LATE | 'domain':'d' | 201",
                "1.8.0 | EARLY | 'domains':['d'] | 400",
                "1.9.0 | LATE | 'domains':['d'] | 400",
                "1.9.0 | EARLY | 'domains':['d'] | 201",
                "1.9.0 | EARLY | 'domain':'d' | 400",
                "1.12.6 | LATE | 'domains':['d'] | 201",
                "2.0.0 | LATE | 'domain':'d' | 400",
                "1.5.0 | LATE | 'fileFormat':'parquet' | 201",
                "1.9.0 | LATE | 'fileFormat':'jsonl' | 400",
                "1.9.0 | EARLY | 'fileFormat':'jsonl' | 201",
                "1.11.0 | LATE | 'fileFormat':'jsonl' | 201",
                "1.11.0 | LATE | 'fileFormat':'MF4' | 400",
                "2.0.0 | LATE | 'fileFormat':'orc' | 400",
                "1.9.0 | LATE | 'tableType':'Stream' | 400",
                "1.12.6 | LATE | 'tableType':'Stage' | 201",
                "1.13.0 | LATE | 'tableType':'SemanticView' | 400",
                "2.0.0 | LATE | 'tableType':'SemanticView' | 201",
                "1.9.0 | LATE | 'tags':[{'tagFQN':'PII.None','labelType':'Generated'}] | 400",
                "1.12.6 | LATE | 'tags':[{'tagFQN':'PII.None','labelType':'Generated'}] | 201",
                "1.9.0 | LATE | 'tags':[{'tagFQN':'PII.None','reason':'r'}] | 400",
                "1.12.6 | LATE | 'tags':[{'tagFQN':'PII.None','reason':'r'}] | 201",
                "1.9.0 | LATE | 'tags':[{'tagFQN':'PII.None','appliedBy':'r'}] | 400",
            })
    void knowsFieldsAndValues(String version, Arrival arrival, String field, int status) {
        open(version, arrival);
        expect(status, table(COLUMN, field));
    }

    @DisplayName("contract §4.2: types that came after 1.4 fail the whole table where they are unknown")
    @ParameterizedTest(name = "{0} {1} {2} is {3}")
    @CsvSource({
        "1.5.0, LATE, HIERARCHYID, 400",
        "1.5.0, EARLY, HIERARCHYID, 201",
        "1.11.0, LATE, HIERARCHYID, 201",
        "1.5.0, LATE, VARIANT, 201",
    })
    void knowsTypes(String version, Arrival arrival, String type, int status) {
        open(version, arrival);
        expect(status, table(column("a", type)));
    }

    @DisplayName("contract §8, observed §2: where bulk exists; 405 elsewhere")
    @ParameterizedTest(name = "{0} {1} {2} is {3}")
    @CsvSource({
        "1.5.0, EARLY, tables, 405",
        "1.9.0, EARLY, tables, 405",
        "1.11.0, LATE, tables, 405",
        "1.11.0, EARLY, tables, 200",
        "1.12.6, LATE, tables, 200",
        "1.11.0, LATE, containers, 405",
        "1.11.0, EARLY, containers, 200",
        "1.12.6, LATE, containers, 200",
        "2.0.0, LATE, databases, 200",
        "2.0.0, LATE, databaseSchemas, 200",
        "2.0.0, LATE, tags, 405",
    })
    void hasBulk(String version, Arrival arrival, String collection, int status) {
        open(version, arrival);
        expect(status, bot.put(collection + "/bulk", "[]"));
    }

    @DisplayName(
            "contract §8: 2.0 skips an item with the stored sourceHash and reports success; observed §2: 1.12.6 does not")
    @ParameterizedTest(name = "{0}")
    @CsvSource({"1.12.6, 0.2", "2.0.0, 0.1"})
    void skipsBySourceHash(String version, String after) {
        open(version);
        String hash = "'sourceHash':'abc'";
        expect(200, bot.put("tables/bulk", "[" + payload("t", COLUMN, hash) + "]"));
        JsonNode again = expect(200, bot.put("tables/bulk", "[" + payload("t", column("b", "INT"), hash) + "]"));
        assertThat(again.path("status").asText()).isEqualTo("success");
        boolean skipped = version.startsWith("2");
        assertThat(read().at("/columns/0/name").asText()).isEqualTo(skipped ? "a" : "b");
        assertThat(stub.versionOf(EntityKind.TABLE, TABLE).orElseThrow()).isEqualTo(skipped ? after : "1.1");
        expect(200, table(column("b", "INT"), hash));
        assertThat(read().at("/columns/0/name").asText()).as("single PUT").isEqualTo("b");
    }

    @DisplayName("contract §8, 2.0: a deleted item with the stored sourceHash is written, not skipped")
    @ParameterizedTest
    @CsvSource({"2.0.0"})
    void doesNotSkipWhatIsDeleted(String version) {
        open(version);
        String item = "[" + payload("t", COLUMN, "'sourceHash':'abc'") + "]";
        bot.put("tables/bulk", item);
        person.delete(EntityKind.TABLE, TABLE);
        bot.put("tables/bulk", item);
        expect(200, bot.get("tables/name/" + TABLE));
    }

    @DisplayName(
            "contract §6: overrideMetadata of 2.0 overwrites texts and the tags of sent classifications; observed §2: 1.12.6 ignores it")
    @ParameterizedTest(name = "{0}")
    @CsvSource({"1.12.6", "2.0.0"})
    void overridesMetadata(String version) {
        open(version);
        table(column("a", "INT", "'description':'one'"), "'description':'one'", "'tags':[{'tagFQN':'Tier.Tier1'}]");
        person.displayColumn(EntityKind.TABLE, TABLE, "a", "Mine");
        person.tag(EntityKind.TABLE, TABLE, "PII.None");
        String two = payload(
                "t",
                column("a", "INT", "'description':'two'", "'displayName':'Theirs'"),
                "'description':''",
                "'tags':[{'tagFQN':'Tier.Tier1'}]");
        bot.put("tables/bulk?overrideMetadata=true", "[" + two + "]");
        boolean overridden = version.startsWith("2");
        assertThat(read().at("/description").asText()).as("never blanked").isEqualTo("one");
        assertThat(read().at("/columns/0/description").asText()).isEqualTo(overridden ? "two" : "one");
        assertThat(read().at("/columns/0/displayName").asText()).isEqualTo("Mine");
        String changed = two.replace("Tier.Tier1", "PII.Sensitive");
        JsonNode answer = expect(200, bot.put("tables/bulk?overrideMetadata=true", "[" + changed + "]"));
        assertThat(answer.path("numberOfRowsFailed").asInt()).isEqualTo(overridden ? 0 : 1);
        assertThat(read().path("tags").findValuesAsText("tagFQN"))
                .containsExactlyInAnyOrder("Tier.Tier1", overridden ? "PII.Sensitive" : "PII.None");
    }

    @DisplayName("contract §2: 2.0 refuses >, quotes and control characters in names; before, observed §3 holds")
    @ParameterizedTest(name = "{0} {1} is {2} as table, {3} as column")
    @CsvSource({
        "1.12.6, a>b, 201, 201",
        "2.0.0, a>b, 400, 400",
        "1.12.6, a\\\"b, 500, 201",
        "2.0.0, a\\\"b, 400, 400",
        "1.12.6, a\\tb, 201, 201",
        "2.0.0, a\\tb, 400, 400",
        "2.0.0, a::b, 400, 400",
        "2.0.0, a/b|c.d, 201, 201",
    })
    void prohibitsCharacters(String version, String name, int asTable, int asColumn) {
        open(version);
        assertThat(bot.put("tables", payload(name, "")).statusCode()).isEqualTo(asTable);
        assertThat(bot.put("tables", payload("c", column(name, "INT"))).statusCode())
                .isEqualTo(asColumn);
    }

    @DisplayName("contract §1: health is there from 2.0 on and needs no token")
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({"1.13.0, 401", "2.0.0, 200"})
    void tellsHealth(String version, int status) {
        open(version);
        assertThat(new StubClient(stub, "wrong").get("system/health").statusCode())
                .isEqualTo(status);
    }

    @DisplayName("contract §7: ETag and If-Match from 1.9 on, ignored before")
    @ParameterizedTest(name = "{0}: stale is {1}")
    @CsvSource({"1.5.0, 200", "1.9.0, 412", "2.0.0, 412"})
    void guardsByETag(String version, int stale) {
        open(version);
        table(COLUMN);
        assertThat(bot.get("tables/" + id()).headers().firstValue("ETag").isPresent())
                .isEqualTo(stale == 412);
        expect(stale, bot.patch("tables/" + id(), "[]", "If-Match", "\"0.0-1\""));
    }

    @DisplayName("contract §13, observed §2: stopped is known from 1.12 on")
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({"1.9.0, 400", "1.12.6, 201", "2.0.0, 201"})
    void knowsStoppedRuns(String version, int status) {
        open(version);
        String path = pipeline();
        expect(status, bot.put(path, "{'runId':'r','pipelineState':'stopped','timestamp':1}"));
    }

    @DisplayName("contract §13: pipelineStatuses is an array in 2.0, before an object")
    @ParameterizedTest(name = "{0}")
    @CsvSource({"1.12.6, false", "2.0.0, true"})
    void showsRuns(String version, boolean array) {
        open(version);
        String path = pipeline();
        bot.put(path, "{'runId':'r1','pipelineState':'success','timestamp':1}");
        bot.put(path, "{'runId':'r2','pipelineState':'failed','timestamp':2}");
        JsonNode shown = bot.json("services/ingestionPipelines/name/lake.p?fields=pipelineStatuses")
                .path("pipelineStatuses");
        assertThat(shown.isArray()).isEqualTo(array);
        assertThat((array ? shown.path(0) : shown).path("runId").asText()).isEqualTo("r2");
    }

    @DisplayName(
            "contract §12: deleteStale of 2.0 deletes what was not seen below a scope; nothing for no names or an unknown scope")
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"1.13.0, DELETE, 405, 405", "2.0.0, DELETE, 200, 405", "2.0.0, PUT, 405, 200"})
    void deletesStale(String version, StaleMethod method, int byDelete, int byPut) {
        open(version, method);
        bot.put("tables", payload("seen", COLUMN));
        bot.put("tables", payload("gone", COLUMN));
        String body = "{'scopeFqn':'%s','scopeEntityType':'databaseSchema','seenFqns':[%s],'dryRun':%s}";
        for (String harmless : new String[] {
            body.formatted("lake.db.s", "", "false"),
            body.formatted("lake.db.no", "'lake.db.s.seen'", "false"),
            body.formatted("lake.db.s", "'lake.db.s.seen'", "true")
        }) {
            expect(byDelete, bot.send("DELETE", "tables/deleteStale", harmless, "application/json"));
            expect(200, bot.get("tables/name/lake.db.s.gone"));
        }
        String wanted = body.formatted("lake.db.s", "'lake.db.s.seen'", "false");
        expect(byPut, bot.put("tables/deleteStale", wanted));
        expect(byDelete, bot.send("DELETE", "tables/deleteStale", wanted, "application/json"));
        boolean deleted = byPut == 200 || byDelete == 200;
        assertThat(bot.get("tables/name/lake.db.s.gone").statusCode()).isEqualTo(deleted ? 404 : 200);
        expect(200, bot.get("tables/name/lake.db.s.seen"));
        expect(200, bot.get("tables/name/lake.db.s.gone?include=all"));
    }

    @DisplayName("contract §5: fields=children is refused by the newest versions")
    @ParameterizedTest(name = "{0} {1} is {2}")
    @CsvSource({"1.12.6, LATE, 200", "1.13.0, LATE, 200", "1.13.0, EARLY, 400", "2.0.0, LATE, 400"})
    void asksForChildren(String version, Arrival arrival, int status) {
        open(version, arrival);
        expect(status, bot.get("containers?fields=children"));
    }

    @DisplayName("contract §6: a name in fields= that a server does not know is 400")
    @ParameterizedTest(name = "{0} {1} is {2}")
    @CsvSource({
        "1.5.0, domains, 400",
        "1.5.0, domain, 200",
        "1.12.6, domains, 200",
        "1.12.6, nope, 400",
        "1.5.0, owners, 200"
    })
    void knowsRequestedFields(String version, String field, int status) {
        open(version);
        expect(status, bot.get("tables?fields=" + field));
    }

    @DisplayName("contract §7, 2.0: a bot's patch cannot blank a description, a person's can; before, both can")
    @ParameterizedTest(name = "{0}")
    @CsvSource({"1.12.6", "2.0.0"})
    void keepsDescriptionsFromBots(String version) {
        open(version);
        table(COLUMN, "'description':'one'");
        String remove = "[{'op':'remove','path':'/description'}]";
        expect(200, bot.patch("tables/" + id(), remove));
        boolean kept = version.startsWith("2");
        assertThat(read().path("description").asText()).isEqualTo(kept ? "one" : "");
        if (kept) {
            expect(200, admin.patch("tables/" + id(), remove));
            assertThat(read().has("description")).isFalse();
        }
    }

    @DisplayName("contract §11, 2.0: lineage is deleted by source and name; unknown before")
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({"1.13.0, 404", "2.0.0, 200"})
    void deletesLineageBySourceName(String version, int status) {
        open(version);
        table(COLUMN);
        person.connect(EntityKind.TABLE, TABLE, EntityKind.TABLE, TABLE);
        expect(status, bot.delete("lineage/source/name/table/" + TABLE + "/type/Manual"));
        assertThat(stub.snapshot().path("lineage")).hasSize(status == 200 ? 0 : 1);
    }
}
