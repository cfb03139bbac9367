package io.lakecaravan.catalog.atlan.stub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tags and their definitions: checks 21, 22 and 24. */
class TagsTest extends AtlanTestCase {
    private static final String GUID = "api/meta/entity/guid/";
    private String pii;
    private String confidential;

    @BeforeEach
    void names() {
        pii = stub.tagName("PII").orElseThrow();
        confidential = stub.tagName("Confidential").orElseThrow();
    }

    private static String tag(String name) {
        return "{'typeName':'" + name + "','propagate':false}";
    }

    private static String list(String member, String... names) {
        return "'" + member + "':["
                + String.join(",", List.of(names).stream().map(TagsTest::tag).toList()) + "]";
    }

    private List<String> tags() {
        List<String> names = new ArrayList<>();
        read("S3Bucket", BUCKET).path("classificationNames").forEach(name -> names.add(name.asText()));
        return names;
    }

    @ParameterizedTest
    @DisplayName("check 21: what each mode does on creation")
    @CsvSource({"'',classifications", "?replaceTags=true,classifications", "?appendTags=true,addOrUpdateClassifications"
    })
    void creation(String flags, String member) {
        expect(200, client.bulkWith(flags, bucket(list(member, pii))));
        assertThat(tags()).containsExactly(pii);
    }

    @Test
    @DisplayName("check 21: a plain update ignores tags, and the stub notes it")
    void plainUpdate() {
        expect(200, client.bulkWith("", bucket()));
        JsonNode answer = expect(
                200,
                client.bulkWith("", bucket(list("classifications", pii), list("addOrUpdateClassifications", pii))));
        assertThat(answer.has("mutatedEntities")).isFalse();
        assertThat(tags()).isEmpty();
        assertThat(stub.lapses()).anyMatch(lapse -> lapse.contains("tags of an updated S3Bucket"));
    }

    @Test
    @DisplayName("check 21: appendTags reads only the two delta lists, and keeps the other tags")
    void append() {
        expect(200, client.bulk(bucket(list("addOrUpdateClassifications", pii))));
        stub.person("alice").tag("S3Bucket", BUCKET, "Confidential");
        expect(200, client.bulk(bucket(list("classifications"))));
        assertThat(tags()).containsExactly(pii, confidential);
        expect(200, client.bulk(bucket(list("removeClassifications", pii))));
        assertThat(tags()).containsExactly(confidential);
        JsonNode answer = expect(200, client.bulk(bucket(list("removeClassifications", pii))));
        assertThat(answer.has("mutatedEntities")).isFalse();
    }

    @ParameterizedTest
    @DisplayName("§2: replaceTags and replaceClassifications wipe what people added, and the stub notes it")
    @CsvSource({"replaceTags", "replaceClassifications"})
    void replace(String flag) {
        expect(200, client.bulk(bucket()));
        stub.person("alice").tag("S3Bucket", BUCKET, "Confidential");
        expect(200, client.bulkWith("?" + flag + "=true", bucket(list("classifications", pii))));
        assertThat(tags()).containsExactly(pii);
        assertThat(stub.lapses()).anyMatch(lapse -> lapse.contains("wipes"));
    }

    @ParameterizedTest
    @DisplayName("check 22: a display name is not a tag's name")
    @CsvSource({"addOrUpdateClassifications", "removeClassifications"})
    void displayName(String member) {
        expect(200, client.bulk(bucket()));
        JsonNode answer = refused(404, "ATLAS-404-00-008", client.bulk(bucket(list(member, "PII"))));
        assertThat(answer.path("errorMessage").asText()).isEqualTo("Given classification PII was invalid");
    }

    @Test
    @DisplayName(
            "check 24: the server names a new tag: a letter and 21 letters or digits; the display name is taken once")
    void definition() {
        String body = "{'classificationDefs':[{'category':'CLASSIFICATION','name':'Lake','displayName':'Lake',"
                + "'options':{'color':'Red'}}],'enumDefs':[]}";
        JsonNode made = expect(200, client.post("api/meta/types/typedefs", body))
                .path("classificationDefs")
                .path(0);
        assertThat(made.path("name").asText()).matches("[A-Za-z][A-Za-z0-9]{21}");
        assertThat(made.path("displayName").asText()).isEqualTo("Lake");
        JsonNode again = refused(409, "ATLAS-409-00-012", client.post("api/meta/types/typedefs", body));
        assertThat(again.path("errorMessage").asText()).isEqualTo("Given type Lake already exists");
        JsonNode all = expect(200, client.get("api/meta/types/typedefs?type=CLASSIFICATION"));
        assertThat(all.path("classificationDefs"))
                .extracting(one -> one.path("displayName").asText())
                .containsExactlyInAnyOrder("PII", "Confidential", "Lake");
        expect(
                200,
                client.bulk(bucket(
                        list("addOrUpdateClassifications", made.path("name").asText()))));
    }

    @Test
    @DisplayName("check 24: of two definitions in one request one is refused, and none is made")
    void definitionsTogether() {
        String fresh = "{'displayName':'Fresh'}";
        String taken = "{'displayName':'PII'}";
        refused(
                409,
                "ATLAS-409-00-012",
                client.post("api/meta/types/typedefs", "{'classificationDefs':[" + fresh + "," + taken + "]}"));
        assertThat(stub.tagName("Fresh")).isEmpty();
        String color = "{'classificationDefs':[{'displayName':'C','options':{'color':'Blue'}}]}";
        refused(400, "ATLAS-400-00-029", client.post("api/meta/types/typedefs", color));
    }

