package io.lakecaravan.config;

import static io.lakecaravan.config.ConfigCode.CONFIG_BAD_URL;
import static io.lakecaravan.config.ConfigCode.CONFIG_CONTRADICTION;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads how OpenMetadata shows what it is told. */
final class ShownReader {
    private static final List<String> DATABASES = List.of("CustomDatabase", "Datalake");
    private static final List<String> STORAGES = List.of("CustomStorage", "S3");

    private static final List<String> STORE_TAGS = List.of("none", "tags", "properties");

    private ShownReader() {}

    static CatalogConfig.Shown read(Mapping catalog, CatalogConfig.Model model) {
        List<String> all = Stream.concat(DATABASES.stream(), STORAGES.stream()).toList();
        Optional<String> type = catalog.optional("service-type", Parsers.oneOf(all));
        List<String> legal = model == CatalogConfig.Model.TABLES ? DATABASES : STORAGES;
        if (type.isPresent() && !legal.contains(type.get())) {
            catalog.report(
                    "service-type",
                    CONFIG_CONTRADICTION,
                    type.get() + " holds no " + (model == CatalogConfig.Model.TABLES ? "tables" : "containers")
                            + ", which model: says. Write " + String.join(" or ", legal));
        }
        return new CatalogConfig.Shown(
                type, TagNamesReader.read(catalog, ShownReader::pattern), page(catalog), storeTags(catalog));
    }

    /** Where links to the store lead. */
    static Optional<String> page(Mapping catalog) {
        return catalog.optional("console", ShownReader::console);
    }

    /** The key that every catalog with tables has. */
    static CatalogConfig.StoreTags storeTags(Mapping catalog) {
        return CatalogConfig.StoreTags.valueOf(
                catalog.fallback("store-tags", Parsers.oneOf(STORE_TAGS)).toUpperCase(Locale.ROOT));
    }

    /** A tag, in which a star stands for the rest of another's name. */
    private static String pattern(String text) {
        Parsers.tag(text.replace('*', 'x'));
        return text;
    }

    private static String console(String text) {
        boolean web = text.startsWith("https://") || text.startsWith("http://");
        if (!web || !text.contains("{bucket}")) {
            throw new BadValueException(
                    CONFIG_BAD_URL,
                    "is no address of a console. Write https://host/path/{bucket}/{prefix}; {region} is known, too");
        }
        return text;
    }
}
