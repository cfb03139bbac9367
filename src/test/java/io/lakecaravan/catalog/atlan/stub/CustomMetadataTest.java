package io.lakecaravan.catalog.atlan.stub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Custom metadata: checks 23, 23a, 23b and 24. */
class CustomMetadataTest extends AtlanTestCase {
    private static final String PLAIN = "";
    private static final String OVERWRITE = "?replaceBusinessAttributes=true&overwriteBusinessAttributes=true";
    private String lake;
    private String format;
    private String rows;
    private String people;
    private String steward;

    @BeforeEach
    void define() {
        JsonNode ours = defined("Lake Caravan", "'File format':'string'", "'Rows':'long'");
        lake = ours.path("name").asText();
        format = ours.path("attributeDefs").path(0).path("name").asText();
        rows = ours.path("attributeDefs").path(1).path("name").asText();
        JsonNode theirs = defined("People", "'Steward':'string'");
        people = theirs.path("name").asText();
        steward = theirs.path("attributeDefs").path(0).path("name").asText();
    }

    private static String definition(String name, String... attributes) {
        StringBuilder json = new StringBuilder("{'businessMetadataDefs':[{'category':'BUSINESS_METADATA','name':'"
                + name + "','displayName':'" + name + "','attributeDefs':[");
        for (String attribute : attributes) {
            String[] words = attribute.replace("'", "").split(":", 2);
            json.append("{'name':'")
                    .append(words[0])
                    .append("','displayName':'")
                    .append(words[0]);
            json.append("','typeName':'").append(words[1]);
            json.append("','options':{'applicableEntityTypes':'[\\'Asset\\']'}},");
        }
        json.setLength(json.length() - 1);
        return json.append("]}]}").toString();
    }

    private JsonNode defined(String name, String... attributes) {
        return expect(200, client.post("api/meta/types/typedefs", definition(name, attributes)))
                .path("businessMetadataDefs")
                .path(0);
    }

    private static String custom(String... sets) {
        return "'businessAttributes':{" + String.join(",", sets) + "}";
    }

    private static String set(String name, String... values) {
        return "'" + name + "':{" + String.join(",", values) + "}";
    }

    private static String value(String name, String json) {
        return "'" + name + "':" + json;
    }

    private JsonNode stored() {
        return read("S3Bucket", BUCKET).path("businessAttributes");
    }

    @ParameterizedTest
    @DisplayName("check 23: stored on creation whatever the flags")
    @ValueSource(strings = {PLAIN, AtlanClient.FLAGS, OVERWRITE})
    void creation(String flags) {
        String sent = custom(set(lake, value(format, "'parquet'"), value(rows, "'12'")));
        expect(200, client.bulkWith(flags, bucket(sent)));
        assertThat(stored().path(lake).path(format).asText()).isEqualTo("parquet");
        assertThat(stored().path(lake).path(rows).isNumber()).isTrue();
    }

    private void personAndUs() {
        expect(200, client.bulk(bucket(custom(set(lake, value(format, "'csv'"), value(rows, "3"))))));
        stub.person("alice").custom("S3Bucket", BUCKET, "People", "Steward", TextNode.valueOf("alice"));
    }

    @Test
    @DisplayName("check 23: a plain update ignores it, and the stub notes it")
    void plainUpdate() {
        personAndUs();
        JsonNode answer = expect(200, client.bulkWith(PLAIN, bucket(custom(set(lake, value(format, "'json'"))))));
        assertThat(answer.has("mutatedEntities")).isFalse();
        assertThat(stub.lapses()).anyMatch(lapse -> lapse.contains("without flags"));
    }

    @Test
    @DisplayName("§8: by another note of the vendor a plain update merges")
    void plainUpdateMerges() {
        begin(StubAtlanSettings.defaults().withFreshRefusals(0).with(Variant.CUSTOM_MERGED_WITHOUT_FLAGS));
        define();
        personAndUs();
        expect(200, client.bulkWith(PLAIN, bucket(custom(set(lake, value(format, "'json'"))))));
        assertThat(stored().path(lake).path(format).asText()).isEqualTo("json");
    }

    @Test
    @DisplayName("check 23: merge touches only what is named; null removes a value, an empty set the whole set")
    void merge() {
        personAndUs();
        expect(200, client.bulk(bucket(custom(set(lake, value(format, "'json'"))))));
        assertThat(stored().path(lake).path(format).asText()).isEqualTo("json");
        assertThat(stored().path(lake).path(rows).asInt()).isEqualTo(3);
        expect(200, client.bulk(bucket(custom(set(lake, value(rows, "null"))))));
        assertThat(stored().path(lake).has(rows)).isFalse();
        expect(200, client.bulk(bucket(custom(set(lake)))));
        assertThat(stored().has(lake)).isFalse();
        assertThat(stored().path(people).path(steward).asText()).isEqualTo("alice");
        JsonNode answer = expect(200, client.bulk(bucket(custom(set(lake)))));
        assertThat(answer.has("mutatedEntities")).isFalse();
    }

