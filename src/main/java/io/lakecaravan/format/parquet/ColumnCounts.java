package io.lakecaravan.format.parquet;

import io.lakecaravan.table.ColumnStatistics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.schema.Type.Repetition;

/** What the footer counts per column, summed over the row groups. */
final class ColumnCounts {
    private ColumnCounts() {}

    /** Top-level primitive columns; nulls only where every row group counts them or the schema forbids them. */
    static List<ColumnStatistics> of(Footer footer) {
        List<ColumnStatistics> statistics = new ArrayList<>();
        for (Leaf leaf : footer.schema().leaves()) {
            boolean topLevel = leaf.descriptor().getPath().length == 1;
            if (topLevel && leaf.descriptor().getMaxRepetitionLevel() == 0 && !isEncrypted(footer, leaf)) {
                statistics.add(statistics(footer, leaf));
            }
        }
        return statistics;
    }

    private static boolean isEncrypted(Footer footer, Leaf leaf) {
        return footer.rowGroups().stream()
                .map(group -> group.chunks().get(leaf.index()))
                .anyMatch(chunk -> chunk.encrypted() && chunk.codec().isEmpty());
    }

    private static ColumnStatistics statistics(Footer footer, Leaf leaf) {
        boolean required = leaf.descriptor().getPrimitiveType().isRepetition(Repetition.REQUIRED);
        long values = 0;
        OptionalLong nulls = OptionalLong.of(0);
        for (RowGroup group : footer.rowGroups()) {
            ColumnChunk chunk = group.chunks().get(leaf.index());
            values += chunk.values();
            if (!required) {
                nulls = nulls.isPresent() && chunk.nulls().isPresent()
                        ? OptionalLong.of(nulls.getAsLong() + chunk.nulls().getAsLong())
                        : OptionalLong.empty();
            }
        }
        return new ColumnStatistics(leaf.name(), values, nulls);
    }

    /** The codec of most column chunks; of equally frequent ones the first by name. */
    static String compression(Footer footer) {
        Map<String, Long> chunks = new TreeMap<>();
        for (RowGroup group : footer.rowGroups()) {
            for (ColumnChunk chunk : group.chunks()) {
                chunk.codec().map(Decompression::name).ifPresent(name -> chunks.merge(name, 1L, Long::sum));
            }
        }
        String most = Decompression.name(CompressionCodec.UNCOMPRESSED);
        long count = 0;
        for (Map.Entry<String, Long> codec : chunks.entrySet()) {
            if (codec.getValue() > count) {
                most = codec.getKey();
                count = codec.getValue();
            }
        }
        return most;
    }
}
