package io.lakecaravan.catalog.atlan.stub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What an upsert does to what is there: checks 16 to 20 and 28. */
class UpsertSemanticsTest extends AtlanTestCase {
    private static final String PROCESS = S3 + "/lake-caravan/e2e/p";

    private static String withoutStatus(String attributes) {
        return entity("S3Bucket", "-b", BUCKET, attributes).replace("'status':'ACTIVE',", "");
    }

    @Test
    @DisplayName("check 16: the guid is stable over updates; only sent attributes change; null clears")
    void update() {
        JsonNode created =
                expect(200, client.bulk(entity("S3Bucket", "-b", BUCKET, "'s3ObjectCount':1,'awsRegion':'eu'")));
        JsonNode updated = expect(200, client.bulk(entity("S3Bucket", "-z", BUCKET, "'s3ObjectCount':2")));
        assertThat(mutated(updated, "CREATE")).isEmpty();
        assertThat(mutated(updated, "UPDATE")).containsExactly(BUCKET);
        assertThat(updated.path("guidAssignments").path("-z"))
                .isEqualTo(created.path("guidAssignments").path("-b"));
        expect(200, client.bulk(entity("S3Bucket", "", BUCKET, "'s3ObjectCount':null")));
        JsonNode attributes = read("S3Bucket", BUCKET).path("attributes");
        assertThat(attributes.path("s3ObjectCount").asInt(-1)).isZero();
        assertThat(attributes.path("awsRegion").asText()).isEqualTo("eu");
    }

    @Test
    @DisplayName("check 16: names are case-sensitive, and types have names of their own")
    void caseSensitive() {
        String upper = S3 + "/ACME-LAKE";
        JsonNode answer = expect(
                200, client.bulk(bucket(), entity("S3Bucket", "-u", upper, ""), entity("S3Object", "-o", BUCKET, "")));
        assertThat(mutated(answer, "CREATE")).containsExactly(BUCKET, upper, BUCKET);
    }

    @Test
    @DisplayName("check 16: a real guid updates that entity; guidAssignments stays empty")
    void byGuid() {
        expect(200, client.bulk(bucket()));
        String guid = stub.guid("S3Bucket", BUCKET).orElseThrow();
        JsonNode answer = expect(200, client.bulk(entity("S3Bucket", guid, BUCKET, "'s3ObjectCount':3")));
        assertThat(mutated(answer, "UPDATE")).containsExactly(BUCKET);
        assertThat(answer.path("guidAssignments")).isEmpty();
        refused(400, "ATLAS-400-00-029", client.bulk(entity("S3Bucket", guid, BUCKET + "2", "")));
        refused(404, "ATLAS-404-00-005", client.bulk(entity("S3Bucket", guid.replace('a', 'b') + "0", BUCKET, "")));
    }

    @Test
    @DisplayName("check 17: an unchanged entity is in neither list, but in guidAssignments")
    void unchanged() {
        expect(200, client.bulk(entity("S3Bucket", "-b", BUCKET, "'s3ObjectCount':1")));
        JsonNode answer = expect(200, client.bulk(entity("S3Bucket", "-b", BUCKET, "'s3ObjectCount':'1'")));
        assertThat(answer.has("mutatedEntities")).isFalse();
        assertThat(answer.path("guidAssignments").path("-b").asText())
                .isEqualTo(stub.guid("S3Bucket", BUCKET).orElseThrow());
    }

    @Test
    @DisplayName("§2: mutatedEntities may also be null")
    void nullForNothing() {
        begin(StubAtlanSettings.defaults().withFreshRefusals(0).with(Variant.NULL_FOR_NOTHING));
        expect(200, client.bulk(bucket()));
        JsonNode answer = expect(200, client.bulk(bucket()));
        assertThat(answer.path("mutatedEntities").isNull()).isTrue();
    }

    @Test
    @DisplayName("check 18: archived, updated without status: stays archived; with status ACTIVE: restored, as UPDATE")
    void archived() {
        expect(200, client.bulk(bucket()));
        String guid = stub.guid("S3Bucket", BUCKET).orElseThrow();
        expect(200, client.delete("api/meta/entity/bulk?guid=" + guid));
        JsonNode answer = expect(200, client.bulk(withoutStatus("'s3ObjectCount':9")));
        assertThat(mutated(answer, "UPDATE")).containsExactly(BUCKET);
        assertThat(answer.path("mutatedEntities")
                        .path("UPDATE")
                        .path(0)
                        .path("status")
                        .asText())
                .isEqualTo("DELETED");
        JsonNode there = read("S3Bucket", BUCKET);
        assertThat(there.path("status").asText()).isEqualTo("DELETED");
        assertThat(there.path("attributes").path("s3ObjectCount").asInt()).isEqualTo(9);
        assertThat(stub.lapses()).anyMatch(lapse -> lapse.contains("without status ACTIVE"));

        answer = expect(200, client.bulk(bucket()));
        assertThat(mutated(answer, "UPDATE")).containsExactly(BUCKET);
        assertThat(mutated(answer, "CREATE")).isEmpty();
        assertThat(read("S3Bucket", BUCKET).path("status").asText()).isEqualTo("ACTIVE");
        assertThat(stub.guid("S3Bucket", BUCKET)).contains(guid);
    }

