package io.lakecaravan.catalog.atlan.stub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections and rights: checks 25 to 27. */
class ConnectionTest extends AtlanTestCase {
    private static final String OTHER = "default/s3/1700000001";

    private static String other(String attributes) {
        return "{'typeName':'Connection','guid':'-c','attributes':{'name':'other','qualifiedName':'" + OTHER
                + "','connectorName':'s3'" + attributes + "}}";
    }

    private static StubAtlanSettings settings() {
        return StubAtlanSettings.defaults().withFreshRefusals(0);
    }

    @Test
    @DisplayName("check 25: the caller becomes an admin of what it creates")
    void callerIsAdmin() {
        JsonNode users = read("Connection", S3).path("attributes").path("adminUsers");
        assertThat(users).extracting(JsonNode::asText).containsExactly(stub.user());
    }

    @Test
    @DisplayName("check 25: strict: creation names an admin")
    void strict() {
        StubAtlanSettings strict = settings().with(Variant.STRICT_ADMINS);
        try (StubAtlan tenant = StubAtlan.start(strict)) {
            AtlanClient caller = new AtlanClient(tenant);
            refused(400, "ATLAS-400-00-114", caller.bulk(other("")));
            refused(400, "ATLAS-400-00-114", caller.bulk(other(",'adminUsers':[],'adminGroups':[],'adminRoles':[]")));
            expect(200, caller.bulk(other(",'adminRoles':['" + Roles.guid("$admin") + "']")));
        }
    }

    @ParameterizedTest
    @DisplayName("check 25: an update that leaves no admin")
    @ValueSource(strings = {"[]", "null"})
    void noAdminLeft(String users) {
        refused(
                400,
                "ATLAS-400-00-114",
                client.bulk(connection().replace("'category'", "'adminUsers':" + users + ",'category'")));
        expect(
                200,
                client.bulk(connection()
                        .replace("'category'", "'adminUsers':" + users + ",'adminGroups':['g'],'category'")));
    }

    @ParameterizedTest
    @DisplayName("§3: names of admins that are refused; unknown ones are not")
    @ValueSource(strings = {"<b>", "http://x"})
    void namesOfAdmins(String name) {
        refused(400, "ATLAS-400-00-029", client.bulk(other(",'adminUsers':['" + name + "']")));
        expect(200, client.bulk(other(",'adminUsers':['nobody']")));
    }

    @Test
    @DisplayName("§3: the qualifiedName stays what it was")
    void keepsItsName() {
        String guid = stub.guid("Connection", S3).orElseThrow();
        String renamed = entity("Connection", guid, OTHER, "").replace("'name':'1700000001'", "'name':'renamed'");
        expect(200, client.bulk(renamed));
        assertThat(read("Connection", S3).path("attributes").path("name").asText())
                .isEqualTo("renamed");
        assertThat(stub.guid("Connection", OTHER)).isEmpty();
    }

    @Test
    @DisplayName("check 26: so many requests under a new connection are 403, reads by guid too; then 200")
    void freshByRequests() {
        begin(StubAtlanSettings.defaults().withFreshRefusals(3));
        String guid = stub.guid("Connection", S3).orElseThrow();
        refused(403, "ATLAS-403-00-001", client.get("api/meta/entity/guid/" + guid));
        refused(403, "ATLAS-403-00-001", client.bulk(bucket()));
        refused(403, "ATLAS-403-00-001", client.bulk(bucket()));
        expect(200, client.bulk(bucket()));
        expect(200, client.get("api/meta/entity/guid/" + guid));
    }

    @Test
    @DisplayName("check 26: so long, by the clock")
    void freshByTime() {
        MovableClock clock = new MovableClock(Instant.parse("2025-01-31T10:00:00Z"));
        begin(settings().withClock(clock).withFreshTime(Duration.ofSeconds(8)));
        refused(403, "ATLAS-403-00-001", client.bulk(bucket()));
        clock.advance(Duration.ofSeconds(7));
        refused(403, "ATLAS-403-00-001", client.bulk(bucket()));
        clock.advance(Duration.ofSeconds(1));
        expect(200, client.bulk(bucket()));
    }

    @Test
    @DisplayName("check 26: a connection that was not created in the end leaves no trace")
    void failedCreation() {
        refused(404, "ATLAS-404-00-007", client.bulk(other(""), "{'typeName':'S3Bucket'}"));
        assertThat(stub.guid("Connection", OTHER)).isEmpty();
    }

