package io.lakecaravan.format.parquet;

import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.ReadOptions;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.converter.ParquetMetadataConverter;
import org.apache.parquet.schema.MessageType;

/**
 * The schema tree of a footer, which lies there flattened in depth-first order, checked before it is built: counts of
 * children that fit, depth, number of columns. Names that are not unique among their siblings get a suffix.
 */
record FileSchema(MessageType message, List<Leaf> leaves, List<List<Leaf>> byTop) {
    FileSchema {
        leaves = List.copyOf(leaves);
        byTop = byTop.stream().map(List::copyOf).toList();
    }

    static FileSchema of(List<SchemaElement> elements, ReadOptions options) throws IOException {
        List<List<String>> paths = new Walk(elements, options).leafPaths();
        MessageType message = Failures.parse(
                FindingCode.PARQUET_FOOTER_CORRUPT,
                -1,
                "the schema in the Parquet footer breaks the rules of the format",
                () -> new ParquetMetadataConverter()
                        .fromParquetMetadata(new FileMetaData(1, elements, 0, List.of()))
                        .getFileMetaData()
                        .getSchema());
        List<Leaf> leaves = new ArrayList<>();
        List<ColumnDescriptor> columns = message.getColumns();
        if (columns.size() != paths.size()) {
            throw new FormatException(
                    FindingCode.PARQUET_FOOTER_CORRUPT, "the schema in the Parquet footer holds groups without fields");
        }
        for (int index = 0; index < columns.size(); index++) {
            ColumnDescriptor column = columns.get(index);
            leaves.add(new Leaf(index, message.getFieldIndex(column.getPath()[0]), paths.get(index), column));
        }
        List<List<Leaf>> byTop = new ArrayList<>();
        message.getFields().forEach(field -> byTop.add(new ArrayList<>()));
        leaves.forEach(leaf -> byTop.get(leaf.top()).add(leaf));
        return new FileSchema(message, leaves, byTop);
    }

    /** Leaves of one top-level column. */
    List<Leaf> leavesOf(int top) {
        return byTop.get(top);
    }

    /** Goes over the flat list without recursion, so that its depth is known before anything recurses. */
    private static final class Walk {
        private final List<SchemaElement> elements;
        private final ReadOptions options;
        private final Deque<Group> open = new ArrayDeque<>();
        private final List<List<String>> leafPaths = new ArrayList<>();

        Walk(List<SchemaElement> elements, ReadOptions options) {
            this.elements = elements;
            this.options = options;
        }

        List<List<String>> leafPaths() throws IOException {
            if (elements.isEmpty()) {
                throw corrupt("the Parquet footer holds no schema");
            }
            if (elements.size() - 1 > options.maxColumns()) {
                throw new LimitException("the Parquet schema has " + (elements.size() - 1)
                        + " columns, nested ones counted; the limit is " + options.maxColumns());
            }
            open(elements.get(0), List.of());
            for (SchemaElement element : elements.subList(1, elements.size())) {
                visit(element);
            }
            closeFull();
            if (!open.isEmpty()) {
                throw corrupt("the Parquet schema ends before all children that its groups announce");
            }
            return leafPaths;
        }

        private void visit(SchemaElement element) throws IOException {
            closeFull();
            Group parent = open.peek();
            if (parent == null) {
                throw corrupt("the Parquet schema goes on after its root is complete");
            }
            parent.missing--;
            List<String> path = new ArrayList<>(parent.path);
            path.add(element.getName());
            makeUnique(element, parent.names);
            // The union is set and empty when the file uses a logical type that came after this version.
            if (element.isSetLogicalType() && element.getLogicalType().getSetField() == null) {
                element.unsetLogicalType();
            }
            if (element.isSetType()) {
                leafPaths.add(Collections.unmodifiableList(path));
            } else {
                open(element, path);
            }
        }

        private void open(SchemaElement element, List<String> path) throws IOException {
            if (element.getNum_children() < 0) {
                throw corrupt("a group of the Parquet schema announces a negative number of children");
            }
            if (path.size() >= options.maxDepth()) {
                throw new LimitException(
                        "the Parquet schema nests deeper than the limit of " + options.maxDepth() + " levels");
            }
            open.push(new Group(path, element.getNum_children()));
        }

        private void closeFull() {
            while (!open.isEmpty() && open.peek().missing == 0) {
                open.pop();
            }
        }

        private static void makeUnique(SchemaElement element, Map<String, Integer> names) {
            String name = element.getName();
            int before = names.merge(name, 1, Integer::sum);
            if (before == 1) {
                return;
            }
            int number = before;
            while (names.containsKey(name + "_" + number)) {
                number++;
            }
            names.put(name, number);
            names.put(name + "_" + number, 1);
            element.setName(name + "_" + number);
        }

        private static FormatException corrupt(String message) {
            return new FormatException(FindingCode.PARQUET_FOOTER_CORRUPT, message);
        }

        private static final class Group {
            private final List<String> path;
            private final Map<String, Integer> names = new HashMap<>();
            private int missing;

            Group(List<String> path, int missing) {
                this.path = path;
                this.missing = missing;
            }
        }
    }
}
