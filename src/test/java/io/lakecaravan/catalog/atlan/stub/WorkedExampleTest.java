package io.lakecaravan.catalog.atlan.stub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The requests that the contract writes out: bucket and object, logical table, lineage. */
class WorkedExampleTest extends AtlanTestCase {
    private static final String LAKE = S3 + "/lake";

    @Test
    @DisplayName("§2: bucket and object in one request, with guids for placeholders")
    void bucketAndObject() {
        JsonNode answer = expect(
                200,
                client.bulk(
                        bucket(),
                        object(
                                "sales/part-1.parquet",
                                "'s3ObjectSize':1048576,'s3ObjectLastModifiedTime':1738310000000",
                                links("'bucket':" + placeholder("S3Bucket", "-b")))));
        assertThat(mutated(answer, "CREATE")).containsExactly(BUCKET, BUCKET + "/sales/part-1.parquet");
        assertThat(answer.path("guidAssignments").path("-b").asText())
                .isEqualTo(stub.guid("S3Bucket", BUCKET).orElseThrow());
        assertThat(read("S3Object", BUCKET + "/sales/part-1.parquet")
                        .path("relationshipAttributes")
                        .path("bucket")
                        .path("uniqueAttributes")
                        .path("qualifiedName")
                        .asText())
                .isEqualTo(BUCKET);
        assertThat(stub.dropped()).isEmpty();
        assertThat(stub.violations()).isEmpty();
        assertThat(stub.lapses()).isEmpty();
    }

    @Test
    @DisplayName("§4: database, schema, table and column of a logical table")
    void logicalTable() {
        String schema = LAKE + "/acme-lake";
        String table = schema + "/sales.orders";
        expect(
                200,
                client.bulk(
                        entity("Database", "-10", LAKE, "'schemaCount':1"),
                        entity(
                                "Schema",
                                "-11",
                                schema,
                                "'tableCount':1",
                                links("'database':" + placeholder("Database", "-10"))),
                        entity(
                                "Table",
                                "-12",
                                table,
                                "'externalLocation':'s3://acme-lake/sales/orders/','tableObjectCount':12,'rowCount':120000",
                                links("'atlanSchema':" + placeholder("Schema", "-11"))),
                        entity(
                                "Column",
                                "-13",
                                table + "/order_id",
                                "'dataType':'BIGINT','order':1,'isNullable':false",
                                links("'table':" + placeholder("Table", "-12")))));
        assertThat(read("Table", table)
                        .path("relationshipAttributes")
                        .path("columns")
                        .path(0)
                        .path("displayText")
                        .asText())
                .isEqualTo("order_id");
        assertThat(stub.dropped()).isEmpty();
    }

    @Test
    @DisplayName("§6: the model of lineage, and reading it back")
    void lineage() {
        expect(200, client.bulk(bucket(), object("o", "", links("'bucket':" + placeholder("S3Bucket", "-b")))));
        JsonNode answer = expect(
                200,
                client.bulk(
                        process("pg", named("Table", ORDERS), named("S3Object", BUCKET + "/o")),
                        process("sf", named("S3Object", BUCKET + "/o"), named("Table", SF_ORDERS)),
                        process("e2e", named("Table", ORDERS), named("Table", SF_ORDERS)),
                        entity(
                                "ColumnProcess",
                                "-4",
                                S3 + "/lake-caravan/col/1",
                                "",
                                links(
                                        "'inputs':[" + named("Column", ORDERS + "/id") + "]",
                                        "'outputs':[" + named("Column", SF_ORDERS + "/ORDER_ID") + "]",
                                        "'process':" + placeholder("Process", "-e2e")))));
        assertThat(mutated(answer, "CREATE")).hasSize(4);
        assertThat(mutated(answer, "UPDATE"))
                .containsExactlyInAnyOrder(ORDERS, SF_ORDERS, BUCKET + "/o", ORDERS + "/id", SF_ORDERS + "/ORDER_ID");
        String guid = stub.guid("Table", ORDERS).orElseThrow();
        JsonNode list = expect(
                200,
                client.post(
                        "api/meta/lineage/list",
                        "{'guid':'" + guid
                                + "','depth':2,'direction':'OUTPUT','from':0,'size':20,'attributes':['name','qualifiedName']}"));
        assertThat(names(list)).containsExactly("o", "ORDERS");
        assertThat(stub.violations()).isEmpty();
    }
}
