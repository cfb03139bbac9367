package io.lakecaravan.catalog.openmetadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.lakecaravan.catalog.openmetadata.stub.EntityKind;
import io.lakecaravan.catalog.openmetadata.stub.Names;
import io.lakecaravan.catalog.openmetadata.stub.Person;
import io.lakecaravan.catalog.openmetadata.stub.StubOpenMetadata;
import java.util.List;

/** Where one model puts the table {@code sales/orders} of {@link Tables}, and a person who works on it there. */
final class Shelf {
    final Model model;
    final StubOpenMetadata server;
    final Person person;

    Shelf(Model model, StubOpenMetadata server) {
        this.model = model;
        this.server = server;
        this.person = server.person("alice");
    }

    EntityKind kind() {
        return model == Model.TABLES ? EntityKind.TABLE : EntityKind.CONTAINER;
    }

    String fqn() {
        return model == Model.TABLES ? "demo.\"lake.prod\".sales.orders" : "demo.\"lake.prod\".sales/orders";
    }

    JsonNode entity() {
        return entity(fqn());
    }

    JsonNode entity(String name) {
        return server.snapshot().path(kind().type()).path(name);
    }

    JsonNode columns(JsonNode entity) {
        return model == Model.TABLES
                ? entity.path("columns")
                : entity.path("dataModel").path("columns");
    }

    /** By its path, e.g. {@code address.street}. */
    JsonNode column(String path) {
        JsonNode level = columns(entity());
        JsonNode found = MissingNode.getInstance();
        for (String name : Names.split(path).orElseThrow()) {
            found = named(level, name);
            level = found.path("children");
        }
        return found;
    }

    private static JsonNode named(JsonNode level, String name) {
        for (JsonNode column : level) {
            if (column.path("name").asText().equals(name)) {
                return column;
            }
        }
        return MissingNode.getInstance();
    }

    static List<String> tags(JsonNode target) {
        return target.path("tags").findValuesAsText("tagFQN");
    }

    long writes(String pathPart) {
        return server.log().count(entry -> entry.isWrite() && entry.path().contains(pathPart));
    }
}
