package io.lakecaravan.format.arrow;

import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.arrow.Vectors.Offsets;
import io.lakecaravan.format.arrow.Vectors.Validity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes fields' nodes and buffers off a batch, in the order of the schema, depth first. */
final class VectorReader {
    /** Where nodes, buffers and counts of views begin that belong to a column. */
    record Position(int node, int buffer, int view) {}

    private final BatchHeader header;
    private final BufferReader buffers;
    private final Dictionaries dictionaries;
    private int node;
    private int buffer;
    private int view;

    VectorReader(BatchHeader header, Position start, BufferReader buffers, Dictionaries dictionaries) {
        this.header = header;
        this.node = start.node();
        this.buffer = start.buffer();
        this.view = start.view();
        this.buffers = buffers;
        this.dictionaries = dictionaries;
    }

    /** Where the field behind this one begins, without looking at any buffer. */
    static Position behind(BatchHeader header, ArrowField field, Position start) throws FormatException {
        int fixed = field.layout().buffers(header.message().hasAllValidity());
        boolean isView = field.layout() instanceof Layout.View;
        Position next = new Position(
                start.node() + 1,
                start.buffer() + fixed + (isView ? header.variadic(start.view()) : 0),
                start.view() + (isView ? 1 : 0));
        for (ArrowField child : field.children()) {
            next = behind(header, child, next);
        }
        return next;
    }

    Vector read(ArrowField field) throws IOException {
        Vector stored = stored(field);
        Optional<ArrowField.Conversion> conversion = field.conversion();
        return conversion.isEmpty() ? stored : new Vectors.Converted(stored, conversion.get());
    }

    private Vector stored(ArrowField field) throws IOException {
        long length = header.length(node);
        long nulls = header.nulls(node);
        node++;
        Layout layout = field.layout();
        if (layout instanceof Layout.Nulls) {
            return new Vectors.Nulls(length);
        } else if (layout instanceof Layout.Fixed fixed) {
            Validity validity = validity(length, nulls);
            return Vectors.Fixed.of(length, validity, next(), fixed);
        } else if (layout instanceof Layout.Variable variable) {
            Validity validity = validity(length, nulls);
            Offsets offsets = offsets(length, 1, variable.large());
            return new Vectors.Variable(length, validity, offsets, next(), variable.decoder());
        } else if (layout instanceof Layout.View views) {
            return view(length, nulls, views);
        } else if (layout instanceof Layout.Dictionary dictionary) {
            Validity validity = validity(length, nulls);
            BufferBytes indexes = next();
            checkSize(indexes, length, dictionary.indexBits() / 8, "the indexes of a dictionary");
            return new NestedVectors.Dictionary(length, validity, indexes, dictionary, dictionaries.parts(dictionary));
        }
        return nested(field, length, nulls);
    }

    private Vector nested(ArrowField field, long length, long nulls) throws IOException {
        Layout layout = field.layout();
        if (layout instanceof Layout.Offsets offsets) {
            return list(field, length, nulls, offsets.large());
        } else if (layout instanceof Layout.Entries) {
            return new NestedVectors.Entries(list(field, length, nulls, false));
        } else if (layout instanceof Layout.OffsetsAndSizes views) {
            Validity validity = validity(length, nulls);
            Offsets offsets = offsets(length, 0, views.large());
            Offsets sizes = offsets(length, 0, views.large());
            return new NestedVectors.ListView(
                    length, validity, offsets, sizes, read(field.children().get(0)));
        } else if (layout instanceof Layout.FixedList list) {
            Validity validity = validity(length, nulls);
            return new NestedVectors.FixedList(
                    length, validity, list.size(), read(field.children().get(0)));
        } else if (layout instanceof Layout.Struct) {
            Validity validity = validity(length, nulls);
            return new NestedVectors.Struct(length, validity, children(field));
        } else if (layout instanceof Layout.Union union) {
            return union(field, union, length, nulls);
        } else if (layout instanceof Layout.RunEnds runs) {
            return runs(field, runs, length);
        }
        throw Corrupt.unsupported("values of type " + field.column().nativeType() + " cannot be read by this version");
    }

    private NestedVectors.ListVector list(ArrowField field, long length, long nulls, boolean large) throws IOException {
        Validity validity = validity(length, nulls);
        Offsets offsets = offsets(length, 1, large);
        return new NestedVectors.ListVector(
                length, validity, offsets, read(field.children().get(0)));
    }

    private Vector view(long length, long nulls, Layout.View layout) throws IOException {
        Validity validity = validity(length, nulls);
        BufferBytes views = next();
        checkSize(views, length, 16, "the views of a field");
        List<BufferBytes> bytes = new ArrayList<>();
        int count = header.variadic(view++);
        for (int i = 0; i < count; i++) {
            bytes.add(next());
        }
        return new Vectors.View(length, validity, views, bytes, layout.decoder());
    }

    private Vector union(ArrowField field, Layout.Union layout, long length, long nulls) throws IOException {
        Validity validity = header.message().hasAllValidity() ? validity(length, nulls) : Validity.ALL;
        BufferBytes types = next();
        checkSize(types, length, 1, "the type ids of a union");
        if (layout.dense()) {
            Offsets offsets = offsets(length, 0, false);
            return new NestedVectors.DenseUnion(length, validity, types, offsets, layout.ids(), children(field));
        }
        return new NestedVectors.SparseUnion(length, validity, types, layout.ids(), children(field));
    }

    private Vector runs(ArrowField field, Layout.RunEnds layout, long length) throws IOException {
        if (header.message().hasAllValidity()) {
            next();
        }
        long runs = header.length(node);
        node++;
        next();
        BufferBytes ends = next();
        checkSize(ends, runs, layout.bits() / 8, "the run ends of a field");
        return new NestedVectors.Runs(
                length, ends, layout.bits(), runs, read(field.children().get(1)));
    }

    private List<Vector> children(ArrowField field) throws IOException {
        List<Vector> children = new ArrayList<>();
        for (ArrowField child : field.children()) {
            children.add(read(child));
        }
        return children;
    }

    private Validity validity(long length, long nulls) throws IOException {
        return Validity.of(next(), length, nulls);
    }

    /** @param more offsets than values; a field without values may leave its offsets out */
    private Offsets offsets(long length, int more, boolean large) throws IOException {
        BufferBytes bytes = next();
        if (length > 0) {
            checkSize(bytes, length + more, large ? 8 : 4, "the offsets of a field");
        }
        return new Offsets(bytes, large);
    }

    private static void checkSize(BufferBytes bytes, long count, int width, String what) throws FormatException {
        if (count > bytes.size() / width) {
            throw NestedVectors.shortBuffer(what);
        }
    }

    private BufferBytes next() throws IOException {
        return buffers.bytes(header, buffer++);
    }
}
