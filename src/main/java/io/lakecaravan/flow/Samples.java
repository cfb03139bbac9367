package io.lakecaravan.flow;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.table.LakeObject;
import io.lakecaravan.table.Sample;
import java.util.List;
import java.util.Optional;

/**
 * Samples read in this process and not yet published, up to a number of bytes. What falls out is read again from its
 * object when its table is published, so the bound costs requests and never correctness.
 */
public final class Samples {
    private final Held<Sample> held;

    /** @param limit approximate bytes of text held */
    public Samples(long limit) {
        this.held = new Held<>(limit, Samples::size);
    }

    public void put(LakeObject object, String member, Sample sample) {
        held.put(key(object, member), sample);
    }

    /** The sample, which is then no longer held. */
    public Optional<Sample> take(LakeObject object, String member) {
        return held.take(key(object, member));
    }

    static String key(LakeObject object, String member) {
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
