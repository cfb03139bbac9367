package io.lakecaravan.format.avro;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Arrays, maps and unions in the binary encoding. */
final class NestedDecoders {
    private NestedDecoders() {}

    /** An array: blocks of items, each with its count, until an empty one. */
    record Items(Decoder item) implements Decoder {
        @Override
        public Object read(RowInput in) throws IOException {
            List<Object> values = new ArrayList<>();
            for (long count = in.count(); count > 0; count = in.count()) {
                for (long i = 0; i < count; i++) {
                    values.add(item.read(in));
                }
            }
            return values;
        }

        @Override
        public void skip(RowInput in) throws IOException {
            for (long count = in.count(); count > 0; count = in.count()) {
                for (long i = 0; i < count; i++) {
                    item.skip(in);
                }
            }
        }
    }

    /** A map: blocks as of an array, of text and value. Of a key that stands twice the last value counts. */
    record Entries(Decoder value) implements Decoder {
        @Override
        public Object read(RowInput in) throws IOException {
            Map<String, Object> entries = new LinkedHashMap<>();
            for (long count = in.count(); count > 0; count = in.count()) {
                for (long i = 0; i < count; i++) {
                    entries.put(in.text(), value.read(in));
                }
            }
            return entries;
        }
    }

    /** A union: the index of a member, then its value. */
    record Branches(List<Decoder> members) implements Decoder {
        @Override
        public Object read(RowInput in) throws IOException {
            return member(in).read(in);
        }

        @Override
        public void skip(RowInput in) throws IOException {
            member(in).skip(in);
        }

        private Decoder member(RowInput in) throws IOException {
            long index = in.number();
            if (index < 0 || index >= members.size()) {
                throw in.corrupt("a union has member " + index + " of " + members.size());
            }
            return members.get((int) index);
        }
    }
}
