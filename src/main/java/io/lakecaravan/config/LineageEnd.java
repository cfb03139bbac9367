package io.lakecaravan.config;

import java.util.List;
import java.util.Map;

/**
 * Where data of matching tables comes from, or goes to.
 *
 * @param system kind of system in lower case
 * @param path names from the outermost down
 * @param services where it stands in each catalog, by the catalog's name or type
 */
public record LineageEnd(String system, List<LineageName> path, Map<String, LineageName> services) {
    public LineageEnd {
        path = List.copyOf(path);
        services = Map.copyOf(services);
    }
}
