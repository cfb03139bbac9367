package io.lakecaravan.table;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table, topic or the like of another system that data comes from or goes to.
 *
 * @param system kind of system in lower case: {@code postgresql}, {@code mysql}, {@code kafka}, {@code snowflake}, ...
 * @param services where it stands in each catalog, by the catalog's name or type: the service's name in OpenMetadata, the
 *     connection's qualified name or name in Atlan; for OpenLineage ({@code openlineage}) the namespace
 * @param path names from the outermost down: database, schema, table; or one topic
 */
public record Dataset(String system, Map<String, String> services, List<String> path) {
    public Dataset {
        services = Map.copyOf(services);
        path = List.copyOf(path);
    }

    /** Where it stands in a catalog, by its name or else its type. */
    public Optional<String> service(String catalog, String type) {
        return Optional.ofNullable(services.getOrDefault(catalog, services.get(type)));
    }

    public DatasetKind kind() {
        return DatasetKind.of(system);
    }

    /** The path for people, {@code shop.public.orders}. */
    public String name() {
        return String.join(".", path);
    }
}
