package io.lakecaravan.catalog.atlan.stub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Search: checks 31 and 32. */
class SearchTest extends AtlanTestCase {
    private static final String TABLES = "{'terms':{'__typeName.keyword':['Table','View','MaterialisedView']}}";
    private static final String OBJECTS = "{'term':{'__typeName.keyword':'S3Object'}}";

    private JsonNode found(String filters, String more) {
        return expect(200, client.search(active(filters, more), "'name','qualifiedName'"));
    }

    private void objects(int count) {
        List<String> entities = new ArrayList<>(List.of(bucket()));
        for (int i = 0; i < count; i++) {
            entities.add(object("o" + i, "'s3BucketQualifiedName':'" + BUCKET + "'"));
        }
        expect(200, client.bulk(entities.toArray(String[]::new)));
        stub.index();
    }

    @Test
    @DisplayName("check 31: search sees a write after the lag; reads by name see it at once")
    void lag() {
        MovableClock clock = new MovableClock(Instant.parse("2025-01-31T10:00:00Z"));
        begin(StubAtlanSettings.defaults().withFreshRefusals(0).withClock(clock));
        String buckets = "{'term':{'__typeName.keyword':'S3Bucket'}}";
        expect(200, client.bulk(bucket()));
        assertThat(found(buckets, "").has("entities")).isFalse();
        assertThat(read("S3Bucket", BUCKET).path("status").asText()).isEqualTo("ACTIVE");
        clock.advance(Duration.ofSeconds(2));
        assertThat(names(found(buckets, ""))).containsExactly("acme-lake");
        String guid = stub.guid("S3Bucket", BUCKET).orElseThrow();
        expect(200, client.delete("api/meta/entity/bulk?deleteType=PURGE&guid=" + guid));
        JsonNode ghost = found(buckets, "");
        assertThat(ghost.path("approximateCount").asInt()).isEqualTo(1);
        assertThat(ghost.has("entities")).isFalse();
        clock.advance(Duration.ofSeconds(2));
        assertThat(found(buckets, "").path("approximateCount").asInt()).isZero();
    }

    @Test
    @DisplayName("check 31: with a negative lag only index() makes writes seen")
    void byHand() {
        begin(StubAtlanSettings.defaults().withFreshRefusals(0).withIndexLag(Duration.ofSeconds(-1)));
        expect(200, client.bulk(object("x", "")));
        assertThat(names(found(OBJECTS, ""))).isEmpty();
        stub.index();
        assertThat(names(found(OBJECTS, ""))).containsExactly("x");
    }

    @Test
    @DisplayName("check 31: no hits: entities is absent, or null")
    void noHits() {
        JsonNode none = found("{'term':{'name.keyword':'nothing'}}", "");
        assertThat(none.has("entities")).isFalse();
        assertThat(none.path("approximateCount").asInt(-1)).isZero();
        begin(StubAtlanSettings.defaults().withFreshRefusals(0).with(Variant.NULL_FOR_NOTHING));
        none = found("{'term':{'name.keyword':'nothing'}}", "");
        assertThat(none.has("entities")).isTrue();
        assertThat(none.path("entities").isNull()).isTrue();
    }

    @ParameterizedTest
    @DisplayName("check 32: name.keyword ignores case, qualifiedName does not unless asked")
    @CsvSource(
            delimiter = '|',
            value = {
                "{'term':{'name.keyword':'ORDERS'}} | orders,ORDERS",
                "{'terms':{'name.keyword':['OrDeRs']}} | orders,ORDERS",
                "{'prefix':{'name.keyword':'ORD'}} | orders,ORDERS",
                "{'term':{'qualifiedName':'default/postgres/1690000001/shop/public/orders'}} | orders",
                "{'term':{'qualifiedName':'default/postgres/1690000001/SHOP/public/orders'}} | ''",
                "{'term':{'qualifiedName':{'value':'default/postgres/1690000001/SHOP/PUBLIC/orders'}}} | ''",
                "{'term':{'qualifiedName':{'value':'default/postgres/1690000001/SHOP/PUBLIC/orders','case_insensitive':true}}} | orders",
                "{'prefix':{'qualifiedName':'default/snowflake/1690000002/DWH/ANALYTICS/O'}} | ORDERS",
                "{'prefix':{'qualifiedName':'default/snowflake/1690000002/dwh'}} | ''"
            },
            quoteCharacter = '"')
    void letters(String filter, String expected) {
        List<String> wanted = expected.equals("''") ? List.of() : List.of(expected.split(",", -1));
        assertThat(names(found(TABLES + "," + filter, ""))).containsExactlyInAnyOrderElementsOf(wanted);
    }

