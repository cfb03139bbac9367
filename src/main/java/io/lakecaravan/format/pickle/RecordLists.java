package io.lakecaravan.format.pickle;

import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tables of plain Python lists and dictionaries. */
final class RecordLists {
    private static final String VALUE = "value";
    private static final String KEY = "key";

    private final ReadOptions options;
    private final PandasVectors vectors;

    RecordLists(ReadOptions options, PandasVectors vectors) {
        this.options = options;
        this.vectors = vectors;
    }

    /** A list of records, of rows, or of values. */
    Optional<PickledTable> of(PySequence list) throws IOException {
        if (list.size() == 0) {
            return Optional.empty();
        }
        if (list.elements().stream().allMatch(element -> rowOf(element).isPresent())) {
            return rows(list, List.of());
        }
        return records(list.elements());
    }

    /** Lists or tuples of one length; a namedtuple is given its values as arguments. */
    Optional<PickledTable> rows(PySequence list, List<String> names) throws IOException {
        int width = rowOf(list.get(0)).map(PySequence::size).orElse(0);
        for (Object element : list.elements()) {
            if (rowOf(element).filter(row -> row.size() == width).isEmpty()) {
                return names.isEmpty() ? records(list.elements()) : Optional.empty();
            }
        }
        if (width == 0 || width > options.maxColumns()) {
            return Optional.empty();
        }
        List<String> labels = new ArrayList<>();
        List<Vector> columns = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            List<Object> column = new ArrayList<>(list.size());
            for (Object element : list.elements()) {
                column.add(rowOf(element).orElseThrow().get(i));
            }
            labels.add(i < names.size() ? names.get(i) : String.valueOf(i));
            columns.add(vectors.objects(column, ""));
        }
        return Optional.of(PickledTable.of(labels, columns, list.size(), options.maxColumns()));
    }

    private static Optional<PySequence> rowOf(Object element) {
        if (element instanceof PySequence row) {
            boolean ordered = row.kind() == PySequence.Kind.LIST || row.kind() == PySequence.Kind.TUPLE;
            return ordered ? Optional.of(row) : Optional.empty();
        }
        if (element instanceof PyInstance instance
                && instance.callee() instanceof PyGlobal type
                && instance.args() instanceof PySequence args
                && args.size() > 1
                && PyObjects.isNone(instance.state())
                && !isLibrary(type)) {
            return Optional.of(args);
        }
        return Optional.empty();
    }

    private static boolean isLibrary(PyGlobal type) {
        return type.isIn("numpy")
                || type.isIn("pandas")
                || type.isIn("datetime")
                || type.isIn("_codecs")
                || type.isIn("builtins")
                || type.isIn("__builtin__")
                || type.isIn("pathlib")
                || type.isIn("copyreg")
                || type.isIn("copy_reg");
    }

    /** Dictionaries and objects give their members; anything else, one column of values. */
    private Optional<PickledTable> records(List<Object> elements) throws IOException {
        Vector whole = vectors.objects(elements, "");
        if (whole.type() instanceof LogicalType.StructOf struct && isRecords(elements)) {
            return Optional.of(spread(whole, struct.fields(), elements.size()));
        }
        return whole.type() instanceof LogicalType.Unknown
                ? Optional.empty()
                : Optional.of(PickledTable.of(List.of(VALUE), List.of(whole), elements.size(), options.maxColumns()));
    }

    private boolean isRecords(List<Object> elements) throws IOException {
        for (Object element : elements) {
            if (vectors.values().of(element) instanceof Map<?, ?>) {
                return true;
            }
        }
        return false;
    }

    private PickledTable spread(Vector records, List<Column> fields, int rows) throws IOException {
        List<String> names = new ArrayList<>();
        List<Vector> columns = new ArrayList<>();
        LastRecord last = new LastRecord(records);
        for (int i = 0; i < fields.size(); i++) {
            names.add(fields.get(i).name());
            columns.add(new Member(last, fields.get(i).type(), i));
        }
        return PickledTable.of(names, columns, rows, options.maxColumns());
    }

    /** Rows are read cell by cell: the record that was decoded last is kept. */
    private static final class LastRecord {
        private final Vector records;
        private int row = -1;
        private Object record = PyNone.NONE;

        LastRecord(Vector records) {
            this.records = records;
        }

        Object at(int wanted) throws IOException {
            if (wanted != row) {
                record = records.at(wanted);
                row = wanted;
            }
            return record;
        }
    }

    /** One member of the records. */
    private record Member(LastRecord last, LogicalType type, int position) implements Vector {
        @Override
        public int length() {
            return last.records.length();
        }

        @Override
        public boolean nullable() {
            return true;
        }

        @Override
        public String nativeType() {
            return "";
        }

        @Override
        public Object at(int row) throws IOException {
            return last.at(row) instanceof List<?> members ? members.get(position) : null;
        }
    }

    /** A dictionary whose sequences have one length, with at least one element. Other members are not of the table. */
    Optional<PickledTable> columns(PyDict dict) throws IOException {
        List<String> names = new ArrayList<>();
        List<Vector> columns = new ArrayList<>();
        int rows = -1;
        for (int i = 0; i < dict.size(); i++) {
            Optional<Vector> column = column(dict.value(i));
            if (column.isEmpty()) {
                if (isScalar(dict.value(i))) {
                    continue;
                }
                return Optional.empty();
            }
            if (rows >= 0 && column.get().length() != rows) {
                return Optional.empty();
            }
            rows = column.get().length();
            names.add(vectors.values().label(dict.key(i)));
            columns.add(column.get());
        }
        return rows < 0 ? Optional.empty() : Optional.of(PickledTable.of(names, columns, rows, options.maxColumns()));
    }

    private Optional<Vector> column(Object value) throws IOException {
        if (value instanceof PySequence list) {
            boolean ordered = list.kind() == PySequence.Kind.LIST || list.kind() == PySequence.Kind.TUPLE;
            boolean records = list.size() > 0 && list.elements().stream().allMatch(PyDict.class::isInstance);
            return ordered && !records ? Optional.of(vectors.objects(list.elements(), "")) : Optional.empty();
        }
        if (!(value instanceof PyInstance)) {
            return Optional.empty();
        }
        Optional<NumpyArray> array = NumpyArray.of(value);
        if (array.isPresent()) {
            if (array.get().dimensions() == 1) {
                return Optional.of(vectors.run(array.get().all()));
            }
            boolean rows = array.get().dimensions() > 1 && array.get().objects().isEmpty();
            return rows ? Optional.of(new NumpyVector.OfRows(array.get())) : Optional.empty();
        }
        boolean library = PyObjects.isClassIn(value, "pandas") || PyObjects.isClassIn(value, "pyarrow");
        return library ? vectors.of(value).filter(vector -> vector.length() >= 0) : Optional.empty();
    }

    private boolean isScalar(Object value) throws IOException {
        if (value instanceof PySequence || value instanceof PyDict) {
            return false;
        }
        Object plain = vectors.values().of(value);
        return !(plain instanceof List || plain instanceof Map || plain instanceof PlainValues.Opaque);
    }

    /** A dictionary of dictionaries that share members: records with their key. */
    Optional<PickledTable> recordsByKey(PyDict dict) throws IOException {
        if (dict.size() < 2 || !dict.values().stream().allMatch(PyDict.class::isInstance)) {
            return Optional.empty();
        }
        for (Object record : dict.values()) {
            for (Object member : ((PyDict) record).values()) {
                if (!isScalar(member)) {
                    return Optional.empty();
                }
            }
        }
        Optional<PickledTable> records = records(dict.values());
        if (records.isEmpty()) {
            return records;
        }
        List<Object> keys = new ArrayList<>();
        for (int i = 0; i < dict.size(); i++) {
            keys.add(dict.key(i));
        }
        List<String> names = new ArrayList<>(List.of(KEY));
        List<Vector> columns = new ArrayList<>(List.of(vectors.objects(keys, "")));
        names.addAll(records.get().names());
        columns.addAll(records.get().columns());
        return Optional.of(PickledTable.of(names, columns, dict.size(), options.maxColumns()));
    }

    /** A dictionary of plain values, as one row. */
    Optional<PickledTable> oneRecord(PyDict dict) throws IOException {
        if (dict.size() == 0) {
            return Optional.empty();
        }
        List<Object> one = List.of(dict);
        Vector record = vectors.objects(one, "");
        boolean plain = record.type() instanceof LogicalType.StructOf struct
                && struct.fields().stream().noneMatch(field -> field.type() instanceof LogicalType.Unknown);
        return plain
                ? Optional.of(spread(record, ((LogicalType.StructOf) record.type()).fields(), 1))
                : Optional.empty();
    }
}
