package io.lakecaravan.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakecaravan.catalog.openmetadata.Tables;
import io.lakecaravan.catalog.openmetadata.stub.Fault;
import io.lakecaravan.catalog.openmetadata.stub.StubOpenMetadata;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.support.PluginHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenSecrecyTest {
    @TempDir
    private Path folder;

    @Test
    void theTokenStandsInNoLogNoRouteAndNoFile() throws Exception {
        PrintStream stderr = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        StringBuilder routes = new StringBuilder();
        try (StubOpenMetadata server = StubOpenMetadata.start();
                PublishingFlow flow =
                        new PublishingFlow(folder, List.of(PublishingFlow.catalog("om", server, 2)), Map.of())) {
            flow.publish(Tables.orders(1));
            server.faults().next(100, "GET", "/v1/tables", new Fault.ServerError());
            flow.publish(Tables.orders(2));
            assertThat(flow.state.deadLetters().count()).isEqualTo(1);
            assertThat(server.log().count(entry -> entry.status() == 200))
                    .as("the token was used")
                    .isPositive();
            for (RouteDefinition route : flow.context.getRouteDefinitions()) {
                routes.append(PluginHelper.getModelToXMLDumper(flow.context).dumpModelAsXml(flow.context, route));
            }
            flow.context.getEndpoints().forEach(endpoint -> routes.append(endpoint.toString()));
        } finally {
            System.setErr(stderr);
        }
        String token = "t".repeat(100);
        assertThat(log.toString(StandardCharsets.UTF_8)).doesNotContain(token);
        assertThat(routes.toString()).contains("openmetadata-sink").doesNotContain(token);
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)).isNotEmpty().noneMatch(file -> holds(file, token));
        }
    }

    private static boolean holds(Path file, String words) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(words);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
