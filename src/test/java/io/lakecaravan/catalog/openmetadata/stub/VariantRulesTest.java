package io.lakecaravan.catalog.openmetadata.stub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.catalog.openmetadata.stub.Variant.BlankingPatch;
import io.lakecaravan.catalog.openmetadata.stub.Variant.BotPolicy;
import io.lakecaravan.catalog.openmetadata.stub.Variant.DeletedTag;
import io.lakecaravan.catalog.openmetadata.stub.Variant.FailedTest;
import io.lakecaravan.catalog.openmetadata.stub.Variant.IfMatch;
import io.lakecaravan.catalog.openmetadata.stub.Variant.NameCase;
import io.lakecaravan.catalog.openmetadata.stub.Variant.NestedProfile;
import io.lakecaravan.catalog.openmetadata.stub.Variant.Omitted;
import io.lakecaravan.catalog.openmetadata.stub.Variant.PatchType;
import io.lakecaravan.catalog.openmetadata.stub.Variant.Retyped;
import io.lakecaravan.catalog.openmetadata.stub.Variant.RootFilter;
import io.lakecaravan.catalog.openmetadata.stub.Variant.SameTimestamp;
import io.lakecaravan.catalog.openmetadata.stub.Variant.ServiceConnection;
import io.lakecaravan.catalog.openmetadata.stub.Variant.StructChildren;
import io.lakecaravan.catalog.openmetadata.stub.Variant.UndeclaredProperty;
import io.lakecaravan.catalog.openmetadata.stub.Variant.UnknownLineageColumn;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the contract calls unverified: every answer to each question can be played. */
class VariantRulesTest extends StubTestCase {
    private static final String COLUMN = column("a", "INT");

