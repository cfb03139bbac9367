package io.lakecaravan.format.pickle;

import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.ReadOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds tables among the objects of a pickle: frames, series and indexes of pandas, arrays of numpy, records (a list of
 * dictionaries or of objects), rows (a list of lists or tuples of one length), columns (a dictionary of sequences of one
 * length), and dictionaries and lists of such tables, which are several tables named by key or place.
 */
final class TableSearch {
    private static final int MOST_DEPTH = 4;
    private static final int MOST_TABLES = 1000;
    private static final String VALUE = "value";

    private final ReadOptions options;
    private final PandasVectors vectors;
    private final PandasFrames frames;
    private final Set<Object> visited = Collections.newSetFromMap(new IdentityHashMap<>());

    /** @param size opcodes and bytes of the pickle: work is bounded by a multiple of it */
    TableSearch(ReadOptions options, long size) {
        this.options = options;
        this.vectors = new PandasVectors(options, new PlainValues.WorkBudget(size));
        this.frames = new PandasFrames(options, vectors);
    }

    /** Tables in the order of the pickle; none where it holds no table. */
    List<PickledTable> tables(Object root) throws IOException {
        List<PickledTable> tables = unique(search(root, 0));
        return tables.size() <= MOST_TABLES ? tables : tables.subList(0, MOST_TABLES);
    }

    private List<PickledTable> search(Object value, int depth) throws IOException {
        Optional<PickledTable> made = made(value);
        if (made.isPresent()) {
            return List.of(made.get());
        }
        if (depth >= MOST_DEPTH || !visited.add(value)) {
            return List.of();
        }
        Optional<PyDict> dict = PyObjects.dict(value);
        if (dict.isPresent()) {
            return ofDict(dict.get(), depth);
        }
        Optional<PySequence> sequence = PyObjects.sequence(value);
        return sequence.isPresent() ? ofSequence(sequence.get(), depth) : List.of();
    }

    /** What a library made to be a table. */
    private Optional<PickledTable> made(Object value) throws IOException {
        Optional<PickledTable> frame = frames.of(value);
        if (frame.isPresent()) {
            return frame;
        }
        Optional<NumpyArray> array = NumpyArray.of(value);
        if (array.isPresent()) {
            return array(array.get());
        }
        if (!PyObjects.isClassIn(value, "pandas") && !PyObjects.isClassIn(value, "pyarrow")) {
            return Optional.empty();
        }
        if (PyObjects.isOf(value, "MultiIndex")) {
            PandasIndex index = PandasIndex.of(value, vectors);
            return Optional.of(PickledTable.of(
                    index.levelNames(vectors.values()), index.levels(), index.length(), options.maxColumns()));
        }
        Optional<Vector> vector = vectors.of(value).filter(column -> column.length() >= 0);
        return vector.isPresent() ? Optional.of(single(vector.get())) : Optional.empty();
    }

    private PickledTable single(Vector column) throws IOException {
        return PickledTable.of(List.of(VALUE), List.of(column), column.length(), options.maxColumns());
    }

    private Optional<PickledTable> array(NumpyArray array) throws IOException {
        NumpyDtype dtype = array.dtype();
        boolean objects = array.objects().isPresent();
        if (array.dimensions() == 0) {
            return Optional.empty();
        }
        if (array.dimensions() == 1) {
            return Optional.of(
                    dtype.fields().isEmpty() || objects ? oneColumn(array, objects) : structured(array, dtype));
        }
        boolean rows = array.dimensions() > 2 || array.shape().get(1) > options.maxColumns();
        if (rows) {
            return objects ? Optional.empty() : Optional.of(single(new NumpyVector.OfRows(array)));
        }
        List<String> names = new ArrayList<>();
        List<Vector> columns = new ArrayList<>();
        for (int i = 0; i < array.shape().get(1); i++) {
            names.add(String.valueOf(i));
            columns.add(vectors.run(array.along(0, i)));
        }
        return columns.isEmpty()
                ? Optional.empty()
                : Optional.of(PickledTable.of(names, columns, array.shape().get(0), options.maxColumns()));
    }

    /** A structured array that holds objects is pickled as a list of tuples. */
    private PickledTable oneColumn(NumpyArray array, boolean objects) throws IOException {
        if (objects && !array.dtype().fields().isEmpty()) {
            List<String> names =
                    array.dtype().fields().stream().map(NumpyDtype.Field::name).toList();
            Optional<PickledTable> rows =
                    new RecordLists(options, vectors).rows(array.objects().get(), names);
            if (rows.isPresent()) {
                return rows.get();
            }
        }
        return single(vectors.run(array.all()));
    }

    private PickledTable structured(NumpyArray array, NumpyDtype dtype) throws IOException {
        List<String> names = new ArrayList<>();
        List<Vector> columns = new ArrayList<>();
        for (NumpyDtype.Field field : dtype.fields()) {
            names.add(field.name());
            columns.add(new NumpyVector(array.all(), field));
        }
        return PickledTable.of(names, columns, array.count(), options.maxColumns());
    }

    private List<PickledTable> ofDict(PyDict dict, int depth) throws IOException {
        RecordLists lists = new RecordLists(options, vectors);
        Optional<PickledTable> columns = lists.columns(dict);
        if (columns.isPresent()) {
            return List.of(columns.get());
        }
        Optional<PickledTable> byKey = lists.recordsByKey(dict);
        if (byKey.isPresent()) {
            return List.of(byKey.get());
        }
        List<PickledTable> tables = new ArrayList<>();
        for (int i = 0; i < dict.size(); i++) {
            Object value = dict.value(i);
            if (isContainer(value)) {
                String key = vectors.values().label(dict.key(i));
                search(value, depth + 1).forEach(table -> tables.add(table.under(key)));
            }
        }
        return tables.isEmpty() && depth == 0
                ? lists.oneRecord(dict).map(List::of).orElse(List.of())
                : tables;
    }

    private List<PickledTable> ofSequence(PySequence sequence, int depth) throws IOException {
        List<PickledTable> tables = new ArrayList<>();
        boolean library = false;
        for (int i = 0; i < sequence.size() && i < MOST_TABLES; i++) {
            Object value = sequence.get(i);
            library |= isMade(value);
            if (library && isContainer(value)) {
                String place = String.valueOf(i);
                search(value, depth + 1).forEach(table -> tables.add(table.under(place)));
            }
        }
        if (!tables.isEmpty()) {
            return tables;
        }
        return new RecordLists(options, vectors).of(sequence).map(List::of).orElse(List.of());
    }

    private static boolean isContainer(Object value) {
        return value instanceof PyInstance || value instanceof PyDict || value instanceof PySequence;
    }

    /** Whether a frame, series or array of more than one dimension, so that a list of it is a list of tables. */
    private boolean isMade(Object value) throws FormatException {
        if (!(value instanceof PyInstance instance)) {
            return false;
        }
        Optional<NumpyArray> array = NumpyArray.of(value);
        boolean manager = PyObjects.member(instance, List.of("_mgr", "_data")).isPresent();
        return manager || array.filter(found -> found.dimensions() >= 2).isPresent();
    }

    private static List<PickledTable> unique(List<PickledTable> tables) {
        Map<String, PickledTable> byName = new LinkedHashMap<>();
        for (PickledTable table : tables) {
            String name = table.name();
            for (int number = 2; byName.containsKey(name); number++) {
                name = table.name() + "_" + number;
            }
            byName.put(name, new PickledTable(name, table.names(), table.columns(), table.rows()));
        }
        return List.copyOf(byName.values());
    }
}
