package io.lakecaravan.catalog.atlan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.catalog.atlan.stub.StubAtlan;
import io.lakecaravan.table.LakeObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** A tenant and the Kamelet that talks to it; nothing is dropped there, and nothing of others is touched. */
@Timeout(60)
abstract class AtlanSinkCase {
    static final String CONNECTION = AtlanNames.connection("demo");
    static final String SCHEMA = CONNECTION + "/lake/lake.prod";
    static final String ORDERS = SCHEMA + "/sales.orders";

    StubAtlan server;
    BareAtlan sink;

    @BeforeEach
    void start() {
        server = StubAtlan.start();
        sink = new BareAtlan(server, "tags=create");
    }

    @AfterEach
    void stop() {
        sink.close();
        assertThat(server.dropped()).isEmpty();
        assertThat(server.violations()).isEmpty();
        assertThat(server.lapses()).isEmpty();
        server.close();
    }

    JsonNode asset(String type, String name) {
        JsonNode found = server.snapshot().path(type).path(name);
        assertThat(found.isMissingNode()).as(type + " " + name).isFalse();
        return found;
    }

    static List<LakeObject> objects(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new LakeObject(
                        "lake.prod",
                        "sales/orders/part-%04d.parquet".formatted(i),
                        1000,
                        Optional.of("e" + i),
                        Instant.parse("2026-01-02T03:04:05Z"),
                        LakeObject.STANDARD))
                .toList();
    }
}
