package io.lakecaravan.format.orc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.orc.storage.ql.exec.vector.ColumnVector;
import org.apache.orc.storage.ql.exec.vector.ListColumnVector;
import org.apache.orc.storage.ql.exec.vector.MapColumnVector;
import org.apache.orc.storage.ql.exec.vector.StructColumnVector;
import org.apache.orc.storage.ql.exec.vector.UnionColumnVector;

/** Values that hold values. */
final class NestedValues {
    private NestedValues() {}

    record Items(ValueReader element) implements ValueReader {
        @Override
        public Object present(ColumnVector vector, int row) {
            ListColumnVector list = (ListColumnVector) vector;
            int from = Math.toIntExact(list.offsets[row]);
            int length = Math.toIntExact(list.lengths[row]);
            List<Object> items = new ArrayList<>();
            for (int i = 0; i < length; i++) {
                items.add(element.value(list.child, from + i));
            }
            return items;
        }
    }

    /** Of entries with the same key the last one counts. */
    record Entries(ValueReader key, ValueReader value) implements ValueReader {
        @Override
        public Object present(ColumnVector vector, int row) {
            MapColumnVector map = (MapColumnVector) vector;
            int from = Math.toIntExact(map.offsets[row]);
            int length = Math.toIntExact(map.lengths[row]);
            Map<Object, Object> entries = new LinkedHashMap<>();
            for (int i = 0; i < length; i++) {
                entries.put(key.value(map.keys, from + i), value.value(map.values, from + i));
            }
            return entries;
        }
    }

    record Fields(List<ValueReader> readers) implements ValueReader {
        @Override
        public Object present(ColumnVector vector, int row) {
            StructColumnVector struct = (StructColumnVector) vector;
            List<Object> values = new ArrayList<>(readers.size());
            for (int i = 0; i < readers.size(); i++) {
                values.add(readers.get(i).value(struct.fields[i], row));
            }
            return values;
        }
    }

    record Members(List<ValueReader> readers) implements ValueReader {
        @Override
        public Object present(ColumnVector vector, int row) {
            UnionColumnVector union = (UnionColumnVector) vector;
            int tag = union.tags[row];
            return readers.get(tag).value(union.fields[tag], row);
        }
    }
}
