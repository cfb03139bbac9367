package io.lakecaravan.catalog.openmetadata.stub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TagsAndPatchTest extends StubTestCase {
    @DisplayName("observed §4, contract §10: unknown or exclusive labels fail the table")
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'tagFQN':'Nope.Tag'} | 404 | tag instance for Nope.Tag not found",
                "{'tagFQN':'pii.sensitive'} | 404 | tag instance",
                "{'tagFQN':'G.x','source':'Glossary'} | 404 | glossaryTerm instance",
                "{'tagFQN':'PII.Sensitive'},{'tagFQN':'PII.None'} | 400 | Tag labels PII.Sensitive and PII.None are mutually exclusive and can't be assigned together",
                "{'tagFQN':'PII.Sensitive','labelType':'Wrong'} | 400 | problem: Wrong",
            })
    void refusesBadLabelsOnTableAndColumn(String labels, int status, String message) {
        expect(status, message, table("", "'tags':[" + labels + "]"));
        expect(status, message, table(column("a", "INT", "'tags':[" + labels + "]")));
        expect(404, bot.get("tables/name/" + TABLE));
    }

    @DisplayName("observed §4: exclusive with a stored label is 400")
    @Test
    void aLabelThatExcludesAStoredOneFailsTheWholeTable() {
        table(column("a", "INT"), "'tags':[{'tagFQN':'Tier.Tier3'}]");
        expect(
                400,
                "Tag labels Tier.Tier3 and Tier.Tier2 are mutually exclusive",
                table("", "'tags':[{'tagFQN':'Tier.Tier2'}]"));
    }

    @DisplayName("observed §4: a disabled tag is refused on the table only; a tag needs a description")
    @Test
    void aDisabledTagIsRefusedOnTheTableOnly() {
        expect(201, bot.put("classifications", "{'name':'CC','description':'d'}"));
        expect(201, bot.put("tags", "{'name':'dis','classification':'CC','description':'d'}"));
        expect(400, "description must not be null", bot.put("tags", "{'name':'x','classification':'CC'}"));
        person.disable(EntityKind.TAG, "CC.dis");
        expect(400, "Tag label CC.dis is disabled", table("", "'tags':[{'tagFQN':'CC.dis'}]"));
        expect(201, table(column("a", "INT", "'tags':[{'tagFQN':'CC.dis'}]")));
    }

    @DisplayName("observed §4: a deleted tag is 404")
    @Test
    void aDeletedTagIsUnknown() {
        person.delete(EntityKind.TAG, "PII.None");
        expect(404, table("", "'tags':[{'tagFQN':'PII.None'}]"));
    }

    @DisplayName("observed §4: the seeded classifications are exclusive")
    @Test
    void theSeededClassificationsAreExclusive() {
        for (String name : new String[] {"PII", "PersonalData", "Tier", "Certification"}) {
            assertThat(bot.json("classifications/name/" + name)
                            .path("mutuallyExclusive")
                            .asBoolean())
                    .isTrue();
        }
    }

    @DisplayName("observed §4: duplicate labels are merged")
    @Test
    void duplicateLabelsAreMerged() {
        table("", "'tags':[{'tagFQN':'PII.None'},{'tagFQN':'PII.None'}]");
        assertThat(read().path("tags")).hasSize(1);
    }

    @DisplayName("observed §4, contract §7: a patch changes a description and removes a tag")
    @Test
    void patchChangesADescriptionAndRemovesATag() {
        table(column("a", "INT"), "'description':'one'", "'tags':[{'tagFQN':'PII.None'}]");
        expect(
                200,
                bot.patch(
                        "tables/name/" + TABLE,
                        "[{'op':'test','path':'/tags/0/tagFQN','value':'PII.None'},{'op':'remove','path':'/tags/0'},{'op':'add','path':'/description','value':'two'}]"));
        assertThat(read().path("description").asText()).isEqualTo("two");
        assertThat(read().path("tags")).isEmpty();
    }

    @DisplayName("contract §7: a patch adds a column tag, under the same rules")
    @Test
    void patchAddsAColumnTag() {
        table(column("a", "INT"));
        expect(
                200,
                bot.patch("tables/" + id(), "[{'op':'add','path':'/columns/0/tags/-','value':{'tagFQN':'PII.None'}}]"));
        expect(
                400,
                "mutually exclusive",
                bot.patch(
                        "tables/" + id(),
                        "[{'op':'add','path':'/columns/0/tags/-','value':{'tagFQN':'PII.Sensitive'}}]"));
    }

    @DisplayName("observed §4: replacing only the state of a label changes nothing")
    @Test
    void patchOfTheStateAloneChangesNothing() {
        table(column("a", "INT", "'tags':[{'tagFQN':'PII.None','state':'Suggested'}]"));
        expect(
                200,
                bot.patch("tables/" + id(), "[{'op':'replace','path':'/columns/0/tags/0/state','value':'Confirmed'}]"));
        assertThat(read().path("columns")
                        .path(0)
                        .path("tags")
                        .path(0)
                        .path("state")
                        .asText())
                .isEqualTo("Suggested");
        assertThat(stub.versionOf(EntityKind.TABLE, TABLE)).contains("0.1");
    }

    @DisplayName("observed §4: a missing path and a failing test are 500")
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{'op':'replace','path':'/description','value':'x'}] | non-existing",
                "[{'op':'test','path':'/name','value':'x'}] | The JSON Patch operation 'test' failed",
            })
    void patchFailuresAre500(String patch, String message) {
        table(column("a", "INT"));
        // The quotes around test in the message survive, because only the request is rewritten.
        expect(500, message, bot.patch("tables/" + id(), patch));
    }

    @DisplayName("contract §7: plain JSON is 415")
    @Test
    void patchNeedsItsContentType() {
        table(column("a", "INT"));
        expect(415, bot.send("PATCH", "tables/" + id(), "[]", "application/json"));
    }

    @DisplayName("observed §4: a stale If-Match is 412 with the current tag")
    @Test
    void ifMatchIsChecked() {
        table(column("a", "INT"));
        HttpResponse<String> read = bot.get("tables/name/" + TABLE);
        String etag = read.headers().firstValue("ETag").orElseThrow();
        String add = "[{'op':'add','path':'/description','value':'%s'}]";
        expect(200, bot.patch("tables/" + id(), add.formatted("x"), "If-Match", etag));
        JsonNode refused = expect(412, bot.patch("tables/" + id(), add.formatted("y"), "If-Match", etag));
        String current =
                bot.get("tables/name/" + TABLE).headers().firstValue("ETag").orElseThrow();
        assertThat(refused.path("message").asText()).contains(current);
    }
}
