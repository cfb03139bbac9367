package io.lakecaravan.flow;

import io.lakecaravan.config.CatalogConfig;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.spi.PropertiesSource;

/**
 * Tokens of the catalogs as properties {@code caravan.catalog.<name>.token}, so that routes name them and only the
 * endpoints that need them hold them.
 */
final class CatalogSecrets implements PropertiesSource {
    static final String NAME = "catalog-secrets";

    private final Map<String, String> values;

    private CatalogSecrets(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    static CatalogSecrets of(List<CatalogConfig> catalogs) {
        Map<String, String> values = new HashMap<>();
        for (CatalogConfig catalog : catalogs) {
            if (catalog instanceof CatalogConfig.Server server) {
                values.put("caravan.catalog." + server.name() + ".token", server.token());
            }
        }
        return new CatalogSecrets(values);
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public String getProperty(String name) {
        return values.get(name);
    }
}
