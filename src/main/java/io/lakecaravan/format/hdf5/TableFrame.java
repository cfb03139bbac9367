package io.lakecaravan.format.hdf5;

import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.dataset.DatasetBase;
import io.jhdf.object.datatype.CompoundDataType;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.hdf5.ElementTypes.Member;
import io.lakecaravan.format.hdf5.PandasKinds.Zone;
import io.lakecaravan.format.pickle.PySequence;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.LogicalType.ListOf;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The table layout of pandas: the dataset {@code table} of a compound type. A member is the index, a column of its own
 * (a "data column"), or a block of columns of one type, whose names stand pickled in the attribute {@code <member>_kind}.
 */
final class TableFrame {
    private final PandasParts parts;
    private final Optional<Object> info;
    private final Optional<String> nullWord;
    private final List<String> indexes = new ArrayList<>();

    TableFrame(PandasParts parts) {
        this.parts = parts;
        this.info = pickled(parts.group(), "info");
        this.nullWord = Attributes.text(parts.group(), "nan_rep");
        pairs("index_cols").forEach(pair -> indexes.add(PickledNames.shown(pair.get(1), 0)));
    }

    private static Optional<Object> pickled(Node node, String attribute) {
        return Attributes.bytes(node, attribute).flatMap(PickledNames::load);
    }

    private List<PySequence> pairs(String attribute) {
        List<PySequence> pairs = new ArrayList<>();
        if (pickled(parts.group(), attribute).orElse("") instanceof PySequence list) {
            for (Object element : list.elements()) {
                if (element instanceof PySequence pair && pair.size() == 2) {
                    pairs.add(pair);
                }
            }
        }
        return pairs;
    }

    Hdf5Table table(String path) throws IOException {
        DatasetBase table = parts.dataset("table");
        if (!(table.getDataType() instanceof CompoundDataType compound)) {
            throw new FormatException(FindingCode.HDF5_DATASET_UNREADABLE, "its table is of no compound type");
        }
        List<Member> cells = new ArrayList<>();
        for (Member member : parts.types().members(compound)) {
            if (indexes.contains(member.name())) {
                cells.add(index(table, member));
            } else {
                cells.addAll(block(table, member));
            }
        }
        Series rows = new DatasetSeries(parts.slices(table), cells);
        return new Hdf5Table(path, List.of(rows), order(cells), rows.rows(), Filters.of(table));
    }

    private Member index(DatasetBase table, Member member) {
        String kind = Attributes.text(table, member.name() + "_kind").orElse("");
        String name = PickledNames.fact(info, member.name(), "index_name")
                .map(pickled -> PickledNames.shown(pickled, 0))
                .filter(text -> !text.isEmpty())
                .orElse(member.name());
        Element element = PandasKinds.apply(member.element(), kind, zone(member.name()));
        return new Member(name, member.offset(), PandasKinds.withNulls(element, nullWord));
    }

    private List<Member> block(DatasetBase table, Member member) throws IOException {
        List<String> names =
                pickled(table, member.name() + "_kind").map(PickledNames::list).orElseGet(List::of);
        if (names.isEmpty()) {
            return List.of(member);
        }
        String kind = Attributes.text(table, member.name() + "_dtype").orElse("");
        int size = member.element().size() / names.size();
        Optional<Element> single = single(member.element(), names.size());
        if (single.isEmpty() || size * names.size() != member.element().size()) {
            throw new FormatException(
                    FindingCode.HDF5_DATASET_UNREADABLE, "a block is not as wide as its names are many");
        }
        Element element = PandasKinds.apply(single.get(), kind, zone(member.name()));
        if (Attributes.text(table, member.name() + "_meta")
                .filter("category"::equals)
                .isPresent()) {
            element = categories(member.name(), element);
        }
        element = PandasKinds.withNulls(element, nullWord);
        List<Member> columns = new ArrayList<>();
        for (String name : names) {
            String shown = seriesName(name);
            columns.add(new Member(shown, member.offset() + columns.size() * size, element));
        }
        return columns;
    }

    /** A series is stored as a frame of the column {@code values}. */
    private String seriesName(String name) {
        boolean isSeries = Attributes.text(parts.group(), "pandas_type")
                .filter("series_table"::equals)
                .isPresent();
        return isSeries && name.equals("values")
                ? PickledNames.name(Attributes.bytes(parts.group(), "name")).orElse(name)
                : name;
    }

    /** The element of one column of a block, which is an array over its columns, or of a column of its own. */
    private static Optional<Element> single(Element block, int columns) {
        if (!(block.type() instanceof ListOf list)) {
            return columns == 1 ? Optional.of(block) : Optional.empty();
        }
        int size = block.size() / columns;
        LogicalType type = list.element().type();
        return Optional.of(new Element(
                type,
                list.element().nativeType(),
                size,
                (bytes, at) -> ((List<?>) block.decode(bytes.slice(at, size * columns), 0)).get(0)));
    }

    private Zone zone(String member) {
        return PickledNames.fact(info, member, "tz").isPresent() ? Zone.STORED_AS_UTC : Zone.NONE;
    }

    /** Codes as the categories they stand for, which lie in {@code meta/<member>/meta/table}. */
    private Element categories(String member, Element codes) throws IOException {
        Node table = parts.group();
        for (String name : List.of("meta", member, "meta", "table")) {
            table = table instanceof Group group ? group.getChildren().get(name) : null;
        }
        if (!(table instanceof DatasetBase dataset) || !(dataset.getDataType() instanceof CompoundDataType compound)) {
            return codes;
        }
        for (Member stored : parts.types().members(compound)) {
            if (stored.name().equals("values")) {
                Optional<Element> single = single(stored.element(), 1);
                String kind = Attributes.text(dataset, "values_dtype").orElse("");
                Element element = PandasKinds.apply(single.orElse(stored.element()), kind, Zone.NONE);
                Series values = new DatasetSeries(
                        parts.slices(dataset), List.of(new Member("values", stored.offset(), element)));
                return coded(codes, element, CodedSeries.all(values));
            }
        }
        return codes;
    }

    private static Element coded(Element codes, Element value, List<Object> categories) {
        return codes.as(value.type(), "category", code -> CodedSeries.value(categories, code));
    }

    /** The index first, then the columns as the frame has them; those it does not name as they lie. */
    private List<Integer> order(List<Member> cells) {
        List<String> wanted = new ArrayList<>();
        pairs("non_index_axes").forEach(pair -> wanted.addAll(PickledNames.list(pair.get(1))));
        List<Integer> order = new ArrayList<>();
        List<Integer> rest = new ArrayList<>();
        List<String> names = cells.stream().map(Member::name).toList();
        for (int i = 0; i < names.size(); i++) {
            if (!wanted.contains(names.get(i)) || names.indexOf(names.get(i)) != i) {
                rest.add(i);
            }
        }
        order.addAll(rest);
        wanted.stream()
                .distinct()
                .map(names::indexOf)
                .filter(place -> place >= 0)
                .forEach(order::add);
        return order;
    }
}
