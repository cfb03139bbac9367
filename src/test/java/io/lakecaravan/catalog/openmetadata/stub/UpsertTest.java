package io.lakecaravan.catalog.openmetadata.stub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UpsertTest extends StubTestCase {
    private static final String SENSITIVE = "'tags':[{'tagFQN':'PII.Sensitive'}]";

    @DisplayName("observed §4: an identical PUT is 200 with the same version")
    @Test
    void anIdenticalPutChangesNothing() {
        expect(201, table(column("a", "INT")));
        expect(200, table(column("a", "INT")));
        assertThat(stub.versionOf(EntityKind.TABLE, TABLE)).contains("0.1");
    }

    @DisplayName("observed §2: POST of an existing table is 409")
    @Test
    void postOfAnExistingTableConflicts() {
        table(column("a", "INT"));
        expect(409, "Entity already exists", bot.send("POST", "tables", payload("t", ""), "application/json"));
    }

    @DisplayName("observed §2: no columns is 201")
    @Test
    void aTableNeedsNoColumns() {
        expect(201, bot.put("tables", "{'name':'t','databaseSchema':'lake.db.s'}"));
    }

    @DisplayName("observed §2, contract §4.2: bad fields are 400")
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'frobnicate':1 | Unrecognized field \"frobnicate\" (class org.openmetadata.schema.api.data.CreateTable), not marked as ignorable",
                "'fileFormat':'orc' | Cannot construct instance of `org.openmetadata.schema.type.FileFormat`, problem: orc",
                "'tableConstraints':[{'constraintType':'UNIQUE','columns':['zz']}] | Invalid column name",
                "'tablePartition':{'columns':[{'columnName':'zz','intervalType':'COLUMN-VALUE'}]} | Invalid column name",
                "'extension':{'foo':'x'} | Unknown custom field foo",
            })
    void refusesBadFields(String field, String message) {
        expect(400, message, table(column("a", "INT"), field));
    }

    @DisplayName("observed §2: null is absent")
    @Test
    void aNullFieldIsAnAbsentField() {
        expect(201, table(column("a", "INT"), "'description':null"));
    }

    @DisplayName("observed §1, §2: a missing field is 400 and named")
    @Test
    void namesWhatIsMissing() {
        expect(400, "[query param name must not be null]", bot.put("databases", "{'service':'lake'}"));
    }

    @DisplayName("observed §2: an unknown parent is 404")
    @Test
    void anUnknownParentIs404() {
        expect(
                404,
                "databaseService instance for nosuch not found",
                bot.put("databases", "{'name':'d','service':'nosuch'}"));
    }

    @DisplayName("observed §4: a bot cannot change a description")
    @Test
    void aBotCannotChangeADescription() {
        table(column("a", "INT", "'description':'one'"), "'description':'one'");
        table(column("a", "INT", "'description':'two'"), "'description':'two'");
        assertThat(read().path("description").asText()).isEqualTo("one");
        assertThat(read().path("columns").path(0).path("description").asText()).isEqualTo("one");
    }

    @DisplayName("observed §4: a person's PUT replaces it")
    @Test
    void aPersonsPutReplacesADescription() {
        table(column("a", "INT"), "'description':'one'");
        admin.put("tables", payload("t", column("a", "INT"), "'description':'two'"));
        assertThat(read().path("description").asText()).isEqualTo("two");
    }

    @DisplayName("observed §4: empty counts as none, blanks do not")
    @Test
    void emptyCountsAsNoDescriptionBlanksDoNot() {
        table(column("a", "INT", "'description':'  '"), "'description':''");
        table(column("a", "INT", "'description':'x'"), "'description':'x'");
        assertThat(read().path("description").asText()).isEqualTo("x");
        assertThat(read().path("columns").path(0).path("description").asText()).isEqualTo("  ");
    }

    @DisplayName("observed §4: an omitted display name is blanked, that of a column kept")
    @Test
    void anOmittedDisplayNameIsBlankedThatOfAColumnIsKept() {
        table(column("a", "INT"));
        person.displayName(EntityKind.TABLE, TABLE, "Mine");
        person.displayColumn(EntityKind.TABLE, TABLE, "a", "Mine");
        table(column("a", "INT"));
        assertThat(read().has("displayName")).isFalse();
        assertThat(read().path("columns").path(0).path("displayName").asText()).isEqualTo("Mine");
    }

    @DisplayName("observed §4: omitted fields are removed")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "'tableType':'External'",
                "'fileFormat':'parquet'",
                "'sourceUrl':'x'",
                "'retentionPeriod':'x'",
                "'sourceHash':'abc'",
                "'locationPath':'s3://b/k'",
                "'tableConstraints':[{'constraintType':'UNIQUE','columns':['a']}]",
            })
    void anOmittedFieldIsRemoved(String field) {
        String name = field.substring(1, field.indexOf('\'', 1));
        table(column("a", "INT", "'constraint':'NOT_NULL'"), field);
        assertThat(read().has(name)).isTrue();
        table(column("a", "INT"));
        assertThat(read().has(name)).isFalse();
        assertThat(read().path("columns").path(0).has("constraint")).isFalse();
    }

    @DisplayName("observed §4: owners are kept")
    @Test
    void ownersAreKeptWhenOmitted() {
        table(column("a", "INT"));
        person.own(EntityKind.TABLE, TABLE);
        table(column("a", "INT"));
        assertThat(read().path("owners")).hasSize(1);
    }

    @DisplayName("observed §4: tags are united, removed ones come back")
    @Test
    void tagsAreUnitedAndComeBack() {
        table(column("a", "INT", SENSITIVE), "'tags':[{'tagFQN':'Tier.Tier1'}]");
        person.tagColumn(EntityKind.TABLE, TABLE, "a", "PersonalData.Personal");
        table(column("a", "INT"));
        assertThat(read().path("columns").path(0).path("tags").findValuesAsText("tagFQN"))
                .containsExactly("PII.Sensitive", "PersonalData.Personal");
        person.untagColumn(EntityKind.TABLE, TABLE, "a", "PII.Sensitive");
        table(column("a", "INT", SENSITIVE));
        assertThat(read().path("columns").path(0).path("tags").findValuesAsText("tagFQN"))
                .contains("PII.Sensitive");
        assertThat(read().path("tags").findValuesAsText("tagFQN")).containsExactly("Tier.Tier1");
    }

    @DisplayName("observed §4: a retyped column keeps its description and loses tags")
    @Test
    void aRetypedColumnKeepsItsDescriptionAndLosesTags() {
        table(column("a", "INT", SENSITIVE, "'description':'d'"));
        person.tagColumn(EntityKind.TABLE, TABLE, "a", "PersonalData.Personal");
        table(column("a", "BIGINT", SENSITIVE));
        JsonNode column = read().path("columns").path(0);
        assertThat(column.path("description").asText()).isEqualTo("d");
        assertThat(column.path("tags").findValuesAsText("tagFQN")).containsExactly("PII.Sensitive");
    }

    @DisplayName("observed §4: a longer column is a minor change, a shorter a major one")
    @ParameterizedTest
    @CsvSource({"20, 0.2", "5, 1.1"})
    void aShorterColumnIsAMajorChange(int length, String version) {
        table(column("a", "VARCHAR", "'dataLength':10"));
        table(column("a", "VARCHAR", "'dataLength':" + length));
        assertThat(stub.versionOf(EntityKind.TABLE, TABLE)).contains(version);
    }

    @DisplayName("observed §4: a dropped column comes back new")
    @Test
    void aDroppedColumnComesBackBare() {
        table(column("a", "INT", SENSITIVE) + "," + column("b", "INT"));
        table(column("b", "INT"));
        assertThat(stub.versionOf(EntityKind.TABLE, TABLE)).contains("1.1");
        table(column("a", "INT") + "," + column("b", "INT"));
        assertThat(read().path("columns").path(0).path("tags")).isEmpty();
    }

    @DisplayName("observed §4: a rename in case alone is shown and not stored")
    @Test
    void aRenameInCaseIsShownAndNotStored() {
        table(column("e", "INT"));
        JsonNode answer = expect(200, table(column("E", "INT")));
        assertThat(answer.path("columns").path(0).path("name").asText()).isEqualTo("E");
        assertThat(read().path("columns").path(0).path("name").asText()).isEqualTo("e");
        assertThat(stub.versionOf(EntityKind.TABLE, TABLE)).contains("0.1");
    }

    @DisplayName("observed §4: a rename in case with another change is stored without tags")
    @Test
    void aRenameInCaseWithAnotherChangeIsStoredWithoutTags() {
        table(column("e", "INT"));
        table(column("E", "INT", SENSITIVE), "'sourceUrl':'x'");
        assertThat(read().path("columns").path(0).path("name").asText()).isEqualTo("E");
        assertThat(read().path("columns").path(0).path("tags")).isEmpty();
    }

    @DisplayName("observed §4: names differing in case mix up their descriptions")
    @Test
    void namesDifferingInCaseMixUpTheirDescriptions() {
        String twins = column("a", "INT", "'description':'small'") + "," + column("A", "INT", "'description':'large'");
        table(twins);
        table(twins);
        assertThat(read().path("columns").findValuesAsText("description")).containsExactly("small", "large");
        table(twins + "," + column("b", "INT"));
        assertThat(read().path("columns").findValuesAsText("description")).containsExactly("small", "small");
    }

    @DisplayName("observed §4: a bot's change of the extension is ignored")
    @Test
    void aBotsChangeOfTheExtensionIsIgnored() {
        declare("table", "foo", "string");
        expect(201, table(column("a", "INT"), "'extension':{'foo':'1'}"));
        expect(200, table(column("a", "INT"), "'extension':{'foo':'2'}"));
        assertThat(read().path("extension").path("foo").asText()).isEqualTo("1");
    }

    @DisplayName("observed §4: a PUT restores, with the same id")
    @Test
    void aPutRestoresADeletedTable() {
        table(column("a", "INT"));
        String id = id();
        expect(200, bot.delete("tables/" + id));
        expect(404, bot.get("tables/name/" + TABLE));
        expect(200, bot.get("tables/name/" + TABLE + "?include=all"));
        expect(200, table(column("a", "INT")));
        assertThat(id()).isEqualTo(id);
    }

    @DisplayName("observed §2: a service PUT without the stored connection is 400")
    @Test
    void aServicePutWithoutTheStoredConnectionFails() {
        String bare = "{'name':'c','serviceType':'CustomDatabase'}";
        String full =
                "{'name':'c','serviceType':'CustomDatabase','connection':{'config':{'type':'CustomDatabase','sourcePythonClass':'%s'}}}";
        expect(201, bot.put("services/databaseServices", full.formatted("x.Y")));
        expect(400, "is null", bot.put("services/databaseServices", bare));
        JsonNode answer = expect(200, bot.put("services/databaseServices", full.formatted("x.Z")));
        assertThat(answer.path("connection")
                        .path("config")
                        .path("sourcePythonClass")
                        .asText())
                .isEqualTo("x.Z");
        assertThat(answer.path("connection")
                        .path("config")
                        .path("supportsMetadataExtraction")
                        .asBoolean())
                .isTrue();
        expect(200, bot.put("services/databaseServices", "{'name':'lake','serviceType':'CustomDatabase'}"));
        expect(
                400,
                "Failed to load the connection",
                bot.put(
                        "services/databaseServices",
                        full.formatted("x").replace("{'type':'CustomDatabase'", "{'type':'Mysql'")));
    }

    @DisplayName("observed §2, §4: a data model is removed when omitted; formats are an enum")
    @Test
    void aContainersDataModelIsRemovedWhenOmitted() {
        expect(201, bot.put("services/storageServices", "{'name':'s3','serviceType':'S3'}"));
        String parent = expect(201, bot.put("containers", "{'name':'a.b','service':'s3'}"))
                .path("id")
                .asText();
        String child = "{'name':'x/y','service':'s3','parent':{'id':'" + parent + "','type':'container'}%s}";
        expect(
                201,
                bot.put("containers", child.formatted(",'dataModel':{'columns':[{'name':'c','dataType':'VARCHAR'}]}")));
        String fqn = StubClient.encoded("s3.\"a.b\".x/y");
        assertThat(bot.json("containers/name/" + fqn).has("dataModel")).isTrue();
        expect(200, bot.put("containers", child.formatted("")));
        assertThat(bot.json("containers/name/" + fqn).has("dataModel")).isFalse();
        assertThat(bot.json("containers?service=s3&root=true").path("data")).hasSize(1);
        expect(400, "problem: xlsx", bot.put("containers", "{'name':'z','service':'s3','fileFormats':['xlsx']}"));
    }

    @DisplayName("observed §2, contract §8: bulk tells what failed; one unreadable item fails all")
    @Test
    void bulkTellsWhatFailed() {
        String good = payload("g", column("a", "INT"));
        String bad = payload("b", column("a", "VARCHAR"));
        String orphan = payload("o", "").replace("lake.db.s", "lake.db.no");
        JsonNode answer = expect(200, bot.put("tables/bulk", "[" + good + "," + bad + "," + orphan + "]"));
        assertThat(answer.path("status").asText()).isEqualTo("partialSuccess");
        assertThat(answer.path("successRequest").findValuesAsText("request")).containsExactly("lake.db.s.g");
        assertThat(answer.path("failedRequest").findValuesAsText("status")).containsExactly("400", "400");
        expect(400, "frobnicate", bot.put("tables/bulk", "[" + good + "," + payload("b", "", "'frobnicate':1") + "]"));
    }
}
