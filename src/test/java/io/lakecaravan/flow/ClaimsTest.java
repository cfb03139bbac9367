package io.lakecaravan.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.lakecaravan.catalog.atlan.SharedAssets;
import io.lakecaravan.state.StateStore;
import io.lakecaravan.table.MadeEntity;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClaimsTest {
    private static final String CONNECTION = "default/s3/1";

    @TempDir
    private Path folder;

    private static MadeEntity table(String bucket, String name) {
        return new MadeEntity(
                "atlan",
                "Table",
                CONNECTION + "/lake/" + bucket + "/" + name,
                "id",
                CONNECTION,
                "demo",
                bucket,
                name,
                JsonNodeFactory.instance.objectNode());
    }

    @Test
    void whatTablesStandInIsNeededAsLongAsOneStands() throws Exception {
        try (StateStore state = StateStore.open(folder);
                DefaultCamelContext context = new DefaultCamelContext()) {
            Exchange exchange = new DefaultExchange(context);
            new Claims(state).offer("atlan", exchange);
            SharedAssets needs = SharedAssets.of(exchange);
            MadeEntity table = table("lage_é", "orders");
            state.made().made(table, "");
            state.claims().put("atlan", table.tableId(), List.of(CONNECTION + "/lage_é/orders/1.csv"));

            assertThat(List.of("/lake", "/lake/lage_é", "/lage_é"))
                    .allMatch(name -> needs.isNeededBelow(CONNECTION + name));
            assertThat(List.of("/lak", "/lake/lage_", "/lake/lage__", "/lage_", "/lake/lage_é/orders"))
                    .noneMatch(name -> needs.isNeededBelow(CONNECTION + name));
            assertThat(needs.isNeededBeside("demo/other", CONNECTION + "/lage_é/orders/1.csv"))
                    .isTrue();

            state.made().removed(table);
            state.claims().forget("atlan", table.tableId());
            assertThat(needs.isNeededBelow(CONNECTION + "/lake")).isFalse();
            assertThat(needs.isNeededBelow(CONNECTION + "/lage_é")).isFalse();
        }
    }
}
