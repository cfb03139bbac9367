package io.lakecaravan.tag.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * How a column is filled: rows, share of nulls, share of dirt and how often values come again, as columns of real
 * tables differ in them.
 */
record Filling(int rows, int fewest, double nullShare, double dirtShare, double distinctShare) {
    private static final List<Integer> ROWS = List.of(5, 8, 12, 20, 35, 60, 100, 100, 150, 250, 400, 700, 1_000);
    private static final List<Double> NULL_SHARES = List.of(0.0, 0.0, 0.0, 0.0, 0.02, 0.1, 0.35, 0.6);
    private static final List<Double> DIRT_SHARES = List.of(0.0, 0.0, 0.0, 0.0, 0.01, 0.02, 0.04);
    private static final List<Double> DISTINCT_SHARES = List.of(1.0, 1.0, 1.0, 0.6, 0.25);
    private static final int FEWEST_ROWS = 5;

    /** @param fewest values that the column needs to be what it is labelled as */
    static Filling drawn(Draw draw, int fewest) {
        int rows = Math.max(fewest, draw.of(ROWS));
        double nulls = rows < 20 ? 0 : draw.of(NULL_SHARES);
        double dirt = rows < 100 ? 0 : draw.of(DIRT_SHARES);
        return new Filling(rows, Math.max(fewest, FEWEST_ROWS), nulls, dirt, rows < 35 ? 1 : draw.of(DISTINCT_SHARES));
    }

    SeenColumn column(Draw draw, String name, ValueSource source) {
        List<String> pool = pool(draw, source);
        List<String> values = new ArrayList<>(rows);
        for (int row = 0; row < rows; row++) {
            boolean present = rows - row <= fewest - values.size() || !draw.chance(nullShare);
            if (present) {
                String value = row < pool.size() ? pool.get(row) : draw.of(pool);
                values.add(draw.chance(dirtShare) ? dirty(draw, value) : value);
            }
        }
        return new SeenColumn(name, ReaderTypes.of(draw, values), values, rows - values.size());
    }

    private List<String> pool(Draw draw, ValueSource source) {
        int size = Math.max(fewest, (int) (rows * distinctShare));
        List<String> pool = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            pool.add(source.draw(draw));
        }
        return pool;
    }

    private static String dirty(Draw draw, String value) {
        return switch (draw.below(6)) {
            case 0 -> "n/a";
            case 1 -> "unknown";
            case 2 -> "-";
            case 3 -> value.substring(0, value.length() / 2) + "?";
            case 4 -> " " + value + " ";
            default -> "test";
        };
    }
}