    private void expectInputs(String... names) {
        assertThat(read("Process", PROCESS).path("relationshipAttributes").path("inputs"))
                .extracting(one -> one.path("displayText").asText())
                .containsExactlyInAnyOrder(names);
    }

    private static String delta(String members) {
        return entity("Process", "", PROCESS, "", members);
    }

    @Test
    @DisplayName("check 19: lists of relationships are replaced; append and remove go by delta; what is absent stays")
    void relationshipLists() {
        String customers = Seed.POSTGRES + "/shop/public/customers";
        expect(200, client.bulk(process("p", named("Table", ORDERS), named("Table", SF_ORDERS))));
        expect(200, client.bulk(delta("'relationshipAttributes':{'inputs':[" + named("Table", customers) + "]}")));
        expectInputs("customers");
        expect(200, client.bulk(delta("'appendRelationshipAttributes':{'inputs':[" + named("Table", ORDERS) + "]}")));
        expectInputs("customers", "orders");
        expect(
                200,
                client.bulk(delta("'removeRelationshipAttributes':{'inputs':[" + named("Table", customers) + "]}")));
        expectInputs("orders");
        expect(200, client.bulk(delta("'labels':['l']")));
        expectInputs("orders");
        assertThat(read("Process", PROCESS).path("relationshipAttributes").path("outputs"))
                .hasSize(1);
        expect(200, client.bulk(delta("'relationshipAttributes':{'inputs':[]}")));
        expectInputs();
    }

    @Test
    @DisplayName("§2: a relationship under attributes is moved; relationshipAttributes wins")
    void relationshipUnderAttributes() {
        String second = S3 + "/second";
        expect(200, client.bulk(bucket(), entity("S3Bucket", "-2", second, "")));
        expect(200, client.bulk(object("x", "'bucket':" + named("S3Bucket", BUCKET))));
        assertThat(bucketOf("x")).isEqualTo(BUCKET);
        expect(
                200,
                client.bulk(object(
                        "x", "'bucket':" + named("S3Bucket", BUCKET), links("'bucket':" + named("S3Bucket", second)))));
        assertThat(bucketOf("x")).isEqualTo(second);
        assertThat(read("S3Bucket", BUCKET).path("relationshipAttributes").path("objects"))
                .isEmpty();
        assertThat(stub.dropped()).isEmpty();
    }

    private String bucketOf(String key) {
        return read("S3Object", BUCKET + "/" + key)
                .path("relationshipAttributes")
                .path("bucket")
                .path("uniqueAttributes")
                .path("qualifiedName")
                .asText();
    }

    @Test
    @DisplayName("§6: a column process has exactly one parent: the last one said")
    void oneParent() {
        String child = S3 + "/lake-caravan/col/1";
        expect(
                200,
                client.bulk(
                        process("p", named("Table", ORDERS), named("Table", SF_ORDERS)),
                        process("q", named("Table", ORDERS), named("Table", SF_ORDERS)),
                        entity("ColumnProcess", "-c", child, "", links("'process':" + placeholder("Process", "-p")))));
        expect(
                200,
                client.bulk(entity(
                        "ColumnProcess",
                        "",
                        child,
                        "",
                        links("'process':" + named("Process", S3 + "/lake-caravan/e2e/q")))));
        assertThat(read("Process", PROCESS).path("relationshipAttributes").path("columnProcesses"))
                .isEmpty();
    }

    @Test
    @DisplayName("check 20: UPDATE also lists the other ends of new edges")
    void related() {
        expect(200, client.bulk(bucket()));
        JsonNode answer = expect(200, client.bulk(object("x", "", links("'bucket':" + named("S3Bucket", BUCKET)))));
        assertThat(mutated(answer, "CREATE")).containsExactly(BUCKET + "/x");
        assertThat(mutated(answer, "UPDATE")).containsExactly(BUCKET);
        answer = expect(200, client.bulk(object("x", "", links("'bucket':" + named("S3Bucket", BUCKET)))));
        assertThat(answer.has("mutatedEntities")).isFalse();
    }

    @Test
    @DisplayName("check 28: one awsArn for all AWS assets of the tenant")
    void arn() {
        expect(200, client.bulk(entity("S3Bucket", "-b", BUCKET, "'awsArn':'arn:aws:s3:::acme'")));
        JsonNode before = stub.snapshot();
        refused(409, "ATLAS-409-00-003", client.bulk(object("x", "'awsArn':'arn:aws:s3:::acme'")));
        refused(
                409,
                "ATLAS-409-00-003",
                client.bulk(entity("S3Bucket", "-b", BUCKET, "'awsArn':'arn:aws:s3:::other'")));
        assertThat(stub.snapshot()).isEqualTo(before);
        expect(200, client.bulk(entity("S3Bucket", "-b", BUCKET, "'awsArn':'arn:aws:s3:::acme'")));
        expect(200, client.bulk(bucket()));
    }

    @Test
    @DisplayName("§2: the same name twice in one request is one entity, and a lapse")
    void twice() {
        JsonNode answer = expect(200, client.bulk(bucket(), entity("S3Bucket", "-b2", BUCKET, "'s3ObjectCount':4")));
        assertThat(mutated(answer, "CREATE")).containsExactly(BUCKET);
        assertThat(answer.path("guidAssignments").path("-b"))
                .isEqualTo(answer.path("guidAssignments").path("-b2"));
        assertThat(stub.lapses()).anyMatch(lapse -> lapse.contains("twice"));
    }
}
