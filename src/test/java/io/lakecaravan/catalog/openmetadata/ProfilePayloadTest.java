package io.lakecaravan.catalog.openmetadata;

import static io.lakecaravan.catalog.openmetadata.Tables.bigint;
import static io.lakecaravan.catalog.openmetadata.Tables.column;
import static io.lakecaravan.catalog.openmetadata.Tables.orders;
import static io.lakecaravan.catalog.openmetadata.Tables.text;
import static io.lakecaravan.catalog.openmetadata.Tables.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.catalog.Effect;
import io.lakecaravan.catalog.openmetadata.stub.EntityKind;
import io.lakecaravan.catalog.openmetadata.stub.PayloadSchemas;
import io.lakecaravan.catalog.openmetadata.stub.StubOpenMetadata;
import io.lakecaravan.catalog.openmetadata.stub.StubSettings;
import io.lakecaravan.table.ColumnProfile;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.Publication;
import io.lakecaravan.table.TableProfile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ProfilePayloadTest {
    private static ColumnProfile profile(String name, String min, String max) {
        return new ColumnProfile(
                List.of(name),
                100,
                OptionalLong.of(25),
                OptionalDouble.of(60),
                Optional.of(min),
                Optional.of(max),
                OptionalDouble.of(2.5),
                OptionalDouble.of(Double.NaN),
                List.of("1", "2", "3"),
                OptionalLong.empty(),
                OptionalLong.empty(),
                List.of(),
                List.of());
    }

    private static Publication publication(String run, LogicalTable table) {
        return Tables.publication(run, table)
                .withProfile(new TableProfile(
                        Instant.parse("2026-01-02T03:04:05Z"),
                        100,
                        List.of(profile("id", "1", "NaN"), profile("email", "a@b.c", "z@b.c"))));
    }

    @Test
    void aStoreWithoutTimesHasAProfileAllTheSame() {
        try (StubOpenMetadata server = StubOpenMetadata.start();
                BareSink sink = new BareSink(server)) {
            Publication publication = Tables.publication("r1", with(orders(3), column("id", bigint())))
                    .withProfile(new TableProfile(Instant.EPOCH, 0, List.of()));
            assertThat(sink.publish(publication).findings()).isEmpty();
            JsonNode sent = server.snapshot().at("/table").elements().next().path("profile");
            assertThat(sent.at("/tableProfile/rowCount").asInt()).isEqualTo(30);
            assertThat(sent.path("columnProfile").isArray()).isTrue();
        }
    }

    @Test
    void isSentOnceAPointAndTellsNothingPersonal() {
        LogicalTable table = with(orders(3), column("id", bigint()), column("email", text(), "PII.Email"));
        StubSettings settings = StubSettings.defaults().withSchemas(PayloadSchemas.load("1.13"));
        try (StubOpenMetadata server = StubOpenMetadata.start(settings);
                BareSink sink = new BareSink(server)) {
            sink.publish(publication("r1", table));
            JsonNode sent = server.snapshot().at("/table").elements().next().path("profile");
            JsonNode id = sent.path("columnProfile").get(0);
            assertThat(id.path("nullProportion").asDouble()).isEqualTo(0.25);
            assertThat(id.path("min").isNumber()).isTrue();
            assertThat(id.has("max")).as("no number").isFalse();
            assertThat(id.has("stddev")).as("no number").isFalse();
            assertThat(id.path("median").asInt()).isEqualTo(2);
            JsonNode email = sent.path("columnProfile").get(1);
            assertThat(email.path("distinctCount").asInt()).isEqualTo(60);
            assertThat(email.has("min") || email.has("max")).isFalse();
            long writes = server.writes();
            assertThat(sink.publish(publication("r2", table)).effect()).isEqualTo(Effect.UNCHANGED);
            // A run that read no rows tells less of the same objects: what stands there stays.
            assertThat(sink.publish(Tables.publication("r3", table)).effect()).isEqualTo(Effect.UNCHANGED);
            assertThat(server.writes()).isEqualTo(writes);
            server.person("alice")
                    .tagColumn(EntityKind.TABLE, "demo.\"lake.prod\".sales.orders", "id", "PersonalData.Personal");
            sink.publish(publication("r4", table));
            JsonNode masked = server.snapshot().at("/table").elements().next().at("/profile/columnProfile/0");
            assertThat(masked.has("min") || masked.has("median")).isFalse();
            assertThat(server.schemaViolations()).isEmpty();
        }
    }
}
