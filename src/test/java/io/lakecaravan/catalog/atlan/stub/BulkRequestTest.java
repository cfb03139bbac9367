package io.lakecaravan.catalog.atlan.stub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a bulk request may look like: checks 3 to 15 and 29. */
class BulkRequestTest extends AtlanTestCase {
    @ParameterizedTest
    @DisplayName("check 3: no entities")
    @ValueSource(strings = {"{'entities':[]}", "{}", "{'entities':null}"})
    void noEntities(String body) {
        JsonNode answer = refused(400, "ATLAS-400-00-01A", client.post("api/meta/entity/bulk", body));
        assertThat(answer.path("errorMessage").asText()).isEqualTo("invalid parameters: no entities to create/update.");
    }

    @Test
    @DisplayName("check 4: more entities than the limit, which a tenant may lower")
    void tooManyEntities() {
        begin(StubAtlanSettings.defaults().withFreshRefusals(0).withEntityLimit(2));
        JsonNode answer =
                refused(400, "ATLAS-400-00-212", client.bulk(object("a", ""), object("b", ""), object("c", "")));
        assertThat(answer.path("errorMessage").asText())
                .isEqualTo("Request Error - Entities should be less than or equal to: 2");
        expect(200, client.bulk(object("a", ""), object("b", "")));
        assertThat(StubAtlanSettings.defaults().entityLimit()).isEqualTo(10_000);
    }

    @ParameterizedTest
    @DisplayName("check 5: at most one of the three tag modes")
    @CsvSource({"appendTags,replaceTags", "appendTags,replaceClassifications", "replaceTags,replaceClassifications"})
    void twoTagModes(String one, String other) {
        String flags = "?" + one + "=true&" + other + "=true";
        refused(400, "ATLAS-400-00-029", client.bulkWith(flags, bucket()));
        expect(200, client.bulkWith("?" + one + "=true&" + other + "=false", bucket()));
    }

    @Test
    @DisplayName("check 6: unknown type of an entity")
    void unknownType() {
        JsonNode answer = refused(400, "ATLAS-400-00-014", client.bulk(entity("S3Obj", "-2", BUCKET + "/x", "")));
        assertThat(answer.path("errorMessage").asText()).isEqualTo("Type ENTITY with name S3Obj does not exist");
        assertThat(answer.path("entityGuid").asText()).isEqualTo("-2");
    }

    @Test
    @DisplayName("check 6: unknown type of a reference")
    void unknownTypeOfReference() {
        refused(400, "ATLAS-400-00-014", client.bulk(object("x", "", links("'bucket':" + named("Bucket", BUCKET)))));
    }

    @Test
    @DisplayName("check 7: qualifiedName and name are mandatory, with a 404")
    void mandatory() {
        JsonNode answer = refused(
                404,
                "ATLAS-404-00-007",
                client.bulk("{'typeName':'S3Object','guid':'-2','attributes':{'qualifiedName':'" + BUCKET + "/x'}}"));
        assertThat(answer.path("errorMessage").asText())
                .isEqualTo("Invalid instance creation/updation parameters passed : "
                        + "S3Object.name: mandatory attribute value missing in type Asset");
        assertThat(answer.path("entityGuid").asText()).isEqualTo("-2");
        refused(404, "ATLAS-404-00-007", client.bulk("{'typeName':'S3Object','attributes':{'name':'x'}}"));
        refused(404, "ATLAS-404-00-007", client.bulk("{'typeName':'S3Object'}"));
    }

    @Test
    @DisplayName("check 7: mandatory on updates, too, by name and by guid")
    void mandatoryOnUpdate() {
        expect(200, client.bulk(bucket()));
        String guid = stub.guid("S3Bucket", BUCKET).orElseThrow();
        String named = "{'typeName':'S3Bucket','attributes':{'qualifiedName':'" + BUCKET + "','s3ObjectCount':1}}";
        refused(404, "ATLAS-404-00-007", client.bulk(named));
        String byGuid = "{'typeName':'S3Bucket','guid':'" + guid + "','attributes':{'s3ObjectCount':1}}";
        refused(404, "ATLAS-404-00-007", client.bulk(byGuid));
        String cleared = "{'typeName':'S3Bucket','attributes':{'qualifiedName':'" + BUCKET + "','name':null}}";
        refused(404, "ATLAS-404-00-007", client.bulk(cleared));
    }

