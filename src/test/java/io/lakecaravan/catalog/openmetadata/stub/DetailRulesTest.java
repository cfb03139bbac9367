package io.lakecaravan.catalog.openmetadata.stub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Containers, samples, profiles, runs and custom properties. */
class DetailRulesTest extends StubTestCase {
    private static final String MODEL = ",'dataModel':{'columns':[{'name':'a','dataType':'INT'}]}";

    /** A container below another one or right below the service; its id. */
    private String container(String name, String parent, String more) {
        bot.put("services/storageServices", "{'name':'s3','serviceType':'S3'}");
        String below = parent.isEmpty() ? "" : ",'parent':{'id':'" + parent + "','type':'container'}";
        return expect(201, bot.put("containers", "{'name':'" + name + "','service':'s3'" + below + more + "}"))
                .path("id")
                .asText();
    }

    @DisplayName(
            "observed §2, contract §5: a container's name is its parent's with the quoted part; sizes and formats are replaced")
    @Test
    void nestsContainers() {
        String bucket = container("sales.prod", "", ",'prefix':'/','fullPath':'s3://sales.prod'");
        container("curated/orders", bucket, MODEL + ",'fileFormats':['parquet'],'size':5,'numberOfObjects':2");
        String fqn = "s3.\"sales.prod\".curated/orders";
        JsonNode read = bot.json("containers/name/" + StubClient.encoded(fqn) + "?fields=parent");
        assertThat(read.path("fullyQualifiedName").asText()).isEqualTo(fqn);
        assertThat(read.at("/parent/fullyQualifiedName").asText()).isEqualTo("s3.\"sales.prod\"");
        assertThat(read.at("/service/name").asText()).isEqualTo("s3");
        assertThat(read.at("/dataModel/columns/0").has("dataTypeDisplay")).isFalse();
        expect(404, bot.put("containers", "{'name':'x','service':'no'}"));
        expect(
                404,
                "container instance",
                bot.put(
                        "containers",
                        "{'name':'x','service':'s3','parent':{'id':'2c9d2f3e-0000-0000-0000-000000000000','type':'container'}}"));
    }

    @DisplayName("observed §2: containers in bulk, also below a parent; one that fails does not stop the others")
    @Test
    void takesContainersInBulk() {
        String bucket = container("b", "", "");
        String item = "{'name':'%s','service':'s3','parent':{'id':'%s','type':'container'}" + MODEL + "}";
        String nowhere = "2c9d2f3e-0000-0000-0000-000000000000";
        JsonNode answer = expect(
                200,
                bot.put(
                        "containers/bulk",
                        "[" + item.formatted("x", bucket) + "," + item.formatted("y", nowhere) + "]"));
        assertThat(answer.path("status").asText()).isEqualTo("partialSuccess");
        assertThat(answer.at("/successRequest/0/request").asText()).isEqualTo("s3.b.x");
        assertThat(answer.at("/failedRequest/0/status").asInt()).isEqualTo(400);
        assertThat(answer.at("/failedRequest/0/request/name").asText()).isEqualTo("y");
        assertThat(answer.at("/failedRequest/0/message").asText()).contains("not found");
    }

    @DisplayName("contract §8, 2.0: a nested container with the stored sourceHash is skipped")
    @Test
    void skipsNestedContainers() {
        open("2.0.0");
        String bucket = container("b", "", "");
        String item = "[{'name':'x','service':'s3','parent':{'id':'" + bucket
                + "','type':'container'},'sourceHash':'h','size':%s}]";
        bot.put("containers/bulk", item.formatted("1"));
        bot.put("containers/bulk", item.formatted("2"));
        assertThat(bot.json("containers/name/s3.b.x").path("size").asInt()).isOne();
    }

    @DisplayName("contract §5: children of a container by offset, each in few fields")
    @Test
    void listsChildren() {
        String bucket = container("b", "", "");
        for (String name : new String[] {"c", "a", "d"}) {
            container(name, bucket, MODEL);
        }
        person.delete(EntityKind.CONTAINER, "s3.b.d");
        JsonNode page = bot.json("containers/name/s3.b/children?limit=1&offset=1");
        assertThat(page.path("data").findValuesAsText("fullyQualifiedName")).contains("s3.b.c");
        assertThat(page.path("data")).hasSize(1);
        assertThat(page.at("/data/0").has("dataModel")).isFalse();
        assertThat(page.at("/paging/total").asInt()).isEqualTo(2);
    }

    @DisplayName("contract §5, §9: sample data of containers from 2.0 on, and only with a data model")
    @ParameterizedTest(name = "{0}: {1}, without model {2}")
    @CsvSource({"1.12.6, 404, 404", "1.13.0, 404, 404", "2.0.0, 200, 400"})
    void samplesContainers(String version, int with, int without) {
        open(version);
        String bare = container("b", "", "");
        String modelled = container("m", "", MODEL);
        String sample = "{'columns':['a'],'rows':[['1']]}";
        expect(without, bot.put("containers/" + bare + "/sampleData", sample));
        expect(with, bot.put("containers/" + modelled + "/sampleData", sample));
        expect(with, bot.get("containers/" + modelled + "/sampleData"));
        expect(with, bot.delete("containers/" + modelled + "/sampleData"));
    }

