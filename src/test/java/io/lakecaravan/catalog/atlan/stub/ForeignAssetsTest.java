package io.lakecaravan.catalog.atlan.stub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Other people's assets, edits in the web page, and what a run did: checks 35 and 36. */
class ForeignAssetsTest extends AtlanTestCase {
    private static final String LOAD = Seed.SNOWFLAKE + "/load-customers";

    @Test
    @DisplayName("check 35: two connections with tables, columns and a process are there")
    void seeded() {
        assertThat(read("Connection", Seed.POSTGRES).path("createdBy").asText()).isNotEqualTo(stub.user());
        JsonNode table = read("Table", ORDERS);
        assertThat(table.path("attributes").path("schemaName").asText()).isEqualTo("public");
        assertThat(table.path("relationshipAttributes").path("columns")).hasSize(4);
        assertThat(read("Process", LOAD).path("relationshipAttributes").path("inputs"))
                .hasSize(1);
        JsonNode found = expect(200, client.search(active("{'term':{'__typeName.keyword':'Table'}}", ""), "'name'"));
        assertThat(names(found)).containsExactlyInAnyOrder("orders", "customers", "ORDERS", "CUSTOMERS");
        try (StubAtlan empty = StubAtlan.start(StubAtlanSettings.defaults().with(Variant.NOT_SEEDED))) {
            assertThat(empty.snapshot().path("Table")).isEmpty();
        }
    }

    @Test
    @DisplayName("check 35: lineage edges of ours on other people's tables are no violation")
    void edges() {
        expect(200, client.bulk(process("p", named("Table", ORDERS), named("Table", SF_ORDERS))));
        expect(200, client.bulk(process("p", named("Table", ORDERS), "")));
        assertThat(stub.violations()).isEmpty();
    }

    @Test
    @DisplayName("check 35: the token may change any process, and the stub tells")
    void foreignProcess() {
        expect(200, client.bulk(entity("Process", "", LOAD, "")));
        assertThat(stub.violations()).containsExactly("Process " + LOAD + ": changed [name]");
        expect(200, client.bulk(entity("Process", "", LOAD, "")));
        assertThat(stub.violations()).hasSize(1);
        expect(200, client.bulk(entity("Process", "", LOAD, "", "'relationshipAttributes':{'outputs':[]}")));
        assertThat(stub.violations()).hasSize(2).last().asString().contains("process_catalog_outputs");
        String child = entity("ColumnProcess", "-c", S3 + "/c", "", links("'process':" + named("Process", LOAD)));
        expect(200, client.bulk(child));
        assertThat(stub.violations()).hasSize(3);
        expect(
                200,
                client.delete("api/meta/entity/bulk?deleteType=PURGE&guid="
                        + stub.guid("Process", LOAD).orElseThrow()));
        assertThat(stub.violations()).last().isEqualTo("Process " + LOAD + ": deleted []");
    }

    @Test
    @DisplayName("check 35: a readme on other people's assets, or a column hung under their table, is a violation")
    void otherEdges() {
        String guid = stub.guid("Table", ORDERS).orElseThrow();
        String readme = entity(
                "Readme",
                "-r",
                guid + "/readme",
                "'description':'%3Ch2%3E'",
                links("'asset':{'typeName':'Table','guid':'" + guid + "'}"));
        expect(200, client.bulk(readme));
        expect(200, client.bulk(entity("Column", "-k", S3 + "/k", "", links("'table':" + named("Table", ORDERS)))));
        assertThat(stub.violations()).hasSize(2).allMatch(one -> one.startsWith("Table " + ORDERS + ": edge"));
    }

    @Test
    @DisplayName("check 35: what a person made in our connection is theirs, too")
    void madeByAPerson() {
        expect(200, client.bulk(bucket()));
        stub.person("alice").readme("S3Bucket", BUCKET, "<p>mine</p>");
        String name = stub.guid("S3Bucket", BUCKET).orElseThrow() + "/readme";
        expect(200, client.bulk(entity("Readme", "", name, "'description':'ours'")));
        assertThat(stub.violations()).singleElement().asString().contains("changed [description, name]");
        assertThat(stub.snapshot().path("Readme").has(BUCKET + "/readme")).isTrue();
    }

    @Test
    @DisplayName("§4: one readme an asset: ours displaces a person's, which is a violation")
    void displacedReadme() {
        expect(200, client.bulk(bucket()));
        stub.person("alice").readme("S3Bucket", BUCKET, "<p>mine</p>");
        String guid = stub.guid("S3Bucket", BUCKET).orElseThrow();
        String asset = "'asset':{'typeName':'S3Bucket','guid':'" + guid + "'}";
        expect(200, client.bulk(entity("Readme", "-r", guid + "/other", "", links(asset))));
        assertThat(stub.violations()).containsExactly("Readme " + guid + "/readme: edge [asset_readme]");
    }

