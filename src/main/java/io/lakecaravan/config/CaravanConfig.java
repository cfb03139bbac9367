package io.lakecaravan.config;

import java.util.List;

/**
 * {@code caravan.yaml}, read and checked.
 *
 * @param lineage all that match apply, in order
 * @param tableLimit most tables a source may give before anything of it is published ({@code tables.limit})
 */
public record CaravanConfig(
        List<SourceConfig> sources,
        TagConfig tags,
        List<LineageRule> lineage,
        List<CatalogConfig> catalogs,
        int tableLimit) {
    public static final int DEFAULT_TABLE_LIMIT = 10_000;

    public CaravanConfig {
        sources = List.copyOf(sources);
        lineage = List.copyOf(lineage);
        catalogs = List.copyOf(catalogs);
    }

    /** Without lineage. */
    public CaravanConfig(List<SourceConfig> sources, TagConfig tags, List<CatalogConfig> catalogs, int tableLimit) {
        this(sources, tags, List.of(), catalogs, tableLimit);
    }

    public SourceConfig source(String name) {
        return sources.stream()
                .filter(source -> source.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no source is named " + name));
    }

    public CatalogConfig catalog(String name) {
        return catalogs.stream()
                .filter(catalog -> catalog.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no catalog is named " + name));
    }
}