    @ParameterizedTest
    @DisplayName("check 8: what cannot be read as the attribute's kind")
    @ValueSource(
            strings = {
                "'s3ObjectSize':'abc'",
                "'s3ObjectSize':1.5",
                "'s3ObjectSize':true",
                "'s3ObjectLastModifiedTime':'yesterday'",
                "'s3ObjectLastModifiedTime':{}",
                "'isPartial':'perhaps'",
                "'ownerUsers':'alice'",
                "'ownerUsers':[{}]",
                "'description':[]",
                "'viewScore':'high'"
            })
    void unreadable(String attribute) {
        JsonNode answer = refused(404, "ATLAS-404-00-007", client.bulk(object("x", attribute)));
        assertThat(answer.path("entityGuid").asText()).isEqualTo("-x");
    }

    @ParameterizedTest
    @DisplayName("check 8: what is coerced")
    @CsvSource(
            delimiter = '|',
            value = {
                "s3ObjectSize | '12' | 12",
                "s3ObjectSize | 12 | 12",
                "s3ObjectLastModifiedTime | 1738310000000 | 1738310000000",
                "s3ObjectLastModifiedTime | '1738310000000' | 1738310000000",
                "s3ObjectLastModifiedTime | '2025-01-31T07:53:20Z' | 1738310000000",
                "isPartial | 'true' | true",
                "description | 5 | 5",
                "viewScore | '0.5' | 0.5"
            },
            quoteCharacter = '"')
    void coerced(String attribute, String sent, String stored) {
        expect(200, client.bulk(object("x", "'" + attribute + "':" + sent)));
        assertThat(read("S3Object", BUCKET + "/x")
                        .path("attributes")
                        .path(attribute)
                        .asText())
                .isEqualTo(stored);
    }

    @Test
    @DisplayName("check 9: an unknown attribute is dropped with 200, and recorded")
    void dropped() {
        expect(
                200,
                client.bulk(
                        bucket(),
                        object(
                                "x",
                                "'s3ObjectETag':'a','s3ETag':'b'",
                                links("'bucket':" + placeholder("S3Bucket", "-b"), "'schema':null"))));
        assertThat(stub.dropped()).containsExactly("S3Object.s3ObjectETag", "S3Object.schema");
        JsonNode attributes = read("S3Object", BUCKET + "/x").path("attributes");
        assertThat(attributes.has("s3ObjectETag")).isFalse();
        assertThat(attributes.path("s3ETag").asText()).isEqualTo("b");
    }

    @ParameterizedTest
    @DisplayName("check 10: references to nothing")
    @ValueSource(
            strings = {
                "{'typeName':'S3Bucket','guid':'-9'}",
                "{'typeName':'S3Bucket','guid':'0f6c0d6e-1c1e-4c0a-9d5e-2b7f4c1a0001'}",
                "{'typeName':'S3Bucket','uniqueAttributes':{'qualifiedName':'default/s3/1700000000/nope'}}",
                "{'typeName':'S3Bucket','uniqueAttributes':{'qualifiedName':'DEFAULT/s3/1700000000/acme-lake'}}"
            })
    void missingReference(String reference) {
        JsonNode answer =
                refused(404, "ATLAS-404-00-00A", client.bulk(object("x", "", links("'bucket':" + reference))));
        assertThat(answer.path("entityGuid").asText()).isEqualTo("-x");
        assertThat(answer.path("errorMessage").asText()).contains("typeName='S3Bucket'");
    }

    @Test
    @DisplayName("check 11: a name does not reach an entity of the same request; the next request does")
    void nameOfTheSameRequest() {
        String object = object("x", "", links("'bucket':" + named("S3Bucket", BUCKET)));
        refused(404, "ATLAS-404-00-00A", client.bulk(bucket(), object));
        expect(200, client.bulk(bucket()));
        expect(200, client.bulk(bucket(), object));
    }

    @Test
    @DisplayName("§2: a reference by name finds a subtype")
    void subtype() {
        expect(200, client.bulk(process("p", named("Catalog", ORDERS), named("SQL", SF_ORDERS))));
    }

    @Test
    @DisplayName("check 12: a reference of a type that does not fit")
    void unfitReference() {
        expect(200, client.bulk(bucket()));
        JsonNode answer = refused(
                400, "ATLAS-400-00-036", client.bulk(object("x", "", links("'bucket':" + named("Table", ORDERS)))));
        assertThat(answer.path("errorMessage").asText()).startsWith("invalid relationshipDef: ");
        expect(200, client.bulk(process("p", named("Table", ORDERS), named("S3Bucket", BUCKET))));
        String parent = S3 + "/lake-caravan/e2e/p";
        refused(400, "ATLAS-400-00-036", client.bulk(process("q", named("Process", parent), named("Table", ORDERS))));
        refused(400, "ATLAS-400-00-036", client.bulk(process("q", named("Connection", S3), named("Table", ORDERS))));
    }

