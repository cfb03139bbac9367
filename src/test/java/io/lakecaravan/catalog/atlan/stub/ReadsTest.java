package io.lakecaravan.catalog.atlan.stub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Reads that are not eventually consistent, and updates of one attribute: §2. */
class ReadsTest extends AtlanTestCase {
    private static final String META = "api/meta/entity/";

    private String guid(String type, String name) {
        return stub.guid(type, name).orElseThrow();
    }

    @Test
    @DisplayName("§2: by guid, with or without relationships")
    void byGuid() {
        expect(200, client.bulk(bucket(), object("x", "", links("'bucket':" + placeholder("S3Bucket", "-b")))));
        String path = META + "guid/" + guid("S3Object", BUCKET + "/x");
        JsonNode whole = expect(200, client.get(path));
        assertThat(whole.path("entity")
                        .path("relationshipAttributes")
                        .path("bucket")
                        .path("guid")
                        .asText())
                .isEqualTo(guid("S3Bucket", BUCKET));
        assertThat(whole.has("referredEntities")).isTrue();
        JsonNode small = expect(200, client.get(path + "?ignoreRelationships=true&minExtInfo=true"));
        assertThat(small.path("entity").has("relationshipAttributes")).isFalse();
        refused(404, "ATLAS-404-00-005", client.get(META + "guid/0f6c0d6e-1c1e-4c0a-9d5e-2b7f4c1a0001"));
    }

    @Test
    @DisplayName("§2: by name; unknown names and types")
    void byName() {
        assertThat(read("Table", ORDERS).path("attributes").path("name").asText())
                .isEqualTo("orders");
        JsonNode answer = refused(
                404,
                "ATLAS-404-00-009",
                client.get(
                        META + "uniqueAttribute/type/Table?attr:qualifiedName=" + AtlanClient.encoded(ORDERS + "2")));
        assertThat(answer.path("errorMessage").asText())
                .isEqualTo("Instance Table with unique attribute {qualifiedName=" + ORDERS + "2} does not exist");
        refused(400, "ATLAS-400-00-014", client.get(META + "uniqueAttribute/type/Nope?attr:qualifiedName=x"));
        refused(400, "ATLAS-400-00-01A", client.get(META + "uniqueAttribute/type/Table"));
    }

    @Test
    @DisplayName("§2: many by name: unknown ones are left out; many by guid")
    void many() {
        JsonNode found = expect(
                200,
                client.get(META + "bulk/uniqueAttribute/type/Table?attr_0:qualifiedName=" + AtlanClient.encoded(ORDERS)
                        + "&attr_1:qualifiedName=nope&attr_2:qualifiedName=" + AtlanClient.encoded(SF_ORDERS)));
        assertThat(names(found)).containsExactly("orders", "ORDERS");
        found = expect(
                200, client.get(META + "bulk?guid=" + guid("Table", ORDERS) + "&guid=" + guid("Table", SF_ORDERS)));
        assertThat(names(found)).containsExactly("orders", "ORDERS");
    }

    @Test
    @DisplayName("§2: keys with blanks, plus and percent come back byte by byte")
    void strangeNames() {
        String key = "/a b/ü+%2F&x=1#.csv";
        expect(200, client.bulk(entity("S3Object", "-o", BUCKET + "/" + key, "")));
        assertThat(read("S3Object", BUCKET + "/" + key)
                        .path("attributes")
                        .path("qualifiedName")
                        .asText())
                .isEqualTo(BUCKET + "/" + key);
    }

    @Test
    @DisplayName("§2: archived entities are read, too; what was never set reads as 0, false or []")
    void archivedAndUnset() {
        expect(200, client.bulk(bucket()));
        stub.person("alice").archive("S3Bucket", BUCKET);
        JsonNode there = read("S3Bucket", BUCKET);
        assertThat(there.path("status").asText()).isEqualTo("DELETED");
        JsonNode attributes = there.path("attributes");
        assertThat(attributes.path("s3ObjectCount").isNumber()).isTrue();
        assertThat(attributes.path("lastSyncRunAt").asLong(-1)).isZero();
        assertThat(attributes.path("isPartial").isBoolean()).isTrue();
        assertThat(attributes.path("ownerUsers").isArray()).isTrue();
        assertThat(attributes.path("description").isNull()).isTrue();
    }

    @Test
    @DisplayName("§2: a query value of more than 4,096 characters")
    void longName() {
        String path = META + "uniqueAttribute/type/Table?attr:qualifiedName=";
        refused(404, "ATLAS-404-00-009", client.get(path + "x".repeat(4096)));
        refused(400, "ATLAS-400-00-029", client.get(path + "x".repeat(4097)));
    }

    @Test
    @DisplayName("§2: partial updates of one entity exist")
    void partial() {
        expect(200, client.bulk(bucket()));
        expect(200, client.put(META + "guid/" + guid("S3Bucket", BUCKET) + "?name=description", "'d'"));
        expect(
                200,
                client.put(
                        META + "uniqueAttribute/type/S3Bucket?attr:qualifiedName=" + AtlanClient.encoded(BUCKET),
                        "{'entity':{'attributes':{'s3ObjectCount':5}}}"));
        JsonNode attributes = read("S3Bucket", BUCKET).path("attributes");
        assertThat(attributes.path("description").asText()).isEqualTo("d");
        assertThat(attributes.path("s3ObjectCount").asInt()).isEqualTo(5);
    }

    @Test
    @DisplayName("§10: __hasLineage follows from the edges")
    void hasLineage() {
        String free = Seed.POSTGRES + "/shop/public/orders";
        assertThat(read("Table", free).path("attributes").path("__hasLineage").asBoolean())
                .isFalse();
        expect(200, client.bulk(process("p", named("Table", ORDERS), named("Table", SF_ORDERS))));
        assertThat(read("Table", free).path("attributes").path("__hasLineage").asBoolean())
                .isTrue();
    }
}