    @Test
    @DisplayName("a person's edits are no violation, and stay beside ours")
    void person() {
        expect(200, client.bulk(bucket()));
        Person alice = stub.person("alice");
        alice.describe("S3Bucket", BUCKET, "the lake");
        alice.displayName("S3Bucket", BUCKET, "Lake");
        alice.own("S3Bucket", BUCKET);
        alice.certify("S3Bucket", BUCKET, "VERIFIED");
        alice.tag("S3Bucket", BUCKET, "PII");
        alice.redescribe("Table", ORDERS, "by hand");
        expect(200, client.bulk(entity("S3Bucket", "", BUCKET, "'description':'12 objects'")));
        JsonNode shown = stub.snapshot().path("S3Bucket").path(BUCKET);
        assertThat(shown.path("userDescription").asText()).isEqualTo("the lake");
        assertThat(shown.path("description").asText()).isEqualTo("12 objects");
        assertThat(shown.path("displayName").asText()).isEqualTo("Lake");
        assertThat(shown.path("ownerUsers").path(0).asText()).isEqualTo("alice");
        assertThat(shown.path("certificateStatus").asText()).isEqualTo("VERIFIED");
        assertThat(shown.path("tags").path(0).asText()).isEqualTo("PII");
        assertThat(stub.violations()).isEmpty();
        alice.untag("S3Bucket", BUCKET, "PII");
        alice.archive("S3Bucket", BUCKET);
        assertThat(stub.snapshot().path("S3Bucket").path(BUCKET).path("status").asText())
                .isEqualTo("DELETED");
        alice.restore("S3Bucket", BUCKET);
        assertThat(stub.snapshot().path("S3Bucket").path(BUCKET).has("tags")).isFalse();
        alice.purge("S3Bucket", BUCKET);
        assertThat(stub.snapshot().path("S3Bucket").has(BUCKET)).isFalse();
        assertThatThrownBy(() -> alice.describe("S3Bucket", BUCKET, "gone")).hasMessageContaining(BUCKET);
        assertThatThrownBy(() -> alice.tag("Table", ORDERS, "Nope")).hasMessageContaining("Nope");
        assertThatThrownBy(() -> alice.custom("Table", ORDERS, "Nope", "x", TextNode.valueOf("v")))
                .hasMessageContaining("Nope");
    }

    @Test
    @DisplayName("check 36: a second identical run changes nothing")
    void secondRun() {
        String[] run = {
            bucket(),
            object("x", "'s3ObjectSize':1", links("'bucket':" + placeholder("S3Bucket", "-b"))),
            process("p", placeholder("S3Object", "-x"), named("Table", SF_ORDERS))
        };
        expect(200, client.bulk(run));
        List<String> changes = stub.changes();
        assertThat(changes)
                .contains(
                        "CREATE S3Bucket " + BUCKET,
                        "CREATE Process " + S3 + "/lake-caravan/e2e/p",
                        "UPDATE Table " + SF_ORDERS);
        expect(200, client.bulk(run));
        assertThat(stub.changes()).isEqualTo(changes);
        expect(
                200,
                client.delete("api/meta/entity/bulk?guid="
                        + stub.guid("S3Bucket", BUCKET).orElseThrow()));
        assertThat(stub.changes()).hasSize(changes.size() + 1).last().isEqualTo("DELETE S3Bucket " + BUCKET);
    }

    @Test
    @DisplayName("a snapshot tells two tenants with other guids and hashes apart by content only")
    void snapshot() {
        expect(200, client.bulk(bucket("'labels':['l']"), object("x", "'lastSyncRun':'1','lastSyncRunAt':5")));
        stub.person("alice").tag("S3Bucket", BUCKET, "PII");
        try (StubAtlan other = StubAtlan.start(
                StubAtlanSettings.defaults().withFreshRefusals(0).withSeed(2))) {
            AtlanClient caller = new AtlanClient(other);
            expect(200, caller.bulk(connection()));
            expect(200, caller.bulk(object("x", "'lastSyncRun':'2','lastSyncRunAt':6"), bucket("'labels':['l']")));
            other.person("alice").tag("S3Bucket", BUCKET, "PII");
            assertThat(other.snapshot().toString()).isEqualTo(stub.snapshot().toString());
            expect(200, caller.bulk(object("x", "'s3ObjectSize':1")));
            assertThat(other.snapshot()).isNotEqualTo(stub.snapshot());
        }
    }

    @Test
    @DisplayName("§4: a bucket that the vendor's crawler made is found by its name")
    void crawledBucket() {
        String crawled = "default/s3/1690000009";
        stub.seed().connection("s3", crawled, "crawled");
        stub.seed().crawledObject(crawled, "acme-lake", "sales/a.parquet");
        JsonNode found = expect(
                200,
                client.search(
                        active("{'term':{'__typeName.keyword':'S3Bucket'}},{'term':{'name.keyword':'acme-lake'}}", ""),
                        "'qualifiedName','name'"));
        assertThat(names(found)).containsExactly("acme-lake");
        assertThat(found.path("entities")
                        .path(0)
                        .path("attributes")
                        .path("qualifiedName")
                        .asText())
                .isEqualTo(crawled + "/arn:aws:s3:::acme-lake");
    }
}
