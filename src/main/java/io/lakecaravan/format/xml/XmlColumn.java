package io.lakecaravan.format.xml;

import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.LogicalType.ListOf;
import io.lakecaravan.schema.LogicalType.StructOf;
import io.lakecaravan.schema.LogicalType.Text;
import io.lakecaravan.schema.Schema;
import io.lakecaravan.schema.TextValues;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where a column's values stand in a row element, and how they are read.
 *
 * @param name of the column or field
 * @param source of the values within the element
 * @param member the attribute's or child's name; any for the text
 * @param repeated whether values are lists
 * @param fields of an element with members; none for a text
 * @param type of the texts; the fields have their own
 */
record XmlColumn(
        String name, Source source, XmlName member, boolean repeated, List<XmlColumn> fields, LogicalType type) {
    private static final XmlName NO_NAME = new XmlName("", "");

    enum Source {
        ATTRIBUTE,
        CHILD,
        TEXT
    }

    /** Columns of a row: attributes, then the text of mixed content, then children. */
    static List<XmlColumn> of(XmlShape row) {
        List<XmlColumn> columns = new ArrayList<>();
        Iterator<String> names = row.names().iterator();
        for (Map.Entry<XmlName, XmlShape> attribute : row.attributes().entrySet()) {
            columns.add(new XmlColumn(
                    names.next(),
                    Source.ATTRIBUTE,
                    attribute.getKey(),
                    false,
                    List.of(),
                    attribute.getValue().texts().type()));
        }
        if (row.hasText()) {
            columns.add(new XmlColumn(
                    XmlShape.TEXT,
                    Source.TEXT,
                    NO_NAME,
                    false,
                    List.of(),
                    row.texts().type()));
        }
        for (Map.Entry<XmlName, XmlShape> child : row.children().entrySet()) {
            XmlShape shape = child.getValue();
            columns.add(new XmlColumn(
                    names.next(),
                    Source.CHILD,
                    child.getKey(),
                    shape.isRepeated(),
                    shape.isNested() ? of(shape) : List.of(),
                    shape.texts().type()));
        }
        return columns;
    }

    /** With the type that the user gave the column, as far as its values are plain texts. */
    XmlColumn known(Optional<Schema> schema) {
        Optional<Column> fixed = fields.isEmpty() ? schema.flatMap(given -> given.column(name)) : Optional.empty();
        return fixed.map(column -> new XmlColumn(name, source, member, repeated, fields, column.type()))
                .orElse(this);
    }

    Column column() {
        LogicalType one = fields.isEmpty()
                ? type
                : new StructOf(fields.stream().map(XmlColumn::column).toList());
        return Column.nullable(name, repeated ? new ListOf(Column.nullable("element", one)) : one);
    }

    /** Told of values that do not fit, and words that mean null. */
    record Reading(Runnable misfit, Set<String> nullWords) {}

    /** The value in a row element; null where it is absent or empty. */
    Object value(XmlElement element, Reading reading) {
        switch (source) {
            case ATTRIBUTE:
                return text(element.attributes().getOrDefault(member, ""), reading);
            case TEXT:
                return text(element.text(), reading);
            case CHILD:
                break;
        }
        List<XmlElement> children = element.children().getOrDefault(member, List.of());
        if (children.isEmpty()) {
            return null;
        }
        if (!repeated) {
            for (int i = 1; i < children.size(); i++) {
                reading.misfit().run();
            }
            return one(children.get(0), reading);
        }
        List<Object> values = new ArrayList<>(children.size());
        for (XmlElement child : children) {
            values.add(one(child, reading));
        }
        return values;
    }

    private Object one(XmlElement element, Reading reading) {
        if (fields.isEmpty()) {
            noteUnknown(element, 0, reading);
            return text(element.text(), reading);
        }
        List<Object> values = new ArrayList<>(fields.size());
        boolean empty = true;
        for (XmlColumn field : fields) {
            Object value = field.value(element, reading);
            empty &= value == null;
            values.add(value);
        }
        noteUnknown(element, members(fields, element), reading);
        return empty ? null : values;
    }

    /** Members of the element that are columns. */
    static int members(List<XmlColumn> columns, XmlElement element) {
        int found = 0;
        for (XmlColumn column : columns) {
            found += switch (column.source) {
                case ATTRIBUTE -> element.attributes().containsKey(column.member) ? 1 : 0;
                case CHILD -> element.children().containsKey(column.member) ? 1 : 0;
                case TEXT -> 0;
            };
        }
        return found;
    }

    /** Members that no row of the prefix had are left out. */
    static void noteUnknown(XmlElement element, int known, Reading reading) {
        int all = element.attributes().size() + element.children().size();
        for (int i = known; i < all; i++) {
            reading.misfit().run();
        }
    }

    private Object text(String text, Reading reading) {
        if (text.isEmpty() || reading.nullWords().contains(text)) {
            return null;
        }
        if (type instanceof Text) {
            return text;
        }
        Optional<Object> value = TextValues.parse(type, text);
        if (value.isEmpty()) {
            reading.misfit().run();
        }
        return value.orElse(text);
    }
}
