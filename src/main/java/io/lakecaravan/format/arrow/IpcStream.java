package io.lakecaravan.format.arrow;

import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.schema.Schema;
import java.io.IOException;
import java.util.Optional;

/**
 * The IPC streaming format: a schema, then dictionaries and batches in the order in which they hold, without any
 * directory of them.
 *
 * @see <a href="https://arrow.apache.org/docs/format/Columnar.html#ipc-streaming-format">IPC streaming format</a>
 */
final class IpcStream implements ArrowTable {
    private final ObjectRanges ranges;
    private final IpcSchema schema;
    private final long first;
    private final Dictionaries dictionaries;
    private long next;

    private IpcStream(ObjectRanges ranges, IpcSchema schema, long first) {
        this.ranges = ranges;
        this.schema = schema;
        this.first = first;
        this.next = first;
        this.dictionaries = new Dictionaries(ranges, schema.order());
    }

    /** @throws FormatException where the object does not begin with a schema message */
    static IpcStream open(ObjectRanges ranges, ReadOptions options) throws IOException {
        Message message = firstMessage(ranges);
        if (message.isTensor()) {
            throw Corrupt.unsupported("the Arrow messages are tensors, not tables");
        }
        if (!message.isSchema()) {
            throw Corrupt.schema(0, "the Arrow stream does not begin with its schema");
        }
        return new IpcStream(ranges, message.schema(options), message.end());
    }

    private static Message firstMessage(ObjectRanges ranges) throws IOException {
        try {
            return Message.at(ranges, 0).orElseThrow(() -> Corrupt.schema(0, "the object has no Arrow message"));
        } catch (FormatException e) {
            if (e.code() == FindingCode.FORMAT_UNSUPPORTED) {
                throw e;
            }
            throw new FormatException(
                    FindingCode.ARROW_CORRUPT,
                    0,
                    "the object is neither an Arrow file, which ends with ARROW1, nor an Arrow stream, which begins"
                            + " with a schema message: it is no Arrow object, or it is cut off",
                    e);
        }
    }

    @Override
    public Schema schema() {
        return schema.columns();
    }

    @Override
    public Optional<Batch> next() throws IOException {
        while (next < ranges.size()) {
            ranges.release(next);
            Optional<Message> found = message(next);
            if (found.isEmpty()) {
                next = ranges.size();
                return Optional.empty();
            }
            Message message = found.get();
            next = message.end();
            if (message.isDictionary()) {
                dictionaries.add(message.dictionary());
            } else if (message.isBatch()) {
                return Optional.of(new IpcBatch(schema, message.batch(), ranges, dictionaries));
            }
        }
        return Optional.empty();
    }

    /** Without a directory nothing behind a damaged message is found. */
    private Optional<Message> message(long offset) throws IOException {
        boolean found = false;
        try {
            Optional<Message> message = Message.at(ranges, offset);
            found = true;
            return message;
        } finally {
            next = found ? next : ranges.size();
        }
    }

    /** Walks from message to message, one request each where they are long; after some of them it estimates. */
    @Override
    public Counts counts() throws IOException {
        BatchCounts counts = new BatchCounts(schema);
        long resumed = next;
        long offset = first;
        int unheld = 0;
        try {
            while (unheld < Limits.COUNTED_BATCHES) {
                unheld += ranges.isHeld(offset, 4) ? 0 : 1;
                ranges.release(offset);
                Optional<Message> message = message(offset);
                if (message.isEmpty()) {
                    return counts.exact();
                }
                if (message.get().isBatch()) {
                    counts.add(message.get().batch());
                }
                offset = message.get().end();
            }
            return counts.estimated(ranges.size() - first, Optional.empty());
        } catch (FormatException e) {
            return counts.estimated(ranges.size() - first, Optional.of(e));
        } finally {
            next = resumed;
        }
    }
}
