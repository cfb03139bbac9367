package io.lakecaravan.catalog.openmetadata;

import io.lakecaravan.catalog.EntityPage;
import io.lakecaravan.catalog.EntityPageRequest;
import io.lakecaravan.catalog.StoreFacts;
import io.lakecaravan.table.LogicalTable;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;

/**
 * Asks an OpenMetadata server for a page of what it has, deleted entities included, and reads the answer. The exchange
 * itself is the openmetadata-listing-action Kamelet's. A scope is a collection with its filter: {@code
 * /tables?database=...}.
 */
public final class OpenMetadataListing {
    /** As many as the official client asks for: a page holds the columns of its tables on some versions. */
    static final int PAGE = 100;

    private String url = "";
    private String token = "";

    /** @param value base with {@code /api}, without {@code /v1} */
    public void setUrl(String value) {
        url = value.endsWith("/") ? value.substring(0, value.length() - 1) : value;
    }

    /** @param value JSON Web Token of a bot */
    public void setToken(String value) {
        token = value;
    }

    /**
     * The scope that a table's entity is listed in.
     *
     * @param service name of the service; empty: the table's source
     */
    public static String scope(Model model, String service, String source, String bucket) {
        String name = OpenMetadataNames.legal(service.isEmpty() ? source : service);
        return switch (model) {
            case TABLES ->
                "/tables?database="
                        + OpenMetadataNames.urlSegment(OpenMetadataNames.fqn(name, OpenMetadataNames.legal(bucket)));
            case CONTAINERS -> "/containers?service=" + OpenMetadataNames.urlSegment(name);
        };
    }

    /** The full name of a table's entity. */
    public static String name(Model model, String service, LogicalTable table) {
        String name = service.isEmpty() ? table.source() : service;
        return switch (model) {
            case TABLES -> TablePath.of(name, table).fqn();
            case CONTAINERS ->
                ContainerEntity.of(name, table, ServiceType.of(model, ""), StoreFacts.UNKNOWN)
                        .fqn();
        };
    }

    /**
     * Path and query of a page, below {@code /v1}.
     *
     * @param include {@code all}, {@code deleted} or {@code non-deleted}
     * @param after cursor of the page; empty for the first
     */
    static String path(String scope, String include, String after) {
        String cursor = after.isEmpty() ? "" : "&after=" + OpenMetadataNames.urlSegment(after);
        return scope + "&include=" + include + "&limit=" + PAGE + cursor;
    }

    /** Takes an {@link EntityPageRequest}. */
    public void ask(Exchange exchange) {
        EntityPageRequest request = exchange.getMessage().getBody(EntityPageRequest.class);
        exchange.setProperty("CaravanPage", request);
        OpenMetadataRequest.set(
                exchange,
                token,
                "GET",
                url + "/v1" + path(request.scope(), "all", request.after()),
                OpenMetadataRequest.JSON,
                "");
    }

    /** Leaves an {@link EntityPage}; what does not exist has no entities. */
    public EntityPage note(Exchange exchange) {
        EntityPageRequest request = exchange.getProperty("CaravanPage", EntityPageRequest.class);
        Reply reply = Reply.of(exchange);
        exchange.getMessage().removeHeaders("*", "Caravan*");
        if (reply.isMissing()) {
            return new EntityPage(List.of(), Optional.empty());
        }
        if (!reply.isTaken()) {
            throw reply.refusal("it cannot be told what the catalog has");
        }
        ListedPage page = reply.page();
        return new EntityPage(
                page.entities(),
                page.after().isEmpty()
                        ? Optional.empty()
                        : Optional.of(new EntityPageRequest(request.scope(), page.after())));
    }
}