    @Test
    @DisplayName("check 23: overwrite wipes the sets that are not sent, and the stub notes it")
    void overwrite() {
        personAndUs();
        expect(200, client.bulkWith(OVERWRITE, bucket(custom(set(lake, value(format, "'json'"))))));
        assertThat(stored().has(people)).isFalse();
        assertThat(stored().path(lake)).hasSize(1);
        assertThat(stub.lapses()).anyMatch(lapse -> lapse.contains("wipes"));
    }

    @Test
    @DisplayName("check 23a: a display name is not a set's name")
    void unknownSet() {
        JsonNode answer = refused(
                404, "ATLAS-404-00-007", client.bulk(bucket(custom(set("Lake Caravan", value(format, "'csv'"))))));
        assertThat(answer.path("errorMessage").asText())
                .endsWith("Lake Caravan: invalid business-metadata for entity type S3Bucket");
    }

    @Test
    @DisplayName("check 23b: an unknown attribute of a known set is dropped with 200, and recorded")
    void unknownAttribute() {
        expect(200, client.bulk(bucket(custom(set(lake, value("File format", "'csv'"), value(rows, "1"))))));
        assertThat(stub.dropped()).containsExactly(lake + ".File format");
        assertThat(stored().path(lake)).hasSize(1);
    }

    @Test
    @DisplayName("§8: a value of another type, or of more than 32 KB in UTF-8")
    void values() {
        refused(404, "ATLAS-404-00-007", client.bulk(bucket(custom(set(lake, value(rows, "'many'"))))));
        String fits = "é".repeat(16 * 1024);
        expect(200, client.bulk(bucket(custom(set(lake, value(format, "'" + fits + "'"))))));
        HttpResponse<String> larger = client.bulk(bucket(custom(set(lake, value(format, "'" + fits + "x'")))));
        refused(404, "ATLAS-404-00-007", larger);
    }

    @Test
    @DisplayName("check 24: sets and attributes are named by the server; the display name is taken once")
    void definitions() {
        assertThat(lake).matches("[A-Za-z][A-Za-z0-9]{21}");
        assertThat(format).matches("[A-Za-z][A-Za-z0-9]{21}").isNotEqualTo(rows);
        refused(
                409,
                "ATLAS-409-00-012",
                client.post("api/meta/types/typedefs", definition("Lake Caravan", "'Other':'string'")));
        JsonNode all = expect(200, client.get("api/meta/types/typedefs?type=BUSINESS_METADATA"));
        assertThat(all.path("businessMetadataDefs")).hasSize(2);
        assertThat(all.path("classificationDefs")).isEmpty();
    }

    @Test
    @DisplayName("§1: a set may be extended, and deleted when nothing uses it")
    void changeOfDefinition() {
        JsonNode there = expect(200, client.get("api/meta/types/typedef/name/" + lake));
        String extended = there.toString()
                .replaceFirst(
                        "\"attributeDefs\":\\[", "\"attributeDefs\":[{\"name\":\"Owner\",\"typeName\":\"string\"},");
        JsonNode changed = expect(
                        200, client.put("api/meta/types/typedefs", "{'businessMetadataDefs':[" + extended + "]}"))
                .path("businessMetadataDefs")
                .path(0);
        assertThat(changed.path("attributeDefs"))
                .extracting(one -> one.path("displayName").asText())
                .containsExactly("Owner", "File format", "Rows");
        assertThat(changed.path("attributeDefs").path(1).path("name").asText()).isEqualTo(format);
        expect(200, client.bulk(bucket(custom(set(lake, value(rows, "1"))))));
        expect(409, client.delete("api/meta/types/typedef/name/" + lake));
        expect(204, client.delete("api/meta/types/typedef/name/" + people));
        expect(404, client.get("api/meta/types/typedef/name/" + people));
    }

    @Test
    @DisplayName("§8: custom metadata of one asset")
    void endpoints() {
        personAndUs();
        String path = "api/meta/entity/guid/" + stub.guid("S3Bucket", BUCKET).orElseThrow() + "/businessmetadata";
        expect(204, client.post(path + "?isOverwrite=false", "{" + set(lake, value(format, "'orc'")) + "}"));
        assertThat(stored().path(lake).path(rows).asInt()).isEqualTo(3);
        expect(204, client.post(path + "/" + lake, "{" + value(rows, "4") + "}"));
        assertThat(stored().path(lake).path(format).asText()).isEqualTo("orc");
        assertThat(stored().path(lake).path(rows).asInt()).isEqualTo(4);
        refused(404, "ATLAS-404-00-007", client.post(path + "/People", "{" + value(rows, "4") + "}"));
        expect(204, client.post(path + "?isOverwrite=true", "{" + set(lake, value(format, "'orc'")) + "}"));
        assertThat(stored().has(people)).isFalse();
    }

    @Test
    @DisplayName("§8: search shows a value under set.attribute, and filters by it")
    void search() {
        personAndUs();
        stub.index();
        String filter = "{'term':{'" + lake + "." + format + "':'csv'}}";
        JsonNode found = expect(200, client.search(active(filter, ""), "'name','" + lake + "." + format + "'"));
        assertThat(names(found)).containsExactly("acme-lake");
        assertThat(found.path("entities")
                        .path(0)
                        .path("attributes")
                        .path(lake + "." + format)
                        .asText())
                .isEqualTo("csv");
    }
}
