package io.lakecaravan.format.parquet;

import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;

/** Whether the footer's claims about a column chunk can be true, before a byte of it is asked for. */
final class ChunkChecks {
    /** Pages begin after the magic at the head. */
    private static final long FIRST_PAGE = 4;

    private ChunkChecks() {}

    static void check(Leaf leaf, ColumnChunk chunk, RowGroup group, Footer footer) throws FormatException {
        if (chunk.encrypted()) {
            throw new FormatException(
                    FindingCode.FORMAT_UNSUPPORTED, "column " + leaf.name() + " is encrypted and cannot be read");
        }
        if (chunk.elsewhere()) {
            throw new FormatException(
                    FindingCode.FORMAT_UNSUPPORTED, "the pages of column " + leaf.name() + " lie in another file");
        }
        long room = footer.start() - chunk.start();
        if (chunk.start() < FIRST_PAGE
                || chunk.length() < 0
                || chunk.length() > room
                || chunk.firstData() < chunk.start()
                || chunk.firstData() > chunk.end()) {
            throw corrupt(leaf, "does not lie inside the object");
        }
        boolean flat = leaf.descriptor().getMaxRepetitionLevel() == 0;
        if (flat ? chunk.values() != group.rows() : chunk.values() < group.rows()) {
            throw corrupt(leaf, "has " + chunk.values() + " values for " + group.rows() + " rows");
        }
    }

    private static FormatException corrupt(Leaf leaf, String problem) {
        return new FormatException(
                FindingCode.PARQUET_PAGE_CORRUPT, "a chunk of column " + leaf.name() + " " + problem);
    }
}
