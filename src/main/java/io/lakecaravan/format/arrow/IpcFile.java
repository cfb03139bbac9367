package io.lakecaravan.format.arrow;

import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.schema.Schema;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.flatbuf.Footer;

/**
 * The IPC file format, which is Feather version 2: batches with a footer behind them that says where they are.
 *
 * @see <a href="https://arrow.apache.org/docs/format/Columnar.html#ipc-file-format">IPC file format</a>
 */
final class IpcFile implements ArrowTable {
    static final String MAGIC = "ARROW1";

    /** Length of the footer and the magic behind it. */
    private static final int TRAILER = 10;

    /** The magic at the start, padded. */
    private static final int HEAD = 8;

    private static final int BLOCK = 24;

    /** Where the footer says that a message is. */
    private record Block(long offset, long length) {}

    private final ObjectRanges ranges;
    private final IpcSchema schema;
    private final List<Block> batches;
    private final List<Block> dictionaryBlocks;
    private final Dictionaries dictionaries;
    private boolean dictionariesKnown;
    private int next;

    private IpcFile(ObjectRanges ranges, IpcSchema schema, List<Block> batches, List<Block> dictionaryBlocks) {
        this.ranges = ranges;
        this.schema = schema;
        this.batches = batches;
        this.dictionaryBlocks = dictionaryBlocks;
        this.dictionaries = new Dictionaries(ranges, schema.order());
        this.dictionariesKnown = !schema.hasDictionaries();
    }

    /** @param tail the object's last bytes, which end with the magic */
    static IpcFile open(ObjectRanges ranges, ByteBuffer tail, ReadOptions options) throws IOException {
        long size = ranges.size();
        if (size < HEAD + TRAILER) {
            throw Corrupt.schema(0, "the object has " + size + " bytes, too few for an Arrow file");
        }
        int length = tail.order(ByteOrder.LITTLE_ENDIAN).getInt(tail.limit() - TRAILER);
        long start = size - TRAILER - length;
        if (length <= 0 || start < HEAD) {
            throw Corrupt.schema(
                    size - TRAILER,
                    "the Arrow footer claims " + Integer.toUnsignedString(length) + " bytes; the object has room for "
                            + (size - TRAILER - HEAD));
        }
        if (length > Limits.METADATA) {
            throw new LimitException(
                    "the Arrow footer has " + length + " bytes; footers are read up to " + Limits.METADATA);
        }
        byte[] bytes = new byte[length];
        ranges.read(start, length).get(bytes);
        return Corrupt.guard(
                FindingCode.ARROW_CORRUPT,
                start,
                "the Arrow footer cannot be decoded",
                () -> parse(
                        ranges,
                        Footer.getRootAsFooter(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN)),
                        start,
                        length,
                        options));
    }

    private static IpcFile parse(ObjectRanges ranges, Footer footer, long start, int length, ReadOptions options)
            throws IOException {
        // Some writers leave the footer's version at V1; each message has its own.
        IpcSchema schema = IpcSchema.of(footer.schema(), length, options);
        List<Block> batches = new ArrayList<>();
        int count = checked(footer.recordBatchesLength(), length);
        for (int i = 0; i < count; i++) {
            batches.add(block(footer.recordBatches(i), start));
        }
        List<Block> dictionaries = new ArrayList<>();
        count = checked(footer.dictionariesLength(), length);
        for (int i = 0; i < count; i++) {
            dictionaries.add(block(footer.dictionaries(i), start));
        }
        return new IpcFile(ranges, schema, batches, dictionaries);
    }

    private static int checked(int count, int length) throws FormatException {
        if (count < 0 || count > length / BLOCK) {
            throw Corrupt.schema(-1, "the Arrow footer claims " + count + " blocks in " + length + " bytes");
        }
        return count;
    }

    private static Block block(org.apache.arrow.flatbuf.Block block, long footer) throws FormatException {
        long offset = block.offset();
        long metadata = block.metaDataLength();
        long body = block.bodyLength();
        if (offset < HEAD || metadata < 0 || body < 0 || body > footer || offset > footer - metadata - body) {
            throw Corrupt.schema(
                    -1, "the Arrow footer places a block of " + metadata + " and " + body + " bytes at " + offset);
        }
        return new Block(offset, metadata + body);
    }

    @Override
    public Schema schema() {
        return schema.columns();
    }

    @Override
    public Optional<Batch> next() throws IOException {
        if (next >= batches.size()) {
            return Optional.empty();
        }
        if (!dictionariesKnown) {
            dictionariesKnown = true;
            for (Block block : dictionaryBlocks) {
                dictionaries.add(message(block).dictionary());
            }
        }
        Block block = batches.get(next++);
        ranges.release(block.offset());
        return Optional.of(new IpcBatch(schema, header(block), ranges, dictionaries));
    }

    private BatchHeader header(Block block) throws IOException {
        Message message = message(block);
        if (!message.isBatch()) {
            throw new FormatException(
                    FindingCode.ARROW_BATCH_CORRUPT,
                    block.offset(),
                    "the footer names a record batch where the object has another message",
                    null);
        }
        return message.batch();
    }

    private Message message(Block block) throws IOException {
        return Message.at(ranges, block.offset())
                .orElseThrow(() -> new FormatException(
                        FindingCode.ARROW_BATCH_CORRUPT,
                        block.offset(),
                        "the footer names a message where the object has none",
                        null));
    }

    /** All batches where they are few, or where the object is held whole; else an estimate from the first ones. */
    @Override
    public Counts counts() throws IOException {
        BatchCounts counts = new BatchCounts(schema);
        boolean all = batches.size() <= Limits.COUNTED_BATCHES || ranges.isHeld(0, ranges.size());
        long bytes = batches.stream().mapToLong(Block::length).sum();
        try {
            for (Block block : all ? batches : batches.subList(0, Limits.ESTIMATED_FROM)) {
                counts.add(header(block));
            }
        } catch (FormatException e) {
            return counts.estimated(bytes, Optional.of(e));
        }
        return all ? counts.exact() : counts.estimated(bytes, Optional.empty());
    }
}