    @DisplayName(
            "observed §5: a sample has top-level columns only, outlives a PUT and a dropped column, and can be deleted")
    @Test
    void keepsSamples() {
        table(column("a", "INT") + "," + column("s", "STRUCT", "'children':[{'name':'x','dataType':'INT'}]"));
        String path = "tables/" + id() + "/sampleData";
        expect(400, "Invalid column name s.x", bot.put(path, "{'columns':['s.x'],'rows':[]}"));
        expect(200, bot.put(path, "{'columns':['a'],'rows':[[{'deep':[1]}],[null]]}"));
        table(column("b", "INT"));
        assertThat(bot.json(path).at("/sampleData/columns/0").asText()).isEqualTo("a");
        expect(200, bot.delete(path));
        assertThat(bot.json(path).has("sampleData")).isFalse();
        expect(404, bot.put("tables/" + TABLE + "/sampleData", "{'columns':[],'rows':[]}"));
    }

    @DisplayName(
            "contract §9: a profile needs timestamps; points of the series are read by range, the latest with its columns")
    @Test
    void keepsProfiles() {
        table(column("a", "INT") + "," + column("b.c", "INT"));
        String path = "tables/" + id() + "/tableProfile";
        expect(400, "tableProfile.timestamp", bot.put(path, "{'tableProfile':{'rowCount':1}}"));
        expect(400, "tableProfile must not be null", bot.put(path, "{}"));
        expect(
                400,
                "columnProfile.timestamp",
                bot.put(path, "{'tableProfile':{'timestamp':1700000000001},'columnProfile':[{'name':'a'}]}"));
        for (int at = 1; at <= 3; at++) {
            expect(
                    200,
                    bot.put(
                            path,
                            "{'tableProfile':{'timestamp':170000000000" + at + ",'rowCount':" + at
                                    + "},'columnProfile':[{'name':'a','timestamp':170000000000" + at + ",'nullCount':"
                                    + at
                                    + "},{'name':'b.c','timestamp':170000000000" + at + "}]}"));
        }
        String read = "tables/" + TABLE;
        assertThat(bot.json(read + "/tableProfile?startTs=1700000000002&endTs=1700000000009")
                        .path("data"))
                .hasSize(2);
        JsonNode latest = bot.json(read + "/tableProfile/latest");
        assertThat(latest.at("/profile/rowCount").asInt()).isEqualTo(3);
        assertThat(latest.at("/columns/0/profile/nullCount").asInt()).isEqualTo(3);
        assertThat(latest.at("/columns/1/profile/timestamp").asLong()).isEqualTo(1700000000003L);
        assertThat(bot.json(read + ".a/columnProfile?startTs=1700000000003&endTs=1700000000003")
                        .path("data"))
                .hasSize(1);
        expect(400, bot.get(read + ".a/columnProfile"));
        expect(404, bot.get("containers/s3.b/tableProfile/latest"));
    }

    @DisplayName(
            "observed §2, contract §13: runs are an upsert by runId and read by range; before 1.12 the range is needed")
    @ParameterizedTest(name = "{0}: without range {1}")
    @CsvSource({"1.9.0, 400", "1.12.6, 200"})
    void keepsRuns(String version, int withoutRange) {
        open(version);
        String path = pipeline();
        expect(
                400,
                "airflowConfig",
                bot.put(
                        "services/ingestionPipelines",
                        "{'name':'q','pipelineType':'metadata','service':{'id':'x','type':'databaseService'},'sourceConfig':{}}"));
        expect(201, bot.put(path, "{'runId':'r1','pipelineState':'running','timestamp':1,'startDate':1}"));
        expect(201, bot.put(path, "{'runId':'r1','pipelineState':'partialSuccess','timestamp':1,'endDate':2}"));
        expect(201, bot.put(path, "{'runId':'r2','pipelineState':'failed','timestamp':9}"));
        JsonNode runs = bot.json(path + "?startTs=0&endTs=5").path("data");
        assertThat(runs).hasSize(1);
        assertThat(runs.at("/0/pipelineState").asText()).isEqualTo("partialSuccess");
        assertThat(bot.json(path + "/r2").path("pipelineState").asText()).isEqualTo("failed");
        expect(withoutRange, bot.get(path));
        expect(404, bot.put(path.replace("lake.p", "lake.q"), "{'runId':'r','pipelineState':'failed'}"));
        expect(400, "problem: Failed", bot.put(path, "{'runId':'r','pipelineState':'Failed'}"));
    }

    @DisplayName(
            "observed §2, §4: declared custom properties only, of their type; a bot's PUT does not change them, a patch does")
    @Test
    void keepsCustomProperties() {
        declare("table", "cost", "integer");
        String type = bot.json("metadata/types/name/table").path("id").asText();
        assertThat(bot.json("metadata/types/" + type + "?fields=customProperties")
                        .at("/customProperties/0/name")
                        .asText())
                .isEqualTo("cost");
        assertThat(bot.json("metadata/types/" + type).has("customProperties")).isFalse();
        expect(404, bot.put("metadata/types/table", "{}"));
        expect(400, "propertyType", bot.put("metadata/types/" + type, "{'name':'x','description':'d'}"));
        expect(400, "Unknown custom field other", table(column("a", "INT"), "'extension':{'other':1}"));
        expect(400, "invalid", table(column("a", "INT"), "'extension':{'cost':'much'}"));
        expect(201, table(column("a", "INT"), "'extension':{'cost':1}"));
        expect(200, table(column("a", "INT"), "'extension':{'cost':2}"));
        assertThat(read().at("/extension/cost").asInt()).isOne();
        expect(200, bot.patch("tables/" + id(), "[{'op':'replace','path':'/extension/cost','value':3}]"));
        assertThat(read().at("/extension/cost").asInt()).isEqualTo(3);
        expect(400, bot.patch("tables/" + id(), "[{'op':'add','path':'/extension/other','value':3}]"));
    }
}
