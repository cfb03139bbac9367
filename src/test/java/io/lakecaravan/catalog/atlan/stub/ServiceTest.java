package io.lakecaravan.catalog.atlan.stub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Who am I, roles, types by name, OpenLineage, lineage: §1, §3, §6 and §11. */
class ServiceTest extends AtlanTestCase {
    @Test
    @DisplayName("§1: whoami names the default role of tokens")
    void whoami() {
        JsonNode roles = expect(200, client.get("api/service/whoami")).path("roles");
        assertThat(roles.path(0).path("name").asText()).isEqualTo("$api-token-default-access");
    }

    @Test
    @DisplayName("§1: the current user answers, or refuses tokens")
    void currentUser() {
        assertThat(expect(200, client.get("api/service/users/current"))
                        .path("username")
                        .asText())
                .isEqualTo(stub.user());
        begin(StubAtlanSettings.defaults().withFreshRefusals(0).with(Variant.NO_CURRENT_USER));
        expect(404, client.get("api/service/users/current"));
    }

    @Test
    @DisplayName("§3: roles by a filter on their names")
    void roles() {
        String path = "api/service/roles?limit=100&filter=";
        JsonNode all = expect(200, client.get(path + AtlanClient.encoded("{\"name\":{\"$ilike\":\"$%\"}}")));
        assertThat(all.path("records"))
                .extracting(one -> one.path("name").asText())
                .contains("$admin", "$api-token-default-access");
        JsonNode one = expect(200, client.get(path + AtlanClient.encoded("{\"name\":{\"$ilike\":\"$ADMIN\"}}")));
        assertThat(one.path("records")).hasSize(1);
        String guid = one.path("records").path(0).path("id").asText();
        expect(200, client.bulk(connection().replace("'category'", "'adminRoles':['" + guid + "'],'category'")));
    }

    @Test
    @DisplayName("§1, §4: S3Prefix is there on new tenants, 404 on old ones, with a code or without")
    void prefix() {
        String path = "api/meta/types/typedef/name/S3Prefix";
        JsonNode type = expect(200, client.get(path));
        assertThat(type.path("superTypes").path(0).asText()).isEqualTo("S3");
        assertThat(type.path("attributeDefs"))
                .extracting(one -> one.path("name").asText())
                .contains("s3PrefixCount", "s3BucketName");
        String prefix = entity("S3Prefix", "-p", BUCKET + "/sales/", "'s3ObjectCount':1");
        expect(200, client.bulk(prefix.replace("'name':''", "'name':'sales'")));
        StubAtlanSettings old =
                StubAtlanSettings.defaults().withFreshRefusals(0).with(Variant.OLD_TENANT);
        begin(old);
        refused(404, "ATLAS-404-00-001", client.get(path));
        refused(400, "ATLAS-400-00-014", client.bulk(prefix));
        begin(old.with(Variant.TYPE_MISSING_WITHOUT_CODE));
        assertThat(expect(404, client.get(path)).has("errorCode")).isFalse();
    }

    @Test
    @DisplayName("§4: newer attributes are dropped by old tenants")
    void newerAttributes() {
        String attributes = "'s3ObjectLockMode':'GOVERNANCE','cloudUniformResourceName':'arn:aws:s3:::acme-lake/x'";
        expect(200, client.bulk(object("x", attributes)));
        assertThat(stub.dropped()).isEmpty();
        begin(StubAtlanSettings.defaults().withFreshRefusals(0).with(Variant.OLD_TENANT));
        expect(200, client.bulk(object("x", attributes)));
        assertThat(stub.dropped())
                .containsExactlyInAnyOrder("S3Object.s3ObjectLockMode", "S3Object.cloudUniformResourceName");
    }

    @Test
    @DisplayName("§11: OpenLineage: 202 when the namespace is a connection, one event or a list; else 401")
    void openLineage() {
        String path = "events/openlineage/spark/api/v1/lineage";
        String event = "{'eventType':'COMPLETE','job':{'namespace':'acme-ol','name':'orders_to_lake'}}";
        JsonNode refused = expect(401, client.post(path, event));
        assertThat(refused.path("message").asText())
                .isEqualTo("Unauthorized: url path not configured to receive data, urlPath:/" + path);
        stub.seed().connection("spark", "default/spark/1690000003", "acme-ol");
        expect(202, client.post(path, event));
        expect(202, client.post(path, "[" + event + "," + event + "]"));
        assertThat(stub.events()).hasSize(3);
        expect(401, client.post(path, "[" + event + "," + event.replace("acme-ol", "x") + "]"));
        assertThat(stub.events()).hasSize(3);
    }

    @Test
    @DisplayName("§6: lineage both ways, by depth and page, with neighbours")
    void lineage() {
        String third = Seed.SNOWFLAKE + "/DWH/ANALYTICS/CUSTOMERS";
        expect(
                200,
                client.bulk(
                        process("a", named("Table", ORDERS), named("Table", SF_ORDERS)),
                        process("b", named("Table", SF_ORDERS), named("Table", third))));
        assertThat(names(list(ORDERS, "OUTPUT", 1, 0, 10))).containsExactly("ORDERS");
        assertThat(names(list(ORDERS, "OUTPUT", 2, 0, 10))).containsExactly("ORDERS", "CUSTOMERS");
        JsonNode page = list(ORDERS, "OUTPUT", 2, 0, 1);
        assertThat(page.path("hasMore").asBoolean()).isTrue();
        assertThat(page.path("entities").path(0).path("immediateDownstream")).hasSize(1);
        assertThat(names(list(third, "INPUT", 5, 0, 10))).containsExactlyInAnyOrder("customers", "ORDERS", "orders");
        refused(
                400,
                "ATLAS-400-00-01A",
                client.post(
                        "api/meta/lineage/list",
                        "{'guid':'" + stub.guid("Table", ORDERS).orElseThrow() + "','direction':'DOWN'}"));
    }

    private JsonNode list(String table, String direction, int depth, int from, int size) {
        return expect(
                200,
                client.post(
                        "api/meta/lineage/list",
                        "{'guid':'" + stub.guid("Table", table).orElseThrow() + "','depth':" + depth + ",'direction':'"
                                + direction + "','from':" + from + ",'size':" + size
                                + ",'attributes':['name'],'immediateNeighbours':true}"));
    }
}
