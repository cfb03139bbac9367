package io.lakecaravan.format.pickle;

import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.ReadOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * DataFrames and Series of pandas 0.x to 3.x. Both keep their values in a block manager, which pickles itself either as
 * {@code BlockManager(blocks, axes)} with blocks made by {@code _unpickle_block(values, places, dimensions)}, or with a
 * state whose last part has under {@code "0.14.1"} the axes and blocks.
 */
final class PandasFrames {
    private static final int MOST_LEVELS = 64;

    private final ReadOptions options;
    private final PandasVectors vectors;

    PandasFrames(ReadOptions options, PandasVectors vectors) {
        this.options = options;
        this.vectors = vectors;
    }

    /** @param values the array of the block; {@code places} of its columns in the frame */
    private record Block(Object values, Object places) {}

    private record Manager(List<Block> blocks, List<Object> axes) {}

    /** Empty where the object is neither frame nor series. */
    Optional<PickledTable> of(Object value) throws IOException {
        if (!(value instanceof PyInstance instance)) {
            return Optional.empty();
        }
        Optional<Object> stored = PyObjects.member(instance, List.of("_mgr", "_data"))
                .filter(manager -> PyObjects.classOf(manager)
                        .filter(type -> type.name().endsWith("BlockManager"))
                        .isPresent());
        if (stored.isEmpty()) {
            return Optional.empty();
        }
        Manager manager = manager((PyInstance) stored.get());
        return Optional.of(manager.axes().size() == 1 ? series(instance, manager) : frame(manager));
    }

    private static Manager manager(PyInstance manager) throws IOException {
        Optional<PySequence> blocks = manager.arg(0).flatMap(PyObjects::sequence);
        Optional<PySequence> axes = manager.arg(1).flatMap(PyObjects::sequence);
        if (blocks.isPresent() && axes.isPresent()) {
            List<Block> made = new ArrayList<>();
            for (Object block : blocks.get().elements()) {
                made.add(block(block));
            }
            return new Manager(made, axes.get().elements());
        }
        return fromState(manager.state());
    }

    private static Block block(Object block) throws IOException {
        if (block instanceof PyInstance made && made.arg(0).isPresent()) {
            return new Block(made.arg(0).get(), made.arg(1).orElse(PyNone.NONE));
        }
        throw PandasVectors.corrupt();
    }

    private static Manager fromState(Object state) throws IOException {
        PySequence parts = PyObjects.sequence(state).orElseThrow(PandasVectors::corrupt);
        Optional<PyDict> named = parts.size() < 4
                ? Optional.empty()
                : PyObjects.dict(parts.get(3))
                        .flatMap(extra -> extra.get("0.14.1"))
                        .flatMap(PyObjects::dict);
        if (named.isEmpty()) {
            throw PandasVectors.corrupt();
        }
        PySequence axes = named.get().get("axes").flatMap(PyObjects::sequence).orElseThrow(PandasVectors::corrupt);
        PySequence blocks =
                named.get().get("blocks").flatMap(PyObjects::sequence).orElseThrow(PandasVectors::corrupt);
        List<Block> made = new ArrayList<>();
        for (Object block : blocks.elements()) {
            PyDict parted = PyObjects.dict(block).orElseThrow(PandasVectors::corrupt);
            made.add(new Block(
                    parted.get("values").orElseThrow(PandasVectors::corrupt),
                    parted.get("mgr_locs").orElse(PyNone.NONE)));
        }
        return new Manager(made, axes.elements());
    }

    private PickledTable frame(Manager manager) throws IOException {
        if (manager.axes().size() != 2) {
            throw PandasVectors.corrupt();
        }
        PandasIndex labels = PandasIndex.of(manager.axes().get(0), vectors);
        if (labels.length() > options.maxColumns()) {
            throw new LimitException(
                    "the frame has " + labels.length() + " columns, the limit is " + options.maxColumns());
        }
        List<Vector> columns = new ArrayList<>(Collections.nCopies(labels.length(), new Vector.Opaque(-1, "unknown")));
        for (Block block : manager.blocks()) {
            List<Integer> places = places(block.places(), labels.length());
            for (int i = 0; i < places.size(); i++) {
                columns.set(places.get(i), vectors.ofBlock(block.values(), i));
            }
        }
        return table(PandasIndex.of(manager.axes().get(1), vectors), labels.texts(vectors.values()), columns);
    }

    private PickledTable series(PyInstance instance, Manager manager) throws IOException {
        if (manager.blocks().size() != 1) {
            throw PandasVectors.corrupt();
        }
        Object values = manager.blocks().get(0).values();
        Optional<Vector> vector = vectors.of(values);
        Object name = PyObjects.member(instance, List.of("_name", "name")).orElse(PyNone.NONE);
        String label = PyObjects.isNone(name) ? "0" : vectors.values().label(name);
        return table(
                PandasIndex.of(manager.axes().get(0), vectors),
                List.of(label),
                List.of(vector.isPresent() ? vector.get() : vectors.ofBlock(values, 0)));
    }

    /** A slice, a list of integers, or a placement that is made of one of them. */
    private List<Integer> places(Object given, int width) throws IOException {
        Object places = PyObjects.isCallOf(given, "BlockPlacement")
                ? ((PyInstance) given).arg(0).orElse(PyNone.NONE)
                : given;
        List<Long> found = new ArrayList<>();
        if (places instanceof PyInstance slice && PyObjects.isCallOf(places, "slice")) {
            long start = slice.arg(0).flatMap(PyObjects::integer).orElse(0L);
            long stop = slice.arg(1).flatMap(PyObjects::integer).orElse((long) width);
            long step = slice.arg(2).flatMap(PyObjects::integer).orElse(1L);
            for (long place = start; step > 0 ? place < stop : step < 0 && place > stop; place += step) {
                found.add(place);
                if (place < 0 || place >= width) {
                    throw PandasVectors.corrupt();
                }
            }
        } else {
            Vector list = vectors.of(places).orElseThrow(PandasVectors::corrupt);
            if (list.length() > width) {
                throw PandasVectors.corrupt();
            }
            for (int i = 0; i < list.length(); i++) {
                found.add(list.at(i) instanceof Long place ? place : -1L);
            }
        }
        if (found.stream().anyMatch(place -> place < 0 || place >= width)) {
            throw PandasVectors.corrupt();
        }
        return found.stream().map(Long::intValue).toList();
    }

    /** The index comes first, as {@code reset_index} has it, unless it only counts the rows. */
    private PickledTable table(PandasIndex index, List<String> labels, List<Vector> columns) throws IOException {
        int rows = columns.stream()
                .mapToInt(Vector::length)
                .filter(length -> length >= 0)
                .findFirst()
                .orElse(index.length());
        List<String> names = new ArrayList<>();
        List<Vector> all = new ArrayList<>();
        if (!index.isPlain()) {
            if (index.levels().size() > MOST_LEVELS) {
                throw new LimitException(
                        "the index has " + index.levels().size() + " levels, the limit is " + MOST_LEVELS);
            }
            names.addAll(index.levelNames(vectors.values()));
            all.addAll(index.levels());
        }
        names.addAll(labels);
        all.addAll(columns);
        List<Vector> checked = new ArrayList<>();
        for (Vector column : all) {
            boolean opaque = column.length() < 0;
            if (!opaque && column.length() != rows) {
                throw PandasVectors.corrupt();
            }
            checked.add(opaque ? new Vector.Opaque(rows, column.nativeType()) : column);
        }
        return PickledTable.of(names, checked, rows, options.maxColumns());
    }
}