    @Test
    @DisplayName("§5: a definition that was made although the gateway gave up is there when one reads again")
    void definitionAfterAll() {
        stub.faults().next(1, "POST", "types/typedefs", Fault.gatewayTimeoutAfterwards());
        String body = "{'classificationDefs':[{'displayName':'Lake'}]}";
        expect(504, client.post("api/meta/types/typedefs", body));
        assertThat(stub.tagName("Lake")).isPresent();
        refused(409, "ATLAS-409-00-012", client.post("api/meta/types/typedefs", body));
    }

    @Test
    @DisplayName("§5: 423 while another type change is in progress")
    void locked() {
        stub.faults().next(1, "POST", "types/typedefs", new Fault.TypeLock());
        String body = "{'classificationDefs':[{'displayName':'Lake'}]}";
        refused(423, "ATLAS-423-00-001", client.post("api/meta/types/typedefs", body));
        expect(200, client.post("api/meta/types/typedefs", body));
    }

    @Test
    @DisplayName("§5: tags of one entity, by guid and by name")
    void endpoints() {
        expect(200, client.bulk(bucket()));
        String guid = stub.guid("S3Bucket", BUCKET).orElseThrow();
        String byName = "api/meta/entity/uniqueAttribute/type/S3Bucket/classification";
        String named = "?attr:qualifiedName=" + AtlanClient.encoded(BUCKET);
        expect(204, client.post(GUID + guid + "/classifications", "[" + tag(pii) + "]"));
        refused(400, "ATLAS-400-00-01A", client.post(GUID + guid + "/classifications", "[" + tag(pii) + "]"));
        refused(404, "ATLAS-404-00-008", client.post(GUID + guid + "/classifications", "[" + tag("PII") + "]"));
        expect(204, client.post(byName + "s" + named, "[" + tag(confidential) + "]"));
        assertThat(tags()).containsExactly(pii, confidential);
        expect(204, client.put(GUID + guid + "/classifications", "[{'typeName':'" + pii + "','propagate':true}]"));
        assertThat(read("S3Bucket", BUCKET)
                        .path("classifications")
                        .path(0)
                        .path("propagate")
                        .asBoolean())
                .isTrue();
        expect(204, client.delete(GUID + guid + "/classification/" + pii));
        refused(400, "ATLAS-400-00-06D", client.delete(GUID + guid + "/classification/" + pii));
        expect(204, client.delete(byName + "/" + confidential + named));
        assertThat(tags()).isEmpty();
    }

    @Test
    @DisplayName("§5: one tag for several entities, by guids or by names")
    void many() {
        expect(200, client.bulk(bucket(), object("x", "")));
        String guid = stub.guid("S3Bucket", BUCKET).orElseThrow();
        String path = "api/meta/entity/bulk/classification";
        expect(204, client.post(path, "{'classification':" + tag(pii) + ",'entityGuids':['" + guid + "']}"));
        expect(
                204,
                client.post(
                        path,
                        "{'classification':" + tag(pii)
                                + ",'entityTypeName':'S3Object','entitiesUniqueAttributes':[{'qualifiedName':'" + BUCKET
                                + "/x'}]}"));
        assertThat(tags()).containsExactly(pii);
        refused(
                403,
                "ATLAS-403-00-001",
                client.post(
                        path,
                        "{'classification':" + tag(pii)
                                + ",'entityTypeName':'Table','entitiesUniqueAttributes':[{'qualifiedName':'" + ORDERS
                                + "'}]}"));
    }

    @Test
    @DisplayName(
            "§6: with propagate a tag reaches what lies downstream, other people's tables, too; without it does not")
    void propagation() {
        expect(200, client.bulk(bucket(), process("p", placeholder("S3Bucket", "-b"), named("Table", SF_ORDERS))));
        expect(200, client.bulk(bucket(list("addOrUpdateClassifications", pii))));
        assertThat(read("Table", SF_ORDERS).path("classificationNames")).isEmpty();
        String spreading = "'addOrUpdateClassifications':[{'typeName':'" + pii + "','propagate':true}]";
        expect(200, client.bulk(bucket(spreading)));
        assertThat(read("Table", SF_ORDERS).path("classificationNames").path(0).asText())
                .isEqualTo(pii);
        assertThat(read("Column", SF_ORDERS + "/ORDER_ID").path("classificationNames"))
                .hasSize(1);
        assertThat(read("Table", ORDERS).path("classificationNames")).isEmpty();
        expect(200, client.bulk(bucket(spreading.replace("true", "true,'restrictPropagationThroughLineage':true"))));
        assertThat(read("Table", SF_ORDERS).path("classificationNames")).isEmpty();
        expect(200, client.bulk(bucket(spreading)));
        assertThat(read("Table", SF_ORDERS).path("classificationNames")).hasSize(1);
        stub.person("alice").archive("Process", S3 + "/lake-caravan/e2e/p");
        assertThat(read("Table", SF_ORDERS).path("classificationNames")).isEmpty();
    }

    @Test
    @DisplayName("§5: through a container to what it holds, unless restricted")
    void propagationDown() {
        expect(200, client.bulk(bucket(), object("x", "", links("'bucket':" + placeholder("S3Bucket", "-b")))));
        String spreading = "'addOrUpdateClassifications':[{'typeName':'" + pii + "','propagate':true";
        expect(200, client.bulk(bucket(spreading + "}]")));
        assertThat(read("S3Object", BUCKET + "/x").path("classificationNames")).hasSize(1);
        expect(200, client.bulk(bucket(spreading + ",'restrictPropagationThroughHierarchy':true}]")));
        assertThat(read("S3Object", BUCKET + "/x").path("classificationNames")).isEmpty();
    }

    @Test
    @DisplayName("the names of tags follow from the seed")
    void deterministic() {
        try (StubAtlan other = StubAtlan.start()) {
            assertThat(other.tagName("PII")).contains(pii);
        }
        assertThat(pii).isNotEqualTo(confidential);
    }
}
