package io.lakecaravan.cli;

import io.lakecaravan.config.CaravanConfig;
import io.lakecaravan.config.CatalogConfig;
import io.lakecaravan.config.ConfigException;
import io.lakecaravan.config.ConfigProblem;
import io.lakecaravan.config.ConfigReader;
import io.lakecaravan.config.InstallLayout;
import io.lakecaravan.config.Placeholders;
import io.lakecaravan.format.Formats;
import io.lakecaravan.format.TableFormats;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.impl.DefaultCamelContext;

/** Configuration and folders that a command works with. */
final class Workspace {
    private Workspace() {}

    static InstallLayout install() {
        return InstallLayout.find(InstallLayout.codeOf(Workspace.class), Path.of(""));
    }

    static Set<String> formats() {
        Set<String> names = new TreeSet<>(Formats.installed().names());
        names.addAll(TableFormats.installed().names());
        return names;
    }

    /** The configuration with what the command line says of it. */
    static CaravanConfig config(CommonOptions options) throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            CaravanConfig config = new ConfigReader(Placeholders.of(camel), formats()).read(options.config());
            return narrowed(config, options);
        }
    }

    private static CaravanConfig narrowed(CaravanConfig config, CommonOptions options) {
        List<io.lakecaravan.config.SourceConfig> sources = config.sources();
        if (options.source().isPresent()) {
            String name = options.source().get();
            sources = sources.stream()
                    .filter(source -> source.name().equals(name))
                    .toList();
            if (sources.isEmpty()) {
                throw new ConfigException(List.of(new ConfigProblem(
                        options.config().toString(),
                        0,
                        "sources",
                        "CONFIG_UNKNOWN_SOURCE",
                        "no source is named '" + name + "'. Known: "
                                + String.join(
                                        ", ",
                                        config.sources().stream()
                                                .map(source -> source.name())
                                                .toList()))));
            }
        }
        List<CatalogConfig> catalogs = new ArrayList<>();
        for (CatalogConfig catalog : config.catalogs()) {
            catalogs.add(
                    catalog instanceof CatalogConfig.Local local
                                    && options.output().isPresent()
                            ? new CatalogConfig.Local(
                                    local.name(), options.output().get())
                            : catalog);
        }
        return new CaravanConfig(sources, config.tags(), config.lineage(), catalogs, config.tableLimit());
    }

    /** Where the run's record goes: the first local catalog's directory. */
    static Path output(CaravanConfig config, CommonOptions options) {
        return config.catalogs().stream()
                .filter(CatalogConfig.Local.class::isInstance)
                .map(catalog -> ((CatalogConfig.Local) catalog).directory())
                .findFirst()
                .or(() -> options.output())
                .orElse(Path.of("catalog"));
    }
}