    @Test
    @DisplayName("§7 (a): the columns of several tables, in their order")
    void columns() {
        String dsl = "{'size':100,'query':{'bool':{'filter':[{'term':{'__state':'ACTIVE'}},"
                + "{'term':{'__typeName.keyword':'Column'}},{'terms':{'tableQualifiedName':['" + SF_ORDERS + "','"
                + ORDERS
                + "']}}]}},'sort':[{'tableQualifiedName':{'order':'asc'}},{'order':{'order':'asc'}},{'__guid':{'order':'asc'}}]}";
        JsonNode found = expect(200, client.search(dsl, "'name','dataType','order','isNullable'"));
        assertThat(names(found))
                .containsExactly(
                        "id", "customer_id", "amount", "created_at", "ORDER_ID", "CUSTOMER_ID", "AMOUNT", "CREATED_AT");
        JsonNode attributes = found.path("entities").path(0).path("attributes");
        assertThat(attributes.path("dataType").asText()).isEqualTo("bigint");
        assertThat(attributes.path("isNullable").isBoolean()).isTrue();
        assertThat(attributes).hasSize(4);
    }

    @Test
    @DisplayName("§7 (b): deep paging by search_after, each once, in a stable order")
    void searchAfter() {
        objects(25);
        String sort = "'sort':[{'__timestamp':{'order':'asc'}},{'__guid':{'order':'asc'}}]";
        List<String> all = new ArrayList<>();
        String after = "";
        int pages = 0;
        while (true) {
            String dsl = active(OBJECTS, "'size':10" + after).replace("'sort':[{'__guid':{'order':'asc'}}]", sort);
            JsonNode page = expect(200, client.search(dsl, "'name'"));
            all.addAll(names(page));
            pages++;
            if (page.path("entities").size() < 10) {
                break;
            }
            JsonNode last = page.path("entities").path(9);
            after = ",'search_after':[" + last.path("createTime") + "," + last.path("guid") + "]";
        }
        assertThat(all).hasSize(25).doesNotHaveDuplicates();
        assertThat(pages).isEqualTo(3);
    }

    @Test
    @DisplayName("check 31: from and size, and the index window")
    void window() {
        begin(StubAtlanSettings.defaults().withFreshRefusals(0).withIndexWindow(20));
        objects(25);
        JsonNode page = found(OBJECTS, "'from':10,'size':10");
        assertThat(names(page)).hasSize(10).doesNotContainAnyElementsOf(names(found(OBJECTS, "'from':0,'size':10")));
        assertThat(page.path("approximateCount").asInt()).isEqualTo(25);
        refused(400, "ATLAS-400-00-029", client.search(active(OBJECTS, "'from':11,'size':10"), "'name'"));
        refused(400, "ATLAS-400-00-103", client.search(active(OBJECTS, "'size':100001"), "'name'"));
        assertThat(found(OBJECTS, "'size':0").has("entities")).isFalse();
    }

    @ParameterizedTest
    @DisplayName("check 31: what is not in §7 is refused")
    @ValueSource(
            strings = {
                "{'match':{'name':'x'}}",
                "{'wildcard':{'qualifiedName':'*'}}",
                "{'term':{'name':'orders'}}",
                "{'term':{'displayName':'x'}}",
                "{'term':{'nosuchfield':'x'}}",
                "{'term':{'tenantId':'default'}}",
                "{'term':{'__state':'ACTIVE','__guid':'x'}}",
                "{}"
            })
    void unsupported(String filter) {
        refused(400, "ATLAS-400-00-029", client.search(active(filter, ""), "'name'"));
    }