    @DisplayName("every question is listed once, with its answers")
    @Test
    void listsAllQuestions() {
        Stream<Class<?>> declared = Arrays.stream(Variant.class.getDeclaredClasses());
        assertThat(Variant.questions())
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        declared.map(question -> (Class<? extends Variant>) question.asSubclass(Variant.class))
                                .toList());
        assertThat(Variant.all())
                .allMatch(answer ->
                        StubVersion.of("2.0", java.util.List.of(answer)).plays(answer));
    }

    @DisplayName("contract §6: displayName, retentionPeriod and tableConstraints left out of a PUT")
    @ParameterizedTest(name = "{0} {1}: kept {2}")
    @CsvSource({
        "1.5.0, BY_VERSION, false",
        "1.12.6, BY_VERSION, false",
        "1.13.0, BY_VERSION, false",
        "1.13.0, KEPT, true",
        "2.0.0, BY_VERSION, true",
        "2.0.0, REMOVED, false",
    })
    void omitted(String version, Omitted omitted, boolean kept) {
        open(version, omitted);
        table(
                COLUMN,
                "'retentionPeriod':'P1D'",
                "'tableConstraints':[{'constraintType':'UNIQUE','columns':['a']}]",
                "'sourceUrl':'u'");
        person.displayName(EntityKind.TABLE, TABLE, "Mine");
        table(COLUMN);
        for (String field : new String[] {"displayName", "retentionPeriod", "tableConstraints"}) {
            assertThat(read().has(field)).as(field).isEqualTo(kept);
        }
        assertThat(read().has("sourceUrl")).as("removed in every version").isFalse();
        table(COLUMN, "'displayName':'Theirs'");
        assertThat(read().path("displayName").asText()).isEqualTo("Theirs");
    }

    @DisplayName("contract §6, columns: tags of a column whose type changed")
    @ParameterizedTest(name = "{0} {1}: carried {2}")
    @CsvSource({
        "1.5.0, BY_VERSION, false",
        "1.12.6, BY_VERSION, false",
        "1.13.0, TAGS_CARRIED, true",
        "2.0.0, BY_VERSION, true",
        "2.0.0, TAGS_LOST, false",
    })
    void retyped(String version, Retyped retyped, boolean carried) {
        open(version, retyped);
        table(COLUMN);
        person.describeColumn(EntityKind.TABLE, TABLE, "a", "mine");
        person.tagColumn(EntityKind.TABLE, TABLE, "a", "PII.None");
        table(column("a", "STRING"));
        JsonNode column = read().at("/columns/0");
        assertThat(column.path("description").asText()).isEqualTo("mine");
        assertThat(column.path("tags").findValuesAsText("tagFQN")).hasSize(carried ? 1 : 0);
        person.tagColumn(EntityKind.TABLE, TABLE, "a", "Tier.Tier1");
        table(column("a", "INT", "'tags':[{'tagFQN':'PersonalData.Personal'}]"));
        assertThat(read().at("/columns/0/tags").findValuesAsText("tagFQN"))
                .as("sent tags win")
                .containsExactly("PersonalData.Personal");
    }

    @DisplayName("contract §6: what a policy denies the bot is kept")
    @ParameterizedTest(name = "{0} {1}: kept {2}")
    @CsvSource({"1.5.0, DENIES, false", "1.9.3, DENIES, true", "2.0.0, ALLOWS, false", "2.0.0, DENIES, true"})
    void policy(String version, BotPolicy policy, boolean kept) {
        open(version, policy);
        table(COLUMN);
        person.own(EntityKind.TABLE, TABLE);
        person.displayName(EntityKind.TABLE, TABLE, "Mine");
        String admin = new StubClient(stub, stub.administratorToken())
                .json("users/loggedInUser")
                .path("id")
                .asText();
        expect(200, table(COLUMN, "'displayName':'Theirs'", "'owners':[{'id':'" + admin + "','type':'user'}]"));
        assertThat(read().path("displayName").asText()).isEqualTo(kept ? "Mine" : "Theirs");
        assertThat(read().at("/owners/0/name").asText()).isEqualTo(kept ? "alice" : "admin");
    }

    @DisplayName("contract §3: the connection of a second PUT")
    @ParameterizedTest
    @EnumSource
    void connection(ServiceConnection played) {
        open("1.12.6", played);
        String service =
                "{'name':'c','serviceType':'CustomDatabase','connection':{'config':{'type':'CustomDatabase','sourcePythonClass':'%s'}}}";
        bot.put("services/databaseServices", service.formatted("one"));
        bot.put("services/databaseServices", service.formatted("two"));
        assertThat(bot.json("services/databaseServices/name/c")
                        .at("/connection/config/sourcePythonClass")
                        .asText())
                .isEqualTo(played == ServiceConnection.KEPT ? "one" : "two");
    }

    @DisplayName("contract §2: names that differ only in case")
    @ParameterizedTest
    @EnumSource
    void nameCase(NameCase played) {
        open("1.12.6", played);
        expect(201, bot.put("tables", payload("Orders", COLUMN)));
        int second = bot.put("tables", payload("orders", COLUMN)).statusCode();
        boolean sensitive = played == NameCase.SENSITIVE;
        assertThat(second).isEqualTo(sensitive ? 201 : 200);
        assertThat(bot.json("tables?databaseSchema=lake.db.s").path("data")).hasSize(sensitive ? 2 : 1);
    }

    @DisplayName("contract §4.2: a struct without children")
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({"BY_VERSION, 201", "OPTIONAL, 201", "REQUIRED, 400"})
    void structChildren(StructChildren played, int status) {
        open("1.12.6", played);
        expect(status, table(column("s", "STRUCT")));
        expect(status == 201 ? 200 : 201, table(column("s", "STRUCT", "'children':[]")));
    }

    @DisplayName("contract §4.5: an undeclared custom property")
    @ParameterizedTest
    @EnumSource
    void undeclared(UndeclaredProperty played) {
        open("1.12.6", played);
        boolean refused = played == UndeclaredProperty.REFUSED;
        expect(refused ? 400 : 201, table(COLUMN, "'extension':{'foo':'x'}"));
        if (!refused) {
            assertThat(read().at("/extension/foo").isMissingNode()).isTrue();
        }
    }

    @DisplayName("contract §7: a test of a patch that fails")
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({"SERVER_ERROR, 500", "BAD_REQUEST, 400", "PRECONDITION_FAILED, 412"})
    void failedTest(FailedTest played, int status) {
        open("1.12.6", played);
        table(COLUMN);
        expect(
                status,
                bot.patch(
                        "tables/" + id(),
                        "[{'op':'test','path':'/name','value':'x'},{'op':'add','path':'/description','value':'d'}]"));
        assertThat(read().has("description")).isFalse();
    }

    @DisplayName("contract §7: a patch sent as plain JSON")
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({"UNSUPPORTED_MEDIA_TYPE, 415", "SERVER_ERROR, 500"})
    void patchType(PatchType played, int status) {
        open("1.12.6", played);
        table(COLUMN);
        expect(status, bot.send("PATCH", "tables/" + id(), "[]", "application/json"));
    }

    @DisplayName("contract §7: If-Match drops nested columns or matches only the weak tag")
    @ParameterizedTest
    @EnumSource
    void ifMatch(IfMatch played) {
        open("1.12.6", played);
        table(column("s", "STRUCT", "'children':[{'name':'x','dataType':'INT'}]"));
        HttpResponse<String> read = bot.get("tables/name/" + TABLE);
        String strong = read.headers().firstValue("ETag").orElseThrow();
        String patch = "[{'op':'add','path':'/columns/0/children/0/description','value':'d'}]";
        boolean weakOnly = played == IfMatch.WEAK_ONLY;
        expect(weakOnly ? 412 : 200, bot.patch("tables/" + id(), patch, "If-Match", strong));
        if (weakOnly) {
            String weak = "W/\"" + StubClient.body(read).path("version").asText() + "\"";
            expect(200, bot.patch("tables/" + id(), patch, "If-Match", weak));
        }
        assertThat(read().at("/columns/0/children/0").has("description"))
                .isEqualTo(played != IfMatch.DROPS_NESTED_COLUMNS);
    }

    @DisplayName("contract §7, 2.0: a bot's patch that blanks a description")
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({"IGNORED, 200", "REFUSED, 400"})
    void blanking(BlankingPatch played, int status) {
        open("2.0.0", played);
        table(COLUMN, "'description':'one'");
        expect(status, bot.patch("tables/" + id(), "[{'op':'replace','path':'/description','value':''}]"));
        assertThat(read().path("description").asText()).isEqualTo("one");
    }

    @DisplayName("contract §9: a second profile with the same timestamp")
    @ParameterizedTest
    @EnumSource
    void sameTimestamp(SameTimestamp played) {
        open("1.12.6", played);
        table(COLUMN);
        for (int rows = 1; rows <= 2; rows++) {
            expect(
                    200,
                    bot.put(
                            "tables/" + id() + "/tableProfile",
                            "{'tableProfile':{'timestamp':1700000000005,'rowCount':" + rows + "}}"));
        }
        assertThat(bot.json("tables/" + TABLE + "/tableProfile?startTs=1700000000005&endTs=1700000000005")
                        .path("data"))
                .hasSize(played == SameTimestamp.REPLACES ? 1 : 2);
        assertThat(bot.json("tables/" + TABLE + "/tableProfile/latest")
                        .at("/profile/rowCount")
                        .asInt())
                .isEqualTo(2);
    }

    @DisplayName("contract §9: profiles of nested columns")
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({"BY_PATH, 200", "REFUSED, 400"})
    void nestedProfile(NestedProfile played, int status) {
        open("1.12.6", played);
        table(column("s", "STRUCT", "'children':[{'name':'x','dataType':'INT'}]"));
        String profile =
                "{'tableProfile':{'timestamp':1700000000005},'columnProfile':[{'name':'%s','timestamp':1700000000005}]}";
        expect(status, bot.put("tables/" + id() + "/tableProfile", profile.formatted("s.x")));
        expect(200, bot.put("tables/" + id() + "/tableProfile", profile.formatted("s")));
    }

    @DisplayName("contract §10: a label that names a soft-deleted tag")
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({"NOT_FOUND, 404", "ACCEPTED, 201"})
    void deletedTag(DeletedTag played, int status) {
        open("1.12.6", played);
        person.delete(EntityKind.TAG, "PII.None");
        expect(status, table(COLUMN, "'tags':[{'tagFQN':'PII.None'}]"));
    }

    @DisplayName("contract §11: lineage of a column that does not exist")
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({"DROPPED, 200", "REFUSED, 400"})
    void lineageColumn(UnknownLineageColumn played, int status) {
        open("1.12.6", played);
        table(COLUMN);
        String end = "{'id':'" + id() + "','type':'table'}";
        expect(
                status,
                bot.put(
                        "lineage",
                        "{'edge':{'fromEntity':" + end + ",'toEntity':" + end
                                + ",'lineageDetails':{'columnsLineage':[{'fromColumns':['" + TABLE
                                + ".zz'],'toColumn':'" + TABLE + ".a'}]}}}"));
        assertThat(stub.snapshot().path("lineage")).hasSize(status == 200 ? 1 : 0);
    }

    @DisplayName("contract §12: root=true in a list of containers")
    @ParameterizedTest
    @EnumSource
    void rootFilter(RootFilter played) {
        open("1.12.6", played);
        bot.put("services/storageServices", "{'name':'s3','serviceType':'S3'}");
        String parent = StubClient.body(bot.put("containers", "{'name':'b','service':'s3'}"))
                .path("id")
                .asText();
        bot.put("containers", "{'name':'n','service':'s3','parent':{'id':'" + parent + "','type':'container'}}");
        assertThat(bot.json("containers?service=s3&root=true").path("data"))
                .hasSize(played == RootFilter.KNOWN ? 1 : 2);
    }
}
