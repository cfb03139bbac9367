package io.lakecaravan.format.text;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/** A compression around a whole object. To add one: implement this and put it into {@link Codecs#ALL}. */
interface Codec {
    /** Stable name as it stands in catalogs, e.g. {@code gzip}. */
    String name();

    /** Extensions without dot, in lower case. */
    Set<String> extensions();

    /** Whether the object's first bytes carry this codec's magic. The array may be shorter than the magic. */
    boolean recognises(byte[] head);

    /**
     * Expands what {@code stored} gives. Reading throws {@link java.io.EOFException} where the stored bytes end early,
     * after giving every byte before that point, and {@link io.lakecaravan.format.FormatException} with {@code
     * COMPRESSION_CORRUPT} where they cannot be expanded. It never buffers more than a fixed amount.
     */
    InputStream expand(InputStream stored) throws IOException;
}