    @Test
    @DisplayName(
            "check 27: what lies outside the connections of the token is 403, whatever connectionQualifiedName says")
    void outside() {
        String elsewhere = Seed.POSTGRES + "/acme-lake";
        JsonNode answer = refused(
                403,
                "ATLAS-403-00-001",
                client.bulk(entity("S3Bucket", "-2", elsewhere, "'connectionQualifiedName':'" + S3 + "'")));
        assertThat(answer.path("errorMessage").asText())
                .isEqualTo(stub.user() + " is not authorized to perform create entity: type=S3Bucket");
        refused(403, "ATLAS-403-00-001", client.bulk(entity("S3Bucket", "-2", S3 + "2/acme-lake", "")));
        refused(403, "ATLAS-403-00-001", client.bulk(entity("Table", "-2", ORDERS, "'rowCount':1")));
        refused(403, "ATLAS-403-00-001", client.bulk(other("").replace(OTHER, Seed.POSTGRES)));
    }

    @Test
    @DisplayName("check 27: processes may lie anywhere")
    void processes() {
        expect(
                200,
                client.bulk(entity(
                        "Process",
                        "-p",
                        Seed.SNOWFLAKE + "/ours",
                        "",
                        links("'inputs':[" + named("Table", ORDERS) + "]"))));
    }

    @Test
    @DisplayName("§1: a connection that lists the token's role is ours to write")
    void byRole() {
        stub.seed().sharedConnection("s3", OTHER, "shared");
        expect(200, client.bulk(entity("S3Bucket", "-2", OTHER + "/b", "")));
    }

    @Test
    @DisplayName("§1: without a persona, tables of others are silently absent from search, and 403 by guid")
    void noPersona() {
        begin(settings().with(Variant.NO_PERSONA));
        expect(200, client.bulk(bucket()));
        stub.index();
        JsonNode found = expect(200, client.search(active("", "'size':100"), "'name'"));
        assertThat(names(found)).containsExactlyInAnyOrder("acme-s3", "acme-lake", "load customers");
        assertThat(found.path("approximateCount").asInt()).isEqualTo(3);
        String guid = stub.guid("Table", ORDERS).orElseThrow();
        refused(403, "ATLAS-403-00-001", client.get("api/meta/entity/guid/" + guid));
        expect(200, client.bulk(process("p", named("Table", ORDERS), named("S3Bucket", BUCKET))));
    }

    @Test
    @DisplayName("§7: a hit that may not be read can come scrubbed")
    void scrubbed() {
        begin(settings().with(Variant.NO_PERSONA, Variant.SCRUBBED_HITS));
        JsonNode found =
                expect(200, client.search(active("{'term':{'__typeName.keyword':'Table'}}", "'size':1"), "'name'"));
        JsonNode hit = found.path("entities").path(0);
        assertThat(hit.path("guid").asText()).isEqualTo("-1");
        assertThat(hit.path("scrubbed").asBoolean()).isTrue();
        assertThat(hit.has("attributes")).isFalse();
    }

    @Test
    @DisplayName("§3: the search for a connection by connector and name")
    void find() {
        stub.index();
        String filters = "{'term':{'__typeName.keyword':'Connection'}},{'term':{'connectorName':'s3'}},"
                + "{'term':{'name.keyword':'acme-s3'}}";
        JsonNode found = expect(
                200,
                client.search(
                        active(filters, "'from':0,'size':2,'track_total_hits':true"),
                        "'name','qualifiedName','connectorName','adminUsers','adminRoles','adminGroups'"));
        JsonNode attributes = found.path("entities").path(0).path("attributes");
        assertThat(attributes.path("qualifiedName").asText()).isEqualTo(S3);
        assertThat(attributes.path("adminUsers").path(0).asText()).isEqualTo(stub.user());
        assertThat(attributes.path("adminGroups").isArray()).isTrue();
    }

    @Test
    @DisplayName("§3: deleting a connection is a lapse")
    void deletion() {
        expect(
                200,
                client.delete("api/meta/entity/bulk?guid="
                        + stub.guid("Connection", S3).orElseThrow()));
        assertThat(stub.lapses()).anyMatch(lapse -> lapse.contains("connection was deleted"));
    }
}
