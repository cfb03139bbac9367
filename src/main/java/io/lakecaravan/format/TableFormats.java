package io.lakecaravan.format;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** The table formats on the class path and in {@code lib/ext}, by name and by what marks their roots. */
public final class TableFormats {
    private final Map<String, TableFormat> byName = new TreeMap<>();

    public TableFormats(Collection<? extends TableFormat> formats) {
        for (TableFormat format : formats) {
            TableFormat other = byName.put(format.name(), format);
            if (other != null) {
                throw Services.twice("table format " + format.name(), other, format);
            }
        }
    }

    /** Those that {@link ServiceLoader} finds. */
    public static TableFormats installed(ClassLoader loader) {
        return new TableFormats(Services.of(TableFormat.class, loader));
    }

    /**
     * Those of the program and of {@link ExtensionJars}.
     *
     * @throws ExtensionException where a jar there cannot be used
     */
    public static TableFormats installed() {
        return installed(Thread.currentThread().getContextClassLoader());
    }

    public Collection<String> names() {
        return byName.keySet();
    }

    public Optional<TableFormat> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /**
     * The format of a root with these markers. A root may be marked twice, where one format writes another's metadata
     * beside its own for other readers; the first by name is then the one that is written.
     */
    public Optional<TableFormat> marked(Collection<String> markers) {
        return byName.values().stream()
                .filter(format -> format.markers().stream().anyMatch(markers::contains))
                .findFirst();
    }
}
