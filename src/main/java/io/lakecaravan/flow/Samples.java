package io.lakecaravan.flow;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.table.LakeObject;
import io.lakecaravan.table.Sample;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Samples read in this process and not yet published, up to a number of bytes. What falls out is read again from its
 * object when its table is published, so the bound costs requests and never correctness.
 */
public final class Samples {
    private final long limit;
    private final Map<String, Sample> byObject = new LinkedHashMap<>();
    private long bytes;

    /** @param limit approximate bytes of text held */
    public Samples(long limit) {
        this.limit = limit;
    }

    public synchronized void put(LakeObject object, String member, Sample sample) {
        take(object, member);
        byObject.put(key(object, member), sample);
        bytes += size(sample);
        Iterator<Sample> oldest = byObject.values().iterator();
        while (bytes > limit && oldest.hasNext()) {
            bytes -= size(oldest.next());
            oldest.remove();
        }
    }

    /** The sample, which is then no longer held. */
    public synchronized Optional<Sample> take(LakeObject object, String member) {
        Optional<Sample> sample = Optional.ofNullable(byObject.remove(key(object, member)));
        sample.ifPresent(gone -> bytes -= size(gone));
        return sample;
    }

    private static String key(LakeObject object, String member) {
        return object.uri() + "\n" + object.version() + "\n" + member;
    }

    private static long size(Sample sample) {
        long size = 64;
        for (List<JsonNode> row : sample.rows()) {
            for (JsonNode value : row) {
                size += 32 + (value.isTextual() ? 2L * value.textValue().length() : 16L * (1 + value.size()));
            }
        }
        return size;
    }
}
