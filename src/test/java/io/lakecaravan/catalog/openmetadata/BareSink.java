package io.lakecaravan.catalog.openmetadata;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.catalog.CatalogAnswer;
import io.lakecaravan.catalog.MergeBase;
import io.lakecaravan.catalog.StoreFacts;
import io.lakecaravan.catalog.Stores;
import io.lakecaravan.catalog.openmetadata.stub.StubOpenMetadata;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.Publication;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.kamelet.KameletComponent;
import org.apache.camel.impl.DefaultCamelContext;

/** The openmetadata-sink Kamelet in a context that has nothing but the Kamelet's parameters. */
final class BareSink implements AutoCloseable {
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final ProducerTemplate template;
    private final String endpoint;
    private Optional<JsonNode> base = Optional.empty();
    private int runs;
    private volatile Stores facts = any -> StoreFacts.UNKNOWN;

    BareSink(StubOpenMetadata server, String... parameters) {
        context.getComponent("kamelet", KameletComponent.class)
                .setLocation("file:" + Path.of("kamelet-catalog").toAbsolutePath());
        context.getRegistry().bind("stores", (Stores) publication -> facts.of(publication));
        context.start();
        template = context.createProducerTemplate();
        StringBuilder uri = new StringBuilder("kamelet:openmetadata-sink?url=")
                .append(server.url())
                .append("&token=RAW(")
                .append(server.token())
                .append(')');
        for (String parameter : parameters) {
            uri.append('&').append(parameter);
        }
        endpoint = uri.toString();
    }

    DefaultCamelContext context() {
        return context;
    }

    /** As another run, with what the last answer said was written. */
    CatalogAnswer publish(LogicalTable table) {
        return publish(Tables.publication("run-" + ++runs, table));
    }

    CatalogAnswer publish(Publication publication) {
        CatalogAnswer answer = send(publication, base);
        base = Optional.of(answer.base());
        return answer;
    }

    /** With what another sink's answer said was written. */
    CatalogAnswer publishAfter(Publication publication, JsonNode last) {
        base = Optional.of(last);
        return publish(publication);
    }

    /** As one table of many; may be called by several threads. */
    CatalogAnswer send(Publication publication) {
        return send(publication, Optional.empty());
    }

    private CatalogAnswer send(Publication publication, Optional<JsonNode> known) {
        Exchange exchange = template.request(endpoint, sent -> {
            sent.setPattern(ExchangePattern.InOut);
            sent.getMessage().setBody(publication);
            known.ifPresent(last -> sent.setProperty(MergeBase.PROPERTY, last));
        });
        if (exchange.getException() != null) {
            throw new AssertionError(
                    exchange.getException().getMessage() + exchange.getException(), exchange.getException());
        }
        return exchange.getMessage().getBody(CatalogAnswer.class);
    }

    /** What is told of the stores from now on; to be called first before the first table. */
    void stores(Stores told) {
        facts = told;
    }

    /** As if our state were lost. */
    void forget() {
        base = Optional.empty();
    }

    @Override
    public void close() {
        context.stop();
    }
}
