package io.lakecaravan.catalog.openmetadata;

import io.lakecaravan.catalog.Mode;
import io.lakecaravan.catalog.Ours;
import io.lakecaravan.catalog.StoreTagsShown;
import io.lakecaravan.catalog.Stores;
import org.apache.camel.Exchange;

/** What the parameters of a Kamelet say of a server and of what tables become there, and what was learned of it since. */
public abstract sealed class EntityWriter permits OpenMetadataSink, OpenMetadataBulk {
    final ServerMemory memory = new ServerMemory();
    final EntitySettings settings = new EntitySettings();
    final Prerequisites prerequisites = new Prerequisites(memory, settings);
    final EntityDecision decision = new EntityDecision(memory, settings);
    String url = "";
    Mode mode = Mode.PUBLISH;
    private String token = "";

    EntityWriter() {}

    /** @param value base with {@code /api}, without {@code /v1} */
    public void setUrl(String value) {
        url = value.endsWith("/") ? value.substring(0, value.length() - 1) : value;
    }

    /** @param value JSON Web Token of a bot */
    public void setToken(String value) {
        token = value;
    }

    /** @param value name of the service; empty: the source's name */
    public void setService(String value) {
        settings.service(value);
    }

    public void setModel(Model value) {
        settings.model(value);
    }

    /** @param value as the server spells it, e.g. {@code Datalake}; empty: the custom one of the model */
    public void setServiceType(String value) {
        settings.serviceType(value);
    }

    /**
     * @param value {@code PII.Email=PII.Sensitive|LakePII.Email,...}; names percent-encoded
     * @throws IllegalArgumentException saying how it is written
     */
    public void setTags(String value) {
        settings.mapping(TagMapping.parse(value));
    }

    /** @param value address of a page about a folder of the store, see {@link io.lakecaravan.catalog.StoreFacts} */
    public void setConsole(String value) {
        settings.console(value);
    }

    /** @param value instead of a console's address alone */
    public void setStores(Stores value) {
        settings.stores(value);
    }

    public void setStoreTags(StoreTagsShown value) {
        settings.storeTags(value);
    }

    /** @param value what is remembered of the catalog beside its tables */
    public void setOurs(Ours value) {
        settings.ours(value);
    }

    /** The talk about the table whose prerequisites are dealt with. */
    abstract TableConversation talk(Exchange exchange);

    /** Whether something must be asked for before a table can be sent. */
    public abstract boolean lacksPrerequisite(Exchange exchange);

    public final void askPrerequisite(Exchange exchange) {
        request(exchange, "GET", talk(exchange).current().readPath(), "");
    }

    /** Takes the answer of a GET: present, or to be created, restored or brought up to date next. */
    public final void notePrerequisite(Exchange exchange) {
        prerequisites.note(talk(exchange), Reply.of(exchange), mode, url);
    }

    /** Whether the answer just noted was that the prerequisite is missing, or deleted. */
    public final boolean mustCreatePrerequisite(Exchange exchange) {
        return talk(exchange).step == TableConversation.Step.CREATE;
    }

    public final void createPrerequisite(Exchange exchange) {
        send(exchange, talk(exchange).request);
    }

    /** A 409 means that somebody else was faster, which is as good; a tag that cannot be made is left out. */
    public final void noteCreated(Exchange exchange) {
        prerequisites.noteCreated(talk(exchange), Reply.of(exchange));
    }

    /** Whether the answer just noted was that a prerequisite shows what was true before. */
    public final boolean mustUpdatePrerequisite(Exchange exchange) {
        return talk(exchange).step == TableConversation.Step.UPDATE;
    }

    public final void updatePrerequisite(Exchange exchange) {
        send(exchange, talk(exchange).request);
    }

    /** A bucket that shows old counts does not hold up its tables. */
    public final void noteUpdated(Exchange exchange) {
        prerequisites.noteUpdated(talk(exchange), Reply.of(exchange));
    }

    /** Whether what follows on a table that was just created needs the id that only the server knows. */
    static boolean lacksId(TableConversation talk) {
        return talk.entityId.isEmpty()
                && (talk.model.takesProfile() || TableExtras.sample(talk).isPresent());
    }

    final void send(Exchange exchange, TableConversation.Request request) {
        request(exchange, request.method(), request.path(), request.body().toString());
    }

    final void request(Exchange exchange, String method, String path, String body) {
        String type = method.equals("PATCH") ? OpenMetadataRequest.JSON_PATCH : OpenMetadataRequest.JSON;
        OpenMetadataRequest.set(exchange, token, method, url + "/v1" + path, type, body);
    }
}
