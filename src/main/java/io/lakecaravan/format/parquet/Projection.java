package io.lakecaravan.format.parquet;

import io.lakecaravan.schema.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/** Some top-level columns of a file, in the order they were asked for. */
final class Projection {
    private final Footer footer;
    private final MessageType message;
    private final Schema schema;
    private final List<Leaf> leaves;
    private final int[] positions;

    private Projection(Footer footer, List<Integer> tops) {
        this.footer = footer;
        MessageType file = footer.schema().message();
        List<Integer> inFileOrder =
                tops.stream().sorted(Comparator.naturalOrder()).toList();
        Map<Integer, Integer> position = new HashMap<>();
        for (int top : inFileOrder) {
            position.put(top, position.size());
        }
        List<Type> fields = inFileOrder.stream().map(file::getType).toList();
        this.message = new MessageType(file.getName(), fields);
        this.schema = new Schema(tops.stream().map(footer::column).toList());
        this.leaves = inFileOrder.stream()
                .flatMap(top -> footer.schema().leavesOf(top).stream())
                .toList();
        this.positions = tops.stream().mapToInt(position::get).toArray();
    }

    static Projection all(Footer footer) {
        int count = footer.schema().message().getFieldCount();
        List<Integer> tops = new ArrayList<>();
        for (int top = 0; top < count; top++) {
            tops.add(top);
        }
        return new Projection(footer, tops);
    }

    static Projection of(Footer footer, List<String> names) {
        MessageType file = footer.schema().message();
        Set<Integer> tops = new LinkedHashSet<>();
        for (String name : names) {
            if (!file.containsField(name)) {
                throw new IllegalArgumentException("the table has no column '" + name + "'; it has "
                        + String.join(", ", footer.columns().names()));
            }
            if (!tops.add(file.getFieldIndex(name))) {
                throw new IllegalArgumentException("column '" + name + "' is asked for twice");
            }
        }
        return new Projection(footer, List.copyOf(tops));
    }

    private Projection(Footer footer, List<Type> fields, List<Leaf> leaves) {
        this.footer = footer;
        this.message = new MessageType(footer.schema().message().getName(), fields);
        this.schema = ColumnTypes.schema(message);
        this.leaves = leaves;
        this.positions = IntStream.range(0, fields.size()).toArray();
    }

    /** What has a wanted leaf, in file order. Groups keep their shape, so a list or map should be wanted as a whole. */
    static Projection leaves(Footer footer, Predicate<List<String>> wanted) {
        List<Leaf> leaves = footer.schema().leaves().stream()
                .filter(leaf -> wanted.test(List.of(leaf.descriptor().getPath())))
                .toList();
        Set<List<String>> kept = new HashSet<>();
        for (Leaf leaf : leaves) {
            List<String> path = List.of(leaf.descriptor().getPath());
            for (int length = 1; length <= path.size(); length++) {
                kept.add(path.subList(0, length));
            }
        }
        return new Projection(footer, pruned(footer.schema().message(), List.of(), kept), leaves);
    }

    private static List<Type> pruned(GroupType group, List<String> path, Set<List<String>> kept) {
        List<Type> fields = new ArrayList<>();
        for (Type field : group.getFields()) {
            List<String> own = new ArrayList<>(path);
            own.add(field.getName());
            if (kept.contains(own)) {
                fields.add(
                        field.isPrimitive()
                                ? field
                                : field.asGroupType().withNewFields(pruned(field.asGroupType(), own, kept)));
            }
        }
        return fields;
    }

    static Projection column(Footer footer, int top) {
        return new Projection(footer, List.of(top));
    }

    Schema schema() {
        return schema;
    }

    List<Leaf> leaves() {
        return leaves;
    }

    /** Rows assembled from the pages, each a list in the order of this projection's schema. */
    RecordReader<List<Object>> reader(PageReadStore pages, ValueBudget budget) {
        String createdBy = footer.createdBy().orElse(null);
        MessageColumnIO columns = new ColumnIOFactory(createdBy).getColumnIO(message);
        return columns.getRecordReader(pages, new Rows(budget));
    }

    private final class Rows extends RecordMaterializer<List<Object>> {
        private final GroupConverter root;
        private List<Object> current = List.of();

        @SuppressWarnings("unchecked")
        Rows(ValueBudget budget) {
            root = new Converters(budget).struct(message, value -> current = (List<Object>) value);
        }

        @Override
        public List<Object> getCurrentRecord() {
            Object[] ordered = new Object[positions.length];
            for (int index = 0; index < ordered.length; index++) {
                ordered[index] = current.get(positions[index]);
            }
            return Collections.unmodifiableList(Arrays.asList(ordered));
        }

        @Override
        public GroupConverter getRootConverter() {
            return root;
        }
    }
}