    @ParameterizedTest
    @DisplayName("check 13: a reference that names nothing")
    @ValueSource(
            strings = {
                "{}",
                "{'typeName':'S3Bucket'}",
                "{'uniqueAttributes':{'qualifiedName':'x'}}",
                "{'typeName':'S3Bucket','uniqueAttributes':{}}",
                "'text'"
            })
    void emptyReference(String reference) {
        refused(400, "ATLAS-400-00-021", client.bulk(object("x", "", links("'bucket':" + reference))));
    }

    @Test
    @DisplayName("§2: an empty guid")
    void emptyGuid() {
        String empty = "{'typeName':'S3Bucket','guid':'','attributes':{'qualifiedName':'" + BUCKET + "','name':'x'}}";
        refused(400, "ATLAS-400-00-021", client.bulk(empty));
    }

    @ParameterizedTest
    @DisplayName("check 14: one relationship both set and changed by delta")
    @ValueSource(strings = {"append", "remove"})
    void setAndDelta(String verb) {
        String set = links("'inputs':[" + named("Table", ORDERS) + "]");
        String delta = "'" + verb + "RelationshipAttributes':{'inputs':[" + named("Table", SF_ORDERS) + "]}";
        refused(400, "ATLAS-400-00-108", client.bulk(entity("Process", "-p", S3 + "/p", "", set, delta)));
    }

    @Test
    @DisplayName("check 15: one bad entity, and nothing of the request is written")
    void atomic() {
        expect(200, client.bulk(bucket()));
        JsonNode before = stub.snapshot();
        HttpResponse<String> response = client.bulk(
                entity("S3Bucket", "-b", BUCKET, "'s3ObjectCount':7"),
                object("x", "", links("'bucket':" + placeholder("S3Bucket", "-b"))),
                process("p", named("S3Bucket", BUCKET), named("Table", SF_ORDERS)),
                entity("Table", "-f", ORDERS, "'description':'ours'"));
        refused(403, "ATLAS-403-00-001", response);
        assertThat(stub.snapshot()).isEqualTo(before);
        assertThat(stub.violations()).isEmpty();
        stub.index();
        JsonNode found = expect(200, client.search(active("{'term':{'__typeName.keyword':'S3Object'}}", ""), "'name'"));
        assertThat(found.has("entities")).isFalse();
    }

    @Test
    @DisplayName("check 15: a failure while writing takes back what was written before it")
    void atomicInTheMiddle() {
        expect(200, client.bulk(bucket()));
        JsonNode before = stub.snapshot();
        String unknownTag = "'addOrUpdateClassifications':[{'typeName':'nope'}]";
        refused(
                404,
                "ATLAS-404-00-008",
                client.bulk(entity("S3Bucket", "", BUCKET, "'s3ObjectCount':7"), object("x", "", unknownTag)));
        assertThat(stub.snapshot()).isEqualTo(before);
        assertThat(stub.guid("S3Object", BUCKET + "/x")).isEmpty();
    }

    @Test
    @DisplayName("check 29: text over 100,000 characters is a 500 that lists the attributes")
    void tooLong() {
        String text = "x".repeat(100_001);
        JsonNode answer = refused(
                500,
                "ATLAS-500-00-001",
                client.bulk(object("x", "'description':'" + text + "','userDescription':'" + text + "'")));
        assertThat(answer.path("errorMessage").asText()).contains("[description, userDescription]");
        expect(200, client.bulk(object("x", "'description':'" + "x".repeat(100_000) + "'")));
    }

    @Test
    @DisplayName("§2: labels")
    void labels() {
        refused(400, "ATLAS-400-00-029", client.bulk(bucket("'labels':['no blanks']")));
        expect(200, client.bulk(bucket("'labels':['lake-caravan_1']", "'customAttributes':{'k':'v'}")));
        assertThat(read("S3Bucket", BUCKET).path("labels").path(0).asText()).isEqualTo("lake-caravan_1");
        assertThat(read("S3Bucket", BUCKET).path("customAttributes").path("k").asText())
                .isEqualTo("v");
    }
}
