package io.lakecaravan.format.hdf5;

import io.jhdf.dataset.DatasetBase;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.hdf5.ElementTypes.Member;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The fixed layout of pandas: {@code axis0} names the columns, {@code axis1} is the index, and columns of one type lie
 * together in {@code blockN_values}, named by {@code blockN_items}.
 */
final class FixedFrame {
    private final PandasParts parts;

    FixedFrame(PandasParts parts) {
        this.parts = parts;
    }

    Hdf5Table frame(String path) throws IOException {
        List<Series> series = index("axis1");
        int indexes = series.size();
        long rows = series.get(0).rows();
        List<String> stored = new ArrayList<>();
        List<String> codecs = new ArrayList<>();
        for (int block = 0; parts.find("block" + block + "_values").isPresent(); block++) {
            DatasetBase values = parts.dataset("block" + block + "_values");
            List<String> names = parts.names("block" + block + "_items");
            series.add(block(values, names, rows));
            stored.addAll(names);
            codecs.add(Filters.of(values));
        }
        String compression =
                codecs.stream().distinct().count() == 1 ? codecs.get(0) : codecs.isEmpty() ? "none" : "mixed";
        return new Hdf5Table(path, series, order(indexes, parts.names("axis0"), stored), rows, compression);
    }

    Hdf5Table series(String path) throws IOException {
        List<Series> series = index("index");
        DatasetBase values = parts.dataset("values");
        String name = PickledNames.name(Attributes.bytes(parts.group(), "name")).orElse("values");
        series.add(checked(
                parts.axis(values, name, series.get(0).rows()), series.get(0).rows()));
        return Hdf5Table.of(path, series, Filters.of(values));
    }

    private List<Series> index(String axis) throws IOException {
        List<Series> series = new ArrayList<>();
        if (parts.find(axis).isPresent()) {
            DatasetBase stored = parts.dataset(axis);
            String name = PickledNames.name(Attributes.bytes(stored, "name")).orElse("index");
            series.add(parts.axis(stored, name, -1));
            return series;
        }
        for (int level = 0; parts.find(axis + "_label" + level).isPresent(); level++) {
            DatasetBase values = parts.dataset(axis + "_level" + level);
            String unnamed = "level_" + level;
            series.add(parts.level(
                    axis,
                    level,
                    PickledNames.name(Attributes.bytes(values, "name")).orElse(unnamed)));
        }
        if (series.isEmpty()) {
            throw misfit();
        }
        return series;
    }

    private Series block(DatasetBase values, List<String> names, long rows) throws IOException {
        if (values.isVariableLength()) {
            return parts.objects(values, names, rows);
        }
        String kind = Attributes.text(values, "value_type").orElse("");
        Element element = PandasKinds.apply(parts.types().of(values.getDataType()), kind, PandasParts.zone(values));
        List<Member> cells = new ArrayList<>();
        for (String name : names) {
            cells.add(new Member(name, cells.size() * element.size(), element));
        }
        // What is empty is stored as one element that means nothing.
        if (values.getAttribute("shape") != null && rows == 0) {
            return new NoValues(cells);
        }
        Slices slices = parts.slices(values);
        if (slices.elementsPerRow() != names.size()) {
            throw misfit();
        }
        return checked(new DatasetSeries(slices, cells), rows);
    }

    private static Series checked(Series series, long rows) throws FormatException {
        if (series.rows() != rows) {
            throw misfit();
        }
        return series;
    }

    /** Columns as {@code axis0} has them, behind the index; of equal names in the order of the blocks. */
    private static List<Integer> order(int indexes, List<String> names, List<String> stored) throws FormatException {
        Map<String, Deque<Integer>> places = new HashMap<>();
        for (int i = 0; i < stored.size(); i++) {
            places.computeIfAbsent(stored.get(i), name -> new ArrayDeque<>()).add(indexes + i);
        }
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < indexes; i++) {
            order.add(i);
        }
        for (String name : names) {
            Deque<Integer> of = places.getOrDefault(name, new ArrayDeque<>());
            if (of.isEmpty()) {
                throw misfit();
            }
            order.add(of.remove());
        }
        return order;
    }

    private static FormatException misfit() {
        return new FormatException(
                FindingCode.HDF5_DATASET_UNREADABLE,
                "what pandas wrote does not fit together; its datasets stand alone");
    }
}
