package io.lakecaravan.format.arrow;

import io.lakecaravan.format.arrow.Message.DictionaryPart;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The dictionaries that hold at one place of the object: what was defined last, with what was added to it since. */
final class Dictionaries {
    private final ObjectRanges ranges;
    private final java.nio.ByteOrder order;
    private final Map<Long, List<BatchHeader>> parts = new HashMap<>();
    private final Map<Long, List<Vector>> decoded = new HashMap<>();
    private long limit = Limits.SAMPLE_EXPANDED;

    Dictionaries(ObjectRanges ranges, java.nio.ByteOrder order) {
        this.ranges = ranges;
        this.order = order;
    }

    void add(DictionaryPart part) {
        decoded.remove(part.id());
        if (!part.isDelta()) {
            parts.remove(part.id());
        }
        parts.computeIfAbsent(part.id(), id -> new ArrayList<>()).add(part.values());
    }

    /** Stored bytes of a dictionary that are not in memory yet. */
    long stored(long id) {
        return decoded.containsKey(id)
                ? 0
                : parts.getOrDefault(id, List.of()).stream()
                        .mapToLong(part -> part.message().bodyLength())
                        .sum();
    }

    void expandUpTo(long bytes) {
        limit = bytes;
    }

    /** The values, delta behind delta; a dictionary that was never sent has none. */
    List<Vector> parts(Layout.Dictionary dictionary) throws IOException {
        List<Vector> known = decoded.get(dictionary.id());
        if (known != null) {
            return known;
        }
        List<Vector> vectors = new ArrayList<>();
        BufferReader buffers = new BufferReader(ranges, order, Limits.SAMPLE_WINDOW, limit);
        for (BatchHeader header : parts.getOrDefault(dictionary.id(), List.of())) {
            Message message = header.message();
            if (message.bodyLength() > limit) {
                throw new io.lakecaravan.format.LimitException(
                        "a dictionary has " + message.bodyLength() + " bytes, the limit is " + limit);
            }
            // Indexes jump, so the values must be in memory.
            ranges.fetch(List.of(new ObjectRanges.Range(message.bodyStart(), message.bodyLength())));
            VectorReader reader = new VectorReader(header, new VectorReader.Position(0, 0, 0), buffers, this);
            vectors.add(reader.read(dictionary.values()));
        }
        decoded.put(dictionary.id(), vectors);
        return vectors;
    }
}
