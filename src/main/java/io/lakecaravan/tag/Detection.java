package io.lakecaravan.tag;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.config.DetectConfig;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.table.Fragment;
import io.lakecaravan.table.Row;
import io.lakecaravan.table.Sample;
import io.lakecaravan.tag.detect.ColumnCounts;
import io.lakecaravan.tag.detect.ColumnDecision;
import io.lakecaravan.tag.detect.Detectors;
import io.lakecaravan.tag.detect.RowScan;
import io.lakecaravan.tag.detect.Suggestion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Shows rows to the detectors, and decides from what they counted what columns hold. Immutable and safe between threads;
 * word lists are read when it is made.
 */
public final class Detection {
    /** Rows of an object that are shown to the detectors. */
    public static final int ROWS = 1_000;

    private static final LogicalType TEXT = LogicalType.Text.plain();

    private final DetectConfig config;
    private final Detectors detectors = new Detectors();
    private final ColumnDecision decision = new ColumnDecision(detectors);

    public Detection(DetectConfig config) {
        this.config = config;
    }

    /** Version of the detectors: what a lower one counted is to be counted again. */
    public int suite() {
        return detectors.suite();
    }

    /**
     * Counts of one object.
     *
     * @param samples one for each fragment; of each the first {@value #ROWS} rows are looked at
     */
    public ObjectCounts scan(List<Fragment> fragments, List<Sample> samples) {
        SortedMap<String, Map<List<String>, ColumnCounts>> tables = new TreeMap<>();
        for (int i = 0; i < fragments.size(); i++) {
            Map<List<String>, ColumnCounts> counts = scan(fragments.get(i), samples.get(i));
            if (!counts.isEmpty()) {
                tables.put(fragments.get(i).table(), counts);
            }
        }
        return new ObjectCounts(suite(), tables);
    }

    private Map<List<String>, ColumnCounts> scan(Fragment fragment, Sample sample) {
        List<Column> columns = sample.columns().stream()
                .map(name -> fragment.schema().column(name).orElseGet(() -> Column.nullable(name, TEXT)))
                .toList();
        RowScan scan = new RowScan(detectors, columns);
        for (List<JsonNode> row :
                sample.rows().subList(0, Math.min(ROWS, sample.rows().size()))) {
            List<Object> values = new ArrayList<>(columns.size());
            for (int i = 0; i < columns.size(); i++) {
                values.add(SampledValue.of(columns.get(i).type(), row.get(i)));
            }
            scan.accept(new Row(values));
        }
        return scan.counts();
    }

    /**
     * What the columns of a table hold, and the fields in them.
     *
     * @param table its name says whose a {@code name} is
     * @param counts of all objects of the table, by path
     * @return by name of the column, in order of the columns and their fields; an empty list where nothing was found
     */
    public Map<String, List<Found>> decide(String table, List<Column> columns, Map<List<String>, ColumnCounts> counts) {
        Map<String, List<Found>> found = new LinkedHashMap<>();
        columns.forEach(column -> found.put(column.name(), decide(table, column, counts)));
        PlaceTable places = new PlaceTable(counts, decision::isOfPerson);
        if (places.lists(table, found)) {
            found.replaceAll((column, all) ->
                    all.stream().filter(each -> !PlaceTable.isPlace(each)).toList());
        }
        return found;
    }

    private List<Found> decide(String table, Column column, Map<List<String>, ColumnCounts> counts) {
        List<Found> found = new ArrayList<>();
        Leaves.of(column).forEach((path, leaf) -> {
            ColumnCounts counted = counts.get(path);
            if (counted == null) {
                return;
            }
            List<String> named = new ArrayList<>(List.of(table));
            named.addAll(path);
            decision.decide(named, leaf.type(), counted, config::threshold).stream()
                    .filter(suggestion -> config.suggests(suggestion.tag()))
                    .forEach(suggestion -> found.add(new Found(path, leaf.field(), suggestion)));
        });
        return found;
    }

    /**
     * What was found in a column.
     *
     * @param path names from the column down to the values, elements of lists and keys and values of maps among them
     * @param field path of the column or field that has a name of its own: the end of {@code path} may lack
     */
    public record Found(List<String> path, List<String> field, Suggestion suggestion) {
        public Found {
            path = List.copyOf(path);
            field = List.copyOf(field);
        }

        /** The most sensitive, of these the surest. */
        public static Optional<Found> strongest(List<Found> all) {
            Optional<Suggestion> strongest =
                    Suggestion.strongest(all.stream().map(Found::suggestion).toList());
            return strongest.flatMap(suggestion -> all.stream()
                    .filter(found -> found.suggestion().equals(suggestion))
                    .min(Comparator.comparing(found -> String.join(".", found.path()))));
        }
    }
}
