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
        List<String> options = List.of("--port", "0", "--atlan-port", "0", "--version", "2.0.0");
        try (StubCatalogs catalogs = StubCatalogs.start(options)) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            catalogs.print(new PrintStream(out, true, StandardCharsets.UTF_8));
            String printed = out.toString(StandardCharsets.UTF_8);
            assertThat(catalogs.servers())
                    .extracting(StubCatalogs.Server::name)
                    .containsExactly("openmetadata", "atlan");
            for (StubCatalogs.Server server : catalogs.servers()) {
                String line = System.lineSeparator();
                assertThat(printed)
                        .contains("port  " + URI.create(server.url()).getPort() + line)
                        .contains(line + "  " + server.name() + ": {url: '" + server.url() + "', token: '"
                                + server.token() + "'}" + line);
                assertThat(server.content().get()).startsWith("{");
            }
        }
    }

    @Test
    void namesTheOptionsItKnows() {
        assertThatThrownBy(() -> StubCatalogs.start(List.of("--prot", "0")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'--prot' is not an option with a value; known are"
                        + " [--atlan-port, --latency, --port, --snapshot, --version]");
    }
}
