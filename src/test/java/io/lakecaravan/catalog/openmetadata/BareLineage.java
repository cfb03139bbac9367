package io.lakecaravan.catalog.openmetadata;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.catalog.CatalogAnswer;
import io.lakecaravan.catalog.MergeBase;
import io.lakecaravan.catalog.openmetadata.stub.StubOpenMetadata;
import io.lakecaravan.table.Publication;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.kamelet.KameletComponent;
import org.apache.camel.impl.DefaultCamelContext;

/** The openmetadata-sink Kamelet and behind it the openmetadata-lineage-action Kamelet, with nothing but parameters. */
final class BareLineage implements AutoCloseable {
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final ProducerTemplate template;
    private final Map<String, JsonNode> bases = new HashMap<>();

    BareLineage(StubOpenMetadata server, String... parameters) throws Exception {
        context.getComponent("kamelet", KameletComponent.class)
                .setLocation("file:" + Path.of("kamelet-catalog").toAbsolutePath());
        String access = "url=" + server.url() + "&token=RAW(" + server.token() + ")";
        String mode = String.join("&", parameters).contains("mode=PLAN") ? "&mode=PLAN" : "";
        String more = parameters.length == 0 ? "" : "&" + String.join("&", parameters);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:publish")
                        .to("kamelet:openmetadata-sink?" + access + mode)
                        .to("kamelet:openmetadata-lineage-action?" + access + more);
            }
        });
        context.start();
        template = context.createProducerTemplate();
    }

    /** With what the last answer about the table said was written. */
    CatalogAnswer publish(Publication publication) {
        String table = publication.table().id();
        Exchange exchange = template.request("direct:publish", sent -> {
            sent.setPattern(ExchangePattern.InOut);
            sent.getMessage().setBody(publication);
            sent.setProperty(LineageWriter.PUBLICATION, publication);
            Optional.ofNullable(bases.get(table)).ifPresent(base -> sent.setProperty(MergeBase.PROPERTY, base));
        });
        if (exchange.getException() != null) {
            throw new AssertionError(exchange.getException());
        }
        CatalogAnswer answer = exchange.getMessage().getBody(CatalogAnswer.class);
        bases.put(table, answer.base());
        return answer;
    }

    /** As if our state were lost. */
    void forget() {
        bases.clear();
    }

    @Override
    public void close() {
        context.stop();
    }
}
