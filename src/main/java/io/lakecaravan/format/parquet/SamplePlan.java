package io.lakecaravan.format.parquet;

import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.parquet.ColumnChunk.IndexRange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.parquet.format.OffsetIndex;
import org.apache.parquet.format.PageLocation;
import org.apache.parquet.format.Util;

/**
 * Which bytes of a row group to fetch for a sample: of each column the dictionary and the first data page, as far as
 * their end is known or can be guessed, at most one request per column, cheap columns first, within a byte budget.
 */
final class SamplePlan {
    /** Chunks up to here are taken whole; ranges that are no further apart are fetched as one. */
    private static final int NEAR = 64 << 10;

    /** What most writers put into a page, with its header. */
    private static final long USUAL_PAGE = (1 << 20) + (64 << 10);

    private final Footer footer;
    private final RowGroup group;
    private final long budget;
    private final Map<Integer, Long> ends = new HashMap<>();
    private final Set<Integer> chosen = new HashSet<>();
    private long left;

    private SamplePlan(Footer footer, RowGroup group, long budget) {
        this.footer = footer;
        this.group = group;
        this.budget = budget;
        this.left = budget;
    }

    /** @param tops the columns that can be read at all */
    static SamplePlan of(Footer footer, RowGroup group, Set<Integer> tops, long budget) throws IOException {
        SamplePlan plan = new SamplePlan(footer, group, budget);
        Map<Integer, Long> costs = new HashMap<>();
        int leaves = tops.stream()
                .mapToInt(top -> footer.schema().leavesOf(top).size())
                .sum();
        for (int top : tops) {
            long cost = 0;
            for (Leaf leaf : footer.schema().leavesOf(top)) {
                cost += plan.cost(leaf, leaves);
            }
            costs.put(top, cost);
        }
        tops.stream()
                .sorted(Comparator.<Integer>comparingLong(costs::get).thenComparing(Comparator.naturalOrder()))
                .filter(top -> costs.get(top) <= plan.left)
                .forEach(top -> {
                    plan.left -= costs.get(top);
                    plan.chosen.add(top);
                });
        return plan;
    }

    /** The columns that fit into the budget. */
    Set<Integer> chosen() {
        return chosen;
    }

    /** Fetches what was planned; chunks by index of their leaf. */
    Map<Integer, ChunkInput> fetch(ObjectSource source) throws IOException {
        List<Leaf> wanted = footer.schema().leaves().stream()
                .filter(leaf -> chosen.contains(leaf.top()))
                .sorted(Comparator.comparingLong(leaf -> chunk(leaf).start()))
                .toList();
        Map<Integer, ChunkInput> inputs = new HashMap<>();
        List<Leaf> run = new ArrayList<>();
        long runEnd = 0;
        for (Leaf leaf : wanted) {
            if (inTail(leaf)) {
                inputs.put(leaf.index(), input(leaf, footer.tail()));
                continue;
            }
            long gap = Math.max(0, chunk(leaf).start() - runEnd);
            if (!run.isEmpty() && (gap > NEAR || gap > left)) {
                fetchRun(source, run, runEnd, inputs);
                run.clear();
            } else if (!run.isEmpty()) {
                left -= gap;
            }
            runEnd = run.isEmpty() ? ends.get(leaf.index()) : Math.max(runEnd, ends.get(leaf.index()));
            run.add(leaf);
        }
        fetchRun(source, run, runEnd, inputs);
        return inputs;
    }

    private void fetchRun(ObjectSource source, List<Leaf> run, long end, Map<Integer, ChunkInput> inputs)
            throws IOException {
        if (run.isEmpty()) {
            return;
        }
        long start = chunk(run.get(0)).start();
        Span span = Span.of(start, source.read(start, Math.toIntExact(end - start)));
        run.forEach(leaf -> inputs.put(leaf.index(), input(leaf, span)));
    }

    private ChunkInput input(Leaf leaf, Span span) {
        long start = chunk(leaf).start();
        return new ChunkInput.Fetched(
                span.from(start, (int) Math.min(chunk(leaf).length(), Integer.MAX_VALUE)));
    }

    private boolean inTail(Leaf leaf) {
        return footer.tail().holds(chunk(leaf).start(), ends.get(leaf.index()));
    }

    private ColumnChunk chunk(Leaf leaf) {
        return group.chunks().get(leaf.index());
    }

    private long cost(Leaf leaf, int leaves) throws IOException {
        ColumnChunk chunk = chunk(leaf);
        long length = Math.min(chunk.length(), firstPages(chunk, leaves));
        ends.put(leaf.index(), chunk.start() + length);
        return inTail(leaf) ? 0 : length;
    }

    /** Bytes from the chunk's start to the end of its first data page. */
    private long firstPages(ColumnChunk chunk, int leaves) throws IOException {
        if (chunk.length() <= NEAR) {
            return chunk.length();
        }
        Optional<Long> exact = indexedEnd(chunk);
        if (exact.isPresent()) {
            return exact.get() - chunk.start();
        }
        long dictionary = chunk.firstData() - chunk.start();
        long data = chunk.length() - dictionary;
        // Writers end a page at a size before compression; one with few pages ends it by rows, or never.
        long usual = (long) (USUAL_PAGE * Math.min(1.0, 1.25 * chunk.length() / Math.max(1, chunk.expanded())));
        long average = chunk.dataPages().isPresent()
                ? data / Math.max(1, chunk.dataPages().getAsInt() - 1) * 9 / 8 + NEAR / 16
                : Math.min(USUAL_PAGE, budget / leaves);
        return dictionary + Math.max(average, Math.min(usual, budget / leaves));
    }

    /** End of the first page by the offset index, where the tail that brought the footer holds it. */
    private Optional<Long> indexedEnd(ColumnChunk chunk) throws IOException {
        Span tail = footer.tail();
        Optional<IndexRange> range = chunk.offsetIndex()
                .filter(index -> index.length() > 0)
                .filter(index -> tail.holds(index.offset(), index.offset() + index.length()));
        if (range.isEmpty()) {
            return Optional.empty();
        }
        Span bytes = tail.from(range.get().offset(), range.get().length());
        try {
            OffsetIndex index =
                    Util.readOffsetIndex(new ByteArrayInputStream(bytes.array(), bytes.start(), bytes.length()));
            return index.getPage_locations().stream()
                    .findFirst()
                    .map(SamplePlan::end)
                    .filter(end -> end > chunk.firstData() && end <= chunk.end());
        } catch (IOException | RuntimeException broken) {
            // The index only helps to guess; without it the guess is worse.
            return Optional.empty();
        }
    }

    private static long end(PageLocation page) {
        return page.getOffset() + page.getCompressed_page_size();
    }
}
