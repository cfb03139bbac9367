package io.lakecaravan.catalog.openmetadata;

import io.lakecaravan.table.Dataset;
import io.lakecaravan.table.DatasetKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Where a dataset is looked for, the most likely name first.
 *
 * @param names fully qualified names
 */
record LineagePlace(LineageKind kind, List<String> names) {
    /** The database that OpenMetadata gives to systems without one, such as MySQL. */
    private static final String NO_DATABASE = "default";

    LineagePlace {
        names = List.copyOf(names);
    }

    static LineagePlace of(Dataset dataset, String service) {
        List<List<String>> paths = new ArrayList<>();
        paths.add(dataset.path());
        if (dataset.kind() == DatasetKind.TABLE && dataset.path().size() == 2) {
            paths.add(List.of(NO_DATABASE, dataset.path().get(0), dataset.path().get(1)));
        }
        // The server compares names by case, and systems tell theirs in the one they fold them to.
        Set<String> names = new LinkedHashSet<>();
        addAll(names, paths, service, UnaryOperator.identity());
        addAll(names, paths, service, name -> name.toUpperCase(Locale.ROOT));
        addAll(names, paths, service, name -> name.toLowerCase(Locale.ROOT));
        return new LineagePlace(LineageKind.of(dataset.kind()), List.copyOf(names));
    }

    private static void addAll(
            Set<String> names, List<List<String>> paths, String service, UnaryOperator<String> spelling) {
        for (List<String> path : paths) {
            List<String> parts = new ArrayList<>(List.of(service));
            for (int i = 0; i < path.size(); i++) {
                boolean ours = path.size() == 3 && i == 0 && path.get(0).equals(NO_DATABASE);
                parts.add(OpenMetadataNames.legal(ours ? NO_DATABASE : spelling.apply(path.get(i))));
            }
            names.add(OpenMetadataNames.fqn(parts.toArray(String[]::new)));
        }
    }

    /** For people. */
    String text() {
        return "the " + (kind == LineageKind.INDEX ? "search index" : kind.type()) + " " + name();
    }

    /** As it was asked for. */
    String name() {
        return names.get(0);
    }
}
