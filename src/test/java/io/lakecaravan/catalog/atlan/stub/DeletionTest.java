package io.lakecaravan.catalog.atlan.stub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Deletion: check 30. */
class DeletionTest extends AtlanTestCase {
    private static final String PROCESS = S3 + "/lake-caravan/e2e/p";
    private static final String CHILD = S3 + "/lake-caravan/col/1";

    @BeforeEach
    void lineage() {
        expect(
                200,
                client.bulk(
                        bucket(),
                        process("p", named("Table", ORDERS), named("Table", SF_ORDERS)),
                        entity("ColumnProcess", "-c", CHILD, "", links("'process':" + placeholder("Process", "-p")))));
    }

    private HttpResponse<String> delete(String type, String... guids) {
        String sent = "deleteType=" + type;
        for (String guid : guids) {
            sent += "&guid=" + guid;
        }
        return client.delete("api/meta/entity/bulk?" + sent);
    }

    private String guid(String type, String name) {
        return stub.guid(type, name).orElseThrow();
    }

    @Test
    @DisplayName("check 30: SOFT archives, is the default, keeps edges, and does nothing twice")
    void soft() {
        String guid = guid("Process", PROCESS);
        JsonNode answer = expect(200, client.delete("api/meta/entity/bulk?guid=" + guid));
        JsonNode deleted = answer.path("mutatedEntities").path("DELETE").path(0);
        assertThat(deleted.path("status").asText()).isEqualTo("DELETED");
        assertThat(deleted.path("deleteHandler").asText()).isEqualTo("SOFT");
        assertThat(read("Process", PROCESS).path("relationshipAttributes").path("inputs"))
                .hasSize(1);
        assertThat(expect(200, delete("SOFT", guid)).has("mutatedEntities")).isFalse();
        assertThat(expect(200, delete("HARD", guid)).has("mutatedEntities")).isFalse();
        assertThat(mutated(expect(200, delete("PURGE", guid)), "DELETE")).containsExactly(PROCESS);
        assertThat(stub.guid("Process", PROCESS)).isEmpty();
    }

    @ParameterizedTest
    @DisplayName(
            "check 30: HARD and PURGE remove for good, list the other ends under UPDATE, and keep column processes")
    @ValueSource(strings = {"HARD", "PURGE"})
    void forGood(String type) {
        String guid = guid("Process", PROCESS);
        JsonNode answer = expect(200, delete(type, guid));
        assertThat(mutated(answer, "DELETE")).containsExactly(PROCESS);
        assertThat(mutated(answer, "UPDATE")).containsExactlyInAnyOrder(ORDERS, SF_ORDERS, CHILD);
        refused(404, "ATLAS-404-00-005", client.get("api/meta/entity/guid/" + guid));
        assertThat(read("ColumnProcess", CHILD)
                        .path("relationshipAttributes")
                        .path("process")
                        .isNull())
                .isTrue();
        assertThat(read("Table", ORDERS).path("relationshipAttributes").path("inputToProcesses"))
                .isEmpty();
        JsonNode again = expect(200, client.bulk(process("p", named("Table", ORDERS), named("Table", SF_ORDERS))));
        assertThat(mutated(again, "CREATE")).containsExactly(PROCESS);
        assertThat(stub.guid("Process", PROCESS)).isNotEqualTo(Optional.of(guid));
    }

    @Test
    @DisplayName("check 30: unknown guids are skipped; known ones beside them are not")
    void unknown() {
        String unknown = "0f6c0d6e-1c1e-4c0a-9d5e-2b7f4c1a0001";
        assertThat(expect(200, delete("PURGE", unknown))).isEmpty();
        JsonNode answer = expect(200, delete("PURGE", unknown, guid("S3Bucket", BUCKET)));
        assertThat(mutated(answer, "DELETE")).containsExactly(BUCKET);
    }

    @Test
    @DisplayName("check 30: nothing deleted: no body at all is possible, null too")
    void emptyBody() {
        StubAtlanSettings settings = StubAtlanSettings.defaults().withFreshRefusals(0);
        begin(settings.with(Variant.NO_BODY_FOR_NOTHING));
        assertThat(delete("PURGE", "x").body()).isEmpty();
        begin(settings.with(Variant.NULL_FOR_NOTHING));
        assertThat(delete("PURGE", "x").body()).isEqualTo("{\"mutatedEntities\":null}");
    }

    @Test
    @DisplayName("§6: no guid; a deleteType in other letters")
    void parameters() {
        refused(400, "ATLAS-400-00-01A", client.delete("api/meta/entity/bulk?deleteType=PURGE"));
        refused(400, "ATLAS-400-00-01A", delete("purge", guid("S3Bucket", BUCKET)));
    }

    @Test
    @DisplayName("check 27: what others own is not deleted, and nothing beside it")
    void others() {
        JsonNode before = stub.snapshot();
        refused(403, "ATLAS-403-00-001", delete("SOFT", guid("S3Bucket", BUCKET), guid("Table", ORDERS)));
        assertThat(stub.snapshot()).isEqualTo(before);
    }

    @Test
    @DisplayName("§6: calls that may not be there")
    void extraCalls() {
        String byName = "[" + named("S3Bucket", BUCKET) + "]";
        expect(404, client.send("DELETE", "api/meta/entity/bulk/uniqueAttribute", byName));
        begin(StubAtlanSettings.defaults().withFreshRefusals(0).with(Variant.EXTRA_CALLS));
        lineage();
        expect(200, client.send("DELETE", "api/meta/entity/bulk/uniqueAttribute", byName));
        assertThat(read("S3Bucket", BUCKET).path("status").asText()).isEqualTo("DELETED");
        expect(200, client.post("api/meta/entity/restore/bulk?guid=" + guid("S3Bucket", BUCKET), "{}"));
        assertThat(read("S3Bucket", BUCKET).path("status").asText()).isEqualTo("ACTIVE");
    }

    @Test
    @DisplayName("§6: an archived table still resolves as a reference")
    void archivedReference() {
        stub.person("dba").archive("Table", ORDERS);
        expect(200, client.bulk(process("q", named("Table", ORDERS), named("Table", SF_ORDERS))));
    }

    @Test
    @DisplayName("§6: an asset as input and output of one process: a lapse, or refused")
    void loop() {
        String loop = process("q", named("Table", ORDERS), named("Table", ORDERS));
        expect(200, client.bulk(loop));
        assertThat(stub.lapses()).anyMatch(lapse -> lapse.contains("itself"));
        begin(StubAtlanSettings.defaults().withFreshRefusals(0).with(Variant.NO_SELF_LOOP));
        refused(400, "ATLAS-400-00-029", client.bulk(loop));
    }
}
