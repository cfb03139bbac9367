package io.lakecaravan.layout;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How the objects that may be read of a table are shared by its shapes: one for each, then in turn, the shape with the
 * most objects first. Never more than {@code sample.objects} in all, except that each shape has at least one, and never
 * more of a shape than it has.
 */
final class SampleShares {
    private SampleShares() {}

    /**
     * @param sampled {@code sample.objects}
     * @param objects number of objects of each shape
     * @return how many to read of each shape
     */
    static int[] of(int sampled, List<Long> objects) {
        int[] shares = new int[objects.size()];
        Arrays.fill(shares, 1);
        int left = sampled - shares.length;
        List<Integer> largestFirst = IntStream.range(0, shares.length)
                .boxed()
                .sorted(Comparator.comparing((Integer shape) -> -objects.get(shape)))
                .toList();
        boolean shared = true;
        while (left > 0 && shared) {
            shared = false;
            for (int shape : largestFirst) {
                if (left > 0 && shares[shape] < objects.get(shape)) {
                    shares[shape]++;
                    left--;
                    shared = true;
                }
            }
        }
        return shares;
    }
}