    @ParameterizedTest
    @DisplayName("check 31: other shapes of a query are refused, too")
    @ValueSource(
            strings = {
                "{'query':{'match_all':{}}}",
                "{'query':{'bool':{'must':[]}}}",
                "{'query':{'bool':{'filter':[],'must_not':[]}}}",
                "{'query':{'bool':{'filter':[]}},'sort':['__guid']}",
                "{'query':{'bool':{'filter':[]}},'sort':[{'__guid':{}}],'search_after':[1,2]}",
                "{'query':{'bool':{'filter':[]}},'sort':[{'__guid':{}}],'from':1,'search_after':[1]}",
                "{}"
            })
    void unsupportedQueries(String dsl) {
        refused(400, "ATLAS-400-00-029", client.search(dsl, "'name'"));
    }

    @Test
    @DisplayName("§7 (c): lineage of this connector, with names of inputs")
    void ourLineage() {
        expect(
                200,
                client.bulk(entity(
                        "Process",
                        "-p",
                        S3 + "/lake-caravan/e2e/p",
                        "'connectionQualifiedName':'" + S3 + "','lastSyncWorkflowName':'lake-caravan/prod'",
                        links("'inputs':[" + named("Table", ORDERS) + "]"))));
        stub.index();
        String filters =
                "{'terms':{'__typeName.keyword':['Process','ColumnProcess']}},{'prefix':{'qualifiedName':'" + S3
                        + "/lake-caravan/'}},{'term':{'connectionQualifiedName':'" + S3
                        + "'}},{'term':{'lastSyncWorkflowName':'lake-caravan/prod'}}";
        JsonNode found = expect(
                200,
                client.post(
                        "api/meta/search/indexsearch",
                        "{'dsl':" + active(filters, "") + ",'attributes':['name','inputs','outputs'],"
                                + "'relationAttributes':['qualifiedName'],'excludeClassifications':true,'excludeMeanings':true}"));
        JsonNode hit = found.path("entities").path(0);
        JsonNode input = hit.path("attributes").path("inputs").path(0);
        assertThat(input.path("attributes").path("qualifiedName").asText()).isEqualTo(ORDERS);
        assertThat(hit.path("attributes").path("outputs").isArray()).isTrue();
        assertThat(hit.has("classifications")).isFalse();
        assertThat(hit.has("meanings")).isFalse();
    }

    @Test
    @DisplayName("§7: archived entities are found by their state only; tags by hashed name; supertypes")
    void otherFields() {
        String pii = stub.tagName("PII").orElseThrow();
        objects(1);
        stub.person("alice").tag("S3Object", BUCKET + "/o0", "PII");
        stub.person("alice").archive("S3Bucket", BUCKET);
        stub.index();
        assertThat(names(found("{'term':{'__classificationNames':'" + pii + "'}}", "")))
                .containsExactly("o0");
        assertThat(names(found("{'term':{'__classificationNames':'PII'}}", ""))).isEmpty();
        assertThat(names(found("{'term':{'__superTypeNames.keyword':'S3'}}", "")))
                .containsExactly("o0");
        assertThat(names(found("{'term':{'__modifiedBy':'alice'}}", ""))).containsExactly("o0");
        String deleted = "{'query':{'bool':{'filter':{'term':{'__state':'DELETED'}}}},'sort':[{'__guid':{}}]}";
        assertThat(names(expect(200, client.search(deleted, "'name'")))).containsExactly("acme-lake");
        assertThat(stub.lapses()).isEmpty();
    }

    @Test
    @DisplayName("§7: a search without state, without __guid at the end, or with large pages is a lapse")
    void lapses() {
        expect(
                200,
                client.search(
                        "{'size':300,'query':{'bool':{'filter':[" + TABLES + "]}},'sort':[{'name.keyword':{}}]}",
                        "'name'"));
        assertThat(stub.lapses()).hasSize(3);
    }
}
