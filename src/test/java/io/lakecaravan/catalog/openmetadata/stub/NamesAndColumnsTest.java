package io.lakecaravan.catalog.openmetadata.stub;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesAndColumnsTest extends StubTestCase {
    @DisplayName("observed §3: names")
    @ParameterizedTest
    @CsvSource({
        "a::b, 400, 400",
        "a\\nb, 400, 400",
        "a\\u0000b, 500, 500",
        "a\\\"b, 500, 201",
        "a.b, 201, 201",
        "\u00e9 >/, 201, 201",
    })
    void judgesNames(String name, int asTable, int asColumn) {
        assertThat(bot.put("tables", payload(name, "")).statusCode()).isEqualTo(asTable);
        assertThat(bot.put("tables", payload("c", column(name, "INT"))).statusCode())
                .isEqualTo(asColumn);
    }

    @DisplayName("observed §2, §3: 1 to 256 for entities, columns longer")
    @Test
    void limitsTheLengthOfEntityNamesOnly() {
        expect(400, "size must be between 1 and 256", bot.put("tables", payload("x".repeat(257), "")));
        expect(400, "size must be between", bot.put("tables", payload("", "")));
        expect(201, bot.put("tables", payload("x".repeat(256), column("y".repeat(3000), "INT"))));
    }

    @DisplayName("contract §2: a full name has at most 3072 characters, a source hash at most 32")
    @Test
    void limitsFullNamesAndHashes() {
        expect(201, bot.put("tables", payload("h", "", "'sourceHash':'" + "f".repeat(32) + "'")));
        expect(400, "sourceHash", bot.put("tables", payload("h", "", "'sourceHash':'" + "f".repeat(33) + "'")));
        expect(400, "sourceHash", bot.put("tables", payload("h", "", "'sourceHash':''")));
        expect(201, bot.put("services/storageServices", "{'name':'s3','serviceType':'S3'}"));
        String parent = "";
        int created = 0;
        // Each level adds 257 characters, quoted or not.
        for (int depth = 0; depth < 13; depth++) {
            HttpResponse<String> answer =
                    bot.put("containers", "{'name':'" + "x".repeat(256) + "','service':'s3'" + parent + "}");
            created += answer.statusCode() == 201 ? 1 : 0;
            parent = ",'parent':{'id':'" + StubClient.body(answer).path("id").asText() + "','type':'container'}";
            if (answer.statusCode() == 400) {
                assertThat(answer.body()).contains("3072");
                break;
            }
        }
        assertThat(created).isEqualTo(11);
    }

    @DisplayName("observed §3, contract §2: parts with dots are quoted")
    @Test
    void quotesPartsWithDots() {
        expect(201, bot.put("tables", payload("a.b", column("c.d", "INT"))));
        String fqn = "lake.db.s.\"a.b\"";
        assertThat(bot.json("tables/name/" + StubClient.encoded(fqn))
                        .path("columns")
                        .path(0)
                        .path("fullyQualifiedName")
                        .asText())
                .isEqualTo(fqn + ".\"c.d\"");
        expect(404, bot.get("tables/name/lake.db.s.a.b"));
    }

    @DisplayName("observed §3: a wholly quoted name loses its quotes")
    @Test
    void aWhollyQuotedNameLosesItsQuotesInTheFqn() {
        assertThat(expect(201, bot.put("tables", payload("\\'ab\\'", "")))
                        .path("fullyQualifiedName")
                        .asText())
                .isEqualTo("lake.db.s.ab");
    }

    @DisplayName("observed §3: a quote in a column poisons the table")
    @Test
    void aQuoteInAColumnPoisonsTheTable() {
        expect(201, table(column("a\\\"b", "INT")));
        expect(500, table(column("a\\\"b", "INT")));
        String id = bot.json("tables/name/" + TABLE).path("id").asText();
        expect(500, bot.patch("tables/" + id, "[{'op':'add','path':'/description','value':'x'}]"));
        expect(500, bot.get("tables/name/" + TABLE + "?fields=columns,tags"));
        expect(500, bot.get("tables?fields=columns,tags"));
        expect(200, bot.get("tables"));
        expect(500, admin.delete("tables/" + id + "?hardDelete=true"));
        String schema = bot.json("databaseSchemas/name/lake.db.s").path("id").asText();
        expect(500, admin.delete("databaseSchemas/" + schema + "?hardDelete=true&recursive=true"));
        assertThat(expect(200, bot.put("tables/bulk", "[" + payload("t", column("a", "INT")) + "]"))
                        .path("numberOfRowsFailed")
                        .asInt())
                .isOne();
    }

    @DisplayName("observed §2, contract §4.2: columns")
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'name':'x','dataType':'VARCHAR'} | 400",
                "{'name':'x','dataType':'VARCHAR','dataLength':0} | 201",
                "{'name':'x','dataType':'VARCHAR','dataLength':'10'} | 201",
                "{'name':'x','dataType':'VARCHAR','dataLength':'ten'} | 400",
                "{'name':'x','dataType':'ARRAY'} | 400",
                "{'name':'x','dataType':'ARRAY','arrayDataType':'INT'} | 201",
                "{'name':'x','dataType':'DECIMAL'} | 201",
                "{'name':'x','dataType':'DECIMAL','scale':2} | 400",
                "{'name':'x','dataType':'STRUCT'} | 201",
                "{'name':'x','dataType':'INT','children':[{'name':'y','dataType':'INT'}]} | 201",
                "{'name':'x','dataType':'int'} | 400",
                "{'name':'x'} | 400",
                "{'name':'x','dataType':'INT'},{'name':'x','dataType':'INT'} | 400",
                "{'name':'x','dataType':'INT'},{'name':'X','dataType':'INT'} | 201",
                "{'name':'x','dataType':'STRUCT','children':[{'name':'y','dataType':'INT'},{'name':'y','dataType':'INT'}]} | 400",
                "{'name':'x','dataType':'INT','constraint':'PRIMARY_KEY'},{'name':'y','dataType':'INT','constraint':'PRIMARY_KEY'} | 400",
            })
    void judgesColumns(String columns, int status) {
        assertThat(table(columns).statusCode()).isEqualTo(status);
    }

    @DisplayName("observed §2: a missing display text is filled in at the top level")
    @Test
    void fillsInTheDisplayTextOfTopLevelColumns() {
        table(column("x", "STRUCT", "'children':[{'name':'y','dataType':'INT'}]"));
        assertThat(read().path("columns").path(0).path("dataTypeDisplay").asText())
                .isEqualTo("struct");
        assertThat(read().path("columns").path(0).path("children").path(0).has("dataTypeDisplay"))
                .isFalse();
    }

    @Test
    void splitsWhatItJoins() {
        assertThat(Names.split("a.\"b.c\".d")).contains(List.of("a", "b.c", "d"));
        assertThat(Names.split("a.\"b.c")).isEmpty();
        assertThat(Names.split("a..b")).isEmpty();
    }
}
