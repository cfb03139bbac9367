package io.lakecaravan.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class StubCatalogsTest {
    @Test
    void printsWhatToPaste() {
        try (StubCatalogs catalogs = StubCatalogs.start(List.of("--port", "0", "--version", "2.0.0"))) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            catalogs.print(new PrintStream(out, true, StandardCharsets.UTF_8));
            StubCatalogs.Server server = catalogs.servers().get(0);
            assertThat(out.toString(StandardCharsets.UTF_8))
                    .contains("port  " + URI.create(server.url()).getPort() + System.lineSeparator())
                    .contains("catalogs:" + System.lineSeparator() + "  openmetadata: {url: '" + server.url()
                            + "', token: '" + server.token() + "'}");
        }
    }

    @Test
    void namesTheOptionsItKnows() {
        assertThatThrownBy(() -> StubCatalogs.start(List.of("--prot", "0")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'--prot' is not an option with a value; known are"
                        + " [--latency, --port, --snapshot, --version]");
    }
}
