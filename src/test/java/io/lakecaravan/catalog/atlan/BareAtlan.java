package io.lakecaravan.catalog.atlan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.lakecaravan.catalog.CatalogAnswer;
import io.lakecaravan.catalog.Made;
import io.lakecaravan.catalog.MergeBase;
import io.lakecaravan.catalog.RemovalAnswer;
import io.lakecaravan.catalog.StoreFacts;
import io.lakecaravan.catalog.Stores;
import io.lakecaravan.catalog.atlan.stub.StubAtlan;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.MadeEntity;
import io.lakecaravan.table.Publication;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.kamelet.KameletComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;

/** The atlan-sink Kamelet in a context that has nothing but the Kamelet's parameters; the bases of merges are kept by table. */
final class BareAtlan implements AutoCloseable {
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final ProducerTemplate template;
    private final String endpoint;
    private final Map<String, JsonNode> bases = new HashMap<>();
    private Optional<TableObjects> objects = Optional.empty();
    private boolean distrusted;
    private int runs;

    BareAtlan(StubAtlan server, String... parameters) {
        context.getComponent("kamelet", KameletComponent.class)
                .setLocation("file:" + Path.of("kamelet-catalog").toAbsolutePath());
        Stores aws = publication ->
                new StoreFacts(StoreFacts.Provider.AWS, Optional.empty(), Optional.of("eu-west-1"), Optional.empty());
        context.getRegistry().bind("aws", aws);
        context.start();
        template = context.createProducerTemplate();
        List<String> all = new ArrayList<>(List.of(
                "url=" + server.url(),
                "token=RAW(" + server.token() + ")",
                "requestsPerSecond=10000",
                "firstPause=1",
                "responseTimeout=5000"));
        all.addAll(List.of(parameters));
        endpoint = "kamelet:atlan-sink/bare?" + String.join("&", all);
    }

    /** Killed and started again: what was learned of the tenant is gone, what was sent is in the state. */
    BareAtlan restarted(StubAtlan server, String... parameters) {
        close();
        BareAtlan next = new BareAtlan(server, parameters);
        next.bases.putAll(bases);
        next.objects = objects;
        next.distrusted = distrusted;
        next.runs = runs;
        return next;
    }

    /** The next publications go with these objects. */
    BareAtlan with(TableObjects shown) {
        objects = Optional.ofNullable(shown);
        return this;
    }

    /** As another run, with what the last answer said was sent. */
    CatalogAnswer publish(LogicalTable table) {
        return publish(new Publication(nextRun(), table, Optional.empty()));
    }

    CatalogAnswer publish(Publication publication) {
        Exchange exchange = request(publication);
        if (exchange.getException() != null) {
            throw new AssertionError(exchange.getException().getMessage(), exchange.getException());
        }
        CatalogAnswer answer = exchange.getMessage().getBody(CatalogAnswer.class);
        bases.put(publication.table().id(), answer.base());
        return answer;
    }

    Exchange request(Publication publication) {
        return template.request(endpoint, sent -> offer(publication, sent));
    }

    private void offer(Publication publication, Exchange sent) {
        sent.setPattern(ExchangePattern.InOut);
        sent.getMessage().setBody(publication);
        sent.setProperty(SharedAssets.PROPERTY, (SharedAssets) this::isNeededBeside);
        objects.ifPresent(shown -> sent.setProperty(TableObjects.PROPERTY, shown));
        Optional.ofNullable(bases.get(publication.table().id()))
                .ifPresent(base -> sent.setProperty(MergeBase.PROPERTY, base));
        sent.setProperty(MergeBase.DISTRUSTED, distrusted);
    }

    void offer(TablePack pack, Publication publication) {
        Exchange exchange = new DefaultExchange(context);
        offer(publication, exchange);
        pack.add(publication, exchange);
    }

    /** One exchange about the pack; the failure of it, if it broke off. */
    Optional<Exception> request(TablePack pack) {
        Exchange exchange = template.request(endpoint, sent -> {
            sent.setPattern(ExchangePattern.InOut);
            sent.getMessage().setBody(pack);
        });
        return Optional.ofNullable(exchange.getException());
    }

    /** As the state does with what was taken. */
    void keep(PackedTable table) {
        bases.put(table.publication().table().id(), table.answer().orElseThrow().base());
    }

    /** Goes on by itself with a table that was taken out of a pack. */
    Exchange request(PackedTable table) {
        return template.request(endpoint, sent -> {
            sent.setPattern(ExchangePattern.InOut);
            sent.setProperty(PackedTable.PROPERTY, table);
            sent.getMessage().setBody(table.publication());
        });
    }

    Object ask(Object message) {
        Exchange exchange = template.request(endpoint, sent -> {
            sent.setPattern(ExchangePattern.InOut);
            sent.getMessage().setBody(message);
            sent.setProperty(SharedAssets.PROPERTY, (SharedAssets) this::isNeededBeside);
        });
        if (exchange.getException() != null) {
            throw new AssertionError(exchange.getException().getMessage(), exchange.getException());
        }
        return exchange.getMessage().getBody();
    }

    CatalogAnswer sweep(double share, int floor) {
        return (CatalogAnswer) ask(new LineageSweep(nextRun(), "demo", claimed()::contains, share, floor));
    }

    RemovalAnswer remove(LogicalTable table) {
        MadeEntity made = new MadeEntity(
                "atlan", "Table", "", "", "", table.source(), table.bucket(), table.name(), bases.get(table.id()));
        RemovalAnswer answer = (RemovalAnswer) ask(made);
        // As the state does: the base stays, and nothing of it is believed to stand there.
        distrusted = true;
        return answer;
    }

    /** Of what a table stood in, as an answer named it. */
    RemovalAnswer remove(Made parent) {
        return (RemovalAnswer) ask(entity(parent));
    }

    RemovalAnswer restore(Made parent) {
        return (RemovalAnswer) ask(new TableRestoration(entity(parent)));
    }

    private static MadeEntity entity(Made parent) {
        return new MadeEntity(
                "atlan",
                parent.kind(),
                parent.name(),
                parent.id(),
                parent.service(),
                "demo",
                "",
                "",
                JsonNodeFactory.instance.objectNode());
    }

    RemovalAnswer restore(LogicalTable table, String connection, String asset) {
        return (RemovalAnswer) ask(new TableRestoration(new MadeEntity(
                "atlan",
                "Table",
                asset,
                "",
                connection,
                table.source(),
                table.bucket(),
                table.name(),
                bases.getOrDefault(table.id(), JsonNodeFactory.instance.objectNode()))));
    }

    private boolean isNeededBeside(String table, String name) {
        return bases.entrySet().stream()
                .anyMatch(base -> !base.getKey().equals(table)
                        && base.getValue().path("assets").has(name));
    }

    private Set<String> claimed() {
        Set<String> names = new TreeSet<>();
        bases.values().forEach(base -> base.path("assets").fieldNames().forEachRemaining(names::add));
        return names;
    }

    String nextRun() {
        return "run-" + ++runs;
    }

    JsonNode base(LogicalTable table) {
        return bases.get(table.id());
    }

    /** As the state does when the table was sent again. */
    void trust() {
        distrusted = false;
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
